// SPDX-License-Identifier: MIT
// The real program with a password, a member who holds a token, and strangers who do not.
#pragma once

#include "http/raw_client.hpp"
#include "serve/library.hpp"

#include <charconv>
#include <chrono>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <utility>

namespace cinemarco::test {

inline constexpr const char* kPassword = "long enough";

struct Guarded {
  explicit Guarded(Environment more = {}) : served{world, "home", std::move(more)} {
    EXPECT_EQ(served.send("PUT", "/api/password", std::string{R"({"password": ")"} + kPassword + "\"}").status, 204);
  }
  [[nodiscard]] RawClient stranger() const { return RawClient{served.port()}; }
  [[nodiscard]] std::string bearer() const { return "Authorization: Bearer " + token + "\r\n"; }

  ProgramWorld world;
  std::string token = std::string{
      json::parse(world.run({"account", "tokens", "--new", "script", "--json"}).out)->at("token").as_string()};
  Served served;
};

inline int status_of(std::string_view answer) {
  constexpr std::string_view kBegin = "HTTP/1.1 ";
  int status = 0;
  if (answer.starts_with(kBegin)) std::from_chars(answer.data() + kBegin.size(), answer.data() + answer.size(), status);
  return status;
}

// How many answers stand in what came over one connection.
inline int answers_in(std::string_view text) {
  int count = 0;
  for (auto at = text.find("HTTP/1.1 "); at != std::string_view::npos; at = text.find("HTTP/1.1 ", at + 1)) {
    if (status_of(text.substr(at)) > 0) ++count;
  }
  return count;
}

// Under a sanitizer freed memory is kept for a while, to find who still uses it.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool kMemoryIsGivenBack = false;
#else
inline constexpr bool kMemoryIsGivenBack = true;
#endif

// Memory of another process in bytes, by a line of its status: "VmRSS:" now, "VmHWM:" the most until now.
inline std::size_t memory_of(pid_t process, const std::string& line) {
  std::ifstream stream{"/proc/" + std::to_string(process) + "/status"};
  std::string word;
  std::size_t kilobytes = 0;
  while (stream >> word && word != line) {
  }
  stream >> kilobytes;
  return kilobytes * 1024;
}

// Until it holds; false where it does not for a quarter of a minute.
template <class Condition>
[[nodiscard]] bool comes_to(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{15};
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

// As many as the machine's hard limit gives this process.
[[nodiscard]] inline rlim_t allow_sockets() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur;
}

}  // namespace cinemarco::test
