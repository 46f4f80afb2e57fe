// SPDX-License-Identifier: MIT
#include "domain/row_keys.hpp"

namespace cinemarco {

namespace {

// Tools that write such rows drop milliseconds as they like.
std::string second_of(const Play& play) {
  constexpr std::size_t kToTheSecond = 19;
  if (play.watched_at) return format_instant(*play.watched_at).substr(0, kToTheSecond) + "Z";
  return play.watched_day ? format_date(*play.watched_day) : "unknown";
}

}  // namespace

std::vector<std::string> row_keys(const Play& play) {
  const auto& ids = play.title.ids;
  std::string rest;
  if (play.episode) {
    rest = ":s" + std::to_string(play.episode->season) + "e" + std::to_string(play.episode->episode);
  }
  rest += ":" + second_of(play);
  if (play.nth > 1) rest += "#" + std::to_string(play.nth);
  const std::string kind = play.title.type == TitleType::movie ? "movie:" : "episode:";
  std::vector<std::string> keys;
  if (ids.trakt) keys.push_back(kind + "trakt:" + std::to_string(ids.trakt->value()) + rest);
  if (ids.tmdb) keys.push_back(kind + "tmdb:" + std::to_string(*ids.tmdb) + rest);
  if (!keys.empty()) return keys;
  if (ids.imdb) return {kind + "imdb:" + *ids.imdb + rest};
  if (ids.tvdb) return {kind + "tvdb:" + std::to_string(*ids.tvdb) + rest};
  return {kind + "title:" + play.title.title + ":" + std::to_string(play.title.year.value_or(0)) + rest};
}

}  // namespace cinemarco
