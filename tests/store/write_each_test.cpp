// SPDX-License-Identifier: MIT
// Who writes much gives way to others, in their order.
#include "store/write_each.hpp"

#include "store/home.hpp"
#include "store/turn_lock.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <ranges>
#include <thread>
#include <vector>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using test::Home;

void add_account(Transaction& tx, int id) {
  tx.connection().use("INSERT INTO accounts (id, name, time_zone) VALUES (?, 'x', 'UTC')").bind(id).run();
}

TEST(TurnLock, is_had_in_the_order_in_which_it_was_asked_for) {
  TurnLock lock;
  lock.lock();
  std::vector<int> turns;
  std::vector<std::jthread> threads;
  std::atomic<int> asking = 0;
  for (int i = 0; i < 5; ++i) {
    threads.emplace_back([&, i] {
      ++asking;
      lock.lock();
      turns.push_back(i);
      lock.unlock();
    });
    while (asking <= i || !lock.is_wanted()) std::this_thread::yield();
    EXPECT_FALSE(lock.try_lock_for(std::chrono::milliseconds{5})) << "and lets the next one wait behind it";
  }
  EXPECT_FALSE(lock.try_lock());
  lock.unlock();
  threads.clear();
  EXPECT_EQ(turns.size(), 5U);
  EXPECT_TRUE(std::ranges::is_sorted(turns));
  EXPECT_FALSE(lock.is_wanted());
  EXPECT_TRUE(lock.try_lock());
}

TEST(TurnLock, is_not_wanted_by_who_has_much_to_write_himself) {
  TurnLock lock;
  lock.lock();
  std::atomic<bool> has_waited = false;
  std::jthread other{[&] { has_waited = !lock.try_lock_for(std::chrono::milliseconds{20}, Waiting::patient); }};
  while (!has_waited) {
    ASSERT_FALSE(lock.is_wanted());
    std::this_thread::yield();
  }
  lock.unlock();
}

TEST(WriteEach, writes_all_in_one_commit_and_ends_where_it_is_told_to) {
  Home home;
  int called = 0;
  write_each(home.database, std::views::iota(10, 20), [&](Transaction& tx, int id) {
    ++called;
    add_account(tx, id);
    return id == 14 ? Next::stop : Next::go_on;
  });
  EXPECT_EQ(called, 5);
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM accounts WHERE id >= 10"), "5");
}

TEST(WriteEach, lets_whoever_waits_write_in_between) {
  Home home;
  std::jthread other;
  bool came_between = false;
  write_each(home.database, std::views::iota(0, 10), [&](Transaction& tx, int id) {
    if (id == 0) {
      other = std::jthread{[&] { home.write([](Transaction& mine) { add_account(mine, 500); }); }};
      while (!tx.should_end()) std::this_thread::yield();
    } else if (id == 1) {
      auto row = tx.connection().use("SELECT count(*) FROM accounts WHERE id = 500");
      came_between = row.next() && row.integer(0) == 1;
    }
    return Next::go_on;
  });
  EXPECT_TRUE(came_between);
}

}  // namespace
}  // namespace cinemarco::store
