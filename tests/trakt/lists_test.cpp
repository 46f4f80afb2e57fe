// SPDX-License-Identifier: MIT
// Rows of lists and notes as Trakt writes them, and the files of an export that hold them.
#include "domain/error.hpp"
#include "json/json.hpp"
#include "support/temp_dir.hpp"
#include "trakt/export_source.hpp"
#include "trakt/list_mapping.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace cinemarco::trakt::test {
namespace {

template <class Wire>
Wire wire(const std::string& text) {
  auto read = json::parse_as<Wire>(text);
  EXPECT_TRUE(read) << read.error().text();
  return read.value_or(Wire{});
}

const std::string kMovieRow =
    R"({"rank":2,"id":811,"listed_at":"2024-12-27T21:36:48.000Z","notes":"good","my_rating":null,"type":"movie","movie":{"title":"Heat","year":1995,"ids":{"trakt":1,"slug":"heat","imdb":"tt0113277","tmdb":949}}})";

TEST(ListMapping, reads_a_row_with_its_note_and_place) {
  const auto row = to_list_row(wire<wire::ListRow>(kMovieRow));
  ASSERT_TRUE(row) << row.error().text();
  EXPECT_EQ(row->thing.type, ListedType::movie);
  EXPECT_EQ(row->thing.ids.tmdb, 949);
  EXPECT_EQ(row->thing.ids.imdb, "tt0113277");
  EXPECT_EQ(row->thing.title, "Heat");
  EXPECT_EQ(row->thing.year, 1995);
  EXPECT_EQ(row->item_id, 811);
  EXPECT_EQ(row->rank, 2);
  EXPECT_EQ(row->note, "good");
  EXPECT_EQ(format_instant(row->listed_at.value()), "2024-12-27T21:36:48.000Z");
}

TEST(ListMapping, reads_people_seasons_and_episodes) {
  const auto person = to_list_row(wire<wire::ListRow>(
      R"({"rank":1,"id":2,"type":"person","person":{"name":"Michael Mann","ids":{"trakt":7,"tmdb":638}}})"));
  ASSERT_TRUE(person) << person.error().text();
  EXPECT_EQ(person->thing.type, ListedType::person);
  EXPECT_EQ(person->thing.title, "Michael Mann");
  const auto episode = to_list_row(wire<wire::ListRow>(
      R"({"rank":1,"id":3,"type":"episode","episode":{"season":2,"number":5,"ids":{"trakt":70}},"show":{"title":"Silo","ids":{"trakt":9,"tmdb":125988}}})"));
  ASSERT_TRUE(episode) << episode.error().text();
  EXPECT_EQ(episode->thing.type, ListedType::episode);
  EXPECT_EQ(episode->thing.ids.tmdb, 125988) << "of the series";
  EXPECT_EQ(episode->thing.season, 2);
  EXPECT_EQ(episode->thing.episode, 5);
}

TEST(ListMapping, keeps_a_row_without_a_number_of_tmdb_and_a_date_that_is_none) {
  const auto row = to_list_row(wire<wire::ListRow>(
      R"({"id":3,"listed_at":"soon","type":"movie","movie":{"title":"Rare","ids":{"trakt":5,"tmdb":null}}})"));
  ASSERT_TRUE(row) << row.error().text();
  EXPECT_FALSE(row->thing.ids.tmdb);
  EXPECT_FALSE(row->listed_at);
}

TEST(ListMapping, refuses_what_names_nothing) {
  for (const auto* text : {R"({"id":3,"type":"movie"})", R"({"id":3,"type":"person"})", R"({"id":3,"type":"album"})",
                           R"({"id":3,"type":"movie","movie":{"title":"x","ids":{}}})"}) {
    EXPECT_FALSE(to_list_row(wire<wire::ListRow>(text))) << text;
  }
  EXPECT_FALSE(to_list(wire<wire::List>(R"({"name":"x"})")));
  EXPECT_FALSE(to_note(wire<wire::NoteRow>(R"({"type":"movie","movie":{"ids":{"trakt":1}},"note":{"id":1}})")));
}

TEST(ListMapping, puts_rows_by_rank_and_each_once) {
  StatedList list;
  for (const auto& [rank, movie] : {std::pair{3, 30}, {1, 10}, {3, 30}, {2, 20}}) {
    StatedRow row;
    row.rank = rank;
    row.thing.ids.tmdb = movie;
    list.rows.push_back(row);
  }
  put_in_order(list);
  std::vector<std::int64_t> numbers;
  for (const auto& row : list.rows) numbers.push_back(row.thing.ids.tmdb.value());
  EXPECT_EQ(numbers, (std::vector<std::int64_t>{10, 20, 30}));
}

class ExportedLists : public ::testing::Test {
 protected:
  ExportedLists() { put("watched-history.json", "[]"); }
  void put(const std::string& name, const std::string& text) {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream{folder_ / name} << text;
  }
  StatedLists lists() {
    ExportSource source{folder_.path()};
    source.walk({Section::movie_plays}, {}, [](SourcePage&&) {}, {});
    EXPECT_TRUE(source.lists_version());
    return source.lists({}, {});
  }
  cinemarco::test::TempDir folder_;
};

TEST_F(ExportedLists, are_put_together_by_number_whatever_their_slugs_end_with) {
  put("lists-lists.json",
      R"([{"name":"Top 10","ids":{"trakt":9,"slug":"top-10"}},{"name":"Top","ids":{"trakt":12,"slug":"top"}}])");
  const auto row = [](int rank) {
    return R"([{"rank":)" + std::to_string(rank) + R"(,"id":)" + std::to_string(rank) +
           R"(,"type":"movie","movie":{"title":"M","ids":{"trakt":)" + std::to_string(rank) + "}}}]";
  };
  put("lists-list-9-top-10-2.json", row(2));
  put("lists-list-9-top-10-1.json", row(1));
  put("lists-list-12-top.json", row(5));
  put("lists-list-77-no-name-for-it.json", row(7));
  const auto all = lists();
  ASSERT_EQ(all.lists.size(), 3U);
  EXPECT_FALSE(all.whole) << "a file proves nothing to be gone";
  EXPECT_EQ(all.lists[0].name, "Top 10");
  ASSERT_EQ(all.lists[0].rows.size(), 2U);
  EXPECT_EQ(all.lists[0].rows[1].rank, 2);
  EXPECT_EQ(all.lists[1].rows.size(), 1U);
  EXPECT_EQ(all.lists[2].name, "no-name-for-it");
}

TEST_F(ExportedLists, report_a_row_that_cannot_be_read_and_bring_the_others) {
  put("lists-list-9-x.json", R"([{"rank":1,"type":"movie"},)" + kMovieRow + "]");
  const auto all = lists();
  ASSERT_EQ(all.lists.size(), 1U);
  EXPECT_EQ(all.lists[0].rows.size(), 1U);
  ASSERT_EQ(all.problems.size(), 1U);
  EXPECT_TRUE(all.problems[0].where.contains("lists-list-9-x.json")) << all.problems[0].where;
}

TEST_F(ExportedLists, are_none_where_the_export_has_none) {
  ExportSource source{folder_.path()};
  source.walk({Section::movie_plays}, {}, [](SourcePage&&) {}, {});
  EXPECT_FALSE(source.lists_version());
  EXPECT_FALSE(source.notes_version());
}

}  // namespace
}  // namespace cinemarco::trakt::test
