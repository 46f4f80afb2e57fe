// SPDX-License-Identifier: MIT
#include "http/crowd.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace cinemarco::http {
namespace {

constexpr CrowdLimits kSmall{2, 4, 8};

TEST(Crowd, a_household_makes_room_itself) {
  Crowd crowd{kSmall};
  const auto other = crowd.enter("198.51.100.1", false);
  const auto first = crowd.enter("192.0.2.1", false);
  const auto second = crowd.enter("::ffff:192.0.2.1", false);
  EXPECT_FALSE(first.leaver || second.leaver);
  const auto third = crowd.enter("192.0.2.1", false);
  EXPECT_TRUE(third.admitted);
  EXPECT_EQ(third.leaver, first.ticket) << "not the other one, which has waited longer";
  EXPECT_EQ(crowd.size(), 3U);
  crowd.leave(other.ticket);
  crowd.leave(first.ticket);
  EXPECT_EQ(crowd.size(), 2U);
}

TEST(Crowd, whoever_works_stays_and_waits_anew_afterwards) {
  Crowd crowd{kSmall};
  const auto first = crowd.enter("192.0.2.1", false).ticket;
  const auto second = crowd.enter("192.0.2.1", false).ticket;
  crowd.works(first);
  EXPECT_EQ(crowd.enter("192.0.2.1", false).leaver, second);
  const auto third = crowd.enter("192.0.2.1", false);
  crowd.works(third.ticket);
  const auto refused = crowd.enter("192.0.2.1", false);
  EXPECT_FALSE(refused.admitted);
  EXPECT_FALSE(refused.leaver);
  crowd.waits(third.ticket);
  crowd.waits(first);
  EXPECT_EQ(crowd.enter("192.0.2.1", false).leaver, third.ticket);
}

TEST(Crowd, a_network_and_all_are_bounded_too) {
  Crowd crowd{kSmall};
  std::vector<Crowd::Ticket> tickets;
  for (const auto* address : {"2001:db8:1:1::1", "2001:db8:1:2::1", "2001:db8:1:3::1", "2001:db8:1:4::1"}) {
    const auto entry = crowd.enter(address, false);
    EXPECT_TRUE(entry.admitted && !entry.leaver) << address;
    tickets.push_back(entry.ticket);
  }
  EXPECT_EQ(crowd.enter("2001:db8:1:5::1", false).leaver, tickets.front());
  for (const auto* address : {"192.0.2.1", "192.0.3.1", "192.0.4.1", "192.0.5.1"}) {
    EXPECT_FALSE(crowd.enter(address, false).leaver) << address;
  }
  EXPECT_EQ(crowd.enter("192.0.6.1", false).leaver, tickets.at(1)) << "the longest of all";
  EXPECT_EQ(crowd.size(), 8U);
}

TEST(Crowd, those_that_stand_for_many_are_bounded_in_all_only) {
  Crowd crowd{kSmall};
  const auto first = crowd.enter("127.0.0.1", true).ticket;
  for (int i = 1; i < 8; ++i) EXPECT_FALSE(crowd.enter("127.0.0.1", true).leaver) << i;
  EXPECT_EQ(crowd.enter("127.0.0.1", true).leaver, first);
}

TEST(Crowd, whoever_has_no_place_changes_nothing) {
  Crowd crowd{kSmall};
  crowd.waits(7);
  crowd.works(7);
  crowd.leave(7);
  EXPECT_EQ(crowd.size(), 0U);
}

}  // namespace
}  // namespace cinemarco::http
