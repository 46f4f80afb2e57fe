// SPDX-License-Identifier: MIT
// A request as handlers see it: whole, checked for form and size, with nothing of sockets left in it.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::http {

enum class Method { get, head, post, put, patch, del, options };
[[nodiscard]] std::string_view to_string(Method method) noexcept;  // "GET"; DELETE for `del`
// Does it change anything? GET, HEAD and OPTIONS do not.
[[nodiscard]] constexpr bool is_safe(Method method) noexcept {
  return method == Method::get || method == Method::head || method == Method::options;
}

// A body that was streamed to a file of its own; whoever takes it over owns the file.
struct Upload {
  std::filesystem::path file;
  std::uintmax_t size = 0;
};

struct Header {
  std::string name;  // lower case
  std::string value;
};

// The head of a request: all that is known before its body is read.
struct RequestHead {
  Method method = Method::get;
  int version = 11;                               // of HTTP: 10 or 11
  std::string target;                             // path and query as sent, or percent-encoded: "/api/library?q=x"
  std::vector<std::string> path;                  // decoded segments: {"api", "library"}
  std::multimap<std::string, std::string> query;  // decoded
  std::vector<Header> headers;
  std::string peer;  // address of the other end of the connection: "127.0.0.1"
  std::optional<std::uint64_t> content_length;

  // The header's value, or "" where it is missing. `name` in lower case.
  [[nodiscard]] std::string_view header(std::string_view name) const noexcept;
  [[nodiscard]] bool has(std::string_view name) const noexcept;
  // The values of all cookies of that name: a browser may hold one of each path and domain, in an order of its own.
  [[nodiscard]] std::vector<std::string_view> cookies(std::string_view name) const;
};

struct Request : RequestHead {
  std::string body;              // empty where the body was uploaded
  std::optional<Upload> upload;  // of routes that take one
};

}  // namespace cinemarco::http
