// SPDX-License-Identifier: MIT
// Each source's file from its rows to the library's.
#include "exchange/source_matching.hpp"
#include "imports/imports.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace cinemarco::exchange {
namespace {

using test::Home;
using test::Imports;
using test::World;

class Sources : public testing::Test {
 protected:
  std::string ask(const std::string& sql) { return imports.ask(sql); }
  std::string plays() {
    return ask(
        "SELECT title_tmdb_id, ifnull(season_number, ''), ifnull(episode_number, ''), "
        "coalesce(watched_at, watched_day, '?') FROM plays ORDER BY 1, 2, 3, 4");
  }

  World world;
  Home home = world.home();
  Imports imports{home, world.folder / "files"};
};

TEST_F(Sources, movary_tells_days_and_equal_rows_are_plays) {
  const auto outcome = imports.run("any.csv",
                                   "title,year,tmdbId,imdbId,watchedAt,comment,location\n"
                                   "\"The Matrix\",1999,603,tt0133093,2024-02-09,,\n"
                                   "\"The Matrix\",1999,603,tt0133093,2024-02-09,,\n"
                                   "\"Fight Club\",1999,550,tt0137523,,\"no date, but a \"\"comment\"\"\",Cinema\n");
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(outcome.summary.source, "movary");
  EXPECT_EQ(outcome.summary.plays.new_, 3);
  EXPECT_EQ(outcome.summary.movies.new_, 2);
  EXPECT_EQ(plays(), "550|||?\n603|||2024-02-09\n603|||2024-02-09");
  EXPECT_EQ(ask("SELECT note FROM plays WHERE title_tmdb_id = 550"), "no date, but a \"comment\"\nCinema");
  EXPECT_EQ(ask("SELECT DISTINCT source, arrived_by FROM plays"), "movary|import");
}

TEST_F(Sources, imdb_tells_ratings_and_lists_and_no_viewing) {
  const auto outcome =
      imports.run("r.csv",
                  "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year\n"
                  "tt0133093,9,2024-03-15,The Matrix,The Matrix,u,Movie,8.7,136,1999\n"
                  "tt0903747,10,2019-05-05,Breaking Bad,Breaking Bad,u,TV Series,9.5,45,2008\n"
                  "tt0088263,7,2020-01-02,Michael Jackson: Thriller,x,u,Music Video,8.7,13,1983\n");
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(outcome.summary.ratings.applied, 2);
  EXPECT_EQ(ask("SELECT source, media_type, tmdb_id, rating, rated_at FROM ratings ORDER BY tmdb_id"),
            "imdb|movie|603|9|2024-03-15\nimdb|series|1396|10|2019-05-05");
  EXPECT_EQ(ask("SELECT count(*) FROM plays"), "0");
  ASSERT_EQ(outcome.summary.skipped.size(), 1U);
  EXPECT_EQ(outcome.summary.skipped.front().reason, "ignored");

  const auto list = imports.run(
      "w.csv",
      "Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,Year,Your Rating,Date Rated\n"
      "1,tt0468569,2023-07-09,2024-02-01,,The Dark Knight,x,u,Movie,2008,8,2025-02-02\n"
      "2,tt0903747,2023-07-12,2023-07-12,\"my own note, with comma\",Breaking Bad,x,u,TV Series,2008,,\n"
      "4,,2023-07-21,2023-07-21,,A person without Const,,,,,,\n");
  ASSERT_FALSE(list.error) << list.error->what();
  EXPECT_EQ(list.summary.state, "completed_with_errors");
  EXPECT_EQ(ask("SELECT watch_status, watchlisted_at, ifnull(notes, '') FROM library_entries ORDER BY watchlisted_at"),
            "not_started|2023-07-09|\nnot_started|2023-07-12|my own note, with comma");
}

TEST_F(Sources, imdbs_ratings_are_viewings_only_where_the_user_says_so) {
  const std::string file =
      "Const,Your Rating,Date Rated,Title,URL,Title Type,Year\ntt0133093,9,2024-03-15,The Matrix,u,Movie,1999\n"
      "tt0903747,10,2019-05-05,Breaking Bad,u,TV Series,2008\n";
  sources::Wish wish;
  wish.also = {"rated-days"};
  EXPECT_EQ(imports.run("r.csv", file).summary.plays.new_, 0);
  EXPECT_EQ(imports.run("r.csv", file, wish).summary.plays.new_, 1);
  EXPECT_EQ(plays(), "603|||2024-03-15");
  EXPECT_EQ(imports.run("r.csv", file, wish).summary.plays.new_, 0);
  wish.also = {"dreams"};
  EXPECT_THROW((void)Imports::recognise(imports.write("r.csv", file), wish), Error);
}

TEST_F(Sources, netflixs_list_is_a_watchlist_and_its_thumbs_are_ratings_if_asked) {
  imports.write("n/CONTENT_INTERACTION/ViewingActivity.csv",
                "Profile Name,Start Time,Duration,Attributes,Title,Supplemental Video Type,Device Type,Bookmark,Latest "
                "Bookmark,Country\n"
                "Anna,2024-02-09 19:00:00,02:10:00,,The Matrix,,TV,02:10:00,02:10:00,DE\n"
                "Ben,2024-02-10 19:00:00,02:10:00,,Fight Club,,TV,02:10:00,02:10:00,DE\n");
  imports.write("n/CONTENT_INTERACTION/MyList.csv",
                "Profile Name,Title Name,Country,Utc Title Add Date\nAnna,Inception,DE,2024-01-01\n"
                "Ben,Fight Club,DE,2024-01-02\n");
  const auto folder = imports
                          .write("n/CONTENT_INTERACTION/Ratings.csv",
                                 "Profile Name,Title Name,Rating Type,Star Value,Thumbs Value,Event Utc Ts\n"
                                 "Anna,The Matrix,thumb,,3,2024-02-09 21:00:00\n"
                                 "Anna,Inception,thumb,,0,2024-02-09 21:00:00\n")
                          .parent_path()
                          .parent_path();
  EXPECT_TRUE(imports.run(folder).error) << "two people, and nobody was named";
  sources::Wish wish{"", "anna", {}};
  const auto outcome = imports.run(folder, wish);
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(plays(), "603|||2024-02-09T21:10:00.000Z");
  EXPECT_EQ(ask("SELECT tmdb_id, listed_at FROM trakt_watchlist"), "27205|2024-01-01");
  EXPECT_EQ(ask("SELECT count(*) FROM ratings"), "0");
  wish.also = {"thumbs"};
  (void)imports.run(folder, wish);
  EXPECT_EQ(ask("SELECT tmdb_id, rating, rated_at FROM ratings"), "603|10|2024-02-09");
}

TEST_F(Sources, letterboxd_keeps_what_its_diary_says) {
  imports.write("lb/diary.csv",
                "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
                "2024-02-10,The Matrix,1999,https://boxd.it/aaaaA1,4.5,,,2024-02-09\n"
                "2024-06-01,The Matrix,1999,https://boxd.it/aaaaA2,5,Yes,\"cinema, 35mm\",2024-05-31\n"
                "2024-06-01,The Matrix,1999,https://boxd.it/aaaaA3,,Yes,,2024-05-31\n");
  imports.write("lb/watched.csv",
                "Date,Name,Year,Letterboxd URI\n2019-01-01,Inception,2010,https://boxd.it/1skk\n"
                "2024-02-10,The Matrix,1999,https://boxd.it/2a1m\n");
  imports.write("lb/reviews.csv",
                "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n"
                "2024-06-01,The Matrix,1999,https://boxd.it/aaaaA2,5,Yes,\"First line, with \"\"quotes\"\".\n\n"
                "<b>Second</b> paragraph.\",,2024-05-31\n"
                "2024-08-01,Inception,2010,https://boxd.it/aaaaR1,3.5,,A review without a day.,,\n");
  imports.write("lb/watchlist.csv",
                "Date,Name,Year,Letterboxd URI\n2025-01-01,Nobody Has Filmed This,1972,https://boxd.it/29Cc\n");
  imports.write("lb/likes/films.csv",
                "Date,Name,Year,Letterboxd URI\n2024-06-01,The Matrix,1999,https://boxd.it/2a1m\n");
  const auto folder = imports
                          .write("lb/deleted/diary.csv",
                                 "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
                                 "2023-01-01,Inception,2010,https://boxd.it/aaaaD1,1,,,2023-01-01\n")
                          .parent_path()
                          .parent_path();
  const auto outcome = imports.run(folder);
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(plays(), "603|||2024-02-09\n603|||2024-05-31\n603|||2024-05-31\n27205|||?");
  EXPECT_EQ(ask("SELECT note FROM plays WHERE source_key LIKE '%A2'"),
            "First line, with \"quotes\".\n\nSecond paragraph.\ncinema, 35mm");
  EXPECT_EQ(ask("SELECT is_favorite, personal_rating FROM library_entries ORDER BY id LIMIT 1"), "1|5");
  EXPECT_EQ(ask("SELECT notes FROM library_entries WHERE notes IS NOT NULL"), "A review without a day.");
  ASSERT_EQ(outcome.summary.skipped.size(), 1U);
  EXPECT_EQ(outcome.summary.skipped.front().reason, "unmatched");
  EXPECT_EQ(imports.run(folder).summary.plays.new_, 0);
}

TEST_F(Sources, tv_time_counts_watches_and_leaves_secrets_shut) {
  imports.write(
      "tv/tracking-prod-records-v2.csv",
      "created_at,key,s_id,ep_id,is_archived,is_followed,is_for_later,series_name,season_number,episode_number\n"
      "2021-11-12 17:11:33,tracking-stats,,,,,,,,\n"
      "2022-03-01 20:15:00,watch-episode-a,81189,349232,,,,Breaking Bad,1,1\n"
      "2023-03-01 20:15:00,rewatch-episode-a,81189,349232,,,,Breaking Bad,1,1\n"
      "0001-01-01 00:00:00,watch-episode-b,81189,349235,,,,,1,2\n");
  imports.write(
      "tv/tracking-prod-records.csv",
      "uuid,type,type-uuid-n,created_at,release_date,alpha_range_key,movie_name,entity_type,rewatch_count\n"
      "1,watch,watch-1,2026-02-14 20:00:00,1999-10-15 00:00:00,watch-alpha-fight-club,Бойцовский клуб,movie,\n"
      "1,rewatch_count,rewatch_count-1,2026-03-01 20:00:00,,,Бойцовский клуб,movie,2\n"
      "2,towatch,towatch-2,2026-01-03 10:00:00,0001-01-01 00:00:00,towatch-alpha-inception,Inception,movie,\n");
  imports.write("tv/ratings-live-votes.csv",
                "vote_key,episode_id,movie_name,uuid\n0-0-3,0,x,1\n0-0-29,349232,,8\n0-0-99,0,x,1\n");
  const auto folder = imports.write("tv/access_token.csv", "user_id,token\n0,REPLACED\n").parent_path();
  const auto outcome = imports.run(folder);
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(outcome.summary.source, "tvtime");
  EXPECT_EQ(plays(),
            "550|||2026-02-14T20:00:00.000Z\n550|||?\n550|||?\n"
            "1396|1|1|2022-03-01T20:15:00.000Z\n1396|1|1|2023-03-01T20:15:00.000Z\n1396|1|2|?");
  EXPECT_EQ(ask("SELECT media_type, tmdb_id, season_number, episode_number, rating FROM ratings ORDER BY tmdb_id"),
            "movie|550|||10\nepisode|1396|1|1|8");
  EXPECT_EQ(ask("SELECT count(*) FROM trakt_watchlist WHERE tmdb_id = 27205"), "1");
  EXPECT_EQ(imports.run(folder).summary.plays.new_, 0);
}

TEST_F(Sources, simkl_expands_a_completed_series_and_never_over_what_it_names) {
  const std::string unnamed =
      R"({"movies":[],"shows":[{"status":"completed","user_rating":8,"show":{"title":"Breaking Bad","year":2008,
          "ids":{"simkl":11121,"tmdb":"1396","imdb":"tt0903747"}}}],"anime":[]})";
  ASSERT_FALSE(imports.run("SimklBackup.json", unnamed).error);
  EXPECT_EQ(
      ask("SELECT count(*) = (SELECT count(*) FROM episodes WHERE season_number > 0 AND air_date <= '2026-11-23'), "
          "count(watched_at) FROM plays"),
      "1|0");
  EXPECT_EQ(ask("SELECT watch_status, personal_rating FROM library_entries"), "completed|4");
  const std::string named =
      R"({"movies":[],"shows":[{"status":"completed","show":{"title":"Breaking Bad","ids":{"simkl":11121,"tmdb":"1396"}},
          "seasons":[{"number":1,"episodes":[{"number":1,"watched_at":"2022-03-01T20:15:00Z"}]}]}],"anime":[]})";
  auto other = world.home("other");
  Imports dated{other, world.folder / "files"};
  ASSERT_FALSE(dated.run("SimklBackup.json", named).error);
  ASSERT_FALSE(dated.run("SimklBackup.json", unnamed).error);
  EXPECT_EQ(dated.ask("SELECT watched_at FROM plays WHERE season_number = 1 AND episode_number = 1"),
            "2022-03-01T20:15:00.000Z");
}

