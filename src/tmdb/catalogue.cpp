// SPDX-License-Identifier: MIT
#include "tmdb/catalogue.hpp"

#include "tmdb/filling.hpp"
#include "tmdb/mapping.hpp"
#include "tmdb/read_answer.hpp"
#include "tmdb/series_fetch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace cinemarco::tmdb {

TmdbCatalogue::TmdbCatalogue(TmdbClient& client, ResponseCache& cache, Clock& clock, Remembered remembered)
    : client_{client}, cache_{cache}, clock_{clock}, remembered_{remembered}, keys_{client.language()} {
  if (client.language() == kUsualLanguage) return;
  english_client_ = std::make_unique<TmdbClient>(client.in(kUsualLanguage));
  english_ = std::make_unique<TmdbCatalogue>(*english_client_, cache, clock, remembered);
}

CacheWrite TmdbCatalogue::found(std::string key, std::string value, std::string etag) const {
  return {std::move(key), {std::move(value), true, std::move(etag)}, clock_.now() + kTitleLifetime};
}

CacheWrite TmdbCatalogue::not_found(std::string key, std::string body) const {
  return {std::move(key), {std::move(body), false, {}}, clock_.now() + kNotFoundLifetime};
}

std::optional<TmdbCatalogue::Cached> TmdbCatalogue::cached(const std::string& key, Instant as_of) {
  auto answer = cache_.get(key, as_of);
  if (!answer) return std::nullopt;
  if (answer->found) return Cached{std::move(answer->value)};
  if (remembered_ == Remembered::found_only || as_of == kAnyAge) return std::nullopt;
  return Cached{};
}

// ---- Movies ----

MovieDetails TmdbCatalogue::movie(TmdbMovieId id, std::stop_token stop) {
  auto movie = movie_as_told(id, stop);
  movie.language = client_.language();
  if (english_) fill_in_english(movie, today(), stale(), [&] { return english_->movie(id, stop); });
  return movie;
}

MovieDetails TmdbCatalogue::movie_as_told(TmdbMovieId id, const std::stop_token& stop) {
  return movies_.run(keys_.movie(id), stop, [&] {
    return look_up<MovieDetails>(
        cache_, clock_, stale(),
        {keys_.movie(id), kTitleLifetime, [&](Instant as_of) { return cached_movie(id, as_of); },
         [&](const Known& known) { return fetch_movie(id, known, stop); },
         [&](const MovieDetails&) { return std::vector{keys_.movie(id), keys_.credits(id)}; }});
  });
}

std::optional<MovieDetails> TmdbCatalogue::cached_movie(TmdbMovieId id, Instant as_of) {
  const auto base = cached(keys_.movie(id), as_of);
  if (!base) return std::nullopt;
  if (!base->text) throw Error{ErrorCode::not_found, fmt::format("TMDB has no movie {}", id.value()), "cached"};
  const auto credits = cached(keys_.credits(id), as_of);
  if (!credits || !credits->text) return std::nullopt;
  const auto movie = reread<wire::Movie>(*base->text);
  auto people = reread<wire::Credits>(*credits->text);
  if (!movie || !people || movie->id != id.value()) return std::nullopt;
  return to_movie(*movie, people);
}

std::optional<wire::Credits> TmdbCatalogue::known_credits(const std::string& key) {
  const auto known = cached(key, kAnyAge);
  return known && known->text ? reread<wire::Credits>(*known->text) : std::nullopt;
}

IfChanged TmdbCatalogue::ask_movie(TmdbMovieId id, const Known& known, const std::stop_token& stop) {
  try {
    return client_.movie(id, known, stop);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::too_large) throw;
    return client_.bare_movie(id, stop);
  }
}

std::optional<MovieDetails> TmdbCatalogue::fetch_movie(TmdbMovieId id, const Known& known, std::stop_token stop) {
  const auto what = fmt::format("movie {}", id.value());
  try {
    auto document = ask_movie(id, known, stop);
    if (!document) return std::nullopt;
    auto parts = take_apart(*document, "credits");
    const auto movie = read_answer<wire::Movie>(parts.base, what);
    if (movie.id != id.value()) {
      throw Error{ErrorCode::upstream,
                  fmt::format("TMDB answered with movie {} when asked for {}", movie.id.value, id.value())};
    }
    auto credits = parts.credits ? std::optional{read_answer<wire::Credits>(*parts.credits, "the credits of " + what)}
                                 : known_credits(keys_.credits(id));
    std::vector<CacheWrite> writes;
    writes.push_back(
        found(keys_.movie(id), pruned_text(parts.base, Part::title), parts.credits ? document->etag : std::string{}));
    if (parts.credits) writes.push_back(found(keys_.credits(id), pruned_text(*parts.credits, Part::credits)));
    cache_.put(writes);
    return to_movie(movie, credits);
  } catch (const NotFound& error) {
    cache_.put({not_found(keys_.movie(id), error.body())});
    throw;
  }
}

// ---- Series ----

