// SPDX-License-Identifier: MIT
// What leaves the house comes back: Cinemarco's own export, and Trakt's layout through our own reader of it.
#include "exchange/comes_back.hpp"
#include "exchange/library_edits.hpp"
#include "exchange/own_import.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace cinemarco::exchange {
namespace {

using test::difference;
using test::dump_promised;
using test::Home;
using test::query;
using test::take_away;
using test::text_of;
using test::World;

EntryId entry_of(Home& home, const std::string& where) {
  return EntryId{std::stoll(query(home.database_file(), "SELECT id FROM library_entries WHERE " + where + " LIMIT 1"))};
}

// A bit of everything that only the user knows.
void edit(Home& home) {
  LibraryEdits edits{home.database(), home.catalogue(), home.clock(), home.account()};
  const auto movie = entry_of(home, "media_type = 'movie' AND watch_status = 'completed'");
  const auto other =
      entry_of(home, "media_type = 'movie' AND watch_status = 'completed' AND id <> " + std::to_string(movie.value()));
  const auto series = entry_of(home, "media_type = 'series' AND watch_status = 'in_progress'");
  edits.set_notes(movie, "A note, \"quoted\"\nof two lines 🎬");
  edits.rate(movie, 1);
  edits.set_favorite(other, true);
  edits.set_abandoned(series, true);
  edits.mark_watched(movie, {.date = {.day = *parse_date("2024-02-29")}});
  edits.mark_watched(other, {.date = {.instant = *parse_instant("2024-03-01T20:00:00Z")}});
  edits.remove_play(PlayId{std::stoll(query(home.database_file(),
                                            "SELECT id FROM plays WHERE media_type = 'movie' AND trakt_history_id IS "
                                            "NOT NULL AND removed_at IS NULL LIMIT 1"))});
}

TEST(WayOut, is_told_by_the_ending) {
  EXPECT_EQ(way_out_of("a.json"), WayOut::json);
  EXPECT_EQ(way_out_of("a.zip"), WayOut::trakt);
  EXPECT_EQ(way_out_of("a.csv"), WayOut::csv);
  EXPECT_EQ(way_out_of("a.letterboxd.csv"), WayOut::letterboxd);
  EXPECT_EQ(way_out_of("a.yamtrack.csv"), WayOut::yamtrack);
  EXPECT_EQ(way_out_of("a.txt"), std::nullopt);
}

TEST(OwnExport, of_an_edited_account_comes_back_into_an_empty_folder) {
  World world;
  auto home = world.home();
  home.import();
  edit(home);
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) > 300 FROM plays"), "1");
  test::expect_back_from_json(world, home, "other");
  test::expect_back_from_backup(world, home, "restored");
}

TEST(OwnExport, is_met_by_a_sync_as_if_it_had_always_been_here) {
  World world;
  auto home = world.home();
  home.import();
  const auto file = world.folder / "all.json";
  take_away(home, WayOut::json, file);
  auto other = world.home("other");
  other.import_export(file);
  const auto before = dump_promised(other.database_file());
  const auto synced = other.sync({.full = true});
  ASSERT_FALSE(synced.error) << synced.error->what();
  EXPECT_EQ(synced.summary.plays.new_, 0);
  EXPECT_EQ(synced.summary.plays.removed, 0);
  EXPECT_EQ(difference(dump_promised(other.database_file()), before), "");
}

TEST(OwnExport, of_another_account_asks_first) {
  World world;
  auto home = world.home();
  home.import();
  const auto file = world.folder / "all.json";
  take_away(home, WayOut::json, file);
  auto text = text_of(file);
  for (const auto* member : {"\"trakt_user\":\"", "\"trakt_user_uuid\":\""}) {
    if (const auto at = text.find(member); at != std::string::npos) text.insert(at + std::string{member}.size(), "x");
  }
  std::ofstream{file, std::ios::binary} << text;
  ImportRequest request;
  request.export_path = file.string();
  const auto source = open_own_export(request);
  EXPECT_THROW(meet_owner(home.database(), home.account(), *source, OtherAccount::stop, home.clock(), {}), Error);
}

TEST(TraktLayout, gives_plays_ratings_and_list_to_our_own_reader) {
  World world;
  auto home = world.home();
  home.import();
  edit(home);
  test::expect_back_from_trakt_layout(world, home, "other");
}

TEST(CsvExports, hold_every_play_once) {
  World world;
  auto home = world.home();
  home.import();
  edit(home);
  const auto lines = [](const std::string& text) { return std::ranges::count(text, '\n'); };
  const auto count = [&](const std::string& what) {
    return std::stoll(query(home.database_file(), "SELECT count(*) FROM plays WHERE removed_at IS NULL" + what));
  };
  take_away(home, WayOut::csv, world.folder / "plays.csv");
  const auto csv = text_of(world.folder / "plays.csv");
  EXPECT_TRUE(csv.starts_with("type,trakt_id,imdb_id,tmdb_id,tvdb_id,title,year,season,episode,watched_at,"));
  EXPECT_EQ(lines(csv), count("") + 1);
  EXPECT_TRUE(csv.contains(",2024-02-29,")) << "a day is a day";

  const auto files = take_away(home, WayOut::letterboxd, world.folder / "films.letterboxd.csv");
  ASSERT_EQ(files.size(), 1U);
  const auto films = text_of(files.front());
  EXPECT_TRUE(films.starts_with("tmdbID,imdbID,Title,Year,Directors,WatchedDate,Rating10,Rewatch\r\n"));
  EXPECT_EQ(lines(films), count(" AND media_type = 'movie'") + 1);
  EXPECT_TRUE(films.contains(",true\r\n"));

  take_away(home, WayOut::yamtrack, world.folder / "all.yamtrack.csv");
  const auto yamtrack = text_of(world.folder / "all.yamtrack.csv");
  EXPECT_TRUE(yamtrack.starts_with("media_id,source,media_type,"));
  EXPECT_TRUE(yamtrack.contains(",Dropped,"));
  EXPECT_FALSE(yamtrack.contains("quoted\"\"\nof")) << "it reads no note of two lines";
}

TEST(CsvExports, are_cut_into_what_letterboxd_takes) {
  World world;
  auto home = world.home();
  home.import();
  {
    store::Transaction tx{home.database()};
    tx.connection().raw().exec(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
        "INSERT INTO plays (account_id, media_type, title, imdb_id, watched_at, ordered_at, arrived_by, source) "
        "SELECT 1, 'movie', 'A film, with a name that is ' || i, 'tt' || i, '2020-01-01T00:00:00.000Z', "
        "'2020-01-01T00:00:00.000Z', 'local', 'cinemarco' FROM n");
    tx.commit();
  }
  const auto files = take_away(home, WayOut::letterboxd, world.folder / "films.letterboxd.csv");
  ASSERT_GE(files.size(), 2U);
  EXPECT_EQ(files[1].filename(), "films-2.letterboxd.csv");
  for (const auto& file : files) {
    EXPECT_LT(std::filesystem::file_size(file), 1'000'000U);
    EXPECT_TRUE(text_of(file).starts_with("tmdbID,"));
  }
}

}  // namespace
}  // namespace cinemarco::exchange