TEST_F(Sources, generic_names_the_series_by_its_own_columns) {
  const auto outcome = imports.run(
      "x.csv",
      "type,tmdb_id,title,show_title,show_tmdb_id,season,episode,watched_at,watchlisted_at,rating,rated_at\n"
      "episode,62085,Pilot,Breaking Bad,1396,1,1,2022-03-01T20:15:00+02:00,,9,2022-03-02\n"
      "movie,550,Fight Club,,,,,unknown,,,\n"
      "movie,603,The Matrix,,,,,,2024-02-09,,\n"
      "movie,,,,,,,2024-02-09,,,\n");
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(plays(), "550|||?\n1396|1|1|2022-03-01T18:15:00.000Z");
  EXPECT_EQ(ask("SELECT media_type, tmdb_id, season_number, episode_number, rating, rated_at FROM ratings"),
            "episode|1396|1|1|9|2022-03-02");
  EXPECT_EQ(ask("SELECT watchlisted_at FROM library_entries WHERE watchlisted_at IS NOT NULL"), "2024-02-09");
  EXPECT_EQ(outcome.summary.errors.size(), 1U);
}

TEST_F(Sources, yamtrack_keeps_notes_of_many_lines) {
  const auto outcome = imports.run(
      "y.csv",
      "\"media_id\",\"source\",\"media_type\",\"title\",\"season_number\",\"episode_number\",\"score\",\"status\","
      "\"notes\","
      "\"end_date\",\"created_at\"\r\n"
      "\"1396\",\"tmdb\",\"season\",\"Breaking Bad\",\"1\",\"\",\"8.0\",\"In progress\",\"first line\nsecond "
      "\"\"line\"\"\",\"\",\"\"\r\n"
      "\"1396\",\"tmdb\",\"episode\",\"Breaking Bad\",\"1\",\"1\",\"\",\"\",\"\",\"2025-09-10 "
      "17:18:03+00:00\",\"a\"\r\n"
      "\"1396\",\"tmdb\",\"episode\",\"Breaking Bad\",\"1\",\"1\",\"\",\"\",\"\",\"2026-01-10 "
      "17:18:03+00:00\",\"b\"\r\n"
      "\"603\",\"tmdb\",\"movie\",\"The Matrix\",\"\",\"\",\"10.0\",\"Completed\",\"\",\"2024-02-09 "
      "00:00:00+00:00\",\"c\"\r\n"
      "\"5fc1\",\"manual\",\"movie\",\"A home video\",\"\",\"\",\"\",\"Completed\",\"\",\"2024-02-09\",\"d\"\r\n");
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(plays(), "603|||2024-02-09\n1396|1|1|2025-09-10T17:18:03.000Z\n1396|1|1|2026-01-10T17:18:03.000Z");
  EXPECT_EQ(ask("SELECT notes FROM library_entries WHERE notes IS NOT NULL"), "first line\nsecond \"line\"");
  EXPECT_EQ(ask("SELECT media_type, rating FROM ratings ORDER BY 1"), "movie|10\nseason|8");
  ASSERT_EQ(outcome.summary.skipped.size(), 1U);
}

