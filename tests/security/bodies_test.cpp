// SPDX-License-Identifier: MIT
// Nothing is spent on a stranger: who asks is settled from the head, before a byte of a body is read.
#include "security/guarded.hpp"

#include <fmt/format.h>

#include <vector>

namespace cinemarco::test {
namespace {

constexpr std::size_t kMegabyte = 1024 * 1024;

std::string head(const std::string& method, const std::string& target, const std::string& headers) {
  return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

TEST(Bodies, of_four_hundred_strangers_cost_no_memory) {
  Guarded guarded;
  const auto process = guarded.served.program().pid();
  const auto before = memory_of(process, "VmHWM:");  // setting a password took 64 MB for a moment
  std::vector<RawClient> strangers;
  const std::string most(kMegabyte - 1, 'x');
  for (int i = 0; i < 400; ++i) {
    strangers.push_back(guarded.stranger());
    strangers.back().send(head("POST", "/api/plays", "Content-Length: 1048576\r\n"));
  }
  for (auto& stranger : strangers) {
    ASSERT_EQ(status_of(stranger.read_answer()), 401);
    static_cast<void>(stranger.send(most));
  }
  EXPECT_LT(memory_of(process, "VmHWM:"), before + 16 * kMegabyte);
  EXPECT_EQ(guarded.served.get("/api/health").status, 200);
}

TEST(Bodies, that_nobody_wants_are_answered_unread) {
  Guarded guarded;
  struct Case {
    const char* method;
    const char* target;
    int status;
  };
  constexpr Case cases[] = {
      {"POST", "/api/plays", 401},
      {"PUT", "/api/password", 401},
      {"PATCH", "/api/library/1", 401},
      {"DELETE", "/api/plays/1", 401},
      {"GET", "/api/library", 401},
      {"POST", "/api/import", 401},
      {"POST", "/api/tokens", 401},
      {"POST", "/api/import/file", 401},
      {"POST", "/api/nothing", 404},
      {"PUT", "/api/health", 405},
      {"GET", "/images/poster/w1/a.jpg", 401},
      {"GET", "/metrics", 401},
      {"OPTIONS", "/api/plays", 204},
      {"GET", "/library", 200},
  };
  for (const auto& [method, target, status] : cases) {
    for (const auto* length : {"Content-Length: 4000\r\n", "Transfer-Encoding: chunked\r\n"}) {
      auto stranger = guarded.stranger();
      stranger.send(head(method, target, length));
      EXPECT_EQ(status_of(stranger.read_answer()), status) << method << " " << target << " " << length;
    }
  }
}

TEST(Bodies, of_the_log_in_are_small) {
  Guarded guarded;
  const auto right = std::string{R"({"password": ")"} + kPassword + "\"}";
  EXPECT_EQ(guarded.served.post("/api/session", right).status, 200);
  EXPECT_EQ(guarded.served.post("/api/session", right + std::string(4096 - right.size(), ' ')).status, 200);
  EXPECT_EQ(guarded.served.post("/api/session", right + std::string(4097 - right.size(), ' ')).status, 413);
  for (const auto* length : {"Content-Length: 1048576\r\n", "Content-Length: 18446744073709551614\r\n"}) {
    auto stranger = guarded.stranger();
    stranger.send(head("POST", "/api/session", length));
    EXPECT_EQ(status_of(stranger.read_answer()), 413) << length;
  }
}

TEST(Bodies, of_requests_that_take_none_are_borne_where_they_are_small) {
  Guarded guarded;
  const net::Header bearer{"authorization", "Bearer " + guarded.token};
  for (const auto* target : {"/api/health", "/api/library"}) {
    const auto get = [&](int length) {
      return raw(guarded.served, head("GET", target, guarded.bearer() + fmt::format("Content-Length: {}\r\n", length)) +
                                     std::string(static_cast<std::size_t>(length), ' '));
    };
    EXPECT_EQ(status_of(get(0)), 200) << target;
    EXPECT_EQ(status_of(get(2)), 200) << target;
    EXPECT_EQ(status_of(get(4096)), 200) << target;
    EXPECT_EQ(status_of(get(4097)), 413) << target;
  }
  EXPECT_EQ(guarded.served.send("DELETE", "/api/session", "{}", {bearer}).status, 204);
  auto kept = guarded.stranger();
  const auto get = head("GET", "/api/library", guarded.bearer() + "Content-Length: 2\r\n") + "{}";
  kept.send(get + get);
  EXPECT_EQ(status_of(kept.read_answer()), 200);
  EXPECT_EQ(status_of(kept.read_answer()), 200) << "the connection goes on behind a body that was read";
}

TEST(Bodies, of_members_share_one_memory_that_goes_back) {
  Guarded guarded;
  const auto now = [process = guarded.served.program().pid()] { return memory_of(process, "VmRSS:"); };
  const auto before = now();
  // The second size, smaller than what was freed before, is what an allocator likes to keep.
  for (const std::size_t size : {kMegabyte, std::size_t{900'000}}) {
    const auto begin = head("POST", "/api/plays",
                            guarded.bearer() + "Content-Type: application/json\r\nExpect: 100-continue\r\n" +
                                fmt::format("Content-Length: {}\r\n", size));
    std::vector<RawClient> members;
    for (std::size_t i = 0; i < 32 * kMegabyte / size; ++i) {
      members.push_back(guarded.stranger());
      members.back().send(begin);
      ASSERT_EQ(status_of(members.back().read_until("\r\n\r\n")), 100) << i;
      ASSERT_TRUE(members.back().send(std::string(size - 1, ' ')));
    }
    auto late = guarded.stranger();
    late.send(begin);
    const auto refused = late.read_answer();
    EXPECT_EQ(status_of(refused), 503) << refused;
    EXPECT_TRUE(refused.contains("retry-after: 5\r\n")) << refused;
    EXPECT_EQ(guarded.served.get("/api/health").status, 200);
    EXPECT_TRUE(comes_to([&] { return now() > before + 28 * kMegabyte; })) << "or this test shows nothing";
    EXPECT_TRUE(!kMemoryIsGivenBack || now() < before + 48 * kMegabyte) << now();
    members.clear();
    if (!kMemoryIsGivenBack) break;
    EXPECT_TRUE(comes_to([&] { return now() < before + 8 * kMegabyte; })) << before << " before, now " << now();
    EXPECT_TRUE(comes_to([&] {
      auto again = guarded.stranger();
      again.send(begin);
      return status_of(again.read_until("\r\n\r\n")) == 100;
    }));
  }
}

}  // namespace
}  // namespace cinemarco::test
