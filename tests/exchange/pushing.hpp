// SPDX-License-Identifier: MIT
// A home that tells Trakt what is changed in it, and what both must agree on.
#pragma once

#include "exchange/library_edits.hpp"
#include "exchange/sync_settings.hpp"
#include "exchange/world.hpp"
#include "store/outbox.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <string>

namespace cinemarco::test {

class Pushing : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_FALSE(home.import().error);
    push(true);
    world.sandbox.reset_counters();
  }

  void push(bool wanted) {
    store::Transaction tx{home.database()};
    auto settings = exchange::load_sync_settings(tx, home.account());
    settings.push = wanted;
    exchange::save_sync_settings(tx, home.account(), settings);
    tx.commit();
  }
  exchange::ImportOutcome sync(const exchange::SyncRequest& request = {}) {
    auto outcome = home.sync(request);
    EXPECT_FALSE(outcome.error) << outcome.error->what();
    return outcome;
  }
  // Some minutes later, as the scheduler would.
  exchange::ImportOutcome next_sync() {
    home.clock().advance(std::chrono::minutes{30});
    return sync();
  }
  EntryId entry(TitleType type) {
    const auto id = query(home.database_file(),
                          std::string{"SELECT min(id) FROM library_entries WHERE watch_status = 'completed' AND "} +
                              "media_type = '" + std::string{to_string(type)} + "'");
    return EntryId{std::stoll(id)};
  }
  PlayId watch_movie(const std::optional<Instant>& watched_at) {
    exchange::Mark mark;
    mark.date = {watched_at, std::nullopt};
    return edits.mark_watched(entry(TitleType::movie), mark).front();
  }
  std::size_t at_trakt() {
    std::size_t plays = 0;
    world.sandbox.edit([&](sandbox::Account& account) { plays = account.history().size(); });
    return plays;
  }
  std::string rows(const std::string& sql) { return query(home.database_file(), sql); }
  std::string waiting() { return rows("SELECT count(*) FROM outbox"); }
  // The mirror and Trakt hold the same plays by the same numbers.
  void expect_same_plays() {
    std::map<std::int64_t, std::string> there;
    world.sandbox.edit([&](sandbox::Account& account) {
      for (const auto& play : account.history()) {
        there[play.id] = play.watched_at == sandbox::Instant{} ? "-" : sandbox::iso(play.watched_at);
      }
    });
    std::string expected;
    for (const auto& [id, at] : there) expected += std::to_string(id) + " " + at + "\n";
    EXPECT_EQ(rows("SELECT group_concat(line, '') FROM (SELECT trakt_history_id || ' ' || ifnull(watched_at, '-') || "
                   "char(10) AS line FROM plays WHERE removed_at IS NULL ORDER BY trakt_history_id)"),
              expected);
    EXPECT_EQ(rows("SELECT count(*) FROM plays WHERE removed_at IS NULL AND trakt_history_id IS NULL"), "0");
    EXPECT_EQ(waiting(), "0");
  }

  World world{test::small_account()};
  Home home{world.home()};
  exchange::LibraryEdits edits{home.database(), home.catalogue(), home.clock(), home.account()};
  const Instant when{*parse_instant("2026-11-20T20:15:30.123Z")};
};

}  // namespace cinemarco::test
