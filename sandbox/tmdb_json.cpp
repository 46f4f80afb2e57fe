// SPDX-License-Identifier: MIT
// Details of movies, series, seasons and collections, member by member as recorded (docs/tmdb.md#empty-values).
#include "sandbox/tmdb_json.hpp"

#include "sandbox/instant.hpp"
#include "sandbox/random.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cinemarco::sandbox {
namespace json = boost::json;
using json::array;
using json::object;
namespace {

array genres_of(const std::vector<int>& ids, bool of_series) {
  array list;
  for (const int id : ids) list.push_back(object{{"id", id}, {"name", genre_name(id, of_series)}});
  return list;
}

array ids_of(const std::vector<int>& ids) {
  array list;
  for (const int id : ids) list.emplace_back(id);
  return list;
}

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value{} : json::value(text);
}
json::value runtime_or_null(int minutes) {
  return minutes == 0 ? json::value{} : json::value(minutes);
}

double popularity_of(int votes) {
  return static_cast<double>(votes) / 137.0 + 1.25;
}

object collection_stub(const Collection& collection) {
  return {{"id", collection.id},
          {"name", collection.name},
          {"poster_path", path_or_null(collection.poster)},
          {"backdrop_path", path_or_null(collection.backdrop)}};
}

array companies(std::string_view title) {
  return {object{{"id", static_cast<std::int64_t>(hash_of(title) % 90'000U)},
                 {"logo_path", nullptr},
                 {"name", "Lantern House Pictures"},
                 {"origin_country", "US"}}};
}

array languages() {
  return {object{{"english_name", "English"}, {"iso_639_1", "en"}, {"name", "English"}}};
}
array countries(std::string_view code) {
  return {object{{"iso_3166_1", code}, {"name", code == "GB" ? "United Kingdom" : "United States of America"}}};
}

object person_stub(const Person& person) {
  return {{"adult", false},
          {"gender", person.gender},
          {"id", person.id},
          {"known_for_department", person.department},
          {"name", person.name},
          {"original_name", person.name},
          {"popularity", static_cast<double>(person.id % 97) / 7.0},
          {"profile_path", path_or_null(person.profile)}};
}

object episode_details(const Series& series, const Season& season, const Episode& episode) {
  return {{"air_date", text_or_null(episode.air_date)},
          {"episode_number", episode.number},
          {"episode_type", episode.type},
          {"id", episode.tmdb},
          {"name", episode.title},
          {"overview", episode.overview},
          {"production_code", ""},
          {"runtime", runtime_or_null(episode.runtime)},
          {"season_number", season.number},
          {"show_id", series.ids.tmdb},
          {"still_path", path_or_null(episode.still)},
          {"vote_average", series.vote},
          {"vote_count", series.votes / 50}};
}

array episode_crew(const Catalogue& catalogue, const Series& series, const Episode& episode) {
  array list;
  for (std::size_t i = 0; i < std::min<std::size_t>(2, series.crew.size()); ++i) {
    const auto& credit = series.crew[(i + static_cast<std::size_t>(episode.number)) % series.crew.size()];
    auto row = object{{"department", i == 0 ? "Directing" : "Writing"},
                      {"job", i == 0 ? "Director" : "Writer"},
                      {"credit_id", object_id(static_cast<std::uint64_t>(episode.tmdb) * 8 + i)}};
    for (const auto& member : person_stub(catalogue.people[credit.person])) row.insert(member);
    list.push_back(std::move(row));
  }
  return list;
}

array guest_stars(const Catalogue& catalogue, const Series& series, const Episode& episode) {
  array list;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, series.cast.size()); ++i) {
    const auto at = (series.cast.size() / 2 + i + static_cast<std::size_t>(episode.number)) % series.cast.size();
    auto row = object{{"character", ""},
                      {"credit_id", object_id(static_cast<std::uint64_t>(episode.tmdb) * 8 + 4 + i)},
                      {"order", 500 + i}};
    for (const auto& member : person_stub(catalogue.people[series.cast[at].person])) row.insert(member);
    list.push_back(std::move(row));
  }
  return list;
}

array seasons_of(const Series& series) {
  array list;
  for (const auto& season : series.seasons) {
    if (!season.on_tmdb) continue;
    const auto count = std::ranges::count(season.episodes, true, &Episode::on_tmdb);
    list.push_back(object{{"air_date", text_or_null(season.air_date)},
                          {"episode_count", count},
                          {"id", season.tmdb},
                          {"name", season.name},
                          {"overview", season.overview},
                          {"poster_path", path_or_null(season.poster)},
                          {"season_number", season.number},
                          {"vote_average", series.vote}});
  }
  return list;
}

