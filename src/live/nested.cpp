// SPDX-License-Identifier: MIT
#include "live/nested.hpp"

#include "domain/lower_case.hpp"

namespace cinemarco::live {

namespace {

std::optional<RatedType> type_of(const std::string& word) {
  if (word == "movie") return RatedType::movie;
  if (word == "episode") return RatedType::episode;
  if (word == "series") return RatedType::series;
  return word == "season" ? std::optional{RatedType::season} : std::nullopt;
}

}  // namespace

bool read_nested_item(LiveEvent& event, const Fields& item) {
  const auto type = type_of(lower_case(item.text("Type")));
  event.type = type.value_or(RatedType::movie);
  event.title = item.text("Name");
  event.show_title = event.type == RatedType::series ? event.title : item.text("SeriesName");
  // Of an episode it is the episode's.
  if (event.type != RatedType::episode) event.year = item.count("ProductionYear");
  if (event.type == RatedType::season) {
    event.season = item.count("IndexNumber");
  } else {
    event.season = item.count("ParentIndexNumber");
    event.episode = item.count("IndexNumber");
    const auto last = item.count("IndexNumberEnd");
    if (last && event.episode && *last > *event.episode) event.last_episode = last;
  }
  event.ids = ids_in(item.in("ProviderIds"), "Tmdb", "Tvdb", "Imdb");
  if (event.type == RatedType::series) event.show_ids = event.ids;
  event.runtime = item.ticks("RunTimeTicks");
  event.item = item.text("Id");
  return type.has_value();
}

std::optional<int> nested_rating(const Fields& root) {
  for (const auto& place : {root, root.in("UserData"), root.in("Item").in("UserData")}) {
    if (place.has("Rating")) return to_rating(place.number("Rating"));
  }
  return std::nullopt;
}

std::string plain_event(const std::string& name) {
  auto plain = lower_case(name);
  std::erase_if(plain, [](char c) { return c < 'a' || c > 'z'; });
  return plain;
}

}  // namespace cinemarco::live
