// SPDX-License-Identifier: MIT
// An application for tests of the server alone.
#pragma once

#include "domain/error.hpp"
#include "http/event_stream.hpp"
#include "http/file_body.hpp"
#include "http/problem.hpp"
#include "http/server.hpp"

#include <atomic>
#include <fstream>
#include <memory>
#include <semaphore>
#include <sstream>
#include <string>
#include <vector>

namespace cinemarco::test {

// /echo says what it was sent, and so does /small, which takes little; /upload says what lay in its file; /wait answers
// after `gate` was released; /events is a stream; /file is `file`; anything else says its own path.
class FakeApplication : public http::Application {
 public:
  [[nodiscard]] http::Handling handling_of(const http::RequestHead& head) const noexcept override {
    const auto name = head.path.empty() ? std::string{} : head.path.front();
    auto body = http::Body::in_memory;
    if (name == "upload") body = http::Body::to_file;
    if (name == "small") body = http::Body::small;
    return {name == "wait" ? wait_way : http::Way{}, body};
  }
  [[nodiscard]] std::optional<http::Response> refuse(const http::RequestHead& head) noexcept override {
    if (!head.has("x-refuse")) return std::nullopt;
    return http::refusal(403, "not you");
  }
  [[nodiscard]] http::Response handle(http::Request& request, const http::Waiter& waiter) noexcept override {
    ++handled;
    http::Response response;
    response.content_type = "text/plain";
    const auto name = request.path.empty() ? std::string{} : request.path.front();
    if (name == "echo" || name == "small") {
      response.body = request.body;
    } else if (name == "upload" && request.upload) {
      response.body = std::to_string(request.upload->size);
      std::ifstream stream{request.upload->file, std::ios::binary};
      std::stringstream text;
      text << stream.rdbuf();
      uploaded = text.str();
      last_upload = request.upload->file;
    } else if (name == "wait") {
      ++waiting;
      waiting.notify_all();
      const std::stop_callback on_stop{waiter.stop(), [this] { gate.release(); }};
      gate.acquire();
      response.body = "waited";
      ended = waiter.ended();
      ended.notify_all();
    } else if (name == "elsewhere") {
      lanes_seen.push_back(waiter.lane());
      if (lanes_seen.size() == 1) response.elsewhere = http::Way{1, std::chrono::milliseconds{10'000}};
      response.body = request.body;
    } else if (name == "events") {
      response.content_type = "text/event-stream";
      response.events = events;
      response.permission = {[this] { return may_listen.load(); }, 0};
    } else if (name == "file") {
      http::set_file(response, file);
    } else {
      response.body = "/" + name;
    }
    return response;
  }
  void refused(int status) noexcept override { last_refusal = status; }

  std::shared_ptr<http::EventStream> events = std::make_shared<http::EventStream>();
  std::atomic<bool> may_listen{true};
  std::filesystem::path file;
  std::string uploaded;
  std::filesystem::path last_upload;
  http::Way wait_way;
  std::atomic<http::Ended> ended{http::Ended::not_yet};  // of the last /wait
  std::vector<std::size_t> lanes_seen;                   // by /elsewhere
  std::counting_semaphore<> gate{0};
  std::atomic<int> waiting{0};
  std::atomic<int> handled{0};
  std::atomic<int> last_refusal{0};
};

}  // namespace cinemarco::test
