// SPDX-License-Identifier: MIT
// How far a sync reads: what pages and counts explain is not read again, what they cannot explain is read to the end.
#include "exchange/in_step.hpp"
#include "exchange/syncer.hpp"
#include "exchange/world.hpp"
#include "sandbox/export.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using sandbox::Account;
using sandbox::Media;
using test::expect_in_step;
using test::expect_synced;
using test::query;
using test::World;

// Nine pages of movies or more, so that a sync has something to leave out.
sandbox::Options of_many_pages() {
  auto options = test::small_account();
  options.size.movies = 90;
  options.max_page = 10;
  return options;
}

sandbox::Play movie_play(const Account& account, std::size_t from_the_end) {
  std::vector<sandbox::Play> plays;
  for (const auto& play : account.history()) {
    if (play.item.media == Media::movie && play.watched_at != sandbox::Instant{}) plays.push_back(play);
  }
  return plays.at(plays.size() - 1 - from_the_end);
}

sandbox::Play newest_movie_play(const Account& account) {
  for (const auto& play : account.history()) {
    if (play.item.media == Media::movie) return play;
  }
  throw std::runtime_error{"no movie was watched"};
}

void watch_a_movie(Account& account) {
  account.watch(newest_movie_play(account).item, newest_movie_play(account).watched_at + 1h);
}

struct Deep {
  const char* what;
  std::function<void(Account&)> change;
};

// None of them shows on the first pages, and the number of plays stays.
const Deep kDeep[] = {
    {"another date, the same number",
     [](Account& a) { a.redate(movie_play(a, 8).id, movie_play(a, 2).watched_at - 1h); }},
    {"removed, and added with another date",
     [](Account& a) {
       const auto play = movie_play(a, 8);
       a.remove_play(play.id);
       a.watch(play.item, play.watched_at - 24h * 400);
     }},
    {"one title's play for another's",
     [](Account& a) {
       const auto out = movie_play(a, 8);
       a.remove_play(out.id);
       a.watch(movie_play(a, 3).item, out.watched_at);
     }},
    {"a number of its own",
     [](Account& a) {
       const auto play = movie_play(a, 8);
       a.remove_play(play.id);
       a.watch(play.item, play.watched_at);
     }},
    {"no date any more", [](Account& a) { a.redate(movie_play(a, 8).id, sandbox::Instant{}); }},
    {"from the first page to the last",
     [](Account& a) { a.redate(newest_movie_play(a).id, movie_play(a, 2).watched_at - 1h); }},
    {"three at once",
     [](Account& a) {
       for (int i = 5; i < 8; ++i) {
         const auto play = movie_play(a, static_cast<std::size_t>(i));
         a.remove_play(play.id);
         a.watch(play.item, play.watched_at - 24h * 300);
       }
     }},
};

