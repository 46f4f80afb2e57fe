// SPDX-License-Identifier: MIT
// What is gone at Trakt goes here too, once that is proven, and is asked about where it is much.
#include "exchange/removals.hpp"

#include "exchange/in_step.hpp"
#include "exchange/syncer.hpp"
#include "exchange/world.hpp"
#include "store/missing_upstream.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using sandbox::Account;
using sandbox::Media;
using test::difference;
using test::expect_in_step;
using test::expect_synced;
using test::Home;
using test::query;
using test::state_of;
using test::World;

TEST(Removals, are_much_by_number_by_share_or_as_most_of_what_there_is) {
  struct Row {
    std::int64_t gone, all;
    bool much;
  };
  for (const auto& row :
       {Row{0, 0, false}, Row{1, 1, false}, Row{3, 3, false}, Row{4, 4, true}, Row{4, 8, false}, Row{4, 7, true},
        Row{10, 20, false}, Row{10, 19, true}, Row{10, 200, false}, Row{11, 200, true}, Row{11, 219, true},
        Row{11, 220, false}, Row{50, 1000, false}, Row{51, 1000, true}, Row{30, 30, true}}) {
    EXPECT_EQ(is_much(row.gone, row.all), row.much) << row.gone << " of " << row.all;
  }
}

class RemovalsAtTrakt : public testing::Test {
 protected:
  void SetUp() override { ASSERT_FALSE(home_.import().error); }

  void remove_episodes(std::size_t many) {
    world_.sandbox.edit([many](Account& account) {
      std::vector<std::int64_t> plays;
      for (const auto& play : account.history()) {
        if (play.item.media == Media::episode && plays.size() < many) plays.push_back(play.id);
      }
      for (const auto id : plays) account.remove_play(id);
    });
  }
  // Something changes there too, so that the section is looked at.
  void touch() {
    world_.sandbox.edit([](Account& account) {
      account.watch(account.history().front().item, account.history().front().watched_at + 1h);
      account.rate(account.history().front().item, 7);
      account.list(account.history().back().item);
    });
  }
  void expect_refused(const std::string& words) {
    const auto before = state_of(home_);
    const auto refused = home_.sync();
    ASSERT_TRUE(refused.error);
    EXPECT_EQ(refused.error->code(), ErrorCode::conflict);
    const std::string message = refused.error->what();
    EXPECT_NE(message.find("--accept-removals"), std::string::npos) << message;
    EXPECT_NE(message.find(words), std::string::npos) << message;
    EXPECT_EQ(difference(state_of(home_), before), "");
  }
  std::string rows(const std::string& sql) { return query(home_.database_file(), sql); }
  void fault(sandbox::Fault fault) {
    fault.times = -1;
    world_.sandbox.set_faults({{std::move(fault)}});
  }

  World world_{test::small_account()};
  Home home_{world_.home()};
};

TEST_F(RemovalsAtTrakt, are_asked_about_where_they_are_many_with_their_number_and_some_titles) {
  remove_episodes(60);
  std::string sample;
  {
    store::Reader reader{home_.database()};
    sample = rows("SELECT count(*) FROM plays WHERE media_type = 'episode'");
  }
  expect_refused("Trakt no longer has 60 of " + sample + " plays of episodes: ");
  expect_refused(
      rows("SELECT title FROM plays_met WHERE media_type = 'episode' AND met_by < (SELECT max(id) FROM "
           "runs) GROUP BY title ORDER BY count(*) DESC, title LIMIT 1"));
  world_.sandbox.edit([](Account& account) { account.rate(account.history().front().item, 4); });
  const auto before = state_of(home_);
  EXPECT_TRUE(home_.sync().error);
  EXPECT_NE(difference(state_of(home_), before), "") << "what else changed arrives all the same";
  const auto accepted = expect_synced(home_, {.full = true, .removals = Removals::accept});
  EXPECT_EQ(accepted.summary.plays.removed, 60);
  expect_in_step(home_, world_);
}

