// SPDX-License-Identifier: MIT
// What the user changes in lists stays, whatever Trakt says later; and notes (docs/contract.md#rule-19).
#include "exchange/list_edits.hpp"

#include "exchange/library_edits.hpp"
#include "exchange/listing.hpp"
#include "sandbox/export.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace cinemarco::exchange {
namespace {

using test::Listing;

struct Edited : Listing {
  ListEdits edits{home.database(), home.catalogue(), home.clock(), home.account()};

  ListId id(const std::string& name) {
    return ListId{std::stoll(value("SELECT id FROM lists WHERE name = '" + name + "'"))};
  }
  ListItemId row(const std::string& list, int movie) {
    return ListItemId{
        std::stoll(value("SELECT i.id FROM list_items i JOIN lists l ON l.id = i.list_id WHERE l.name = '" + list +
                         "' AND i.tmdb_id = " + std::to_string(number(movie))))};
  }
  static std::int64_t number(int movie) { return 100001 + movie; }
  ListItemId add(ListId list, int movie, const char* note = nullptr) {
    ListWish wish{{TitleType::movie, number(movie)}, {}, {}, {}, {}};
    if (note != nullptr) wish.note = note;
    return edits.add(list, wish, {}).item;
  }
  // Something of the list changes at Trakt, so that it is read.
  void touch(std::int64_t list) {
    edit([&](sandbox::Account& account) { account.put_on_list(list, movie(account, 30)); });
  }
};

TEST(ListEdits, a_name_that_was_given_here_stays) {
  Edited it;
  const auto list = it.make("Best", {1});
  ASSERT_FALSE(it.home.import().error);
  it.edits.change(it.id("Best"), {"Mine", std::nullopt});
  it.edit([&](sandbox::Account& account) { account.rename_list(list, "Theirs"); });
  it.sync();
  EXPECT_EQ(it.names(), "Mine");
  ASSERT_FALSE(it.home.import().error);
  EXPECT_EQ(it.names(), "Mine");
}

TEST(ListEdits, an_order_that_was_set_here_stays_and_what_is_new_goes_to_its_end) {
  Edited it;
  const auto list = it.make("Best", {1, 2, 3});
  ASSERT_FALSE(it.home.import().error);
  it.edits.change_item(it.id("Best"), it.row("Best", 3), {std::nullopt, 1});
  EXPECT_EQ(it.rows("Best"), "3 1 2");
  it.touch(list);
  it.sync();
  EXPECT_EQ(it.rows("Best"), "3 1 2 30");
}

TEST(ListEdits, a_note_that_was_given_here_stays) {
  Edited it;
  const auto list = it.make("Best", {1});
  ASSERT_FALSE(it.home.import().error);
  it.edits.change_item(it.id("Best"), it.row("Best", 1), {std::optional<std::string>{"mine"}, std::nullopt});
  it.touch(list);
  it.sync();
  EXPECT_EQ(it.value("SELECT note FROM list_items WHERE position = 1"), "mine");
}

TEST(ListEdits, what_was_taken_off_here_no_sync_and_no_import_brings_back) {
  Edited it;
  const auto list = it.make("Best", {1, 2});
  ASSERT_FALSE(it.home.import().error);
  const auto row = it.row("Best", 1);
  EXPECT_TRUE(it.edits.remove_item(it.id("Best"), row));
  it.touch(list);
  it.sync();
  EXPECT_EQ(it.rows("Best"), "2 30");
  ASSERT_FALSE(it.home.import().error);
  EXPECT_EQ(it.rows("Best"), "2 30");
  it.edits.restore_item(it.id("Best"), row);
  EXPECT_EQ(it.rows("Best"), "1 2 30");
}

TEST(ListEdits, a_list_that_was_removed_here_stays_away_and_comes_back_in_step) {
  Edited it;
  const auto list = it.make("Best", {1, 2});
  ASSERT_FALSE(it.home.import().error);
  const auto id = it.id("Best");
  EXPECT_TRUE(it.edits.remove(id));
  EXPECT_FALSE(it.edits.remove(id));
  it.touch(list);
  it.sync();
  EXPECT_EQ(it.names(), "");
  it.edits.restore(id);
  EXPECT_EQ(it.rows("Best"), "1 2 30");
  EXPECT_EQ(it.id("Best"), id);
}

TEST(ListEdits, lists_of_ones_own_are_nothing_to_trakt) {
  Edited it;
  it.make("Theirs", {1});
  ASSERT_FALSE(it.home.import().error);
  const auto mine = it.edits.make("Mine", "what I like");
  it.add(mine, 4, "first");
  it.add(mine, 2);
  it.edit([&](sandbox::Account& account) { account.remove_list(account.lists().front().id); });
  SyncRequest request;
  request.full = true;
  ASSERT_FALSE(it.home.sync(request).error);
  EXPECT_EQ(it.names(), "Mine");
  EXPECT_EQ(it.rows("Mine"), "4 2");
}

TEST(ListEdits, a_row_of_ones_own_on_a_list_of_trakts_stays_and_is_one_when_trakt_has_it_too) {
  Edited it;
  const auto list = it.make("Best", {1, 2});
  ASSERT_FALSE(it.home.import().error);
  const auto row = it.add(it.id("Best"), 5, "mine");
  it.touch(list);
  it.sync();
  EXPECT_EQ(it.rows("Best"), "1 2 30 5") << "behind what Trakt has";
  it.edit([&](sandbox::Account& account) { account.put_on_list(list, it.movie(account, 5), "theirs"); });
  it.sync();
  EXPECT_EQ(it.rows("Best"), "1 2 30 5");
  EXPECT_EQ(it.row("Best", 5), row);
  EXPECT_EQ(it.value("SELECT note FROM list_items WHERE id = " + std::to_string(row.value())), "mine");
}

TEST(ListEdits, a_list_with_rows_of_ones_own_stays_when_trakt_has_it_no_more) {
  Edited it;
  const auto list = it.make("Best", {1, 2});
  it.make("Other", {6, 7, 8, 9});
  ASSERT_FALSE(it.home.import().error);
  it.add(it.id("Best"), 5);
  it.edit([&](sandbox::Account& account) { account.remove_list(list); });
  it.sync();
  EXPECT_EQ(it.rows("Best"), "1 2 5");
  EXPECT_EQ(it.value("SELECT source || ifnull(trakt_id, '-') FROM lists WHERE name = 'Best'"), "cinemarco-");
}

TEST(ListEdits, refuse_what_makes_no_sense) {
  Edited it;
  ASSERT_FALSE(it.home.import().error);
  const auto list = it.edits.make("Mine", std::nullopt);
  const auto refused = [&](const auto& work) {
    try {
      work();
    } catch (const Error& error) {
      return std::optional{error.code()};
    }
    return std::optional<ErrorCode>{};
  };
  EXPECT_EQ(refused([&] { (void)it.edits.make(" ", {}); }), ErrorCode::invalid);
  EXPECT_EQ(refused([&] { it.edits.change(ListId{99}, {"x", {}}); }), ErrorCode::not_found);
  EXPECT_EQ(refused([&] { it.add(ListId{99}, 1); }), ErrorCode::not_found);
  EXPECT_EQ(refused([&] { it.add(list, 5000); }), ErrorCode::not_found) << "TMDB has no such movie";
  EXPECT_EQ(refused([&] { it.edits.restore(ListId{99}); }), ErrorCode::not_found);
  EXPECT_EQ(refused([&] { it.edits.change_item(list, ListItemId{1}, {{}, 1}); }), ErrorCode::not_found);
  EXPECT_EQ(refused([&] { (void)it.edits.add(list, {{TitleType::movie, it.number(1)}, 1, {}, {}, {}}, {}); }),
            ErrorCode::invalid);
  const std::vector<ListItemId> order{ListItemId{7}};
  EXPECT_EQ(refused([&] { it.edits.order(list, order); }), ErrorCode::invalid);
  EXPECT_EQ(it.value("SELECT count(*) FROM list_items"), "0");
}

TEST(ListEdits, seasons_and_episodes_must_be_there) {
  Edited it;
  ASSERT_FALSE(it.home.import().error);
  const auto list = it.edits.make("Mine", std::nullopt);
  const TitleKey series{TitleType::series, 200001};
  EXPECT_TRUE(it.edits.add(list, {series, 1, 2, {}, {}}, {}).is_new);
  EXPECT_TRUE(it.edits.add(list, {series, 1, {}, {}, {}}, {}).is_new);
  EXPECT_TRUE(it.edits.add(list, {series, {}, {}, {}, {}}, {}).is_new) << "three rows of one series";
  EXPECT_FALSE(it.edits.add(list, {series, 1, 2, {}, {}}, {}).is_new);
  EXPECT_THROW((void)it.edits.add(list, {series, 99, {}, {}, {}}, {}), Error);
}

TEST(Notes, of_trakt_fill_what_is_empty_and_follow_until_the_user_says_otherwise) {
  Edited it;
  sandbox::Item seen, other;
  it.edit([&](sandbox::Account& account) {
    for (const auto& play : account.history()) {
      if (play.item.media == sandbox::Media::movie) (seen == sandbox::Item{} ? seen : other) = play.item;
    }
    account.note(seen, "from Trakt");
    account.note(other, "from Trakt, too");
  });
  const auto note_of = [&](const sandbox::Item& item) {
    std::int64_t number = 0;
    it.edit([&](sandbox::Account& account) { number = account.catalogue().movies[item.title].ids.tmdb; });
    return it.value(
        "SELECT ifnull(notes, '-') FROM library_entries WHERE movie_id = (SELECT id FROM movies WHERE "
        "tmdb_id = " +
        std::to_string(number) + ")");
  };
  ASSERT_FALSE(it.home.import().error);
  EXPECT_EQ(note_of(seen), "from Trakt");
  LibraryEdits library{it.home.database(), it.home.catalogue(), it.home.clock(), it.home.account()};
  library.set_notes(EntryId{std::stoll(it.value("SELECT id FROM library_entries WHERE notes = 'from Trakt, too'"))},
                    std::nullopt);
  it.edit([&](sandbox::Account& account) { account.note(seen, "another"); });
  it.world.sandbox.reset_counters();
  it.sync();
  EXPECT_EQ(note_of(seen), "another");
  EXPECT_EQ(note_of(other), "-") << "the user took it away";
  it.world.sandbox.reset_counters();
  it.sync();
  EXPECT_EQ(it.world.sandbox.counters().service("trakt"), 1U) << "idle";
  library.set_notes(EntryId{std::stoll(it.value("SELECT id FROM library_entries WHERE notes = 'another'"))}, "mine");
  it.edit([&](sandbox::Account& account) { account.note(seen, "theirs"); });
  it.sync();
  EXPECT_EQ(note_of(seen), "mine");
}

TEST(Lists, of_an_export_are_those_of_the_account) {
  Listing it;
  const auto list = it.make("Top 10", {3, 1, 2});
  it.make("Top 10", {4});
  it.edit([&](sandbox::Account& account) {
    account.put_person_on_list(list, "Somebody");
    account.note(account.history().front().item, "well");
  });
  ASSERT_FALSE(it.home.import().error);
  for (const bool old : {false, true}) {
    const auto file = it.world.folder / (old ? "old.zip" : "new.zip");
    it.edit([&](sandbox::Account& account) {
      sandbox::ExportLayout layout;
      layout.old = old;
      layout.rows_per_file = 2;
      sandbox::write_export(account, file, layout);
    });
    auto other = it.world.home(old ? "old" : "new");
    const auto outcome = other.import_export(file);
    ASSERT_FALSE(outcome.error) << outcome.error->what();
    const auto* rows =
        "SELECT group_concat(line, '; ') FROM (SELECT l.trakt_id || ' ' || l.name || ' ' || i.position || ' ' || "
        "i.media_type || ' ' || i.trakt_id || ' ' || i.listed_at AS line FROM list_items i JOIN lists l ON l.id = "
        "i.list_id ORDER BY l.trakt_id, i.position)";
    EXPECT_EQ(test::query(other.database_file(), rows), it.value(rows)) << old;
    EXPECT_EQ(test::query(other.database_file(), "SELECT count(*) FROM trakt_notes"), old ? "0" : "1");
    const auto before = test::query(other.database_file(), rows);
    ASSERT_FALSE(other.import_export(file).error);
    EXPECT_EQ(test::query(other.database_file(), rows), before) << "a second time adds nothing";
  }
}

TEST(Lists, of_an_older_file_bring_back_nothing) {
  Listing it;
  const auto list = it.make("Best", {1, 2, 3, 4});
  it.make("Gone", {5});
  const auto file = it.world.folder / "older.zip";
  it.edit([&](sandbox::Account& account) { sandbox::write_export(account, file, {}); });
  ASSERT_FALSE(it.home.import().error);
  it.edit([&](sandbox::Account& account) {
    account.take_off_list(list, account.lists().front().rows[0].id);
    account.remove_list(account.lists().back().id);
  });
  it.sync();
  EXPECT_EQ(it.rows("Best"), "2 3 4");
  ASSERT_FALSE(it.home.import_export(file).error);
  EXPECT_EQ(it.rows("Best"), "2 3 4");
  EXPECT_EQ(it.names(), "Best");
}

}  // namespace
}  // namespace cinemarco::exchange
