// SPDX-License-Identifier: MIT
#include "trakt/mapping.hpp"

#include "domain/play_date.hpp"
#include "domain/row_keys.hpp"
#include "domain/time.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace cinemarco::trakt {
namespace {

template <class T>
using Result = std::expected<T, ParseError>;

std::unexpected<ParseError> broken(std::string path, std::string message) {
  return std::unexpected{ParseError{std::move(path), std::move(message)}};
}

std::optional<std::int64_t> number(const std::optional<std::int64_t>& id) {
  return id && *id > 0 ? id : std::nullopt;
}

TitleIds to_ids(const std::optional<wire::Ids>& wire) {
  TitleIds ids;
  if (!wire) return ids;
  if (const auto trakt = number(wire->trakt)) ids.trakt = TraktId{*trakt};
  ids.tmdb = number(wire->tmdb);
  ids.tvdb = number(wire->tvdb);
  if (wire->imdb && !wire->imdb->empty()) ids.imdb = wire->imdb;
  return ids;
}

bool has_none(const TitleIds& ids) {
  return !ids.trakt && !ids.tmdb && !ids.tvdb && !ids.imdb;
}

Result<TitleRef> to_title(TitleType type, const char* member, const std::optional<wire::Title>& wire) {
  if (!wire) return broken(member, "missing");
  TitleRef title;
  title.type = type;
  title.ids = to_ids(wire->ids);
  title.title = clean_title(wire->title.value_or(""));
  if (wire->year && *wire->year > 0) title.year = wire->year;
  if (has_none(title.ids) && title.title.empty()) return broken(std::string{member} + ".ids", "missing");
  return title;
}

// A clock without a zone tells the day; which instant it was, nobody knows.
struct When {
  std::optional<Instant> at;
  std::optional<Date> day;
};

// Missing, null and Trakt's word for "unknown" are no date.
Result<When> to_when(const char* member, const std::optional<std::string>& text) {
  if (!text) return When{};
  const auto instant = parse_instant(*text);
  if (instant) return When{known_instant(*instant), std::nullopt};
  constexpr std::size_t kDayLength = 10;
  const auto day = parse_date(text->substr(0, kDayLength));
  if (!day || (text->size() > kDayLength && !parse_instant(*text + "Z"))) {
    return broken(member, instant.error().message);
  }
  return std::chrono::sys_days{*day} == std::chrono::sys_days{} ? When{} : When{std::nullopt, *day};
}

// Where a day is of no use: a clock without a zone is Trakt's own, UTC, and a day its noon (docs/trakt.md#dates).
Result<std::optional<Instant>> to_instant(const char* member, const std::optional<std::string>& text) {
  const auto when = to_when(member, text);
  if (!when) return std::unexpected{when.error()};
  if (!when->day) return when->at;
  if (const auto as_utc = parse_instant(*text + "Z")) return std::optional<Instant>{*as_utc};
  return std::optional<Instant>{Instant{std::chrono::sys_days{*when->day} + std::chrono::hours{12}}};
}

Result<EpisodeNumber> to_episode_number(const wire::Episode& episode) {
  if (!episode.season) return broken("episode.season", "missing");
  if (!episode.number) return broken("episode.number", "missing");
  if (*episode.season < 0) return broken("episode.season", "negative");
  if (*episode.number < 0) return broken("episode.number", "negative");
  return EpisodeNumber{*episode.season, *episode.number};
}

Result<int> to_season_number(const wire::Season& season) {
  if (!season.number) return broken("season.number", "missing");
  if (*season.number < 0) return broken("season.number", "negative");
  return *season.number;
}

// The value, or out of the function with its error.
template <class T>
std::optional<ParseError> take(Result<T> result, T& into) {
  if (!result) return std::move(result.error());
  into = std::move(*result);
  return std::nullopt;
}

struct Place {
  TitleRef title;
  std::optional<TraktId> trakt_id;  // of the thing itself
  std::optional<int> season;
  std::optional<int> episode;
};

// What a rating or a watchlist item speaks of: a title, or a season or an episode of one.
template <class Row>
Result<Place> to_place(const Row& row, RatedType type) {
  Place place;
  const bool is_movie = type == RatedType::movie;
  auto title =
      is_movie ? to_title(TitleType::movie, "movie", row.movie) : to_title(TitleType::series, "show", row.show);
  if (auto error = take(std::move(title), place.title)) return std::unexpected{std::move(*error)};
  place.trakt_id = place.title.ids.trakt;
  if (type == RatedType::season) {
    if (!row.season) return broken("season", "missing");
    int season = 0;
    if (auto error = take(to_season_number(*row.season), season)) return std::unexpected{std::move(*error)};
    place.season = season;
    place.trakt_id = to_ids(row.season->ids).trakt;
  } else if (type == RatedType::episode) {
    if (!row.episode) return broken("episode", "missing");
    EpisodeNumber number;
    if (auto error = take(to_episode_number(*row.episode), number)) return std::unexpected{std::move(*error)};
    place.season = number.season;
    place.episode = number.episode;
    place.trakt_id = to_ids(row.episode->ids).trakt;
  }
  return place;
}

std::optional<RatedType> to_type(std::string_view type) {
  if (type == "movie") return RatedType::movie;
  if (type == "show") return RatedType::series;
  if (type == "season") return RatedType::season;
  if (type == "episode") return RatedType::episode;
  return std::nullopt;
}

std::unexpected<ParseError> unknown_type(const std::string& type) {
  return broken("type", "unknown type " + excerpt(type));
}

}  // namespace

