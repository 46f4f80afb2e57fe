// SPDX-License-Identifier: MIT
// What each reader makes of its service's file.
#include "domain/error.hpp"
#include "sources/netflix_title.hpp"
#include "sources/told.hpp"

#include <gtest/gtest.h>

namespace cinemarco::sources {
namespace {

using test::tell;
using test::tell_database;

class Readers : public testing::Test {
 protected:
  test::TempDir folder;
};

TEST_F(Readers, ryot_counts_texts_of_a_hundred) {
  const auto told = tell(folder, R"({"people": [], "workouts": [], "metadata": [
    {"lot": "movie", "source": "tmdb", "identifier": "603", "source_id": "The Matrix",
     "seen_history": [{"state": "completed", "progress": "100", "ended_on": "2024-02-09T20:15:00Z"},
                      {"state": "in_progress", "progress": "40"}],
     "reviews": [{"rating": "84.5", "review": {"text": "good", "date": "2024-02-10T00:00:00Z"}}],
     "collections": [{"collection_name": "Watchlist"}]},
    {"lot": "show", "source": "tmdb", "identifier": "1396", "source_id": "Breaking Bad",
     "seen_history": [{"state": "completed", "show_season_number": 1, "show_episode_number": 2}, {"state": "dropped"}]},
    {"lot": "anime", "source": "anilist", "identifier": "5", "source_id": "FLCL"},
    {"lot": "book", "source": "openlibrary", "identifier": "x", "source_id": "A book"}]})");
  EXPECT_EQ(told.source, "ryot");
  EXPECT_EQ(
      told.lines(),
      "play The Matrix 2024-02-09T20:15:00.000Z\nrating The Matrix 8\nnote The Matrix good\nwatchlist The Matrix\n"
      "play Breaking Bad s1e2 ?\nabandoned Breaking Bad");
  EXPECT_EQ(told.skipped(), "FLCL: unmatched\nA book: ignored");
}

TEST_F(Readers, watcharr_takes_the_day_that_the_user_gave) {
  const auto told = tell(folder, R"([
    {"status": "FINISHED", "rating": 7.5, "thoughts": "nice", "pinned": true, "createdAt": "2024-02-10T10:00:00.123456789Z",
     "content": {"tmdbId": 603, "title": "The Matrix", "type": "movie"},
     "activity": [{"type": "ADDED_WATCHED", "data": "{}", "customDate": "2024-02-09T20:15:00Z"}]},
    {"status": "DROPPED", "rating": 0, "content": {"tmdbId": 1396, "title": "Breaking Bad", "type": "tv"},
     "watchedEpisodes": [{"seasonNumber": 1, "episodeNumber": 1, "status": "FINISHED", "createdAt": "2024-03-01T20:00:00Z"},
                         {"seasonNumber": 1, "episodeNumber": 2, "status": "PLANNED"}]}])");
  EXPECT_EQ(told.source, "watcharr");
  EXPECT_EQ(told.lines(),
            "play The Matrix 2024-02-09T20:15:00.000Z\nrating The Matrix 8\nnote The Matrix nice\nfavorite The Matrix\n"
            "play Breaking Bad s1e1 2024-03-01T20:00:00.000Z\nabandoned Breaking Bad");
}

TEST_F(Readers, seriesguide_knows_how_often_and_never_when) {
  const auto told = tell(folder, R"([
    {"tmdb_id": 1396, "imdb_id": "", "title": "Breaking Bad", "rating_user": 9, "favorite": true, "user_note": "mine",
     "last_watched_ms": 1700000000000, "seasons": [{"season": 1, "tmdb_id": "3572", "episodes": [
       {"episode": 1, "tmdb_id": 62085, "watched": true, "plays": 2}, {"episode": 2, "watched": false, "skipped": true}]}]}])");
  EXPECT_EQ(told.source, "seriesguide");
  EXPECT_EQ(told.lines(),
            "play Breaking Bad s1e1 ?\nplay Breaking Bad s1e1 ?\nrating Breaking Bad 9\nnote Breaking Bad mine");
  EXPECT_NE(told.brought.facts[0].key, told.brought.facts[1].key);
}

