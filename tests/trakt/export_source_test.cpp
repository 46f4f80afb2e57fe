// SPDX-License-Identifier: MIT
#include "trakt/export_source.hpp"

#include "domain/error.hpp"
#include "support/temp_dir.hpp"
#include "trakt/zip_writer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>

namespace cinemarco::trakt::test {
namespace {

namespace fs = std::filesystem;
using cinemarco::test::TempDir;

const std::set<Section> kAll{Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist};

std::string movie_row(std::int64_t id) {
  return R"({"id":)" + std::to_string(id) +
         R"(,"watched_at":"2014-04-05T15:27:00.000Z","action":"scrobble","type":"movie","movie":{"ids":{"imdb":"tt0468569","plex":{"guid":"5d","slug":"the"},"slug":"x","tmdb":155,"trakt":120},"year":2008,"title":"The Dark Knight"}})";
}
std::string episode_row(std::int64_t id) {
  return R"({"id":)" + std::to_string(id) +
         R"(,"watched_at":"2026-02-12T23:16:00.000Z","type":"episode","episode":{"ids":{"tmdb":5469142,"trakt":12103036},"title":"Cold Harbor","number":10,"season":2},"show":{"ids":{"tmdb":95396,"trakt":154997},"year":2022,"title":"Severance"}})";
}
const std::string kBroken = R"({"id":9,"type":"movie","movie":{"ids":{"tmdb":"155"}}})";
const std::string kRating =
    R"({"rated_at":"2025-01-16T17:39:23.000Z","rating":9,"type":"show","show":{"title":"Silo","year":2023,"ids":{"trakt":180770,"tmdb":125988}}})";
const std::string kListed =
    R"({"rank":1,"id":2,"listed_at":"2024-12-27T21:36:48.000Z","notes":null,"type":"show","show":{"title":"Silo","ids":{"trakt":180770,"tmdb":125988}}})";

std::string list(std::initializer_list<std::string> rows) {
  std::string text = "[";
  for (const auto& row : rows) text += (text.size() > 1 ? "," : "") + row;
  return text + "]";
}

void write_file(const fs::path& path, const std::string& content) {
  fs::create_directories(path.parent_path());
  std::ofstream{path, std::ios::binary} << content;
}

struct Collected {
  std::map<Section, std::vector<int>> pages;
  std::map<Section, int> lasts;
  std::set<std::int64_t> movies, episodes;
  std::size_t ratings = 0, watchlist = 0, largest = 0;
  std::vector<RowProblem> problems;
  std::optional<Error> error;
};

Collected walk(ExportSource&& source, const std::set<Section>& sections = kAll, const WalkPosition& from = {}) {
  Collected all;
  try {
    source.walk(
        sections, from,
        [&](SourcePage&& page) {
          all.pages[page.section].push_back(page.page);
          if (page.last) ++all.lasts[page.section];
          for (const auto& play : page.plays) {
            (page.section == Section::movie_plays ? all.movies : all.episodes).insert(play.history_id.value().value());
            EXPECT_EQ(play.episode.has_value(), page.section == Section::episode_plays);
          }
          all.ratings += page.ratings.size();
          all.watchlist += page.watchlist.size();
          all.largest = std::max(all.largest, page.plays.size() + page.ratings.size() + page.watchlist.size());
          all.problems.insert(all.problems.end(), page.problems.begin(), page.problems.end());
        },
        {});
  } catch (const Error& error) {
    all.error = error;
  }
  return all;
}

void expect_whole(const Collected& all) {
  EXPECT_FALSE(all.error) << all.error->what();
  for (const auto section : kAll)
    EXPECT_EQ(all.lasts.count(section) == 1 ? all.lasts.at(section) : 0, 1) << to_string(section);
}

TEST(ExportSource, reads_todays_layout_from_a_zip) {
  const TempDir dir;
  ZipWriter{dir / "e.zip"}
      .add("user-settings.json", R"({"user":{}})")
      .add("watched-history-3.json", list({movie_row(12093947887)}))
      .add("watched-history-2.json", list({episode_row(2), movie_row(3)}))
      .add("watched-history-1.json", list({movie_row(1)}))
      .add("ratings-shows.json", list({kRating}))
      .add("lists-watchlist.json",
           list({kListed, R"({"imdb_id":"tt0133093","tmdb_id":603,"trakt_id":481,"title":"The Matrix","year":1999})"}))
      .add("lists-list-5-mine.json", list({kListed}));
  const auto all = walk(ExportSource{dir / "e.zip"});
  expect_whole(all);
  EXPECT_EQ(all.movies, (std::set<std::int64_t>{1, 3, 12093947887}));
  EXPECT_EQ(all.episodes, (std::set<std::int64_t>{2}));
  EXPECT_EQ(all.ratings, 1U);
  EXPECT_EQ(all.watchlist, 2U);
  EXPECT_TRUE(all.problems.empty());
}

TEST(ExportSource, reads_a_folder) {
  const TempDir dir;
  write_file(dir / "watched-history.json", list({movie_row(1), episode_row(2)}));
  write_file(dir / "ratings-shows.json", list({kRating}));
  const auto all = walk(ExportSource{dir.path()});
  expect_whole(all);
  EXPECT_EQ(all.movies.size() + all.episodes.size(), 2U);
  EXPECT_EQ(all.ratings, 1U);
}

TEST(ExportSource, reads_the_old_nested_layout) {
  const TempDir dir;
  ZipWriter{dir / "e.zip"}
      .add("märco/watched/history-1.json", list({movie_row(1)}))
      .add("märco/watched/history-2.json", list({episode_row(2)}))
      .add("märco/watched/watched-movies.json", "[]")
      .add("märco/ratings/ratings-shows.json", list({kRating}))
      .add("märco/lists/watchlist.json", list({kListed}));
  const auto all = walk(ExportSource{dir / "e.zip"});
  expect_whole(all);
  EXPECT_EQ(all.movies.size() + all.episodes.size() + all.ratings + all.watchlist, 4U);
}

TEST(ExportSource, delivers_only_what_is_asked_for) {
  const TempDir dir;
  ZipWriter{dir / "e.zip"}
      .add("watched-history.json", list({movie_row(1), episode_row(2), kBroken}))
      .add("ratings-shows.json", list({kRating}));
  const auto all = walk(ExportSource{dir / "e.zip"}, {Section::episode_plays});
  EXPECT_EQ(all.episodes, (std::set<std::int64_t>{2}));
  EXPECT_TRUE(all.movies.empty());
  EXPECT_EQ(all.pages.size(), 1U);
  EXPECT_TRUE(all.problems.empty()) << "a broken movie is no problem of the episodes";
}

TEST(ExportSource, makes_pages_and_goes_on_with_the_first_that_is_not_stored) {
  const TempDir dir;
  std::string rows;
  for (int i = 1; i <= 1200; ++i) rows += (i > 1 ? "," : "") + movie_row(i);
  write_file(dir / "watched-history.json", "[" + rows + "]");
  const auto all = walk(ExportSource{dir.path()}, {Section::movie_plays});
  EXPECT_EQ(all.pages.at(Section::movie_plays), (std::vector<int>{1, 2, 3}));
  EXPECT_EQ(all.movies.size(), 1200U);
  EXPECT_EQ(all.largest, kExportPageRows);
  const auto rest = walk(ExportSource{dir.path()}, {Section::movie_plays}, {{Section::movie_plays, 3}});
  EXPECT_EQ(rest.pages.at(Section::movie_plays), (std::vector<int>{3}));
  EXPECT_EQ(rest.movies.size(), 200U);
  EXPECT_EQ(rest.lasts.at(Section::movie_plays), 1);
}

TEST(ExportSource, reports_broken_rows_in_the_order_of_the_parts) {
  const TempDir dir;
  ZipWriter{dir / "e.zip"}
      .add("watched-history-3.json", list({kBroken}))
      .add("watched-history-2.json", list({movie_row(1), kBroken, "nonsense", movie_row(2)}))
      .add("watched-history-1.json", list({R"({"id":4,"type":"season"})"}));
  const auto all = walk(ExportSource{dir / "e.zip"});
  expect_whole(all);
  EXPECT_EQ(all.movies, (std::set<std::int64_t>{1, 2}));
  ASSERT_EQ(all.problems.size(), 4U);
  EXPECT_EQ(all.problems[0].where, "watched-history-1.json [0]");
  EXPECT_EQ(all.problems[0].message, "type: unknown type \"season\"");
  EXPECT_EQ(all.problems[1].where, "watched-history-2.json [1]");
  EXPECT_EQ(all.problems[1].message, "movie.ids.tmdb: expected integer");
  EXPECT_EQ(all.problems[2].where, "watched-history-2.json [2]");
  EXPECT_EQ(all.problems[3].where, "watched-history-3.json [0]");
}

TEST(ExportSource, counts_problems_beyond_a_thousand) {
  const TempDir dir;
  std::string rows = "1";
  for (int i = 0; i < 2500; ++i) rows += ",1";
  write_file(dir / "watched-history.json", "[" + rows + "]");
  const auto all = walk(ExportSource{dir.path()});
  ASSERT_EQ(all.problems.size(), 1001U);
  EXPECT_EQ(all.problems.back().message, "1501 more rows could not be read");
}

TEST(ExportSource, reports_a_file_that_is_cut_or_no_list) {
  const TempDir dir;
  write_file(dir / "watched-history-1.json", "[" + movie_row(1) + "," + movie_row(2).substr(0, 30));
  write_file(dir / "watched-history-2.json", R"({"error":"oops"})");
  const auto all = walk(ExportSource{dir.path()});
  expect_whole(all);
  EXPECT_EQ(all.movies, (std::set<std::int64_t>{1}));
  ASSERT_EQ(all.problems.size(), 2U);
  EXPECT_EQ(all.problems[0].where, "watched-history-1.json");
  EXPECT_EQ(all.problems[0].message, "the list ends too early, after row 1");
  EXPECT_EQ(all.problems[1].message, "expected a list");
}

TEST(ExportSource, says_what_trakt_itself_could_not_export) {
  const TempDir dir;
  ZipWriter{dir / "e.zip"}
      .add("_errors.json", R"([{"endpoint":"/users/me/history","error":"HTTP 500","fetchedPages":3,"totalPages":10}])")
      .add("watched-history.json", list({movie_row(1)}));
  const auto all = walk(ExportSource{dir / "e.zip"});
  expect_whole(all);
  ASSERT_EQ(all.problems.size(), 1U);
  EXPECT_NE(all.problems[0].message.find("/users/me/history"), std::string::npos);
  EXPECT_NE(all.problems[0].message.find("pages 1-3 of 10"), std::string::npos);
}

TEST(ExportSource, explains_that_counts_are_no_plays) {
  const TempDir dir;
  ZipWriter{dir / "a.zip"}.add("watched-movies.json", "[]").add("watched-shows.json", "[]");
  const auto without = walk(ExportSource{dir / "a.zip"});
  ASSERT_TRUE(without.error);
  EXPECT_EQ(without.error->code(), ErrorCode::invalid);
  EXPECT_NE(std::string{without.error->what()}.find("not when each play was"), std::string::npos);

  ZipWriter{dir / "b.zip"}.add("watched-movies.json", "[]").add("ratings-shows.json", list({kRating}));
  const auto with_ratings = walk(ExportSource{dir / "b.zip"});
  expect_whole(with_ratings);
  EXPECT_EQ(with_ratings.ratings, 1U);
  ASSERT_EQ(with_ratings.problems.size(), 1U);
  EXPECT_NE(with_ratings.problems[0].message.find("not when each play was"), std::string::npos);
}

TEST(ExportSource, refuses_what_is_no_export_and_says_how_to_get_one) {
  const TempDir dir;
  write_file(dir / "text.zip", "hello");
  ZipWriter{dir / "photos.zip"}.add("holiday.jpg", "x").add("notes.json", "[]");
  fs::create_directories(dir / "empty");
  for (const char* name : {"text.zip", "photos.zip", "empty"}) {
    const auto all = walk(ExportSource{dir / name});
    ASSERT_TRUE(all.error) << name;
    EXPECT_EQ(all.error->code(), ErrorCode::invalid) << name;
    EXPECT_NE(std::string{all.error->what()}.find("app.trakt.tv/settings/data"), std::string::npos)
        << all.error->what();
  }
  EXPECT_EQ(walk(ExportSource{dir / "missing.zip"}).error->code(), ErrorCode::not_found);
}

TEST(ExportSource, refuses_a_bomb_while_it_inflates) {
  const TempDir dir;
  const std::string zeros(8 * 1024 * 1024, ' ');
  ZipWriter{dir / "bomb.zip"}.add("ratings-shows.json", list({kRating})).add("watched-history.json", "[" + zeros + "]");
  const auto ratio = walk(ExportSource{dir / "bomb.zip"});
  ASSERT_TRUE(ratio.error);
  EXPECT_EQ(ratio.error->code(), ErrorCode::invalid);
  EXPECT_NE(std::string{ratio.error->what()}.find("200 times"), std::string::npos) << ratio.error->what();
  EXPECT_EQ(ratio.ratings, 1U) << "what came before it is delivered";

  const ExportBounds small_entry{.entry_bytes = 1024 * 1024, .total_bytes = 1ULL << 40, .ratio = 1 << 20};
  EXPECT_NE(std::string{walk(ExportSource{dir / "bomb.zip", small_entry}).error->what()}.find("larger than 1 MB"),
            std::string::npos);
  const ExportBounds small_total{.entry_bytes = 1ULL << 40, .total_bytes = 1024 * 1024, .ratio = 1 << 20};
  EXPECT_NE(std::string{walk(ExportSource{dir / "bomb.zip", small_total}).error->what()}.find("more than 1 MB"),
            std::string::npos);
}

TEST(ExportSource, does_not_inflate_what_it_does_not_read) {
  const TempDir dir;
  ZipWriter{dir / "e.zip"}
      .add("collection-movies.json", std::string(8 * 1024 * 1024, ' '))
      .add("watched-history.json", list({movie_row(1)}));
  expect_whole(walk(ExportSource{dir / "e.zip"}));
}

TEST(ExportSource, refuses_a_locked_zip) {
  const TempDir dir;
  ZipWriter{dir / "e.zip", Locked::yes}.add("watched-history.json", list({movie_row(1)}));
  const auto all = walk(ExportSource{dir / "e.zip"});
  ASSERT_TRUE(all.error);
  EXPECT_EQ(all.error->code(), ErrorCode::invalid);
  EXPECT_NE(std::string{all.error->what()}.find("password"), std::string::npos) << all.error->what();
}

TEST(ExportSource, reads_names_that_lead_out_and_reports_them) {
  const TempDir dir;
  ZipWriter{dir / "e.zip"}.add("../../../tmp/watched-history.json", list({movie_row(1)}));
  const auto all = walk(ExportSource{dir / "e.zip"});
  expect_whole(all);
  EXPECT_EQ(all.movies, (std::set<std::int64_t>{1}));
  ASSERT_EQ(all.problems.size(), 1U);
  EXPECT_NE(all.problems[0].where.find("../"), std::string::npos);
}

TEST(ExportSource, delivers_what_stands_before_the_cut) {
  const TempDir dir;
  std::string rows;
  for (int i = 1; i <= 4000; ++i) rows += (i > 1 ? "," : "") + movie_row(100'000'000LL + i * 7919LL * i);
  ZipWriter{dir / "whole.zip"}.add("ratings-shows.json", list({kRating})).add("watched-history.json", "[" + rows + "]");
  const auto size = fs::file_size(dir / "whole.zip");
  for (const double part : {0.3, 0.6, 0.9}) {
    fs::copy_file(dir / "whole.zip", dir / "cut.zip", fs::copy_options::overwrite_existing);
    fs::resize_file(dir / "cut.zip", static_cast<std::uintmax_t>(static_cast<double>(size) * part));
    const auto all = walk(ExportSource{dir / "cut.zip"});
    ASSERT_TRUE(all.error) << part;
    EXPECT_EQ(all.error->code(), ErrorCode::invalid) << part;
    EXPECT_NE(std::string{all.error->what()}.find("ends too early"), std::string::npos) << all.error->what();
    EXPECT_EQ(all.ratings, 1U) << part;
    EXPECT_GT(all.movies.size(), 100U) << part;
    EXPECT_LT(all.movies.size(), 4000U) << part;
    EXPECT_TRUE(all.lasts.empty()) << "nothing is proven complete";
  }
}

TEST(ExportSource, reports_a_file_that_is_damaged_and_reads_the_others) {
  const TempDir dir;
  ZipWriter{dir / "e.zip", Locked::no, Packed::no}
      .add("watched-history.json", list({movie_row(1)}))
      .add("ratings-shows.json", list({kRating}));
  {
    std::fstream file{dir / "e.zip", std::ios::in | std::ios::out | std::ios::binary};
    const std::string content{std::istreambuf_iterator<char>{file}, {}};
    file.seekp(static_cast<std::streamoff>(content.find("Dark Knight")));
    file.write("Bark", 4);
  }
  const auto all = walk(ExportSource{dir / "e.zip"});
  expect_whole(all);
  EXPECT_EQ(all.ratings, 1U);
  ASSERT_EQ(all.problems.size(), 1U);
  EXPECT_EQ(all.problems[0].where, "watched-history.json");
  EXPECT_NE(all.problems[0].message.find("damaged"), std::string::npos);
}

TEST(ExportSource, stops_when_asked_to) {
  const TempDir dir;
  write_file(dir / "watched-history.json", list({movie_row(1)}));
  std::stop_source stop;
  stop.request_stop();
  ExportSource source{dir.path()};
  try {
    source.walk(kAll, {}, [](SourcePage&&) { FAIL(); }, stop.get_token());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::cancelled);
  }
}

TEST(ExportVersion, changes_with_the_files) {
  const TempDir dir;
  write_file(dir / "watched-history.json", list({movie_row(1)}));
  ExportSource folder{dir.path()};
  const auto before = folder.version(kAll, {});
  EXPECT_EQ(folder.version(kAll, {}), before);
  write_file(dir / "watched-history.json", list({movie_row(1), movie_row(2)}));
  EXPECT_NE(folder.version(kAll, {}), before);
  ExportSource missing{dir / "missing.zip"};
  try {
    static_cast<void>(missing.version(kAll, {}));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::not_found);
  }
}

}  // namespace
}  // namespace cinemarco::trakt::test
