// SPDX-License-Identifier: MIT
// Trakt's lists and notes come in whole, stay in step, and take nothing of the user's away (docs/contract.md#rule-19).
#include "exchange/list_edits.hpp"
#include "exchange/listing.hpp"

#include <gtest/gtest.h>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using test::Listing;
using test::query;

TEST(Lists, come_with_a_full_import_in_their_order_with_their_notes) {
  Listing it;
  const auto list = it.make("Best of all", {3, 1, 2});
  it.edit([&](sandbox::Account& account) { account.put_on_list(list, it.movie(account, 4), "the last\nword"); });
  const auto outcome = it.home.import();
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(it.rows("Best of all"), "3 1 2 4");
  EXPECT_EQ(it.value("SELECT note FROM list_items WHERE position = 4"), "the last\nword");
  EXPECT_EQ(it.value("SELECT source || '|' || slug || '|' || privacy || '|' || sort_by FROM lists"),
            "trakt|best-of-all|private|rank");
  ASSERT_TRUE(outcome.summary.lists);
  EXPECT_EQ(outcome.summary.lists->seen, 1);
  EXPECT_EQ(outcome.summary.lists->new_, 1);
  EXPECT_EQ(outcome.summary.lists->rows_added, 4);
}

TEST(Lists, bring_no_title_into_the_library) {
  Listing it;
  it.edit([&](sandbox::Account& account) {
    const auto unseen = it.movie(account, 0);
    account.forget_title(unseen);
    account.put_on_list(account.make_list("Some day"), unseen);
  });
  ASSERT_FALSE(it.home.import().error);
  const auto number = it.value("SELECT tmdb_id FROM list_items");
  EXPECT_EQ(
      it.value("SELECT count(*) FROM library_entries e JOIN movies m ON m.id = e.movie_id WHERE m.tmdb_id = " + number),
      "0");
  EXPECT_NE(it.value("SELECT title FROM list_items"), "");
}

TEST(Lists, of_every_size_come_whole) {
  Listing it;
  std::vector<int> movies;
  for (int i = 0; i < 40; ++i) movies.push_back(i);
  it.make("Long", movies);
  ASSERT_FALSE(it.home.import().error);
  EXPECT_EQ(it.value("SELECT count(*) FROM list_items"), "40");
}

TEST(Lists, hold_people_seasons_and_episodes_and_what_has_no_number_of_tmdb) {
  Listing it;
  it.edit([&](sandbox::Account& account) {
    const auto list = account.make_list("Odd");
    account.put_person_on_list(list, "Somebody");
    const auto show = it.show(account);
    account.put_on_list(list, show);
    account.put_on_list(list, account.season({.tmdb = it.number_of(account, show)}, 1));
    account.put_on_list(list, account.episode({.tmdb = it.number_of(account, show)}, 1, 2));
    const auto movie = it.movie(account, 0);
    account.edit_catalogue([&](sandbox::Catalogue& catalogue) {
      catalogue.movies[movie.title].ids.tmdb = 0;
      catalogue.movies[movie.title].ids.imdb.clear();
    });
    account.put_on_list(list, movie);
  });
  ASSERT_FALSE(it.home.import().error);
  EXPECT_EQ(it.value("SELECT group_concat(media_type, ' ') FROM (SELECT * FROM list_items ORDER BY position)"),
            "person series season episode movie");
  EXPECT_EQ(it.value("SELECT season_number || 'x' || episode_number FROM list_items WHERE media_type = 'episode'"),
            "1x2");
  EXPECT_EQ(it.value("SELECT count(*) FROM list_items WHERE tmdb_id IS NULL AND title <> ''"), "1");
}

TEST(Lists, of_one_name_are_two) {
  Listing it;
  it.make("Same", {1});
  it.make("Same", {2});
  ASSERT_FALSE(it.home.import().error);
  EXPECT_EQ(it.value("SELECT count(*) FROM lists WHERE name = 'Same'"), "2");
}

TEST(Lists, are_not_asked_for_by_a_sync_with_nothing_new) {
  Listing it;
  it.make("Best", {1, 2});
  it.make("Other", {3});
  ASSERT_FALSE(it.home.import().error);
  it.world.sandbox.reset_counters();
  it.sync();
  EXPECT_EQ(it.world.sandbox.counters().service("trakt"), 1U);
}

TEST(Lists, are_read_by_a_sync_as_far_as_they_changed) {
  Listing it;
  const auto list = it.make("Best", {1, 2});
  it.make("Other", {3});
  ASSERT_FALSE(it.home.import().error);
  it.edit([&](sandbox::Account& account) {
    account.rename_list(list, "Better");
    account.put_on_list(list, it.movie(account, 5));
  });
  it.world.sandbox.reset_counters();
  it.sync();
  EXPECT_EQ(it.rows("Better"), "1 2 5");
  EXPECT_EQ(it.world.sandbox.counters().service("trakt"), 4U) << "what changed, whose account, the lists, one of them";
}

TEST(Lists, follow_another_order_and_what_was_taken_off) {
  Listing it;
  const auto list = it.make("Best", {1, 2, 3, 4, 5, 6});
  ASSERT_FALSE(it.home.import().error);
  it.edit([&](sandbox::Account& account) {
    const auto rows = account.lists().front().rows;
    account.take_off_list(list, rows[1].id);
    account.reorder_list(list, {rows[5].id, rows[0].id});
  });
  it.sync();
  EXPECT_EQ(it.rows("Best"), "6 1 3 4 5");
}