TEST_F(Readers, kodi_dates_the_last_play_alone) {
  const auto told = tell_database(folder, R"(
    CREATE TABLE files(idFile INTEGER, playCount INTEGER, lastPlayed TEXT);
    CREATE TABLE movie(idMovie INTEGER, idFile INTEGER, c00 TEXT, userrating INTEGER, premiered TEXT);
    CREATE TABLE tvshow(idShow INTEGER, c00 TEXT, c05 TEXT, userrating INTEGER);
    CREATE TABLE episode(idEpisode INTEGER, idFile INTEGER, idShow INTEGER, c00 TEXT, c12 TEXT, c13 TEXT, userrating INTEGER);
    CREATE TABLE uniqueid(media_id INTEGER, media_type TEXT, value TEXT, type TEXT);
    INSERT INTO files VALUES (1, 2, '2024-02-09 20:15:00'), (2, NULL, '2024-02-10 20:15:00'), (3, 1, NULL);
    INSERT INTO movie VALUES (7, 1, 'The Matrix', 8, '1999-03-31'), (8, 2, 'Begun only', 0, '');
    INSERT INTO tvshow VALUES (5, 'Breaking Bad', '2008-01-20', 0);
    INSERT INTO episode VALUES (9, 3, 5, 'Pilot', '1', '1', 0);
    INSERT INTO uniqueid VALUES (7, 'movie', '603', 'tmdb'), (5, 'tvshow', '81189', 'tvdb');)");
  EXPECT_EQ(told.source, "kodi");
  EXPECT_EQ(
      told.lines(),
      "play The Matrix 2024-02-09T19:15:00.000Z\nplay The Matrix ?\nrating The Matrix 8\nplay Breaking Bad s1e1 ?");
  EXPECT_EQ(told.brought.titles[0].ref.ids.tmdb, 603);
}

constexpr std::string_view kTautulli = R"({"response": {"result": "success", "data": {"data": [
  {"row_id": 1, "stopped": 1707502500, "user": "anna", "media_type": "movie", "title": "The Matrix", "year": 1999,
   "watched_status": 1},
  {"row_id": 2, "stopped": 1707588900, "user": "anna", "media_type": "episode", "title": "Pilot",
   "grandparent_title": "Breaking Bad", "parent_media_index": 1, "media_index": 1, "watched_status": 0.5, "play_duration": 1200},
  {"row_id": 3, "stopped": 1707588900, "user": "bert", "media_type": "movie", "title": "Inception", "watched_status": 1}]}}})";

TEST_F(Readers, tautulli_is_read_for_one_of_its_people) {
  const auto told = tell(folder, kTautulli, {"", "Anna"});
  EXPECT_EQ(told.source, "tautulli");
  EXPECT_EQ(told.lines(),
            "play The Matrix 2024-02-09T18:15:00.000Z\nsitting Breaking Bad s1e1 2024-02-10T18:15:00.000Z");
  EXPECT_EQ(told.skipped(), "Inception: other_user");
}

TEST_F(Readers, of_several_people_lists_them_where_none_is_named) {
  try {
    tell(folder, kTautulli);
    FAIL() << "nobody was named";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid);
    const std::string message = error.what();
    EXPECT_TRUE(message.contains("anna (2 plays)") && message.contains("bert (1 plays)")) << message;
    EXPECT_TRUE(message.contains("--user")) << message;
  }
}

TEST_F(Readers, plex_takes_ids_of_an_episode_for_the_episodes) {
  const auto told = tell(folder, R"({"MediaContainer": {"size": 2, "Metadata": [
    {"historyKey": "/status/sessions/history/1", "type": "movie", "title": "The Matrix", "viewedAt": 1707502500,
     "accountID": 1, "originallyAvailableAt": "1999-03-31", "Guid": [{"id": "tmdb://603"}]},
    {"historyKey": "/status/sessions/history/2", "type": "episode", "title": "Pilot", "grandparentTitle": "Breaking Bad",
     "parentIndex": 1, "index": 1, "viewedAt": 1707588900, "accountID": 1, "Guid": [{"id": "tvdb://349232"}]}]}})");
  EXPECT_EQ(told.source, "plex");
  EXPECT_EQ(told.lines(), "play The Matrix 2024-02-09T18:15:00.000Z\nplay Breaking Bad s1e1 2024-02-10T18:15:00.000Z");
  EXPECT_EQ(told.brought.facts[1].tvdb_episode, 349232);
  EXPECT_FALSE(told.brought.titles[1].ref.ids.tvdb);
}