TEST_F(Sources, preview_says_what_each_row_would_do) {
  const std::string columns = "type,tmdb_id,title,watched_at,rating\n";
  ASSERT_FALSE(
      imports.run("m.csv", "title,year,tmdbId,imdbId,watchedAt,comment,location\nFight Club,1999,550,,2015-02-09,,\n")
          .error);
  const auto before = ask("SELECT count(*) FROM source_titles");
  const auto file = imports.write("g.csv", columns +
                                               "movie,603,The Matrix,2024-02-09T20:00:00Z,9\n"
                                               "movie,550,Fight Club,2015-02-09T20:00:00Z,\n"
                                               "movie,,Nobody Has Filmed This,2024-02-09,\n"
                                               "movie,,,2024-02-09,\n"
                                               "movie,603,The Matrix,,\n");
  const auto shown = imports.preview(file);
  ASSERT_TRUE(shown.rows);
  const auto& rows = *shown.rows;
  EXPECT_EQ(rows.seen, 5);
  EXPECT_EQ(rows.new_, 1);
  EXPECT_EQ(rows.same_viewing, 1);
  EXPECT_EQ(rows.unsure, 1);
  EXPECT_EQ(rows.failed, 1);
  EXPECT_EQ(rows.new_ + rows.existing + rows.same_viewing + rows.unsure + rows.skipped + rows.failed, rows.seen);
  EXPECT_EQ(ask("SELECT count(*) FROM source_titles"), before) << "nothing is written";
  EXPECT_EQ(ask("SELECT count(*) FROM plays"), "1");
  ASSERT_FALSE(imports.run(file).error);
  EXPECT_EQ(imports.preview(file).rows->existing, 2);
}

