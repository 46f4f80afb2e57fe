// SPDX-License-Identifier: MIT
#include "api/tmdb_reports.hpp"

#include "store/entries.hpp"

namespace cinemarco::api {

namespace {

std::optional<std::string> to_text(const std::optional<Date>& date) {
  return date ? std::optional{format_date(*date)} : std::nullopt;
}

std::optional<std::vector<CreditReport>> to_reports(const std::optional<std::vector<Credit>>& credits) {
  if (!credits) return std::nullopt;
  std::vector<CreditReport> reports;
  for (const auto& credit : *credits) {
    reports.push_back({credit.person.value(), credit.name, std::string{to_string(credit.role)}, credit.character,
                       credit.order, credit.profile_path});
  }
  return reports;
}

template <class Report>
Report with_entry(store::Connection& db, AccountId account, TitleKey title, Report report) {
  if (const auto standing = store::standing_of(db, account, title)) {
    report.entry_id = standing->entry;
    report.watch_status = standing->watch_status;
  }
  return report;
}

}  // namespace

MovieReport to_report(const MovieDetails& movie) {
  MovieReport report;
  report.tmdb_id = movie.id.value();
  report.stale = movie.stale;
  report.imdb_id = movie.imdb_id;
  report.title = movie.title;
  report.original_title = movie.original_title;
  report.overview = movie.overview;
  report.tagline = movie.tagline;
  report.release_date = to_text(movie.release_date);
  report.runtime_minutes = movie.runtime_minutes;
  report.poster_path = movie.poster_path;
  report.backdrop_path = movie.backdrop_path;
  report.genres = movie.genres;
  report.original_language = movie.original_language;
  report.vote_average = movie.vote_average;
  report.vote_count = movie.vote_count;
  if (movie.collection) report.collection = CollectionStub{movie.collection->tmdb_id, movie.collection->name};
  report.credits = to_reports(movie.credits);
  return report;
}

SeasonReport to_report(const SeasonDetails& season) {
  SeasonReport report{season.season_number,
                      season.name,
                      season.overview,
                      season.poster_path,
                      to_text(season.air_date),
                      static_cast<std::int64_t>(season.episodes.size()),
                      {},
                      season.stale};
  for (const auto& episode : season.episodes) {
    report.episodes.push_back({season.season_number, episode.episode_number, episode.name, episode.overview,
                               to_text(episode.air_date), episode.runtime_minutes, episode.still_path});
  }
  return report;
}

SeriesReport to_report(const SeriesDetails& series) {
  SeriesReport report;
  report.tmdb_id = series.id.value();
  report.stale = series.stale;
  report.name = series.name;
  report.original_name = series.original_name;
  report.overview = series.overview;
  report.first_air_date = to_text(series.first_air_date);
  report.last_air_date = to_text(series.last_air_date);
  report.poster_path = series.poster_path;
  report.backdrop_path = series.backdrop_path;
  report.genres = series.genres;
  report.original_language = series.original_language;
  report.vote_average = series.vote_average;
  report.vote_count = series.vote_count;
  report.status = series.status;
  report.number_of_seasons = series.number_of_seasons;
  report.number_of_episodes = series.number_of_episodes;
  report.episode_run_time_minutes = series.episode_run_time_minutes;
  for (const auto& season : series.seasons) report.seasons.push_back(to_report(season));
  // Who made it is told even where the rest of the people was left out.
  report.credits =
      to_reports(series.credits || series.creators.empty() ? series.credits : std::optional{series.creators});
  return report;
}

MovieReport to_report(store::Connection& db, AccountId account, const MovieDetails& movie) {
  return with_entry(db, account, {TitleType::movie, movie.id.value()}, to_report(movie));
}

SeriesReport to_report(store::Connection& db, AccountId account, const SeriesDetails& series) {
  return with_entry(db, account, {TitleType::series, series.id.value()}, to_report(series));
}

}  // namespace cinemarco::api
