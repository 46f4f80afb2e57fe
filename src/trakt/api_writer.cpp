// SPDX-License-Identifier: MIT
#include "trakt/api_writer.hpp"

#include "json/json.hpp"
#include "trakt/wire.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace cinemarco::trakt {
namespace {

namespace bj = boost::json;

// Every number that we know: Trakt's own is the safest, and a merged title is still found by the others
// (docs/trakt.md#writing).
bj::object ids_of(const TitleIds& ids) {
  bj::object object;
  if (ids.trakt) object["trakt"] = ids.trakt->value();
  if (ids.tmdb) object["tmdb"] = *ids.tmdb;
  if (ids.tvdb) object["tvdb"] = *ids.tvdb;
  if (ids.imdb) object["imdb"] = *ids.imdb;
  return object;
}

bj::object title_object(const TitleRef& title) {
  return {{"ids", ids_of(title.ids)}};
}

// To the second; a missing one would mean "now" (docs/trakt.md#dates).
std::string watched_at(const std::optional<Instant>& instant) {
  if (!instant) return "unknown";
  return format_instant(std::chrono::floor<std::chrono::seconds>(*instant));
}

// {"movies": [{ids, watched_at}], "shows": [{ids, seasons: [{number, episodes: [{number, watched_at}]}]}]}
bj::object history_body(std::span<const OutgoingPlay> plays) {
  bj::array movies;
  std::map<TitleIds, std::map<int, bj::array>> shows;
  for (const auto& play : plays) {
    if (play.episode) {
      shows[play.title.ids][play.episode->season].push_back(
          bj::object{{"number", play.episode->episode}, {"watched_at", watched_at(play.watched_at)}});
    } else {
      auto movie = title_object(play.title);
      movie["watched_at"] = watched_at(play.watched_at);
      movies.push_back(std::move(movie));
    }
  }
  bj::array show_list;
  for (auto& [ids, seasons] : shows) {
    bj::array season_list;
    for (auto& [number, episodes] : seasons) {
      season_list.push_back(bj::object{{"number", number}, {"episodes", std::move(episodes)}});
    }
    show_list.push_back(bj::object{{"ids", ids_of(ids)}, {"seasons", std::move(season_list)}});
  }
  return {{"movies", std::move(movies)}, {"shows", std::move(show_list)}};
}

wire::PushAnswer read_answer(const Answer& answer, std::string_view path) {
  return value_or_throw(json::read<wire::PushAnswer>(answer.body), ErrorCode::upstream,
                        "Trakt's answer to " + std::string{path} + " cannot be read: ");
}

using Unknown = std::optional<std::vector<wire::UnknownItem>>;

bool names(const Unknown& unknown, const TitleIds& ids) {
  if (!unknown) return false;
  return std::ranges::any_of(*unknown, [&](const wire::UnknownItem& item) {
    if (!item.ids) return false;
    const auto& given = *item.ids;
    return (given.trakt && ids.trakt && *given.trakt == ids.trakt->value()) || (given.tmdb && given.tmdb == ids.tmdb) ||
           (given.imdb && given.imdb == ids.imdb);
  });
}

bool names(const Unknown& unknown, int number) {
  return unknown && std::ranges::any_of(*unknown, [&](const wire::UnknownItem& item) { return item.number == number; });
}

bool is_unknown(const wire::NotFound& not_found, const TitleRef& title) {
  return names(title.type == TitleType::movie ? not_found.movies : not_found.shows, title.ids);
}

// A season or an episode that Trakt does not know comes back by its number alone: it may be any show's.
PushResult taken_of(const wire::NotFound& not_found, const OutgoingPlay& play) {
  if (is_unknown(not_found, play.title)) return PushResult::unknown_title;
  if (!play.episode) return PushResult::accepted;
  const bool may_be =
      names(not_found.seasons, play.episode->season) || names(not_found.episodes, play.episode->episode);
  return may_be ? PushResult::unclear : PushResult::accepted;
}

// Fewer were added than Trakt knows: any of them may be the one that was not.
void doubt_where_few(std::vector<PushResult>& taken, std::span<const OutgoingPlay> plays, TitleType type,
                     std::optional<std::int64_t> added) {
  if (!added) return;
  std::int64_t expected = 0;
  for (std::size_t i = 0; i < plays.size(); ++i) {
    if (plays[i].title.type == type && taken[i] == PushResult::accepted) ++expected;
  }
  if (*added >= expected) return;
  for (std::size_t i = 0; i < plays.size(); ++i) {
    if (plays[i].title.type == type && taken[i] == PushResult::accepted) taken[i] = PushResult::unclear;
  }
}

}  // namespace