TEST_F(Readers, playback_reporting_has_sittings_in_the_accounts_zone) {
  const auto told = tell(
      folder,
      "2024-02-09 20:15:00.123\tu1\ti1\tMovie\tThe Matrix\tDirectPlay\tWeb\tPC\t8160\n"
      "2024-02-10 20:15:00\tu1\ti2\tEpisode\tBreaking Bad - s01e02 - Cat's in the Bag...\tDirectPlay\tWeb\tPC\t60\n"
      "2024-02-10 21:15:00\tu1\ti3\tAudio\tA song\tDirectPlay\tWeb\tPC\t60\n");
  EXPECT_EQ(told.source, "jellyfin");
  EXPECT_EQ(told.lines(),
            "sitting The Matrix 2024-02-09T21:31:00.123Z\nsitting Breaking Bad s1e2 2024-02-10T19:16:00.000Z");
  EXPECT_EQ(told.skipped(), "A song: ignored");
}

TEST_F(Readers, the_originals_json_has_words_for_ratings) {
  const auto told = tell(folder, R"({"items": [
    {"title": "The Matrix", "type": "movie", "tmdb_id": 603, "watched": ["2020-03-15"], "rating": "Outstanding"},
    {"title": "Breaking Bad", "type": "series", "seasons": [{"season": 1, "watched": "2021-01-01"}],
     "episodes": [{"season": 2, "episode": 1, "watched": "2021-02-01"}], "notes": "n"}], "collections": []})");
  EXPECT_EQ(told.source, "original");
  EXPECT_EQ(told.lines(),
            "play The Matrix 2020-03-15\nrating The Matrix 10\nplay Breaking Bad s1 2021-01-01 and more\n"
            "play Breaking Bad s2e1 2021-02-01\nnote Breaking Bad n");
}

TEST_F(Readers, netflix_settles_its_dates_by_the_whole_file) {
  const auto american = tell(folder, "Title,Date\nInception,6/19/25\nThe Matrix,6/3/25\n");
  EXPECT_EQ(american.source, "netflix");
  EXPECT_EQ(american.lines(), "play Inception 2025-06-19\nplay The Matrix 2025-06-03");
  const auto german = tell(folder, "Titel,Datum\nInception,19.06.25\nThe Matrix,03.06.25\n");
  EXPECT_EQ(german.lines(), "play Inception 2025-06-19\nplay The Matrix 2025-06-03");
  const auto by_order = tell(folder, "Title,Date\nInception,02/03/2025\nThe Matrix,12/02/2025\n");
  EXPECT_EQ(by_order.lines(), "play Inception 2025-03-02\nplay The Matrix 2025-02-12") << "the newest stands first";
}

TEST_F(Readers, netflix_leaves_out_what_was_no_viewing) {
  const auto told =
      tell(folder,
           "Profile Name,Start Time,Duration,Attributes,Title,Supplemental Video Type,Latest Bookmark\n"
           "Anna,2025-06-19 18:00:00,00:50:00,,Dark: Season 1: Secrets,,00:50:00\n"
           "Anna,2025-06-19 17:00:00,00:01:00,Autoplayed: user action: None; ,Dark: Season 1: Lies,,00:01:00\n"
           "Anna,2025-06-19 16:00:00,00:01:00,,Trailer: Dark,TRAILER,00:01:00\n"
           "Bert,2025-06-19 16:00:00,00:30:00,,Ozark: Season 1: Sugarwood,,00:30:00\n",
           {"", "anna"});
  EXPECT_EQ(told.lines(), "sitting Dark s1 2025-06-19T18:50:00.000Z");
  EXPECT_EQ(told.brought.facts[0].episode_title, "Secrets");
  EXPECT_EQ(told.skipped(),
            "Dark: Season 1: Lies: ignored\nTrailer: Dark: ignored\nOzark: Season 1: Sugarwood: other_user");
}