TEST_F(RemovalsAtTrakt, of_all_that_there_was_are_asked_about) {
  struct Kind {
    const char* path;
    const char* words;
  };
  touch();
  expect_synced(home_);
  for (const auto& kind : {Kind{"/trakt/sync/history/movies", "plays of movies"},
                           Kind{"/trakt/sync/history/episodes", "plays of episodes"},
                           Kind{"/trakt/sync/ratings", "ratings"}, Kind{"/trakt/sync/watchlist", "watchlist items"}}) {
    touch();
    world_.sandbox.edit([](Account& account) {
      account.watch(account.history().back().item, account.history().front().watched_at + 1h);
    });
    fault({.name = "empty_answer", .path = kind.path});
    home_.clock().advance(1h);
    const auto outcome = home_.sync({.full = true});
    ASSERT_TRUE(outcome.error) << kind.path;
    EXPECT_EQ(outcome.error->code(), ErrorCode::conflict);
    EXPECT_NE(std::string{outcome.error->what()}.find(kind.words), std::string::npos) << outcome.error->what();
    world_.sandbox.set_faults({});
    expect_synced(home_);
    expect_in_step(home_, world_);
    store::Reader reader{home_.database()};
    EXPECT_EQ(store::waiting_removals(reader, home_.account(), 10).total, 0);
  }
}

TEST_F(RemovalsAtTrakt, are_not_made_to_look_few_by_what_comes_in_their_place) {
  std::size_t many = 0;
  world_.sandbox.edit([&many](Account& account) {
    std::vector<sandbox::Play> plays;
    for (const auto& play : account.history()) {
      if (play.item.media == Media::movie) plays.push_back(play);
    }
    many = plays.size();
    for (const auto& play : plays) {
      account.remove_play(play.id);
      account.watch(play.item, play.watched_at + 24h);
    }
  });
  home_.clock().advance(1h);
  const auto outcome = home_.sync();
  ASSERT_TRUE(outcome.error);
  const auto all = std::to_string(many);
  EXPECT_NE(std::string{outcome.error->what()}.find(all + " of " + all + " plays of movies"), std::string::npos)
      << outcome.error->what();
}

TEST_F(RemovalsAtTrakt, of_several_kinds_are_told_in_one_message) {
  touch();
  expect_synced(home_);
  fault({.name = "empty_answer", .path = "/trakt/sync/"});
  const auto outcome = home_.sync({.full = true});
  ASSERT_TRUE(outcome.error);
  for (const auto* words : {"plays of movies", "plays of episodes", "ratings", "watchlist items"}) {
    EXPECT_NE(std::string{outcome.error->what()}.find(words), std::string::npos) << outcome.error->what();
  }
}

// ---- a walk whose rows are not as many as Trakt says proves nothing by itself ----

TEST_F(RemovalsAtTrakt, of_rows_that_trakt_counts_and_does_not_show_wait_for_a_second_walk) {
  fault({.name = "hidden_rows", .value = "2", .path = "/trakt/sync/history/movies"});
  const auto before = rows("SELECT count(*) FROM plays WHERE removed_at IS NULL");
  expect_synced(home_, {.full = true});
  home_.clock().advance(1min);
  expect_synced(home_, {.full = true});
  EXPECT_GE(std::stoi(rows("SELECT count(*) FROM plays WHERE removed_at IS NULL")), std::stoi(before))
      << "too soon after the first to be another";
  home_.clock().advance(kBetweenProofs);
  EXPECT_EQ(expect_synced(home_).summary.plays.removed, 2) << "and it is not forgotten meanwhile";
  world_.sandbox.reset_counters();
  expect_synced(home_);
  EXPECT_EQ(world_.sandbox.counters().service("trakt"), 1U) << "then it is settled";
}

TEST_F(RemovalsAtTrakt, of_what_comes_back_meanwhile_do_not_happen) {
  fault({.name = "hidden_rows", .value = "2", .path = "/trakt/sync/history/movies"});
  expect_synced(home_, {.full = true});
  home_.clock().advance(1h);
  world_.sandbox.set_faults({});
  EXPECT_EQ(expect_synced(home_).summary.plays.removed, 0);
  expect_in_step(home_, world_);
}

TEST_F(RemovalsAtTrakt, are_believed_at_once_only_where_the_count_is_right) {
  for (const auto* off : {"1", "-1"}) {
    remove_episodes(1);
    fault({.name = "item_count_lies", .value = off, .path = "/trakt/sync/history/episodes"});
    home_.clock().advance(1h);
    EXPECT_EQ(expect_synced(home_).summary.plays.removed, 0) << off;
    home_.clock().advance(1h);
    EXPECT_EQ(expect_synced(home_).summary.plays.removed, 1) << off;
    expect_in_step(home_, world_);
  }
}

TEST_F(RemovalsAtTrakt, without_any_count_take_two_walks) {
  remove_episodes(1);
  fault({.name = "missing_pagination_headers", .value = "pages"});
  EXPECT_EQ(expect_synced(home_).summary.plays.removed, 0);
  home_.clock().advance(1h);
  EXPECT_EQ(expect_synced(home_).summary.plays.removed, 1);
  expect_in_step(home_, world_);
}