std::vector<PushResult> ApiWriter::add_plays(std::span<const OutgoingPlay> plays, std::stop_token stop) {
  constexpr std::string_view kPath = "/sync/history";
  const auto answer =
      read_answer(client_.post(kPath, bj::serialize(history_body(plays)), net::Repeat::unsafe, std::move(stop)), kPath);
  const auto not_found = answer.not_found.value_or(wire::NotFound{});
  std::vector<PushResult> taken;
  taken.reserve(plays.size());
  for (const auto& play : plays) taken.push_back(taken_of(not_found, play));
  const auto added = answer.added.value_or(wire::PushCounts{});
  doubt_where_few(taken, plays, TitleType::movie, added.movies);
  doubt_where_few(taken, plays, TitleType::series, added.episodes);
  return taken;
}

void ApiWriter::remove_plays(std::span<const HistoryId> plays, std::stop_token stop) {
  // By history id only: a title here would take all its plays away (docs/trakt.md#writing).
  bj::array ids;
  for (const auto play : plays) ids.emplace_back(play.value());
  static_cast<void>(client_.post("/sync/history/remove", bj::serialize(bj::object{{"ids", std::move(ids)}}),
                                 net::Repeat::safe, std::move(stop)));
}

std::vector<PushResult> ApiWriter::rate(std::span<const OutgoingRating> ratings, std::stop_token stop) {
  constexpr std::string_view kPath = "/sync/ratings";
  bj::array movies;
  bj::array shows;
  for (const auto& rating : ratings) {
    auto object = title_object(rating.title);
    object["rating"] = rating.rating;
    (rating.title.type == TitleType::movie ? movies : shows).push_back(std::move(object));
  }
  const bj::object body{{"movies", std::move(movies)}, {"shows", std::move(shows)}};
  const auto answer = read_answer(client_.post(kPath, bj::serialize(body), net::Repeat::safe, std::move(stop)), kPath);
  const auto not_found = answer.not_found.value_or(wire::NotFound{});
  std::vector<PushResult> taken;
  for (const auto& rating : ratings) {
    taken.push_back(is_unknown(not_found, rating.title) ? PushResult::unknown_title : PushResult::accepted);
  }
  return taken;
}

std::vector<PushResult> ApiWriter::post_titles(std::string_view path, std::span<const TitleRef> titles,
                                               std::stop_token stop) {
  bj::array movies;
  bj::array shows;
  for (const auto& title : titles) (title.type == TitleType::movie ? movies : shows).push_back(title_object(title));
  const bj::object body{{"movies", std::move(movies)}, {"shows", std::move(shows)}};
  const auto answer = read_answer(client_.post(path, bj::serialize(body), net::Repeat::safe, std::move(stop)), path);
  const auto not_found = answer.not_found.value_or(wire::NotFound{});
  std::vector<PushResult> taken;
  for (const auto& title : titles)
    taken.push_back(is_unknown(not_found, title) ? PushResult::unknown_title : PushResult::accepted);
  return taken;
}

std::vector<PushResult> ApiWriter::unrate(std::span<const TitleRef> titles, std::stop_token stop) {
  return post_titles("/sync/ratings/remove", titles, std::move(stop));
}

std::vector<PushResult> ApiWriter::list(std::span<const TitleRef> titles, std::stop_token stop) {
  return post_titles("/sync/watchlist", titles, std::move(stop));
}

std::vector<PushResult> ApiWriter::unlist(std::span<const TitleRef> titles, std::stop_token stop) {
  return post_titles("/sync/watchlist/remove", titles, std::move(stop));
}

bool ApiWriter::keeps_one_play_per_title(std::stop_token stop) {
  const auto answer = client_.get("/users/settings", "extended=browsing", std::move(stop));
  const auto settings = json::read<wire::BrowsingSettings>(answer.body);
  return settings && settings->browsing && settings->browsing->watch_only_once.value_or(false);
}

}  // namespace cinemarco::trakt
