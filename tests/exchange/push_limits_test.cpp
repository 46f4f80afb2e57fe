// SPDX-License-Identifier: MIT
// Ratings and the watchlist told to Trakt, what it does not take, and how much goes without asking.
#include "exchange/pushing.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;

class PushLimits : public test::Pushing {};

TEST_F(PushLimits, what_trakt_does_not_take_is_shown_with_its_reason) {
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
  EXPECT_EQ(rows("SELECT state FROM outbox"), "unconfirmed");
  next_sync();
  EXPECT_EQ(rows("SELECT state FROM outbox"), "rejected");
  EXPECT_NE(rows("SELECT reason FROM outbox"), "");
  const auto posts = world.sandbox.counters().kind("POST history");
  next_sync();
  EXPECT_EQ(world.sandbox.counters().kind("POST history"), posts) << "and is not tried for ever";
}

TEST_F(PushLimits, a_user_who_keeps_one_play_per_title_gets_no_second_one) {
  world.sandbox.edit([](sandbox::Account& account) { account.set_watch_only_once(true); });
  const auto before = at_trakt();
  watch_movie(when);
  const auto outcome = sync();
  EXPECT_EQ(at_trakt(), before);
  EXPECT_EQ(outcome.summary.pushed->rejected, 1);
  ASSERT_EQ(outcome.summary.errors.size(), 1U);
  EXPECT_NE(outcome.summary.errors.front().message.find("watch only once"), std::string::npos);
}

TEST_F(PushLimits, an_account_that_is_full_is_not_asked_for_ever) {
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

TEST_F(PushLimits, ratings_go_in_steps_and_only_where_they_say_something_new) {
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

TEST_F(PushLimits, the_watchlist_goes_both_ways) {
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
  const auto again = edits.add_title({TitleType::movie, number}, {}).entry;
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

TEST_F(PushLimits, asks_before_much_is_removed_at_trakt) {
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

TEST_F(PushLimits, more_than_fit_into_one_request_go_in_several) {
  const auto before = at_trakt();
  for (int i = 0; i < 230; ++i) watch_movie(when + std::chrono::minutes{i});
  EXPECT_EQ(sync().summary.pushed->plays, 230);
  EXPECT_EQ(at_trakt(), before + 230);
  EXPECT_EQ(world.sandbox.counters().kind("POST history"), 3U);
  expect_same_plays();
}

}  // namespace
}  // namespace cinemarco::exchange