TEST_F(RemovalsAtTrakt, that_are_many_are_asked_about_after_two_walks_too) {
  fault({.name = "empty_answer", .value = "counted", .path = "/trakt/sync/history/movies"});
  const auto before = state_of(home_);
  expect_synced(home_, {.full = true});
  home_.clock().advance(1h);
  expect_refused("plays of movies");
  EXPECT_EQ(difference(state_of(home_), before), "");
}

TEST_F(RemovalsAtTrakt, of_ratings_and_listings_happen_though_some_rows_are_not_kept) {
  world_.sandbox.edit([](Account& account) {
    account.rate(account.history().back().item, 0);
    account.list(account.history().front().item);
    account.list(account.history().back().item);
  });
  fault({.name = "odd_rows"});
  (void)home_.sync();
  const auto rated = rows("SELECT count(*) FROM trakt_ratings");
  const auto listed = rows("SELECT count(*) FROM trakt_watchlist");
  world_.sandbox.edit([](Account& account) {
    account.unrate(account.ratings().front().item);
    account.unlist(account.watchlist().front().item);
  });
  (void)home_.sync();
  EXPECT_EQ(std::stoi(rows("SELECT count(*) FROM trakt_ratings")), std::stoi(rated) - 1);
  EXPECT_EQ(std::stoi(rows("SELECT count(*) FROM trakt_watchlist")), std::stoi(listed) - 1);
  world_.sandbox.set_faults({});
  expect_synced(home_, {.full = true});
  expect_in_step(home_, world_);
}

TEST_F(RemovalsAtTrakt, do_not_happen_where_trakt_numbers_its_plays_anew) {
  const auto before = rows("SELECT count(*) || ' ' || sum(removed_at IS NOT NULL) FROM plays");
  const auto shown = state_of(home_);
  const auto number_anew = [&] {
    world_.sandbox.edit([](Account& account) {
      const auto history = account.history();
      for (const auto& play : history) {
        account.watch(play.item, play.watched_at);
        account.remove_play(play.id);
      }
    });
  };
  number_anew();
  const auto outcome = expect_synced(home_);
  EXPECT_EQ(outcome.summary.plays.removed, 0);
  EXPECT_EQ(outcome.summary.plays.new_, 0);
  EXPECT_GT(outcome.summary.plays.changed, 100);
  EXPECT_EQ(rows("SELECT count(*) || ' ' || sum(removed_at IS NOT NULL) FROM plays"), before);
  expect_in_step(home_, world_);
  // What else is gone then is asked about, and shows no viewing twice.
  number_anew();
  remove_episodes(60);
  const auto refused = home_.sync();
  ASSERT_TRUE(refused.error);
  EXPECT_TRUE(std::string{refused.error->what()}.contains("Trakt no longer has 60 of ")) << refused.error->what();
  EXPECT_EQ(rows("SELECT count(*) || ' ' || sum(removed_at IS NOT NULL) FROM plays"), before);
}

TEST_F(RemovalsAtTrakt, of_doubles_that_trakt_cleaned_up_are_asked_about) {
  world_.sandbox.edit([](Account& account) {
    const auto history = account.history();
    for (const auto& play : history) account.watch(play.item, play.watched_at);
  });
  expect_synced(home_);
  world_.sandbox.edit([](Account& account) {
    const auto history = account.history();
    for (std::size_t i = 0; i < history.size() / 2; ++i) account.remove_play(history[i].id);
  });
  EXPECT_TRUE(home_.sync().error);
  EXPECT_EQ(rows("SELECT sum(removed_at IS NOT NULL) FROM plays"), "0");
}

TEST_F(RemovalsAtTrakt, of_a_rating_that_became_a_zero_happen) {
  world_.sandbox.edit([](Account& account) {
    const auto item = account.ratings().front().item;
    account.rate(item, 0);
  });
  expect_synced(home_);
  expect_in_step(home_, world_);
}

TEST_F(RemovalsAtTrakt, are_not_hidden_by_a_row_that_cannot_be_read) {
  remove_episodes(1);
  fault({.name = "broken_row", .path = "/trakt/sync/history"});
  (void)home_.sync();
  home_.clock().advance(1h);
  EXPECT_EQ(home_.sync().summary.plays.removed, 1);
}

}  // namespace
}  // namespace cinemarco::exchange
