// SPDX-License-Identifier: MIT
// Titles, the library's rows, the cache and the queue of pictures.
#include "store/titles.hpp"

#include "store/cache.hpp"
#include "store/home.hpp"
#include "store/image_queue.hpp"
#include "store/library.hpp"
#include "store/overview.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using test::Home;
using test::kAccount;
using test::kNow;
using namespace std::chrono_literals;

Credit actor(std::int64_t id, const std::string& name) {
  Credit credit;
  credit.person = TmdbPersonId{id};
  credit.name = name;
  credit.role = RoleType::actor;
  credit.character = "Somebody";
  credit.order = 0;
  return credit;
}

MovieDetails movie() {
  MovieDetails details;
  details.id = TmdbMovieId{550};
  details.title = "Fight Club";
  details.genres = {"Drama", "Thriller \"dark\""};
  details.release_date = Date{std::chrono::year{1999} / 10 / 15};
  details.vote_average = 8.433;
  details.credits = std::vector{actor(819, "Edward Norton"), actor(287, "Brad Pitt")};
  return details;
}

SeriesDetails series(int seasons, int episodes) {
  SeriesDetails details;
  details.id = TmdbSeriesId{1396};
  details.name = "Breaking Bad";
  for (int s = 0; s < seasons; ++s) {
    SeasonDetails season;
    season.season_number = s;
    season.name = "Season " + std::to_string(s);
    for (int e = 1; e <= episodes; ++e) {
      EpisodeDetails episode;
      episode.episode_number = e;
      episode.name = "Episode";
      if (e > 1) episode.air_date = Date{std::chrono::year{2008} / 1 / e};
      season.episodes.push_back(episode);
    }
    details.seasons.push_back(season);
  }
  details.credits = std::vector{actor(17419, "Bryan Cranston")};
  return details;
}

TEST(Titles, are_the_same_row_when_saved_again) {
  Home home;
  MovieId first, second;
  home.write([&](Transaction& tx) { first = save_movie(tx, movie(), kNow); });
  home.write([&](Transaction& tx) { second = save_movie(tx, movie(), kNow); });
  EXPECT_EQ(first, second);
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM media_contributors"), "2");
  EXPECT_EQ(query(home.file(), "SELECT genres ->> 1, release_date, vote_average FROM movies"),
            "Thriller \"dark\"|1999-10-15|8.433");
}

TEST(Titles, keep_what_tmdb_left_out) {
  Home home;
  home.write([](Transaction& tx) {
    save_movie(tx, movie(), kNow);
    save_series(tx, series(3, 4), kNow);
  });
  auto bare_movie = movie();
  bare_movie.credits.reset();
  auto bare_series = series(0, 0);
  bare_series.credits.reset();
  home.write([&](Transaction& tx) {
    save_movie(tx, bare_movie, kNow);
    save_series(tx, bare_series, kNow);
  });
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM media_contributors"), "3");
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM episodes"), "12");
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM seasons"), "3");
  Reader reader{home.database};
  EXPECT_TRUE(title_state(reader, {TitleType::movie, 550})->has_credits);
}

TEST(Titles, lose_episodes_that_tmdb_no_longer_lists_and_keep_the_others_rows) {
  Home home;
  home.write([](Transaction& tx) { save_series(tx, series(2, 5), kNow); });
  const auto kept = query(home.file(), "SELECT id FROM episodes WHERE season_number = 1 AND episode_number = 2");
  auto changed = series(2, 3);
  changed.seasons.erase(changed.seasons.begin());
  home.write([&](Transaction& tx) { save_series(tx, changed, kNow); });
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM episodes"), "3");
  EXPECT_EQ(query(home.file(), "SELECT season_number, episode_count FROM seasons"), "1|3");
  EXPECT_EQ(query(home.file(), "SELECT id FROM episodes WHERE season_number = 1 AND episode_number = 2"), kept);
}

TEST(Titles, keep_what_an_answer_of_unexpected_form_did_not_tell) {
  Home home;
  home.write([](Transaction& tx) { save_series(tx, series(3, 4), kNow); });
  auto odd = series(2, 4);
  odd.seasons[1].episodes.clear();
  odd.seasons[1].has_episodes = false;
  home.write([&](Transaction& tx) { save_series(tx, odd, kNow); });
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM episodes"), "8");
  EXPECT_EQ(query(home.file(), "SELECT episode_count FROM seasons WHERE season_number = 1"), "4");
  odd.has_seasons = false;
  odd.seasons.pop_back();
  home.write([&](Transaction& tx) { save_series(tx, odd, kNow); });
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM seasons"), "2");
}

TEST(Titles, keep_the_cast_and_take_the_creators_of_an_answer_without_credits) {
  Home home;
  home.write([](Transaction& tx) { save_series(tx, series(1, 1), kNow); });
  auto bare = series(1, 1);
  bare.credits.reset();
  bare.creators = {actor(66633, "Vince Gilligan")};
  bare.creators[0].role = RoleType::creator;
  for (int i = 0; i < 2; ++i) home.write([&](Transaction& tx) { save_series(tx, bare, kNow); });
  const std::string roles = "SELECT group_concat(role_type) FROM (SELECT role_type FROM media_contributors ORDER BY 1)";
  EXPECT_EQ(query(home.file(), roles), "actor,creator");
  bare.creators.clear();
  home.write([&](Transaction& tx) { save_series(tx, bare, kNow); });
  EXPECT_EQ(query(home.file(), roles), "actor,creator");
}

