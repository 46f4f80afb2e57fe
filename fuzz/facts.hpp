// SPDX-License-Identifier: MIT
// What must hold of every fact that a reader of Trakt's rows lets in, whatever the row was.
#pragma once

#include "domain/history_source.hpp"
#include "fuzz/input.hpp"

#include <optional>

namespace cinemarco::fuzz {

inline void check(const std::optional<Instant>& at) {
  if (at) require(parse_instant(format_instant(*at)) == *at, "an instant can be stored");
}

inline void check(const TitleRef& title) {
  require_utf8(title.title);
  require_utf8(title.ids.imdb.value_or(""));
  for (const auto& number : {title.ids.tmdb, title.ids.tvdb}) require(!number || *number > 0, "numbers begin at 1");
  require(!title.ids.trakt || title.ids.trakt->value() > 0, "numbers begin at 1");
}

inline void check(const SourcePage& page) {
  for (const auto& play : page.plays) {
    check(play.title);
    check(play.watched_at);
    require(!(play.watched_at && play.watched_day), "a date is an instant or a day");
    require(play.history_id.has_value() == play.source_key.empty(), "a play is known by its number or its key");
    require_utf8(play.episode_title);
    require_utf8(play.action);
  }
  for (const auto& rating : page.ratings) {
    check(rating.title);
    check(rating.rated_at);
    require(rating.rating >= 1 && rating.rating <= 10, "ratings go from 1 to 10");
  }
  for (const auto& item : page.watchlist) {
    check(item.title);
    check(item.listed_at);
  }
  for (const auto& problem : page.problems) {
    require_utf8(problem.where);
    require_utf8(problem.message);
  }
  for (const auto& hint : page.hints) require_utf8(hint);
}

}  // namespace cinemarco::fuzz