SeriesDetails TmdbCatalogue::series(TmdbSeriesId id, std::stop_token stop) {
  auto series = series_as_told(id, stop);
  series.language = client_.language();
  if (english_) fill_in_english(series, today(), stale(), [&] { return english_->series(id, stop); });
  return series;
}

SeriesDetails TmdbCatalogue::series_as_told(TmdbSeriesId id, const std::stop_token& stop) {
  return series_.run(keys_.series(id), stop, [&] {
    return look_up<SeriesDetails>(
        cache_, clock_, stale(),
        {keys_.series(id), kTitleLifetime, [&](Instant as_of) { return cached_series(id, as_of); },
         [&](const Known& known) { return fetch_series(id, known, stop); },
         [&](const SeriesDetails& series) {
           std::vector keys{keys_.series(id), keys_.credits(id)};
           for (const auto& season : series.seasons) keys.push_back(keys_.season(id, season.season_number));
           return keys;
         }});
  });
}

std::optional<SeriesDetails> TmdbCatalogue::cached_series(TmdbSeriesId id, Instant as_of) {
  const auto base = cached(keys_.series(id), as_of);
  if (!base) return std::nullopt;
  if (!base->text) throw Error{ErrorCode::not_found, fmt::format("TMDB has no series {}", id.value()), "cached"};
  const auto credits = cached(keys_.credits(id), as_of);
  if (!credits || !credits->text) return std::nullopt;
  const auto series = reread<wire::Series>(*base->text);
  const auto people = reread<wire::Credits>(*credits->text);
  if (!series || !people || series->id != id.value()) return std::nullopt;

  const auto listed = listed_seasons(*series);
  std::map<int, wire::Season> seasons;
  const auto add = [&](int number) {  // whether the cache knows of this season
    const auto season = cached(keys_.season(id, number), as_of);
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

std::optional<SeriesDetails> TmdbCatalogue::fetch_series(TmdbSeriesId id, const Known& known, std::stop_token stop) {
  try {
    auto fetched = fetch_whole_series(client_, id, known, std::move(stop));
    if (!fetched) return std::nullopt;
    std::vector<CacheWrite> writes;
    writes.push_back(found(keys_.series(id), std::move(fetched->text), fetched->etag));
    if (fetched->credits) writes.push_back(found(keys_.credits(id), std::move(fetched->credits_text)));
    std::map<int, wire::Season> seasons;
    for (auto& [number, season] : fetched->seasons) {
      seasons.emplace(number, std::move(season.season));
      writes.push_back(found(keys_.season(id, number), std::move(season.text)));
    }
    for (auto& [number, body] : fetched->gone) writes.push_back(not_found(keys_.season(id, number), std::move(body)));
    const auto credits = fetched->credits ? fetched->credits : known_credits(keys_.credits(id));
    cache_.put(writes);
    return to_series(fetched->series, credits, seasons);
  } catch (const NotFound& error) {
    cache_.put({not_found(keys_.series(id), error.body())});
    throw;
  }
}

// ---- One season ----

SeasonDetails TmdbCatalogue::season(TmdbSeriesId id, int number, std::stop_token stop) {
  auto season = season_as_told(id, number, stop);
  if (english_) fill_in_english(season, today(), stale(), [&] { return english_->season(id, number, stop); });
  return season;
}

SeasonDetails TmdbCatalogue::season_as_told(TmdbSeriesId id, int number, const std::stop_token& stop) {
  return seasons_.run(keys_.season(id, number), stop, [&] {
    return look_up<SeasonDetails>(
        cache_, clock_, stale(),
        {keys_.season(id, number), kTitleLifetime, [&](Instant as_of) { return cached_season(id, number, as_of); },
         [&](const Known& known) { return fetch_season(id, number, known, stop); },
         [&](const SeasonDetails&) { return std::vector{keys_.season(id, number)}; }});
  });
}

std::optional<SeasonDetails> TmdbCatalogue::cached_season(TmdbSeriesId id, int number, Instant as_of) {
  const auto answer = cached(keys_.season(id, number), as_of);
  if (!answer) return std::nullopt;
  if (!answer->text) {
    throw Error{ErrorCode::not_found, fmt::format("TMDB has no season {} of series {}", number, id.value()), "cached"};
  }
  const auto season = reread<wire::Season>(*answer->text);
  if (!season) return std::nullopt;
  return to_season(number, *season);
}

std::optional<SeasonDetails> TmdbCatalogue::fetch_season(TmdbSeriesId id, int number, const Known& known,
                                                         std::stop_token stop) {
  try {
    auto document = client_.season(id, number, known, std::move(stop));
    if (!document) return std::nullopt;
    const auto season =
        read_answer<wire::Season>(document->root, fmt::format("season {} of series {}", number, id.value()));
    cache_.put({found(keys_.season(id, number), pruned_text(document->root, Part::season), document->etag)});
    return to_season(number, season);
  } catch (const NotFound& error) {
    cache_.put({not_found(keys_.season(id, number), error.body())});
    throw;
  }
}

}  // namespace cinemarco::tmdb