TEST(NetflixTitle, is_taken_apart_at_the_word_for_a_season) {
  struct Case {
    std::string_view title, show, name;
    std::optional<int> season, episode;
  };
  const Case cases[] = {
      {"Dark: Season 2: Beginnings and Endings", "Dark", "Beginnings and Endings", 2, {}},
      {"Dark: Staffel 2: Anfänge und Enden", "Dark", "Anfänge und Enden", 2, {}},
      {"Lupin: Partie 1: Chapitre 3", "Lupin", "Chapitre 3", 1, 3},
      {"La casa de papel: Temporada 1: Efectuar lo acordado", "La casa de papel", "Efectuar lo acordado", 1, {}},
      {"Suburra: Stagione 1: 21 giorni", "Suburra", "21 giorni", 1, {}},
      {"Undercover: Seizoen 1: Aflevering 4", "Undercover", "Aflevering 4", 1, 4},
      {"Wiedźmin: Sezon 1: Odcinek 2", "Wiedźmin", "Odcinek 2", 1, 2},
      {"The Queen's Gambit: Limited Series: Openings", "The Queen's Gambit", "Openings", 1, {}},
      {"Money Heist: Part 3: We're Back", "Money Heist", "We're Back", 3, {}},
      {"Love, Death & Robots: Volume Two: Pop Squad", "Love, Death & Robots", "Pop Squad", 2, {}},
      {"Stranger Things: Stranger Things 4: Chapter One: The Hellfire Club", "", "", {}, {}},
      {"Beef: Season 1: The Birds Don't Sing (Episode 8)", "Beef", "The Birds Don't Sing", 1, 8},
      {"Glass Onion: A Knives Out Mystery", "", "Glass Onion: A Knives Out Mystery", {}, {}},
      {"Kill Bill: Volume 2", "", "Kill Bill: Volume 2", {}, {}},
  };
  for (const auto& one : cases) {
    const auto apart = take_apart(one.title);
    if (one.show.empty() && one.name.empty()) continue;  // by how many rows begin alike
    EXPECT_EQ(apart.show, one.show) << one.title;
    EXPECT_EQ(apart.name, one.name) << one.title;
    EXPECT_EQ(apart.season, one.season) << one.title;
    EXPECT_EQ(apart.episode, one.episode) << one.title;
  }
}

TEST_F(Readers, of_damaged_files_keep_the_good_rows) {
  const auto cut =
      tell(folder, "title,year,tmdbId,imdbId,watchedAt\n\"The Matrix\",1999,603,tt0133093,2024-02-09\n\"Inc");
  EXPECT_EQ(cut.lines(), "play The Matrix 2024-02-09\nplay Inc ?");
  const auto western = tell(folder, "title,year,tmdbId,imdbId,watchedAt\nAm\xE9lie,2001,194,tt0211915,2024-02-09\n");
  EXPECT_EQ(western.lines(), "play Amélie 2024-02-09");
  const auto swapped = tell(folder, "watchedAt;imdbId;tmdbId;title\r\nnever;tt0133093;;The Matrix\r\n;;;\r\n");
  EXPECT_EQ(swapped.lines(), "play The Matrix ?");
  EXPECT_EQ(swapped.brought.problems.size(), 1U);
}

TEST_F(Readers, do_not_recognise_what_is_no_export) {
  for (const auto* text :
       {"", "hello", "a,b,c\n1,2,3\n", "[1, 2]", "{\"a\": 1}", "[{\"movie\": {\"title\": \"x\"}, \"rating\": 1}]"}) {
    const auto path = folder / "x";
    std::ofstream{path} << text << "\n";
    EXPECT_FALSE(recognise(trakt::open_any_files({path}, {}), &store::open_foreign_tables, {}, {})) << text;
  }
}

}  // namespace
}  // namespace cinemarco::sources
