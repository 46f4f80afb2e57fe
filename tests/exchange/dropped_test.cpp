// SPDX-License-Identifier: MIT
// What is dropped at Trakt is abandoned here, until the user takes it up again, here or there
// (docs/contract.md#rule-16).
#include "exchange/dropped_stage.hpp"
#include "exchange/library_edits.hpp"
#include "exchange/world.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace cinemarco::exchange {
namespace {

using test::Home;
using test::query;
using test::World;

struct Series {
  World world{test::small_account()};
  Home home{world.home()};
  std::int64_t number = 0;  // of a series that was watched

  Series() {
    world.sandbox.edit([&](sandbox::Account& account) {
      for (const auto& play : account.history()) {
        if (play.item.media == sandbox::Media::episode) number = account.catalogue().series[play.item.title].ids.tmdb;
      }
    });
  }
  void at_trakt(bool dropped, const char* at = "2026-10-01T00:00:00.000Z") {
    world.sandbox.edit([&](sandbox::Account& account) {
      const auto show = account.show({.tmdb = number});
      if (dropped) {
        account.drop(show, sandbox::instant(at));
      } else {
        account.undrop(show);
      }
    });
  }
  [[nodiscard]] std::string status() const {
    return query(home.database_file(),
                 "SELECT watch_status FROM library_entries WHERE series_id = (SELECT id FROM series WHERE tmdb_id = " +
                     std::to_string(number) + ")");
  }
  [[nodiscard]] EntryId entry() const {
    return EntryId{std::stoll(query(home.database_file(),
                                    "SELECT id FROM library_entries WHERE series_id = (SELECT id FROM series WHERE "
                                    "tmdb_id = " +
                                        std::to_string(number) + ")"))};
  }
  void sync() {
    const auto outcome = home.sync();
    EXPECT_FALSE(outcome.error) << outcome.error->what();
  }
  LibraryEdits edits{home.database(), home.catalogue(), home.clock(), home.account()};
};

TEST(Dropped, is_abandoned_by_an_import_and_taken_up_by_a_sync) {
  Series series;
  series.at_trakt(true);
  ASSERT_FALSE(series.home.import().error);
  EXPECT_EQ(series.status(), "abandoned");
  EXPECT_EQ(query(series.home.database_file(), "SELECT count(*) FROM library_entries WHERE watch_status = 'abandoned'"),
            "1");
  series.at_trakt(false);
  series.sync();
  EXPECT_NE(series.status(), "abandoned");
}

TEST(Dropped, is_found_by_a_sync_that_reads_nothing_else) {
  Series series;
  ASSERT_FALSE(series.home.import().error);
  series.at_trakt(true);
  series.world.sandbox.reset_counters();
  series.sync();
  EXPECT_EQ(series.status(), "abandoned");
  EXPECT_EQ(series.world.sandbox.counters().service("trakt"), 3U) << "what changed, whose account, the list";
  series.sync();
  EXPECT_EQ(series.world.sandbox.counters().service("trakt"), 4U) << "idle: one";
}

TEST(Dropped, stays_taken_up_here_until_it_is_dropped_anew) {
  Series series;
  series.at_trakt(true);
  ASSERT_FALSE(series.home.import().error);
  series.edits.set_abandoned(series.entry(), false);
  EXPECT_NE(series.status(), "abandoned");
  ASSERT_FALSE(series.home.import().error);
  EXPECT_NE(series.status(), "abandoned") << "Trakt still says so, and the user said otherwise";
  SyncRequest full;
  full.full = true;
  ASSERT_FALSE(series.home.sync(full).error);
  EXPECT_NE(series.status(), "abandoned");
  series.at_trakt(true, "2026-11-01T00:00:00.000Z");
  series.sync();
  EXPECT_EQ(series.status(), "abandoned");
}

TEST(Dropped, is_taken_up_by_watching_on_here) {
  for (const bool by_day : {false, true}) {
    Series series;
    series.at_trakt(true);
    ASSERT_FALSE(series.home.import().error);
    Mark mark;
    mark.scope = MarkScope::episode;
    mark.season = mark.episode = 1;
    mark.date.instant = *parse_instant("2026-09-30T20:00:00Z");
    series.edits.mark_watched(series.entry(), mark);
    EXPECT_EQ(series.status(), "abandoned") << "seen before it was dropped";
    mark.date = {};
    series.edits.mark_watched(series.entry(), mark);
    EXPECT_EQ(series.status(), "abandoned") << "nobody knows when";
    if (by_day) {
      mark.date.day = *parse_date("2026-10-01");
    } else {
      mark.date.instant = *parse_instant("2026-10-02T20:00:00Z");
    }
    series.home.clock().advance(*parse_instant("2026-10-03T00:00:00Z") - series.home.clock().now());
    series.edits.mark_watched(series.entry(), mark);
    EXPECT_NE(series.status(), "abandoned");
    SyncRequest full;
    full.full = true;
    ASSERT_FALSE(series.home.sync(full).error);
    EXPECT_NE(series.status(), "abandoned") << "Trakt still says so";
  }
}

TEST(Dropped, does_not_touch_what_the_user_abandoned_here) {
  Series series;
  ASSERT_FALSE(series.home.import().error);
  series.edits.set_abandoned(series.entry(), true);
  series.at_trakt(true);
  series.sync();
  series.at_trakt(false);
  series.sync();
  EXPECT_EQ(series.status(), "abandoned");
}

TEST(Dropped, is_not_taken_up_by_a_play_alone) {
  Series series;
  series.at_trakt(true);
  ASSERT_FALSE(series.home.import().error);
  series.world.sandbox.edit([&](sandbox::Account& account) {
    account.watch(account.episode({.tmdb = series.number}, 1, 1), sandbox::instant("2026-11-20T20:00:00.000Z"));
  });
  series.sync();
  EXPECT_EQ(series.status(), "abandoned");
}

TEST(Dropped, goes_and_comes_with_the_title) {
  Series series;
  series.at_trakt(true);
  ASSERT_FALSE(series.home.import().error);
  const auto plays = *series.edits.remove_entry(series.entry());
  EXPECT_EQ(series.status(), "");
  ASSERT_FALSE(series.home.import().error);
  EXPECT_EQ(series.status(), "") << "what was taken out stays out";
  series.edits.restore_plays(plays);
  EXPECT_EQ(series.status(), "abandoned");
}

TEST(Dropped, of_a_series_never_seen_is_abandoned_too) {
  Series series;
  series.world.sandbox.edit([&](sandbox::Account& account) {
    const auto show = account.show({.tmdb = series.number});
    std::vector<std::int64_t> plays;
    for (const auto& play : account.history()) {
      if (play.item.media == sandbox::Media::episode && play.item.title == show.title) plays.push_back(play.id);
    }
    for (const auto id : plays) account.remove_play(id);
    account.unlist(show);
  });
  series.at_trakt(true);
  ASSERT_FALSE(series.home.import().error);
  EXPECT_EQ(series.status(), "abandoned");
  const auto entry = series.entry();
  series.edits.set_abandoned(entry, false);
  ASSERT_FALSE(series.home.import().error);
  EXPECT_EQ(series.status(), "not_started") << "it stays in the library";
}

TEST(Dropped, is_not_read_where_no_series_are_wanted) {
  Series series;
  series.at_trakt(true);
  ImportRequest request;
  request.parts = {Part::movies};
  ASSERT_FALSE(series.home.import(request).error);
  EXPECT_EQ(series.world.sandbox.counters().kind("dropped"), 0U);
  EXPECT_EQ(series.status(), "");
}

bool says_not_given(const RunSummary& summary) {
  return std::ranges::any_of(summary.hints, [](const auto& hint) {
    return hint.contains("did not give the list of series that you dropped") && hint.contains("asks for it again");
  });
}

TEST(Dropped, never_ends_a_run_leaves_what_was_and_is_asked_for_again) {
  for (const auto* fault : {"404", "405", "426", "420", "429_no_retry_after", "503", "500", "403_html"}) {
    Series series;
    series.at_trakt(true);
    ASSERT_FALSE(series.home.import().error);
    series.at_trakt(false);
    series.world.sandbox.set_faults({{{.name = fault, .path = "/trakt/users/hidden", .times = -1}}});
    for (int syncs = 0; syncs < 2; ++syncs) {
      const auto outcome = series.home.sync();
      EXPECT_FALSE(outcome.error) << fault << ": " << outcome.error->what();
      EXPECT_EQ(outcome.summary.state, "completed") << fault;
      EXPECT_TRUE(says_not_given(outcome.summary)) << fault;
      EXPECT_EQ(series.status(), "abandoned") << fault;
    }
    const auto import = series.home.import();
    ASSERT_FALSE(import.error) << fault;
    EXPECT_TRUE(says_not_given(import.summary)) << fault;
    EXPECT_EQ(series.status(), "abandoned") << fault;
    series.world.sandbox.set_faults({});
    series.home.clock().advance(std::chrono::minutes{20});
    const auto outcome = series.home.sync();
    ASSERT_FALSE(outcome.error) << fault;
    EXPECT_TRUE(outcome.summary.hints.empty()) << fault;
    EXPECT_NE(series.status(), "abandoned") << fault;
    series.world.sandbox.reset_counters();
    ASSERT_FALSE(series.home.sync().error);
    EXPECT_EQ(series.world.sandbox.counters().service("trakt"), 1U) << fault;
  }
}

TEST(Dropped, comes_page_by_page) {
  auto options = test::small_account();
  options.size.series = 30;
  options.max_page = 7;
  World world{options};
  world.sandbox.edit([](sandbox::Account& account) {
    for (std::uint32_t at = 0; at < 25; ++at) account.drop({.media = sandbox::Media::show, .title = at});
  });
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM library_entries WHERE watch_status = 'abandoned'"), "25");
}

}  // namespace
}  // namespace cinemarco::exchange
