// SPDX-License-Identifier: MIT
// Thousands of silent connections keep nobody out, and no memory when they have left.
#include "security/guarded.hpp"

#include <vector>

namespace cinemarco::test {
namespace {

constexpr int kMany = 4200;  // the server holds 4,096
constexpr std::size_t kMegabyte = 1024 * 1024;

TEST(Crowds, of_silent_connections_make_room_for_whoever_asks) {
  if (allow_sockets() < kMany + 200) GTEST_SKIP() << "this machine's hard limit of open files is too low";
  Guarded guarded;
  auto listener = guarded.stranger();
  listener.send("GET /api/sync/events HTTP/1.1\r\nHost: localhost\r\n" + guarded.bearer() + "\r\n");
  EXPECT_TRUE(listener.read_until("\r\n\r\n").starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(listener.read_until("\n\n").contains("data: "));
  std::vector<RawClient> silent;
  silent.reserve(kMany);
  for (int i = 0; i < kMany; ++i) silent.push_back(guarded.stranger());
  for (int i = 0; i < 10; ++i) {
    auto guest = guarded.stranger();
    guest.send("GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    ASSERT_EQ(status_of(guest.read_all()), 200);
  }
  EXPECT_EQ(silent.front().read_all(), "") << "it waited longest";
  EXPECT_FALSE(listener.is_readable(std::chrono::milliseconds{0})) << "whoever listens is not idle";
}

TEST(Crowds, that_have_left_hold_no_memory) {
  if (allow_sockets() < kMany + 200) GTEST_SKIP() << "this machine's hard limit of open files is too low";
  Guarded guarded;
  EXPECT_EQ(guarded.served.get("/api/health").status, 200);
  const auto now = [process = guarded.served.program().pid()] { return memory_of(process, "RssAnon:"); };
  const auto before = now();
  std::vector<RawClient> silent;
  silent.reserve(kMany);
  for (int i = 0; i < kMany; ++i) silent.push_back(guarded.stranger());
  EXPECT_TRUE(comes_to([&] { return now() > before + 8 * kMegabyte; })) << "or this test shows nothing";
  silent.clear();
  if (!kMemoryIsGivenBack) return;
  EXPECT_TRUE(comes_to([&] { return now() < before + 4 * kMegabyte; })) << before << " before, now " << now();
}

}  // namespace
}  // namespace cinemarco::test