TEST(SyncWalk, finds_what_changed_deep_down_while_the_number_stayed) {
  World world{of_many_pages()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  for (const auto& deep : kDeep) {
    world.sandbox.edit(deep.change);
    home.clock().advance(1h);
    expect_synced(home);
    SCOPED_TRACE(deep.what);
    expect_in_step(home, world);
    world.sandbox.reset_counters();
    expect_synced(home);
    EXPECT_EQ(world.sandbox.counters().service("trakt"), 1U) << "and it is filed";
  }
}

TEST(SyncWalk, reads_two_small_pages_for_one_new_play) {
  World world{of_many_pages()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  world.sandbox.edit(watch_a_movie);
  world.sandbox.reset_counters();
  EXPECT_EQ(expect_synced(home).summary.plays.new_, 1);
  EXPECT_EQ(world.sandbox.counters().service("trakt"), 4U) << "what changed, whose account, two pages";
}

TEST(SyncWalk, sees_that_a_new_play_does_not_explain_one_that_is_missing_above_it) {
  World world{of_many_pages()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  world.sandbox.edit([](Account& account) {
    const auto newest = newest_movie_play(account);
    watch_a_movie(account);
    account.redate(newest.id, movie_play(account, 2).watched_at - 1h);
  });
  expect_synced(home);
  expect_in_step(home, world);
}

// A new play explains the change, and hides that something else changed far below: README says so.
TEST(SyncWalk, finds_what_a_new_play_hides_within_the_week) {
  World world{of_many_pages()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  world.sandbox.edit([](Account& account) {
    watch_a_movie(account);
    kDeep[1].change(account);
  });
  expect_synced(home);
  home.clock().advance(kBetweenFullSyncs);
  expect_synced(home);
  expect_in_step(home, world);
}

TEST(SyncWalk, finds_that_too_at_once_where_there_are_few_pages) {
  auto options = of_many_pages();
  options.max_page = 250;
  World world{options};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  world.sandbox.edit([](Account& account) {
    watch_a_movie(account);
    kDeep[1].change(account);
  });
  expect_synced(home);
  expect_in_step(home, world);
}

TEST(SyncWalk, of_a_span_files_nothing_that_it_did_not_read) {
  World world{of_many_pages()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  world.sandbox.edit(kDeep[1].change);
  expect_synced(home, {.since = home.clock().now() - 48h});
  expect_synced(home);
  expect_in_step(home, world);
}

TEST(SyncWalk, of_a_span_reads_down_to_it_and_no_further) {
  World world{of_many_pages()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  sandbox::Instant middle;
  world.sandbox.edit([&](Account& account) { middle = movie_play(account, 45).watched_at; });
  world.sandbox.reset_counters();
  expect_synced(home, {.since = Instant{middle.time_since_epoch()}});
  EXPECT_GT(world.sandbox.counters().kind("history/movies"), 3U);
  EXPECT_LT(world.sandbox.counters().kind("history/movies"), 8U);
}

// ---- where no import came to its end ----

TEST(SyncAfterImport, of_a_part_completes_the_rest) {
  for (const auto& parts : {std::set{Part::movies}, std::set{Part::series}, std::set{Part::ratings, Part::watchlist}}) {
    World world{test::small_account()};
    auto home = world.home();
    ASSERT_FALSE(home.import({"", parts}).error);
    home.clock().advance(1h);
    expect_synced(home);
    expect_in_step(home, world);
  }
}

TEST(SyncAfterImport, that_broke_off_completes_the_rest) {
  World world{of_many_pages()};
  for (const int pages : {0, 1, 5, 30}) {
    for (const auto* path : {"/trakt/sync/history", "/3/", "/trakt/sync/ratings"}) {
      SCOPED_TRACE(path + std::string{" after "} + std::to_string(pages));
      world.sandbox.set_faults({{{.name = "423", .path = path, .times = -1, .after = pages}}});
      auto home = world.home(std::string{path[1] == '3' ? "tmdb" : path + 12} + std::to_string(pages));
      (void)home.import();
      world.sandbox.set_faults({});
      home.clock().advance(1h);
      expect_synced(home);
      expect_in_step(home, world);
    }
  }
}

TEST(SyncAfterImport, that_was_cancelled_completes_the_rest) {
  World world{test::small_account()};
  auto home = world.home();
  std::stop_source stop;
  stop.request_stop();
  ASSERT_TRUE(home.import({}, Resume::no, stop.get_token()).error);
  expect_synced(home);
  expect_in_step(home, world);
}

// An import takes nothing away; what it found missing the next sync looks into.
TEST(SyncAfterImport, takes_away_what_the_import_did_not_meet) {
  World world{of_many_pages()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  world.sandbox.edit([](Account& account) { account.remove_play(movie_play(account, 8).id); });
  ASSERT_FALSE(home.import().error);
  expect_synced(home);
  expect_in_step(home, world);
}

// ---- an export is true for its own moment ----

class SyncAfterExport : public testing::Test {
 protected:
  void SetUp() override {
    file_ = world_.folder / "export.zip";
    world_.sandbox.edit([this](Account& account) { sandbox::write_export(account, file_); });
  }
  World world_{of_many_pages()};
  std::filesystem::path file_;
};

TEST_F(SyncAfterExport, reads_everything_once) {
  world_.sandbox.edit([](Account& account) {
    kDeep[1].change(account);
    account.unrate(account.ratings().front().item);
  });
  auto home = world_.home();
  ASSERT_FALSE(home.import_export(file_).error);
  expect_synced(home);
  expect_in_step(home, world_);
  EXPECT_NE(query(home.database_file(), "SELECT group_concat(value) FROM settings WHERE key = 'trakt_sections'"), "");
}

TEST_F(SyncAfterExport, an_old_one_does_not_bring_back_what_trakt_removed) {
  auto home = world_.home();
  ASSERT_FALSE(home.import().error);
  world_.sandbox.edit([](Account& account) {
    account.remove_play(movie_play(account, 8).id);
    account.unrate(account.ratings().front().item);
    account.unlist(account.watchlist().front().item);
  });
  expect_synced(home);
  const auto before = test::state_of(home);
  const auto outcome = home.import_export(file_);
  ASSERT_FALSE(outcome.error);
  EXPECT_EQ(test::difference(test::state_of(home), before), "");
  ASSERT_FALSE(outcome.summary.skipped.empty()) << "and it says so";
  EXPECT_EQ(outcome.summary.skipped.front().reason, "removed_at_trakt");
  expect_synced(home);
  expect_in_step(home, world_);
}

TEST_F(SyncAfterExport, a_younger_one_tells_of_a_new_rating_of_what_had_been_taken_back) {
  auto home = world_.home();
  ASSERT_FALSE(home.import().error);
  sandbox::Item item;
  world_.sandbox.edit([&](Account& account) {
    item = account.ratings().front().item;
    account.unrate(item);
    account.unlist(account.watchlist().front().item);
  });
  expect_synced(home);
  world_.sandbox.edit([&](Account& account) {
    account.rate(item, 3, sandbox::Instant{(home.clock().now() + 24h).time_since_epoch()});
    sandbox::write_export(account, file_);
  });
  ASSERT_FALSE(home.import_export(file_).error);
  expect_in_step(home, world_);
}

TEST_F(SyncAfterExport, trakt_itself_brings_back_what_it_had_removed) {
  auto home = world_.home();
  ASSERT_FALSE(home.import().error);
  sandbox::Rating rating;
  world_.sandbox.edit([&](Account& account) {
    rating = account.ratings().front();
    account.unrate(rating.item);
  });
  expect_synced(home);
  world_.sandbox.edit([&](Account& account) { account.rate(rating.item, rating.rating, rating.rated_at); });
  expect_synced(home);
  expect_in_step(home, world_);
  ASSERT_FALSE(home.import_export(file_).error);
  expect_in_step(home, world_);
}

}  // namespace
}  // namespace cinemarco::exchange