TEST(Lists, that_are_gone_at_trakt_go_here_too) {
  Listing it;
  const auto gone = it.make("Gone", {1});
  it.make("Stays", {2, 3, 4, 5, 6});
  ASSERT_FALSE(it.home.import().error);
  it.edit([&](sandbox::Account& account) { account.remove_list(gone); });
  const auto outcome = it.sync();
  EXPECT_EQ(it.names(), "Stays");
  EXPECT_EQ(outcome.summary.lists->removed, 1);
}

TEST(Lists, are_not_taken_away_by_an_answer_that_is_empty_by_mistake) {
  Listing it;
  const auto list = it.make("Best", {1, 2, 3});
  it.make("Other", {4});
  ASSERT_FALSE(it.home.import().error);
  for (const auto* fault : {"empty_answer", "empty_answer=counted"}) {
    it.edit([&](sandbox::Account& account) { account.rename_list(list, "Best"); });
    it.break_path("/trakt/users/me/lists", fault);
    (void)it.home.sync();
    EXPECT_EQ(it.names(), "Best, Other") << fault << ": each is asked for by itself before it goes";
    EXPECT_EQ(it.rows("Best"), "1 2 3") << fault;
    it.mend();
    it.sync();
    EXPECT_EQ(it.rows("Best"), "1 2 3") << fault;
  }
}

TEST(Lists, of_which_much_would_go_are_asked_about) {
  Listing it;
  const auto list = it.make("Best", {1, 2, 3, 4, 5, 6, 7, 8});
  ASSERT_FALSE(it.home.import().error);
  it.edit([&](sandbox::Account& account) {
    const auto rows = account.lists().front().rows;
    for (std::size_t i = 0; i < 6; ++i) account.take_off_list(list, rows[i].id);
  });
  const auto refused = it.home.sync();
  ASSERT_TRUE(refused.error);
  EXPECT_EQ(refused.error->code(), ErrorCode::conflict);
  EXPECT_TRUE(std::string{refused.error->what()}.contains("6 of 8")) << refused.error->what();
  EXPECT_EQ(it.rows("Best"), "1 2 3 4 5 6 7 8");
  EXPECT_TRUE(it.home.sync().error) << "it is asked again, not forgotten";
  SyncRequest request;
  request.full = true;
  request.removals = Removals::accept;
  ASSERT_FALSE(it.home.sync(request).error);
  EXPECT_EQ(it.rows("Best"), "7 8");
}

TEST(Lists, of_which_much_would_go_stay_if_the_user_keeps_them) {
  Listing it;
  const auto list = it.make("Best", {1, 2, 3, 4, 5});
  ASSERT_FALSE(it.home.import().error);
  it.edit([&](sandbox::Account& account) { account.remove_list(list); });
  EXPECT_TRUE(it.home.sync().error);
  SyncRequest request;
  request.full = true;
  request.removals = Removals::keep;
  ASSERT_FALSE(it.home.sync(request).error);
  EXPECT_EQ(it.rows("Best"), "1 2 3 4 5");
  EXPECT_EQ(it.value("SELECT source FROM lists"), "cinemarco");
  it.sync();
  EXPECT_EQ(it.names(), "Best") << "the user's own now";
}

TEST(Lists, lose_a_row_that_the_count_hides_only_by_a_second_walk) {
  Listing it;
  const auto list = it.make("Best", {1, 2, 3, 4, 5});
  ASSERT_FALSE(it.home.import().error);
  it.edit([&](sandbox::Account& account) { account.take_off_list(list, account.lists().front().rows[0].id); });
  it.break_path("/trakt/users/me/lists/", "item_count_lies");
  it.sync();
  EXPECT_EQ(it.rows("Best"), "1 2 3 4 5");
  it.home.clock().advance(11min);
  it.sync();
  EXPECT_EQ(it.rows("Best"), "2 3 4 5");
}

TEST(Lists, that_trakt_does_not_give_fail_nothing) {
  Listing it;
  it.make("Best", {1});
  it.break_path("/trakt/users/me/lists", "404");
  const auto outcome = it.home.import();
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  ASSERT_EQ(outcome.summary.hints.size(), 1U);
  EXPECT_TRUE(outcome.summary.hints.front().contains("lists"));
  it.mend();
  it.sync();
  EXPECT_EQ(it.rows("Best"), "1") << "the next sync asks again";
}

TEST(Lists, with_a_row_that_cannot_be_read_bring_the_others) {
  Listing it;
  it.make("Best", {1, 2});
  it.break_path("/trakt/users/me/lists/", "broken_row");
  const auto outcome = it.home.import();
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(it.rows("Best"), "1 2");
  EXPECT_FALSE(outcome.summary.errors.empty());
}

TEST(Lists, are_none_of_the_parts) {
  Listing it;
  it.make("Best", {1});
  ImportRequest request;
  request.parts = {Part::movies};
  ASSERT_FALSE(it.home.import(request).error);
  EXPECT_EQ(it.names(), "");
}

}  // namespace
}  // namespace cinemarco::exchange