Result<Play> to_play(const wire::HistoryRow& row, WithoutId without_id) {
  if (!row.id.value && without_id == WithoutId::refused) return broken("id", "expected a positive number");
  Play play;
  if (row.id.value) play.history_id = HistoryId{*row.id.value};
  play.action = row.action.value_or("");
  When when;
  if (auto error = take(to_when("watched_at", row.watched_at), when)) return std::unexpected{std::move(*error)};
  if (const auto day = parse_date(row.watched_day.value_or(""))) when = {std::nullopt, *day};
  play.watched_at = when.at;
  play.watched_day = when.day;
  if (row.type == "movie") {
    if (auto error = take(to_title(TitleType::movie, "movie", row.movie), play.title)) {
      return std::unexpected{std::move(*error)};
    }
  } else if (row.type == "episode") {
    if (!row.episode) return broken("episode", "missing");
    EpisodeNumber number;
    if (auto error = take(to_episode_number(*row.episode), number)) return std::unexpected{std::move(*error)};
    play.episode = number;
    play.episode_trakt_id = to_ids(row.episode->ids).trakt;
    play.episode_title = clean_title(row.episode->title.value_or(wire::EpisodeTitle{}).value);
    if (auto error = take(to_title(TitleType::series, "show", row.show), play.title)) {
      return std::unexpected{std::move(*error)};
    }
  } else {
    return unknown_type(row.type);
  }
  if (!play.history_id) {
    play.nth = std::max(0, row.nth.value_or(0));
    play.source_key = row_keys(play).front();
  }
  return play;
}

Result<std::optional<Rating>> to_rating(const wire::RatingRow& row) {
  if (row.rating == 0) return std::optional<Rating>{};
  if (row.rating < 0 || row.rating > 10) return broken("rating", "expected 1 to 10");
  const auto type = to_type(row.type);
  if (!type) return unknown_type(row.type);
  Place place;
  if (auto error = take(to_place(row, *type), place)) return std::unexpected{std::move(*error)};
  if (!place.trakt_id) {
    const bool is_show = *type == RatedType::series;
    return broken((is_show ? "show" : std::string{to_string(*type)}) + ".ids.trakt", "missing");
  }
  Rating rating;
  rating.type = *type;
  rating.trakt_id = *place.trakt_id;
  rating.title = std::move(place.title);
  rating.season = place.season;
  rating.episode = place.episode;
  rating.rating = row.rating;
  if (auto error = take(to_instant("rated_at", row.rated_at), rating.rated_at)) {
    return std::unexpected{std::move(*error)};
  }
  return std::optional<Rating>{std::move(rating)};
}

Result<std::optional<WatchlistItem>> to_watchlist_item(const wire::WatchlistRow& row) {
  if (row.type == "person") return std::optional<WatchlistItem>{};
  const auto type = to_type(row.type.value_or("movie"));
  if (!type) return unknown_type(*row.type);
  WatchlistItem item;
  const bool is_flat = !row.movie && !row.show && (row.trakt_id || row.tmdb_id || row.imdb_id);
  if (is_flat) {
    // The numbers of a flat season or episode are its own, and nothing says of which series.
    if (*type == RatedType::season || *type == RatedType::episode) return broken("show", "missing");
    const wire::Title flat{row.title, row.year, wire::Ids{row.trakt_id, {}, row.tmdb_id, row.imdb_id}};
    const auto title_type = *type == RatedType::movie ? TitleType::movie : TitleType::series;
    if (auto error = take(to_title(title_type, "title", flat), item.title)) return std::unexpected{std::move(*error)};
  } else {
    if (!row.type) return broken("type", "missing");
    Place place;
    if (auto error = take(to_place(row, *type), place)) return std::unexpected{std::move(*error)};
    item.title = std::move(place.title);
    item.season = place.season;
    item.episode = place.episode;
  }
  if (!item.title.ids.trakt && !item.title.ids.tmdb) {
    return broken("ids", "neither a number of Trakt nor one of TMDB");
  }
  if (auto error = take(to_instant("listed_at", row.listed_at), item.listed_at)) {
    return std::unexpected{std::move(*error)};
  }
  return std::optional<WatchlistItem>{std::move(item)};
}

Result<DroppedTitle> to_dropped(const wire::HiddenRow& row) {
  DroppedTitle dropped;
  if (auto error = take(to_title(TitleType::series, "show", row.show), dropped.title)) {
    return std::unexpected{std::move(*error)};
  }
  if (!dropped.title.ids.trakt && !dropped.title.ids.tmdb) {
    return broken("show.ids", "neither a number of Trakt nor one of TMDB");
  }
  // Without a date it is dropped all the same.
  static_cast<void>(take(to_instant("hidden_at", row.hidden_at), dropped.dropped_at));
  return dropped;
}

}  // namespace cinemarco::trakt
