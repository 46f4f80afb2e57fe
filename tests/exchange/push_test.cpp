// SPDX-License-Identifier: MIT
// Changes made here reach Trakt once, and come back as what they are.
#include "exchange/library_edits.hpp"
#include "exchange/mirrored_state.hpp"
#include "exchange/pusher.hpp"
#include "exchange/sync_settings.hpp"
#include "exchange/world.hpp"
#include "store/entries.hpp"
#include "store/outbox.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using test::Home;
using test::query;
using test::World;

class Push : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_FALSE(home.import().error);
    push(true);
    world.sandbox.reset_counters();
  }

  void push(bool wanted) {
    store::Transaction tx{home.database()};
    auto settings = load_sync_settings(tx, home.account());
    settings.push = wanted;
    save_sync_settings(tx, home.account(), settings);
    tx.commit();
  }
  ImportOutcome sync(const SyncRequest& request = {}) {
    auto outcome = home.sync(request);
    EXPECT_FALSE(outcome.error) << outcome.error->what();
    return outcome;
  }
  // Some minutes later, as the scheduler would.
  ImportOutcome next_sync() {
    home.clock().advance(30min);
    return sync();
  }
  EntryId entry(TitleType type) {
    const auto id = query(home.database_file(),
                          std::string{"SELECT min(id) FROM library_entries WHERE watch_status = 'completed' AND "} +
                              "media_type = '" + std::string{to_string(type)} + "'");
    return EntryId{std::stoll(id)};
  }
  PlayId watch_movie(const std::optional<Instant>& watched_at) {
    Mark mark;
    mark.watched_at = watched_at;
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
  LibraryEdits edits{home.database(), home.catalogue(), home.clock(), home.account(), *TimeZone::find("Europe/Berlin")};
  const Instant when{*parse_instant("2026-11-20T20:15:30.123Z")};
};

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
  edits.change_date(play, *parse_instant("2026-11-19T20:00:00Z"));
  sync();
  EXPECT_EQ(rows("SELECT watched_at FROM plays WHERE id = " + std::to_string(play.value())),
            "2026-11-19T20:00:00.000Z");
  expect_same_plays();
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