struct Airing {
  json::value last;
  json::value next;
  std::string last_date;
  int seasons = 0;
  std::int64_t episodes = 0;
};

Airing airing_of(const Series& series) {
  Airing airing;
  const auto today = iso_day(std::chrono::floor<std::chrono::days>(now()));
  for (const auto& season : series.seasons) {
    if (season.number == 0 || !season.on_tmdb) continue;
    ++airing.seasons;
    for (const auto& episode : season.episodes) {
      if (!episode.on_tmdb) continue;
      ++airing.episodes;
      if (episode.air_date.empty()) continue;
      if (episode.air_date <= today) {
        airing.last = episode_details(series, season, episode);
        airing.last_date = episode.air_date;
      } else if (airing.next.is_null()) {
        airing.next = episode_details(series, season, episode);
      }
    }
  }
  return airing;
}

}  // namespace

json::value path_or_null(const std::string& path) {
  return path.empty() ? json::value{} : json::value(path);
}

object movie_details(const Catalogue& catalogue, const Movie& movie) {
  const auto* collection = catalogue.collection(movie.collection);
  return {{"adult", false},
          {"backdrop_path", path_or_null(movie.backdrop)},
          {"belongs_to_collection", collection == nullptr ? json::value{} : json::value(collection_stub(*collection))},
          {"budget", static_cast<std::int64_t>(movie.votes) * 4'000},
          {"genres", genres_of(movie.genres, false)},
          {"homepage", ""},
          {"id", movie.ids.tmdb},
          {"imdb_id", text_or_null(movie.ids.imdb)},
          {"origin_country", array{"US"}},
          {"original_language", movie.language},
          {"original_title", movie.original_title},
          {"overview", movie.overview},
          {"popularity", popularity_of(movie.votes)},
          {"poster_path", path_or_null(movie.poster)},
          {"production_companies", companies(movie.title)},
          {"production_countries", countries("US")},
          {"release_date", movie.release_date},
          {"revenue", static_cast<std::int64_t>(movie.votes) * 11'000},
          {"runtime", movie.runtime},
          {"softcore", false},
          {"spoken_languages", languages()},
          {"status", movie.release_date.empty() ? "Planned" : "Released"},
          {"tagline", movie.tagline},
          {"title", movie.title},
          {"video", false},
          {"vote_average", movie.vote},
          {"vote_count", movie.votes}};
}

object series_details(const Catalogue& catalogue, const Series& series) {
  const auto airing = airing_of(series);
  array creators;
  for (const auto person : series.creators) {
    const auto& who = catalogue.people[person];
    creators.push_back(object{{"id", who.id},
                              {"credit_id", object_id(static_cast<std::uint64_t>(who.id))},
                              {"name", who.name},
                              {"original_name", who.name},
                              {"gender", who.gender},
                              {"profile_path", path_or_null(who.profile)}});
  }
  std::string first;
  for (const auto& season : series.seasons) {
    if (season.number > 0 && first.empty()) first = season.air_date;
  }
  const auto network = object{{"id", static_cast<std::int64_t>(hash_of(series.network) % 5'000U)},
                              {"logo_path", nullptr},
                              {"name", series.network},
                              {"origin_country", series.country}};
  return {{"adult", false},
          {"backdrop_path", path_or_null(series.backdrop)},
          {"created_by", std::move(creators)},
          {"episode_run_time", array{}},
          {"first_air_date", first},
          {"genres", genres_of(series.genres, true)},
          {"homepage", ""},
          {"id", series.ids.tmdb},
          {"in_production", series.status == "Returning Series"},
          {"languages", array{series.language}},
          {"last_air_date", text_or_null(airing.last_date)},
          {"last_episode_to_air", airing.last},
          {"name", series.name},
          {"next_episode_to_air", airing.next},
          {"networks", array{network}},
          {"number_of_episodes", airing.episodes},
          {"number_of_seasons", airing.seasons},
          {"origin_country", array{series.country}},
          {"original_language", series.language},
          {"original_name", series.original_name},
          {"overview", series.overview},
          {"popularity", popularity_of(series.votes)},
          {"poster_path", path_or_null(series.poster)},
          {"production_companies", companies(series.name)},
          {"production_countries", countries(series.country)},
          {"seasons", seasons_of(series)},
          {"softcore", false},
          {"spoken_languages", languages()},
          {"status", series.status},
          {"tagline", series.tagline},
          {"type", "Scripted"},
          {"vote_average", series.vote},
          {"vote_count", series.votes}};
}

object season_details(const Catalogue& catalogue, const Series& series, const Season& season) {
  array episodes;
  for (const auto& episode : season.episodes) {
    if (!episode.on_tmdb) continue;
    auto row = episode_details(series, season, episode);
    row["crew"] = episode_crew(catalogue, series, episode);
    row["guest_stars"] = guest_stars(catalogue, series, episode);
    episodes.push_back(std::move(row));
  }
  return {{"_id", object_id(static_cast<std::uint64_t>(season.tmdb))},
          {"air_date", text_or_null(season.air_date)},
          {"episodes", std::move(episodes)},
          {"name", season.name},
          {"networks", array{}},
          {"overview", season.overview},
          {"id", season.tmdb},
          {"poster_path", path_or_null(season.poster)},
          {"season_number", season.number},
          {"vote_average", series.vote}};
}

object person_details(const Person& person) {
  return {{"adult", false},
          {"also_known_as", array{}},
          {"biography", ""},
          {"birthday", nullptr},
          {"deathday", nullptr},
          {"gender", person.gender},
          {"homepage", nullptr},
          {"id", person.id},
          {"imdb_id", nullptr},
          {"known_for_department", person.department},
          {"name", person.name},
          {"place_of_birth", nullptr},
          {"popularity", static_cast<double>(person.id % 97) / 7.0},
          {"profile_path", path_or_null(person.profile)}};
}

object collection_details(const Catalogue& catalogue, const Collection& collection) {
  auto result = collection_stub(collection);
  result["original_language"] = "en";
  result["original_name"] = collection.name;
  result["overview"] = collection.overview;
  array parts;
  for (auto movie = catalogue.movies.rbegin(); movie != catalogue.movies.rend(); ++movie) {  // unsorted, as there
    if (movie->collection != collection.id) continue;
    parts.push_back(movie_row(*movie));
  }
  result["parts"] = std::move(parts);
  return result;
}

object movie_row(const Movie& movie) {
  return {{"adult", false},
          {"backdrop_path", path_or_null(movie.backdrop)},
          {"id", movie.ids.tmdb},
          {"title", movie.title},
          {"original_language", movie.language},
          {"original_title", movie.original_title},
          {"overview", movie.overview},
          {"poster_path", path_or_null(movie.poster)},
          {"media_type", "movie"},
          {"genre_ids", ids_of(movie.genres)},
          {"popularity", popularity_of(movie.votes)},
          {"release_date", movie.release_date},
          {"softcore", false},
          {"video", false},
          {"vote_average", movie.vote},
          {"vote_count", movie.votes}};
}

object series_row(const Series& series) {
  std::string first;
  for (const auto& season : series.seasons) {
    if (season.number > 0 && first.empty()) first = season.air_date;
  }
  return {{"adult", false},
          {"backdrop_path", path_or_null(series.backdrop)},
          {"id", series.ids.tmdb},
          {"name", series.name},
          {"original_language", series.language},
          {"original_name", series.original_name},
          {"overview", series.overview},
          {"poster_path", path_or_null(series.poster)},
          {"media_type", "tv"},
          {"genre_ids", ids_of(series.genres)},
          {"popularity", popularity_of(series.votes)},
          {"first_air_date", first},
          {"softcore", false},
          {"vote_average", series.vote},
          {"vote_count", series.votes},
          {"origin_country", array{series.country}}};
}

object person_row(const Person& person) {
  auto row = person_stub(person);
  row["media_type"] = "person";
  row["known_for"] = array{};
  return row;
}

object external_ids(const Ids& ids) {
  return {{"imdb_id", text_or_null(ids.imdb)},
          {"freebase_mid", nullptr},
          {"freebase_id", nullptr},
          {"tvdb_id", ids.tvdb == 0 ? json::value{} : json::value(ids.tvdb)},
          {"tvrage_id", nullptr},
          {"wikidata_id", nullptr},
          {"facebook_id", nullptr},
          {"instagram_id", nullptr},
          {"twitter_id", nullptr}};
}

object image_list(const std::string& poster, const std::string& backdrop) {
  const auto image = [](const std::string& path, int width, int height) {
    return object{{"aspect_ratio", static_cast<double>(width) / height},
                  {"height", height},
                  {"iso_639_1", nullptr},
                  {"file_path", path},
                  {"vote_average", 0.0},
                  {"vote_count", 0},
                  {"width", width}};
  };
  array posters;
  array backdrops;
  if (!poster.empty()) posters.push_back(image(poster, 1000, 1500));
  if (!backdrop.empty()) backdrops.push_back(image(backdrop, 1280, 720));
  return {{"backdrops", std::move(backdrops)}, {"logos", array{}}, {"posters", std::move(posters)}};
}

}  // namespace cinemarco::sandbox
