// SPDX-License-Identifier: MIT
// TMDB's lists: find by a foreign id, search by words, what is trending (docs/tmdb.md#search-and-lists).
#include "sandbox/tmdb.hpp"
#include "sandbox/tmdb_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <initializer_list>

namespace cinemarco::sandbox {
namespace json = boost::json;
namespace {

constexpr std::size_t kPerPage = 20;

Response paged(const Request& request, const json::array& rows, std::size_t per_page = kPerPage) {
  const int page = number_or(std::string{request.parameter_or("page", "1")}, 1);
  if (page < 1 || page > 500) {
    return tmdb_error(400, 22, "Invalid page: Pages start at 1 and max at 500. They are expected to be an integer.");
  }
  json::array results;
  const auto first = static_cast<std::size_t>(page - 1) * per_page;
  for (auto i = first; i < std::min(first + per_page, rows.size()); ++i) results.push_back(rows[i]);
  auto response =
      json_response(200, json::serialize(json::object{{"page", page},
                                                      {"results", std::move(results)},
                                                      {"total_pages", (rows.size() + per_page - 1) / per_page},
                                                      {"total_results", rows.size()}}));
  response.headers = "server: openresty\r\ncache-control: public, max-age=600\r\n";
  return response;
}

// Days since 1970 of "2026-05-03".
std::optional<std::int64_t> day_number(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (text.size() != 10 || std::sscanf(std::string{text}.c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3) return {};
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!date.ok()) return {};
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

void by_popularity(json::array& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const json::value& a, const json::value& b) {
    return a.at("popularity").to_number<double>() > b.at("popularity").to_number<double>();
  });
}

// By any of its names, whatever the language in which it is shown.
bool matches(std::initializer_list<std::string_view> names, std::string_view query) {
  return std::ranges::any_of(names, [&](std::string_view name) { return lower_case(name).contains(query); });
}

}  // namespace

Response Tmdb::search(const Request& request, std::string_view type) {
  const auto query = lower_case(request.parameter_or("query", ""));
  if (query.empty()) return json_response(422, R"({"errors":["query must be provided"]})");
  const auto year = request.parameter("year").value_or(request.parameter_or("primary_release_year", ""));
  json::array rows;
  if (type == "movie" || type == "multi") {
    for (std::size_t i = 0; i < catalogue_->movies.size(); ++i) {
      const auto& movie = catalogue_->movies[i];
      if (!matches({movie.title, movie.original_title, english_->movies[i].title}, query)) continue;
      if (!year.empty() && std::to_string(movie.year) != year) continue;
      rows.push_back(movie_row(movie));
    }
  }
  if (type == "tv" || type == "multi") {
    const auto first_year = request.parameter_or("first_air_date_year", "");
    for (std::size_t i = 0; i < catalogue_->series.size(); ++i) {
      const auto& show = catalogue_->series[i];
      const bool is_meant = matches({show.name, show.original_name, english_->series[i].name}, query);
      if (show.ids.tmdb == 0 || !is_meant) continue;
      if (!first_year.empty() && std::to_string(show.year) != first_year) continue;
      rows.push_back(series_row(show));
    }
  }
  if (type == "person" || type == "multi") {
    for (const auto& who : catalogue_->people) {
      if (lower_case(who.name).contains(query)) rows.push_back(person_row(who));
    }
  }
  if (type != "movie" && type != "tv" && type != "multi" && type != "person") return tmdb_error(404, 34, "not found");
  by_popularity(rows);
  if (type != "multi") {
    for (auto& row : rows) row.as_object().erase("media_type");
  }
  return paged(request, rows);
}

Response Tmdb::trending(const Request& request, std::string_view type) {
  const auto media = type.substr(0, type.find('/'));
  json::array rows;
  if (media == "movie" || media == "all") {
    for (const auto& movie : catalogue_->movies) rows.push_back(movie_row(movie));
  }
  if (media == "tv" || media == "all") {
    for (const auto& show : catalogue_->series) {
      if (show.ids.tmdb != 0) rows.push_back(series_row(show));
    }
  }
  if (rows.empty()) return tmdb_error(404, 34, "The resource you requested could not be found.");
  by_popularity(rows);
  return paged(request, rows);
}

Response Tmdb::changes(const Request& request, const std::vector<Change>& changed) const {
  constexpr std::size_t kPerPageOfChanges = 100;
  constexpr std::int64_t kOthers = 9'000'000;  // numbers that no title here has
  constexpr std::int64_t kOthersADay = 130;
  constexpr std::int64_t kLongestWindow = 14;  // docs/tmdb.md#changes
  const auto first = day_number(request.parameter_or("start_date", ""));
  const auto last = day_number(request.parameter_or("end_date", ""));
  if (!first || !last) return tmdb_error(400, 23, "Invalid date: The date format should be YYYY-MM-DD.");
  if (*last - *first > kLongestWindow || *last < *first) {
    return tmdb_error(422, 20, "Invalid date range: Should be a range no longer than 14 days.");
  }
  json::array rows;
  const auto add = [&rows](std::int64_t id) {
    rows.push_back(json::object{{"id", id}, {"adult", false}, {"softcore", false}});
  };
  for (std::int64_t other = 0; other < kOthersADay * (*last - *first + 1); ++other) add(kOthers + other);
  for (const auto& change : changed) {
    const auto day = day_number(change.day);
    if (day && *day >= *first && *day <= *last) add(change.tmdb);
  }
  return paged(request, rows, kPerPageOfChanges);
}

Response Tmdb::find(const Request& request, std::string_view id) {
  const auto source = request.parameter_or("external_source", "");
  if (source.empty()) return tmdb_error(400, 5, "Invalid parameters: Your request parameters are incorrect.");
  json::array movies;
  json::array shows;
  json::array episodes;
  if (source == "imdb_id") {
    if (const auto* found = catalogue_->imdb_movie(id)) movies.push_back(movie_row(*found));
  }
  for (const auto& show : catalogue_->series) {
    if (show.ids.tmdb == 0) continue;
    const bool same =
        source == "imdb_id" ? show.ids.imdb == id : source == "tvdb_id" && std::to_string(show.ids.tvdb) == id;
    if (same) shows.push_back(series_row(show));
    if (source != "tvdb_id") continue;
    for (const auto& season : show.seasons) {
      for (const auto& episode : season.episodes) {
        if (!episode.on_tmdb || episode.tvdb == 0 || std::to_string(episode.tvdb) != id) continue;
        episodes.push_back(json::object{{"id", episode.tmdb},
                                        {"name", episode.title},
                                        {"overview", episode.overview},
                                        {"media_type", "tv_episode"},
                                        {"air_date", episode.air_date},
                                        {"episode_number", episode.number},
                                        {"season_number", season.number},
                                        {"show_id", show.ids.tmdb},
                                        {"still_path", path_or_null(episode.still)}});
      }
    }
  }
  auto response = json_response(200, json::serialize(json::object{{"movie_results", std::move(movies)},
                                                                  {"person_results", json::array{}},
                                                                  {"tv_results", std::move(shows)},
                                                                  {"tv_episode_results", std::move(episodes)},
                                                                  {"tv_season_results", json::array{}}}));
  response.headers = "server: openresty\r\ncache-control: public, max-age=28800\r\n";
  return response;
}

}  // namespace cinemarco::sandbox