TEST_F(Push, a_play_with_another_date_is_exchanged_at_trakt) {
  const auto before = at_trakt();
  const PlayId play{std::stoll(rows("SELECT max(id) FROM plays WHERE media_type = 'movie'"))};
  edits.change_date(play, when);
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
      EXPECT_EQ(rows("SELECT state FROM outbox"), "doubtful");
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

TEST_F(Push, what_trakt_does_not_take_is_shown_with_its_reason) {
  const auto title = entry(TitleType::series);
  Mark mark{MarkScope::episode, 1, 1, when};
  edits.mark_watched(title, mark);
  // An episode of another number than Trakt's.
  {
    store::Transaction tx{home.database()};
    tx.connection().use("UPDATE plays SET season_number = 77 WHERE arrived_by = 'local'").run();
    tx.commit();
  }
  sync();
  EXPECT_EQ(rows("SELECT state FROM outbox"), "doubtful");
  next_sync();
  EXPECT_EQ(rows("SELECT state FROM outbox"), "rejected");
  EXPECT_NE(rows("SELECT reason FROM outbox"), "");
  const auto posts = world.sandbox.counters().kind("POST history");
  next_sync();
  EXPECT_EQ(world.sandbox.counters().kind("POST history"), posts) << "and is not tried for ever";
}

TEST_F(Push, a_user_who_keeps_one_play_per_title_gets_no_second_one) {
  world.sandbox.edit([](sandbox::Account& account) { account.set_watch_only_once(true); });
  const auto before = at_trakt();
  watch_movie(when);
  const auto outcome = sync();
  EXPECT_EQ(at_trakt(), before);
  EXPECT_EQ(outcome.summary.pushed->rejected, 1);
  ASSERT_EQ(outcome.summary.errors.size(), 1U);
  EXPECT_NE(outcome.summary.errors.front().message.find("watch only once"), std::string::npos);
}

TEST_F(Push, an_account_that_is_full_is_not_asked_for_ever) {
  watch_movie(when);
  world.sandbox.set_faults({{{.name = "420", .path = "/trakt/sync/history", .times = 1}}});
  const auto outcome = sync();
  EXPECT_EQ(outcome.summary.state, "completed_with_errors");
  EXPECT_NE(rows("SELECT reason FROM outbox WHERE state = 'rejected'").find("limit"), std::string::npos);
  {
    store::Transaction tx{home.database()};
    EXPECT_EQ(store::retry_rejected(tx, home.account()), 1);
    tx.commit();
  }
  next_sync();
  expect_same_plays();
}

TEST_F(Push, ratings_go_in_steps_and_only_where_they_say_something_new) {
  const auto title = entry(TitleType::movie);
  const auto number = rows("SELECT m.tmdb_id FROM library_entries e JOIN movies m ON m.id = e.movie_id WHERE e.id = " +
                           std::to_string(title.value()));
  const auto there = [&] {
    return rows("SELECT ifnull(max(rating), 0) FROM trakt_ratings WHERE media_type = 'movie' AND tmdb_id = " + number);
  };
  edits.rate(title, 4);
  EXPECT_EQ(sync().summary.pushed->ratings, 1);
  next_sync();
  EXPECT_EQ(there(), "8");
  edits.rate(title, 2);
  edits.rate(title, 4);
  EXPECT_EQ(waiting(), "0") << "it says so there already";
  edits.rate(title, std::nullopt);
  EXPECT_EQ(sync().summary.pushed->ratings, 1);
  next_sync();
  EXPECT_EQ(there(), "0") << "it came from here and goes from here";
}

TEST_F(Push, the_watchlist_goes_both_ways) {
  std::int64_t number = 0;
  world.sandbox.edit([&](sandbox::Account& account) {
    for (const auto& listed : account.watchlist()) {
      if (listed.item.media == sandbox::Media::movie) number = account.catalogue().movies[listed.item.title].ids.tmdb;
    }
  });
  const auto listed = [&] {
    bool found = false;
    world.sandbox.edit([&](sandbox::Account& account) {
      for (const auto& row : account.watchlist()) {
        found = found || (row.item.media == sandbox::Media::movie &&
                          account.catalogue().movies[row.item.title].ids.tmdb == number);
      }
    });
    return found;
  };
  const EntryId id{
      std::stoll(rows("SELECT e.id FROM library_entries e JOIN movies m ON m.id = e.movie_id WHERE "
                      "m.tmdb_id = " +
                      std::to_string(number)))};
  edits.remove_entry(id);
  EXPECT_EQ(sync().summary.pushed->watchlist, 1);
  EXPECT_FALSE(listed());
  next_sync();
  EXPECT_EQ(rows("SELECT count(*) FROM trakt_watchlist WHERE tmdb_id = " + std::to_string(number)), "0");
  const auto again = edits.add_title({TitleType::movie, number}, {});
  EXPECT_NE(rows("SELECT watchlisted_at FROM library_entries WHERE id = " + std::to_string(again.value())), "");
  EXPECT_EQ(sync().summary.pushed->watchlist, 1);
  EXPECT_TRUE(listed());
  next_sync();
  EXPECT_EQ(
      rows("SELECT count(*) || ' ' || max(arrived_by) FROM trakt_watchlist WHERE tmdb_id = " + std::to_string(number)),
      "1 trakt");
  EntryEdit off;
  off.watchlisted = false;
  edits.change(again, off);
  sync();
  EXPECT_FALSE(listed());
  next_sync();
  EXPECT_EQ(rows("SELECT count(*) FROM library_entries WHERE id = " + std::to_string(again.value())), "1");
}

TEST_F(Push, asks_before_much_is_removed_at_trakt) {
  const auto before = at_trakt();
  while (std::stoi(waiting()) <= 60) {
    const auto id = rows("SELECT min(e.id) FROM library_entries e WHERE media_type = 'series'");
    edits.remove_entry(EntryId{std::stoll(id)});
  }
  const auto refused = home.sync();
  ASSERT_TRUE(refused.error);
  EXPECT_EQ(refused.error->code(), ErrorCode::conflict);
  EXPECT_EQ(at_trakt(), before);
  SyncRequest accepted;
  accepted.removals = Removals::accept;
  EXPECT_GT(sync(accepted).summary.pushed->removals, 60);
  next_sync();
  expect_same_plays();
}

TEST_F(Push, more_than_fit_into_one_request_go_in_several) {
  const auto before = at_trakt();
  for (int i = 0; i < 230; ++i) watch_movie(when + std::chrono::minutes{i});
  EXPECT_EQ(sync().summary.pushed->plays, 230);
  EXPECT_EQ(at_trakt(), before + 230);
  EXPECT_EQ(world.sandbox.counters().kind("POST history"), 3U);
  expect_same_plays();
}

}  // namespace
}  // namespace cinemarco::exchange
