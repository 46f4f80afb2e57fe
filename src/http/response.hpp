// SPDX-License-Identifier: MIT
// An answer as handlers give it.
#pragma once

#include "http/way.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::http {

class EventStream;
class FileBody;

// Whether who reads a stream of events still may. Asked on a worker of that lane before each event and heartbeat.
struct Permission {
  std::function<bool()> holds;
  std::size_t lane = 0;
};

struct Response {
  int status = 200;
  std::string content_type;  // "" for an answer without a body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string etag;                      // in quotes, as it is sent; "" for none
  std::shared_ptr<FileBody> file;        // the body lies there (http/file_body.hpp)
  std::shared_ptr<EventStream> events;   // the body is this stream of server-sent events
  std::optional<Permission> permission;  // of `events`; none: for as long as they like
  std::optional<Way> elsewhere;          // no answer yet: it takes waiting for something else

  Response& set(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

}  // namespace cinemarco::http
