// SPDX-License-Identifier: MIT
#include "tmdb/catalogue.hpp"

#include "json/json.hpp"
#include "tmdb/keys.hpp"
#include "tmdb/mapping.hpp"
#include "tmdb/series_fetch.hpp"
#include "tmdb/stale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace cinemarco::tmdb {
namespace {

// A cached text as a wire struct; a damaged one is as good as none.
template <class T>
std::optional<T> reread(const std::string& text) {
  auto value = json::parse_as<T>(text);
  if (!value) return std::nullopt;
  return std::move(*value);
}

template <class T>
T read_answer(const boost::json::value& value, const std::string& what) {
  return value_or_throw(json::read<T>(value), ErrorCode::upstream,
                        fmt::format("TMDB's answer for {} cannot be read: ", what));
}

std::optional<wire::Credits> read_credits(const std::optional<boost::json::value>& part, const std::string& what) {
  if (!part) return std::nullopt;
  return read_answer<wire::Credits>(*part, "the credits of " + what);
}

bool digits(std::string_view text) {
  return !text.empty() && text.size() <= 12 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool has_form(ExternalId source, std::string_view id) {
  return source == ExternalId::tvdb ? digits(id) : id.starts_with("tt") && digits(id.substr(2));
}

}  // namespace

TmdbCatalogue::TmdbCatalogue(TmdbClient& client, ResponseCache& cache, Clock& clock, Remembered remembered)
    : client_{client}, cache_{cache}, clock_{clock}, remembered_{remembered} {}

CacheWrite TmdbCatalogue::found(std::string key, std::string value) const {
  return {std::move(key), {std::move(value), true}, clock_.now() + kTitleLifetime};
}

CacheWrite TmdbCatalogue::not_found(std::string key, std::string body) const {
  return {std::move(key), {std::move(body), false}, clock_.now() + kNotFoundLifetime};
}

std::optional<TmdbCatalogue::Cached> TmdbCatalogue::cached(const std::string& key, Instant as_of) {
  auto answer = cache_.get(key, as_of);
  if (!answer) return std::nullopt;
  if (answer->found) return Cached{std::move(answer->value)};
  if (remembered_ == Remembered::found_only || as_of == kAnyAge) return std::nullopt;
  return Cached{};
}

template <class Details, class Remember, class Fetch>
Details TmdbCatalogue::look_up(const Remember& remember, const Fetch& fetch) {
  if (auto known = remember(clock_.now())) return hit(std::move(*known));
  miss();
  if (remembered_ == Remembered::found_only) return fetch();
  return fetched_or_stale<Details>(fetch, [&] { return remember(kAnyAge); });
}

// ---- Movies ----

MovieDetails TmdbCatalogue::movie(TmdbMovieId id, std::stop_token stop) {
  return movies_.run(movie_key(id), stop, [&] {
    return look_up<MovieDetails>([&](Instant as_of) { return cached_movie(id, as_of); },
                                 [&] { return fetch_movie(id, stop); });
  });
}

std::optional<MovieDetails> TmdbCatalogue::cached_movie(TmdbMovieId id, Instant as_of) {
  const auto base = cached(movie_key(id), as_of);
  if (!base) return std::nullopt;
  if (!base->text) throw hit(Error{ErrorCode::not_found, fmt::format("TMDB has no movie {}", id.value()), "cached"});
  const auto credits = cached(credits_key(id), as_of);
  if (!credits || !credits->text) return std::nullopt;
  const auto movie = reread<wire::Movie>(*base->text);
  auto people = reread<wire::Credits>(*credits->text);
  if (!movie || !people || movie->id != id.value()) return std::nullopt;
  return to_movie(*movie, people);
}

MovieDetails TmdbCatalogue::fetch_movie(TmdbMovieId id, std::stop_token stop) {
  const auto what = fmt::format("movie {}", id.value());
  try {
    auto document = client_.movie(id, std::move(stop));
    auto parts = take_apart(document, "credits");
    const auto movie = read_answer<wire::Movie>(parts.base, what);
    if (movie.id != id.value()) {
      throw Error{ErrorCode::upstream,
                  fmt::format("TMDB answered with movie {} when asked for {}", movie.id, id.value())};
    }
    const auto credits = read_credits(parts.credits, what);
    std::vector<CacheWrite> writes;
    writes.push_back(found(movie_key(id), pruned_text(parts.base, Part::title)));
    if (parts.credits) writes.push_back(found(credits_key(id), pruned_text(*parts.credits, Part::credits)));
    cache_.put(writes);
    return to_movie(movie, credits);
  } catch (const NotFound& error) {
    cache_.put({not_found(movie_key(id), error.body())});
    throw;
  }
}

// ---- Series ----

SeriesDetails TmdbCatalogue::series(TmdbSeriesId id, std::stop_token stop) {
  return series_.run(series_key(id), stop, [&] {
    return look_up<SeriesDetails>([&](Instant as_of) { return cached_series(id, as_of); },
                                  [&] { return fetch_series(id, stop); });
  });
}

std::optional<SeriesDetails> TmdbCatalogue::cached_series(TmdbSeriesId id, Instant as_of) {
  const auto base = cached(series_key(id), as_of);
  if (!base) return std::nullopt;
  if (!base->text) throw hit(Error{ErrorCode::not_found, fmt::format("TMDB has no series {}", id.value()), "cached"});
  const auto credits = cached(credits_key(id), as_of);
  if (!credits || !credits->text) return std::nullopt;
  const auto series = reread<wire::Series>(*base->text);
  const auto people = reread<wire::Credits>(*credits->text);
  if (!series || !people || series->id != id.value()) return std::nullopt;

  const auto listed = listed_seasons(*series);
  std::map<int, wire::Season> seasons;
  const auto add = [&](int number) {  // whether the cache knows of this season
    const auto season = cached(season_key(id, number), as_of);
    if (!season) return false;
    if (!season->text) return true;  // listed, and yet TMDB has none such
    auto read = reread<wire::Season>(*season->text);
    if (!read) return false;
    seasons.emplace(number, std::move(*read));
    return true;
  };
  for (const int number : listed) {
    if (!add(number)) return std::nullopt;
  }
  // TMDB may also have answered seasons that it does not list.
  for (int number = 0; number < kBlindSeasons; ++number) {
    if (!std::ranges::binary_search(listed, number)) add(number);
  }
  return to_series(*series, people, seasons);
}

SeriesDetails TmdbCatalogue::fetch_series(TmdbSeriesId id, std::stop_token stop) {
  const auto what = fmt::format("series {}", id.value());
  try {
    auto fetched = fetch_whole_series(client_, id, std::move(stop));
    auto& parts = fetched.parts;
    const auto credits = read_credits(parts.credits, what);
    std::vector<CacheWrite> writes;
    writes.push_back(found(series_key(id), pruned_text(parts.base, Part::title)));
    if (parts.credits) writes.push_back(found(credits_key(id), pruned_text(*parts.credits, Part::credits)));
    std::map<int, wire::Season> seasons;
    for (auto& [number, season] : parts.seasons) {
      seasons.emplace(number, read_answer<wire::Season>(season, fmt::format("season {} of {}", number, what)));
      writes.push_back(found(season_key(id, number), pruned_text(season, Part::season)));
    }
    for (auto& [number, body] : fetched.gone) writes.push_back(not_found(season_key(id, number), std::move(body)));
    cache_.put(writes);
    return to_series(fetched.series, credits, seasons);
  } catch (const NotFound& error) {
    cache_.put({not_found(series_key(id), error.body())});
    throw;
  }
}

// ---- One season ----

SeasonDetails TmdbCatalogue::season(TmdbSeriesId id, int number, std::stop_token stop) {
  return seasons_.run(season_key(id, number), stop, [&] {
    return look_up<SeasonDetails>([&](Instant as_of) { return cached_season(id, number, as_of); },
                                  [&] { return fetch_season(id, number, stop); });
  });
}

std::optional<SeasonDetails> TmdbCatalogue::cached_season(TmdbSeriesId id, int number, Instant as_of) {
  const auto answer = cached(season_key(id, number), as_of);
  if (!answer) return std::nullopt;
  if (!answer->text) {
    throw hit(
        Error{ErrorCode::not_found, fmt::format("TMDB has no season {} of series {}", number, id.value()), "cached"});
  }
  const auto season = reread<wire::Season>(*answer->text);
  if (!season) return std::nullopt;
  return to_season(number, *season);
}

SeasonDetails TmdbCatalogue::fetch_season(TmdbSeriesId id, int number, std::stop_token stop) {
  try {
    auto document = client_.season(id, number, std::move(stop));
    const auto season =
        read_answer<wire::Season>(document.root, fmt::format("season {} of series {}", number, id.value()));
    cache_.put({found(season_key(id, number), pruned_text(document.root, Part::season))});
    return to_season(number, season);
  } catch (const NotFound& error) {
    cache_.put({not_found(season_key(id, number), error.body())});
    throw;
  }
}

// ---- By another service's id ----

std::optional<std::int64_t> TmdbCatalogue::find(TitleType type, ExternalId source, const std::string& id,
                                                std::stop_token stop) {
  if (!has_form(source, id)) return std::nullopt;
  const auto flight = std::string{to_string(type)} + ":" + find_key(source, id);
  return finds_.run(flight, stop, [&] { return find_id(type, source, id, stop); });
}

std::optional<std::int64_t> TmdbCatalogue::find_id(TitleType type, ExternalId source, const std::string& id,
                                                   std::stop_token stop) {
  const auto pick = [&](const wire::FindResults& results) -> std::optional<std::int64_t> {
    const auto& titles = type == TitleType::movie ? results.movie_results : results.tv_results;
    if (!titles.empty()) return titles.front().id;
    if (type == TitleType::series && source == ExternalId::imdb && !results.tv_episode_results.empty()) {
      return results.tv_episode_results.front().show_id;
    }
    return std::nullopt;
  };
  const auto key = find_key(source, id);
  if (const auto known = cached(key, clock_.now())) {
    if (!known->text) return hit(std::optional<std::int64_t>{});
    if (const auto results = reread<wire::FindResults>(*known->text)) return hit(pick(*results));
  }
  miss();
  try {
    auto document = client_.find(source, id, std::move(stop));
    const auto results = read_answer<wire::FindResults>(document.root, id);
    // An id that TMDB does not know is a 200 with empty lists (protocol/tmdb.md §7). A "not found" of one type must be
    // asked again as soon as that of both, so it is remembered as such only if there is nothing for either.
    const bool nothing = results.movie_results.empty() && results.tv_results.empty() &&
                         (source == ExternalId::tvdb || results.tv_episode_results.empty());
    auto text = pruned_text(document.root, Part::find);
    cache_.put({nothing ? not_found(key, std::move(text)) : found(key, std::move(text))});
    return pick(results);
  } catch (const NotFound& error) {
    cache_.put({not_found(key, error.body())});
    return std::nullopt;
  }
}

}  // namespace cinemarco::tmdb
