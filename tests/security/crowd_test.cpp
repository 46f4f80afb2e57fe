// SPDX-License-Identifier: MIT
// Thousands of silent connections keep nobody out.
#include "security/guarded.hpp"

#include <vector>

namespace cinemarco::test {
namespace {

TEST(Crowds, of_silent_connections_make_room_for_whoever_asks) {
  constexpr int kMany = 4200;  // the server holds 4,096
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

}  // namespace
}  // namespace cinemarco::test
