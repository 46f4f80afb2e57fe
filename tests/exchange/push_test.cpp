// SPDX-License-Identifier: MIT
// Plays made and taken away here reach Trakt once, and come back as what they are.
#include "exchange/pusher.hpp"
#include "exchange/pushing.hpp"
#include "store/runs.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;

class Push : public test::Pushing {};

TEST_F(Push, is_off_until_the_user_wants_it) {
  push(false);
  watch_movie(when);
  const auto before = at_trakt();
  const auto outcome = sync();
  EXPECT_EQ(outcome.summary.requests.trakt, 1);
  EXPECT_FALSE(outcome.summary.pushed);
  EXPECT_EQ(at_trakt(), before);
  EXPECT_EQ(waiting(), "1");
  push(true);
  EXPECT_EQ(sync().summary.pushed->plays, 1);
  EXPECT_EQ(at_trakt(), before + 1);
}

TEST_F(Push, a_play_is_sent_once_and_takes_trakts_number) {
  const auto before = at_trakt();
  const auto play = watch_movie(when);
  const auto outcome = sync();
  EXPECT_EQ(outcome.summary.pushed->plays, 1);
  EXPECT_EQ(at_trakt(), before + 1);
  EXPECT_EQ(rows("SELECT watched_at || ' ' || arrived_by FROM plays WHERE trakt_history_id IS NOT NULL AND id = " +
                 std::to_string(play.value())),
            "2026-11-20T20:15:30.000Z local");
  expect_same_plays();
  for (int i = 0; i < 3; ++i) next_sync();
  EXPECT_EQ(at_trakt(), before + 1);
  world.sandbox.reset_counters();
  next_sync();
  EXPECT_EQ(world.sandbox.counters().service("trakt"), 1U) << "and then all is quiet";
  ASSERT_FALSE(home.import().error);
  expect_same_plays();
}

TEST_F(Push, a_play_without_a_date_and_one_long_ago_are_found_again) {
  watch_movie(std::nullopt);
  watch_movie(*parse_instant("1999-12-31T23:59:59Z"));
  Mark mark{MarkScope::episode, 1, 1, *parse_instant("2004-02-29T12:00:00Z")};
  edits.mark_watched(entry(TitleType::series), mark);
  EXPECT_EQ(sync().summary.pushed->plays, 3);
  expect_same_plays();
  next_sync();
  expect_same_plays();
}

TEST_F(Push, what_was_taken_back_before_it_was_sent_never_was) {
  const auto play = watch_movie(when);
  edits.remove_play(play);
  EXPECT_EQ(waiting(), "0");
  edits.restore_plays(std::vector{play});
  EXPECT_EQ(waiting(), "1");
  edits.change_date(play, {*parse_instant("2026-11-19T20:00:00Z"), std::nullopt});
  sync();
  EXPECT_EQ(rows("SELECT watched_at FROM plays WHERE id = " + std::to_string(play.value())),
            "2026-11-19T20:00:00.000Z");
  expect_same_plays();
}

TEST_F(Push, a_day_alone_is_told_as_its_noon_and_stays_a_day) {
  const auto before = at_trakt();
  Mark mark;
  mark.date.day = std::chrono::year{2020} / 7 / 4;
  const auto play = "id = " + std::to_string(edits.mark_watched(entry(TitleType::movie), mark).front().value());
  EXPECT_EQ(sync().summary.pushed->plays, 1);
  for (int i = 0; i < 3; ++i) next_sync();
  ASSERT_FALSE(home.import().error);
  EXPECT_EQ(at_trakt(), before + 1);
  std::string told;
  world.sandbox.edit([&](sandbox::Account& account) {
    for (const auto& there : account.history()) {
      if (std::to_string(there.id) == rows("SELECT trakt_history_id FROM plays WHERE " + play)) {
        told = sandbox::iso(there.watched_at);
      }
    }
  });
  EXPECT_EQ(told, "2020-07-04T10:00:00.000Z") << "in Berlin";
  EXPECT_EQ(rows("SELECT watched_day || ifnull(watched_at, '') FROM plays WHERE " + play), "2020-07-04");
  EXPECT_EQ(waiting(), "0");
  world.sandbox.reset_counters();
  next_sync();
  EXPECT_EQ(world.sandbox.counters().service("trakt"), 1U) << "and then all is quiet";
}

TEST_F(Push, a_removal_goes_by_number_and_leaves_the_titles_other_plays) {
  watch_movie(when);
  sync();
  const auto before = at_trakt();
  const auto title = entry(TitleType::movie);
  const PlayId play{
      std::stoll(rows("SELECT max(p.id) FROM plays p WHERE p.trakt_history_id IS NOT NULL AND "
                      "p.media_type = 'movie'"))};
  edits.remove_play(play);
  EXPECT_EQ(sync().summary.pushed->removals, 1);
  EXPECT_EQ(at_trakt(), before - 1);
  next_sync();
  expect_same_plays();
  EXPECT_GT(
      std::stoll(rows("SELECT count(*) FROM movie_watch_sessions WHERE entry_id = " + std::to_string(title.value()))),
      0);
  edits.restore_plays(std::vector{play});
  edits.restore_plays(std::vector{play});
  EXPECT_EQ(sync().summary.pushed->plays, 1) << "brought back, it is told to Trakt anew, and once";
  EXPECT_EQ(at_trakt(), before);
  expect_same_plays();
}

