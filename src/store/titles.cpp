// SPDX-License-Identifier: MIT
// Movies and series as TMDB knows them.
#include "store/titles.hpp"

#include "domain/search_words.hpp"
#include "json/json.hpp"
#include "store/credits.hpp"
#include "store/title_ages.hpp"

#include <algorithm>
#include <vector>

namespace cinemarco::store {

namespace {

void save_season(Connection& db, SeriesId series, const SeasonDetails& season, Instant fetched_at) {
  db.use(R"sql(
    INSERT INTO seasons (series_id, season_number, name, overview, poster_path, air_date, episode_count)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    ON CONFLICT (series_id, season_number) DO UPDATE SET
      name = excluded.name, overview = excluded.overview, poster_path = excluded.poster_path,
      air_date = excluded.air_date, episode_count = CASE ?8 WHEN 1 THEN excluded.episode_count ELSE episode_count END
    WHERE (name, overview, poster_path, air_date) IS NOT
          (excluded.name, excluded.overview, excluded.poster_path, excluded.air_date)
       OR (?8 = 1 AND episode_count <> excluded.episode_count))sql")
      .bind(series, season.season_number, season.name, season.overview, season.poster_path, season.air_date,
            season.episodes.size(), season.has_episodes)
      .run();
  for (const auto& episode : season.episodes) {
    db.use(R"sql(
      INSERT INTO episodes (series_id, season_number, episode_number, name, overview, air_date, aired_from,
                            runtime_minutes, still_path, told_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9)
      ON CONFLICT (series_id, season_number, episode_number) DO UPDATE SET
        name = excluded.name, overview = excluded.overview, air_date = excluded.air_date,
        aired_from = excluded.aired_from, runtime_minutes = excluded.runtime_minutes, still_path = excluded.still_path,
        told_at = iif((name, air_date) IS (excluded.name, excluded.air_date), told_at, excluded.told_at),
        retold = retold + ((name, air_date) IS NOT (excluded.name, excluded.air_date))
      WHERE (name, overview, air_date, aired_from, runtime_minutes, still_path) IS NOT
            (excluded.name, excluded.overview, excluded.air_date, excluded.aired_from, excluded.runtime_minutes,
             excluded.still_path))sql")
        .bind(series, season.season_number, episode.episode_number, episode.name, episode.overview, episode.air_date,
              episode.runtime_minutes, episode.still_path, fetched_at)
        .run();
  }
}

// Seasons and episodes that TMDB no longer lists; viewings of them stay. What the answer did not tell is not gone: the
// episodes of a season that came without its list, and everything where there was no list of seasons.
void drop_unlisted(Connection& db, SeriesId series, const SeriesDetails& details) {
  if (!details.has_seasons || details.seasons.empty()) return;
  std::vector<std::int64_t> season_numbers;
  std::vector<std::int64_t> untold;
  std::vector<std::vector<std::int64_t>> episodes;
  for (const auto& season : details.seasons) {
    season_numbers.push_back(season.season_number);
    if (!season.has_episodes) untold.push_back(season.season_number);
    for (const auto& episode : season.episodes) episodes.push_back({season.season_number, episode.episode_number});
  }
  db.use("DELETE FROM seasons WHERE series_id = ? AND season_number NOT IN (SELECT value FROM json_each(?))")
      .bind(series, json::to_text(season_numbers))
      .run();
  db.use(
        "DELETE FROM episodes WHERE series_id = ? AND (season_number, episode_number) NOT IN "
        "(SELECT value ->> 0, value ->> 1 FROM json_each(?)) AND season_number NOT IN (SELECT value FROM json_each(?))")
      .bind(series, json::to_text(episodes), json::to_text(untold))
      .run();
}

// The days of episodes whose own is not known; the others were stored with theirs.
void settle_undated(Connection& db, SeriesId series) {
  const auto air_dates = store::air_dates(db, series);
  if (std::ranges::all_of(air_dates, [](const auto& one) { return one.second.has_value(); })) return;
  const auto aired = aired_from(air_dates, series_dates(db, series));
  for (const auto& [episode, air_date] : air_dates) {
    if (air_date) continue;
    db.use(
          "UPDATE episodes SET aired_from = ?1 WHERE series_id = ?2 AND season_number = ?3 AND episode_number = ?4 AND "
          "aired_from IS NOT ?1")
        .bind(aired.at(episode), series, episode.season, episode.episode)
        .run();
  }
}

}  // namespace

MovieId save_movie(Transaction& tx, const MovieDetails& movie, Instant fetched_at) {
  auto& db = tx.connection();
  MovieId id;
  {
    auto saved = db.use(R"sql(
      INSERT INTO movies (tmdb_id, imdb_id, title, original_title, overview, tagline, release_date, runtime_minutes,
                          poster_path, backdrop_path, genres, original_language, vote_average, vote_count, has_credits,
                          fetched_at, collection_tmdb_id, collection_name, search_words, sort_title, countries,
                          told_in, told_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?16)
      ON CONFLICT (tmdb_id) DO UPDATE SET
        imdb_id = excluded.imdb_id, title = excluded.title, original_title = excluded.original_title,
        overview = excluded.overview, tagline = excluded.tagline, release_date = excluded.release_date,
        runtime_minutes = excluded.runtime_minutes, poster_path = excluded.poster_path,
        backdrop_path = excluded.backdrop_path, genres = excluded.genres,
        original_language = excluded.original_language, vote_average = excluded.vote_average,
        vote_count = excluded.vote_count, has_credits = max(has_credits, excluded.has_credits),
        fetched_at = excluded.fetched_at, collection_tmdb_id = excluded.collection_tmdb_id,
        collection_name = excluded.collection_name, search_words = excluded.search_words,
        sort_title = excluded.sort_title, countries = excluded.countries, told_in = excluded.told_in,
        told_at = iif((title, release_date) IS (excluded.title, excluded.release_date), told_at, excluded.told_at),
        retold = retold + ((title, release_date) IS NOT (excluded.title, excluded.release_date))
      RETURNING id)sql");
    saved.bind(movie.id, movie.imdb_id, movie.title, movie.original_title, movie.overview, movie.tagline,
               movie.release_date, movie.runtime_minutes, movie.poster_path, movie.backdrop_path,
               json::to_text(movie.genres), movie.original_language, movie.vote_average, movie.vote_count,
               movie.credits.has_value(), fetched_at,
               movie.collection ? std::optional{movie.collection->tmdb_id} : std::nullopt,
               movie.collection ? std::optional{movie.collection->name} : std::nullopt,
               search_words(movie.title, movie.original_title), sort_title(movie.title), json::to_text(movie.countries),
               movie.language);
    saved.next();
    id = MovieId{saved.integer(0)};
  }
  if (movie.credits) save_credits(tx, id, *movie.credits);
  forget_gone(tx, {TitleType::movie, movie.id.value()});
  return id;
}

SeriesId save_series(Transaction& tx, const SeriesDetails& series, Instant fetched_at) {
  auto& db = tx.connection();
  SeriesId id;
  {
    auto saved = db.use(R"sql(
      INSERT INTO series (tmdb_id, name, original_name, overview, first_air_date, last_air_date, poster_path,
                          backdrop_path, genres, original_language, vote_average, vote_count, status,
                          number_of_seasons, number_of_episodes, episode_run_time_minutes, has_credits, fetched_at,
                          search_words, sort_title, countries, networks, told_in, told_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,
              ?18)
      ON CONFLICT (tmdb_id) DO UPDATE SET
        name = excluded.name, original_name = excluded.original_name, overview = excluded.overview,
        first_air_date = excluded.first_air_date, last_air_date = excluded.last_air_date,
        poster_path = excluded.poster_path, backdrop_path = excluded.backdrop_path, genres = excluded.genres,
        original_language = excluded.original_language, vote_average = excluded.vote_average,
        vote_count = excluded.vote_count, status = excluded.status, number_of_seasons = excluded.number_of_seasons,
        number_of_episodes = excluded.number_of_episodes,
        episode_run_time_minutes = excluded.episode_run_time_minutes,
        has_credits = max(has_credits, excluded.has_credits), fetched_at = excluded.fetched_at,
        search_words = excluded.search_words, sort_title = excluded.sort_title,
        countries = excluded.countries, networks = excluded.networks, told_in = excluded.told_in,
        told_at = iif(name IS excluded.name, told_at, excluded.told_at),
        retold = retold + (name IS NOT excluded.name)
      RETURNING id)sql");
    saved.bind(series.id, series.name, series.original_name, series.overview, series.first_air_date,
               series.last_air_date, series.poster_path, series.backdrop_path, json::to_text(series.genres),
               series.original_language, series.vote_average, series.vote_count, series.status,
               series.number_of_seasons, series.number_of_episodes, series.episode_run_time_minutes,
               series.credits.has_value(), fetched_at, search_words(series.name, series.original_name),
               sort_title(series.name), json::to_text(series.countries), json::to_text(series.networks),
               series.language);
    saved.next();
    id = SeriesId{saved.integer(0)};
  }
  drop_unlisted(db, id, series);
  for (const auto& season : series.seasons) save_season(db, id, season, fetched_at);
  settle_undated(db, id);
  if (series.credits) {
    save_credits(tx, id, *series.credits);
  } else if (!series.creators.empty()) {
    save_creators(tx, id, series.creators);
  }
  forget_gone(tx, {TitleType::series, series.id.value()});
  return id;
}

std::optional<TitleState> title_state(Connection& db, TitleKey title) {
  auto found = title.type == TitleType::movie
                   ? db.use("SELECT id, title, has_credits, fetched_at, told_in FROM movies WHERE tmdb_id = ?")
                   : db.use("SELECT id, name, has_credits, fetched_at, told_in FROM series WHERE tmdb_id = ?");
  found.bind(title.tmdb_id);
  if (!found.next()) return std::nullopt;
  return TitleState{found.integer(0), found.text(1), found.integer(2) != 0, found.instant(3).value_or(Instant{}),
                    found.text(4)};
}

AirDates air_dates(Connection& db, SeriesId series) {
  auto rows = db.use("SELECT season_number, episode_number, air_date FROM episodes WHERE series_id = ?");
  rows.bind(series);
  AirDates dates;
  while (rows.next()) {
    dates[{static_cast<int>(rows.integer(0)), static_cast<int>(rows.integer(1))}] = rows.date(2);
  }
  return dates;
}

SeriesDates series_dates(Connection& db, SeriesId series) {
  SeriesDates dates;
  {
    auto row = db.use("SELECT first_air_date, status FROM series WHERE id = ?");
    row.bind(series);
    if (!row.next()) return dates;
    dates.first_air_date = row.date(0);
    dates.has_ended = is_ended(row.optional_text(1).value_or(""));
  }
  auto rows = db.use("SELECT season_number, air_date FROM seasons WHERE series_id = ? AND air_date IS NOT NULL");
  rows.bind(series);
  while (rows.next()) {
    if (const auto day = rows.date(1)) dates.seasons[static_cast<int>(rows.integer(0))] = *day;
  }
  return dates;
}

}  // namespace cinemarco::store