TEST(Titles, give_air_dates_specials_and_unknown_ones_too) {
  Home home;
  SeriesId id;
  home.write([&](Transaction& tx) { id = save_series(tx, series(2, 2), kNow); });
  Reader reader{home.database};
  const auto dates = air_dates(reader, id);
  EXPECT_EQ(dates.size(), 4U);
  EXPECT_EQ(dates.at({0, 2}), (Date{std::chrono::year{2008} / 1 / 2}));
  EXPECT_EQ(dates.at({1, 1}), std::nullopt);
  EXPECT_EQ(title_state(reader, {TitleType::series, 1}), std::nullopt);
}

SeriesProjection watched(std::initializer_list<int> episodes) {
  SeriesProjection projection;
  projection.entry.status = WatchStatus::in_progress;
  for (const int e : episodes) {
    projection.progress.push_back({{1, e}, Date{std::chrono::year{2024} / 1 / 15}, kNow, DateSource::trakt});
  }
  return projection;
}

TEST(Library, keeps_the_rows_that_did_not_change) {
  Home home;
  SeriesId id;
  home.write([&](Transaction& tx) {
    id = save_series(tx, series(2, 5), kNow);
    save_projection(tx, kAccount, id, {}, watched({1, 2, 3}), RunId{1});
  });
  const auto rows = query(home.file(), "SELECT group_concat(id) FROM episode_progress WHERE episode_number < 3");
  home.write([&](Transaction& tx) { save_projection(tx, kAccount, id, {}, watched({1, 2, 4}), RunId{2}); });
  EXPECT_EQ(query(home.file(), "SELECT group_concat(id) FROM episode_progress WHERE episode_number < 3"), rows);
  EXPECT_EQ(query(home.file(), "SELECT group_concat(episode_number) FROM (SELECT * FROM episode_progress ORDER BY 5)"),
            "1,2,4");
  EXPECT_EQ(query(home.file(), "SELECT name, is_default FROM watch_sessions"), "Default|1");
  EXPECT_EQ(query(home.file(), "SELECT first_run_id, source FROM library_entries"), "1|trakt");
}

TEST(Library, keeps_the_users_own_columns) {
  Home home;
  MovieId id;
  const MovieProjection projection{{.status = WatchStatus::completed}, {{std::nullopt, std::nullopt}}};
  home.write([&](Transaction& tx) {
    id = save_movie(tx, movie(), kNow);
    save_projection(tx, kAccount, id, {}, projection, RunId{1});
    tx.connection().raw().exec(
        "UPDATE library_entries SET notes = 'mine', is_favorite = 1, own_rating = 2, abandoned_at = "
        "'2024-01-01T00:00:00.000Z'");
  });
  Reader reader{home.database};
  const auto facts = entry_facts(reader, kAccount, {TitleType::movie, 550});
  EXPECT_EQ(facts.own_rating, PersonalRating::meh);
  EXPECT_TRUE(facts.abandoned);
  home.write([&](Transaction& tx) { save_projection(tx, kAccount, id, facts, projection, RunId{2}); });
  EXPECT_EQ(query(home.file(), "SELECT notes, is_favorite, own_rating FROM library_entries"), "mine|1|2");
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM movie_watch_sessions"), "1");
}

TEST(ImageQueue, keeps_a_picture_until_it_is_there) {
  Home home;
  const ImageRef poster{ImageKind::poster, "w342", "a.jpg"};
  const ImageRef backdrop{ImageKind::backdrop, "w780", "b.jpg"};
  home.write([&](Transaction& tx) {
    for (int i = 0; i < 2; ++i) {
      enqueue_image(tx, poster);
      enqueue_image(tx, backdrop);
    }
    image_failed(tx, backdrop, "HTTP 503", kNow + 1h);
  });
  {
    Reader reader{home.database};
    const auto due = due_images(reader, kNow, 10);
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due.front().image, poster);
    EXPECT_EQ(due_images(reader, kNow + 1h, 10).size(), 2U);
    EXPECT_EQ(due_images(reader, kNow + 1h, 1).size(), 1U);
    EXPECT_EQ(queued_images(reader), 2);
  }
  home.write([&](Transaction& tx) { image_done(tx, poster); });
  Reader reader{home.database};
  EXPECT_EQ(queued_images(reader), 1);
}

TEST(Overview, is_all_zero_before_anything_came) {
  Home home;
  Reader reader{home.database};
  const auto result = overview(reader, kAccount);
  EXPECT_EQ(result.movies + result.series + result.plays + result.ratings + result.watchlist, 0);
  EXPECT_EQ(result.first_play, std::nullopt);
}

}  // namespace
}  // namespace cinemarco::store