TEST_F(Push, what_trakt_took_and_removed_before_it_showed_it_counts_as_removed) {
  watch_movie(when);
  store::Transaction tx{home.database()};
  const auto now = home.clock().now();
  const auto run = store::start_run(tx, home.account(), "sync", "api", "{}", now);
  tx.connection().use("UPDATE outbox SET state = 'sent', sent_at = '2020-01-01T00:00:00.000Z'").run();
  EXPECT_EQ(store::sent_and_gone(tx, home.account(), Section::movie_plays, run, now, now).size(), 1U);
  EXPECT_EQ(store::run_counts(tx, home.account(), run).plays_removed, 1);
  tx.commit();
}

TEST_F(Push, a_play_with_another_date_is_exchanged_at_trakt) {
  const auto before = at_trakt();
  const PlayId play{std::stoll(rows("SELECT max(id) FROM plays WHERE media_type = 'movie'"))};
  edits.change_date(play, {when, std::nullopt});
  sync();
  EXPECT_EQ(at_trakt(), before);
  expect_same_plays();
}

TEST_F(Push, what_was_pulled_is_never_pushed) {
  world.sandbox.edit([](sandbox::Account& account) { account.watch(account.history().front().item, sandbox::now()); });
  sync();
  next_sync();
  expect_same_plays();
  EXPECT_EQ(world.sandbox.counters().kind("POST history"), 0U);
}

TEST_F(Push, a_play_that_is_at_trakt_already_is_not_sent) {
  const auto play = watch_movie(when);
  world.sandbox.edit([&](sandbox::Account& account) {
    const auto number = std::stoll(rows("SELECT tmdb_id FROM plays WHERE id = " + std::to_string(play.value())));
    account.watch(account.movie({.tmdb = number, .trakt = 0, .tvdb = 0, .imdb = {}, .slug = {}}),
                  sandbox::instant("2026-11-20T20:15:30Z"));
  });
  const auto before = at_trakt();
  sync();
  EXPECT_EQ(at_trakt(), before);
  expect_same_plays();
}

TEST_F(Push, asks_for_the_truth_before_anything_is_sent_again) {
  for (const auto* failure : {"reset", "429", "500", "503"}) {
    for (const bool carried_out : {true, false}) {
      SCOPED_TRACE(std::string{failure} + (carried_out ? ", carried out" : ", not carried out"));
      const auto before = at_trakt();
      watch_movie(home.clock().now() - 1h);
      sandbox::Fault fault;
      fault.name = carried_out ? "lost_write_answer" : failure == std::string{"429"} ? "429_no_retry_after" : failure;
      fault.value = carried_out ? failure : "";
      fault.path = "/trakt/sync/history";
      fault.times = 1;
      // The walk before it does not reach this far: nothing changed at Trakt.
      world.sandbox.set_faults({{fault}});
      const auto failed = home.sync();
      EXPECT_TRUE(failed.error) << "the user hears of it";
      EXPECT_EQ(rows("SELECT state FROM outbox"), "unconfirmed");
      EXPECT_EQ(at_trakt(), before + (carried_out ? 1 : 0));
      world.sandbox.set_faults({});
      home.clock().advance(kWriteSettles);
      sync();
      EXPECT_EQ(at_trakt(), before + 1);
      expect_same_plays();
      next_sync();
    }
  }
}

TEST_F(Push, a_write_that_may_still_arrive_is_not_sent_again_at_once) {
  const auto before = at_trakt();
  watch_movie(when);
  world.sandbox.set_faults({{{.name = "reset", .path = "/trakt/sync/history", .times = 1}}});
  EXPECT_TRUE(home.sync().error);
  sync();
  EXPECT_EQ(at_trakt(), before) << "seconds later";
  next_sync();
  EXPECT_EQ(at_trakt(), before + 1);
  expect_same_plays();
}

TEST_F(Push, taken_away_while_its_answer_is_out_it_is_removed_there_too) {
  const auto before = at_trakt();
  const auto play = watch_movie(when);
  world.sandbox.set_faults({{{.name = "lost_write_answer", .times = 1}}});
  EXPECT_TRUE(home.sync().error);
  edits.remove_play(play);
  next_sync();
  next_sync();
  EXPECT_EQ(at_trakt(), before);
  expect_same_plays();
}

TEST_F(Push, rows_that_trakt_hides_prove_nothing) {
  const auto before = at_trakt();
  watch_movie(when);
  world.sandbox.set_faults({{{.name = "lost_write_answer", .times = 1}}});
  EXPECT_TRUE(home.sync().error);
  world.sandbox.set_faults(
      {{{.name = "short_pages", .value = "1", .path = "/trakt/sync/history/movies", .times = -1}}});
  for (int i = 0; i < 3; ++i) next_sync();
  EXPECT_EQ(at_trakt(), before + 1);
  world.sandbox.set_faults({});
  next_sync();
  EXPECT_EQ(at_trakt(), before + 1);
  expect_same_plays();
}

}  // namespace
}  // namespace cinemarco::exchange