TEST_F(Sources, a_title_chosen_in_the_preview_comes_in_matched) {
  const auto file = imports.write("g.csv", "type,tmdb_id,title,watched_at,rating\nmovie,,The Metrix,2024-02-09,8\n");
  const auto seen = imports.preview(file);
  ASSERT_EQ(seen.titles.size(), 1U);
  const auto& title = seen.titles.front();
  ASSERT_EQ(title.state, "unsure");
  ASSERT_TRUE(title.brought && title.title_key);
  const MatchPorts ports{home.database(), home.catalogue(), home.clock(), AccountId{1}};
  const auto id = choose_source_title(ports, seen.source, *title.brought, 603, {});
  EXPECT_EQ(imports.preview(file).titles.front().tmdb_id, 603) << "it is remembered before anything comes in";
  EXPECT_EQ(ask("SELECT count(*) FROM library_entries"), "0");
  ASSERT_FALSE(imports.run(file).error);
  EXPECT_EQ(plays(), "603|||2024-02-09");
  unmatch_source_title(ports, id);
  EXPECT_EQ(ask("SELECT count(*) FROM library_entries"), "0") << "it waits again";
}

TEST_F(Sources, the_samples_of_all_services_are_recognised) {
  const auto* folder = std::getenv("CINEMARCO_RECORDINGS");
  if (folder == nullptr) GTEST_SKIP() << "CINEMARCO_RECORDINGS names no folder";
  const std::filesystem::path formats = std::filesystem::path{folder} / "formats";
  const std::vector<std::pair<std::string, std::string>> samples{
      {"letterboxd/letterboxd-viewer-2026-11-01-12-00-utc.zip", "letterboxd"},
      {"imdb/ratings-2025-form.csv", "imdb"},
      {"imdb/watchlist-2025-form.csv", "imdb"},
      {"tvtime/gdpr-data.zip", "tvtime"},
      {"simkl/simkl.csv", "simkl"},
      {"yamtrack/yamtrack-2026-08-form.csv", "yamtrack"},
      {"movary/history.csv", "movary"},
      {"cinemarco-original/cinemarco.db", "original"}};
  for (const auto& [path, source] : samples) {
    auto file = Imports::recognise(formats / path);
    ASSERT_TRUE(file) << path;
    EXPECT_EQ(file->source(), source) << path;
    const auto outcome = imports.run(formats / path);
    EXPECT_FALSE(outcome.error) << path << outcome.error->what();
    const auto before = ask("SELECT count(*) FROM plays");
    EXPECT_EQ(imports.run(formats / path).summary.plays.new_, 0) << path;
    EXPECT_EQ(ask("SELECT count(*) FROM plays"), before) << path;
  }
}

}  // namespace
}  // namespace cinemarco::exchange
