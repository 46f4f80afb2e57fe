// SPDX-License-Identifier: MIT
// Lists of other services: in their order, with their notes, and once however often they come.
#include "exchange/list_edits.hpp"
#include "imports/imports.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cinemarco::exchange {
namespace {

using test::Home;
using test::Imports;
using test::World;

const std::string kLetterboxdList =
    "Letterboxd list export v7\n"
    "Date,Name,Tags,URL,Description\n"
    "2024-06-01,Best ones,,https://boxd.it/LLLL,\"two\nlines\"\n"
    "\n"
    "Position,Name,Year,URL,Description\n"
    "1,The Matrix,1999,https://boxd.it/2a1m,\n"
    "2,Inception,2010,https://boxd.it/1skk,again\n"
    "3,No Such Film At All,1901,https://boxd.it/9999,\n";

class ListsOfOthers : public testing::Test {
 protected:
  std::string ask(const std::string& sql) { return imports.ask(sql); }
  std::string rows() {
    return ask(
        "SELECT l.source || ' ' || l.name || ' ' || i.position || ' ' || i.media_type || ' ' || ifnull(i.tmdb_id, '-') "
        "|| ' ' || ifnull(i.note, '-') FROM list_items i JOIN lists l ON l.id = i.list_id WHERE i.removed_at IS NULL "
        "ORDER BY l.name, i.position");
  }
  void run(const std::string& name, std::string_view content) {
    const auto outcome = imports.run(name, content);
    ASSERT_FALSE(outcome.error) << outcome.error->what();
  }

  World world;
  Home home = world.home();
  Imports imports{home, world.folder / "files"};
};

TEST_F(ListsOfOthers, letterboxd_tells_what_a_list_is_and_what_stands_on_it) {
  imports.write("export/lists/best-ones.csv", kLetterboxdList);
  imports.write("export/diary.csv",
                "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
                "2024-02-10,The Matrix,1999,https://boxd.it/d1,,,,2024-02-09\n");
  const auto outcome = imports.run(world.folder / "files" / "export");
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(rows(),
            "letterboxd Best ones 1 movie 603 -\nletterboxd Best ones 2 movie 27205 again\n"
            "letterboxd Best ones 3 movie - -");
  EXPECT_EQ(ask("SELECT description FROM lists"), "two\nlines");
  EXPECT_EQ(ask("SELECT title FROM list_items WHERE tmdb_id IS NULL"), "No Such Film At All");
  EXPECT_EQ(ask("SELECT count(*) FROM library_entries"), "1") << "what was watched; a list brings in nothing";
  ASSERT_TRUE(outcome.summary.lists);
  EXPECT_EQ(outcome.summary.lists->new_, 1);
  EXPECT_EQ(outcome.summary.lists->rows_added, 3);
}

TEST_F(ListsOfOthers, come_once_and_what_was_changed_here_stays) {
  run("best-ones.csv", kLetterboxdList);
  ListEdits edits{home.database(), home.catalogue(), home.clock(), home.account()};
  const ListId list{std::stoll(ask("SELECT id FROM lists"))};
  edits.change(list, {"Mine", std::nullopt});
  EXPECT_TRUE(edits.remove_item(list, ListItemId{std::stoll(ask("SELECT id FROM list_items WHERE tmdb_id = 603"))}));
  run("best-ones.csv", kLetterboxdList);
  EXPECT_EQ(rows(), "letterboxd Mine 1 movie 27205 again\nletterboxd Mine 2 movie - -");
  EXPECT_EQ(ask("SELECT count(*) FROM lists"), "1");
}

TEST_F(ListsOfOthers, seriesguide_tells_series_by_their_numbers) {
  imports.write("sg/seriesguide-shows.json", R"([{"tmdb_id": 1396, "title": "Breaking Bad", "seasons": []}])");
  imports.write("sg/seriesguide-lists.json",
                R"([{"list_id": "first", "name": "First list", "order": 0, "items": [
                   {"list_item_id": "a", "externalId": "1396", "type": "tmdb-show"},
                   {"list_item_id": "b", "externalId": "77", "type": "episode"}]}])");
  const auto outcome = imports.run(world.folder / "files" / "sg");
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(rows(), "seriesguide First list 1 series 1396 -");
  ASSERT_EQ(outcome.summary.skipped.size(), 1U);
}

TEST_F(ListsOfOthers, the_original_tells_its_collections) {
  run("original.json",
      R"({"items": [{"id": "m", "title": "The Matrix", "type": "movie", "year": 1999, "tmdb_id": 603,
                     "watched": ["2024-02-09"]}],
          "collections": [{"name": "Mind-benders", "description": "of the nineties",
                           "items": [{"id": "m"}, {"type": "movie", "tmdb_id": 27205}]}]})");
  EXPECT_EQ(rows(), "original Mind-benders 1 movie 603 -\noriginal Mind-benders 2 movie 27205 -");
  EXPECT_EQ(ask("SELECT description FROM lists"), "of the nineties");
}

}  // namespace
}  // namespace cinemarco::exchange
