// SPDX-License-Identifier: MIT
#include "live/nested.hpp"

#include "domain/lower_case.hpp"

namespace cinemarco::live {

namespace {

// Where such servers put the user's own rating; the documents do not say, so all places are tried.
std::optional<int> nested_rating(const Fields& root) {
  for (const auto& place : {root, root.in("UserData"), root.in("Item").in("UserData")}) {
    if (place.has("Rating")) return to_rating(place.number("Rating"));
  }
  return std::nullopt;
}

}  // namespace

std::optional<RatedType> type_of_item(const std::string& name) {
  const auto word = lower_case(name);
  if (word == "movie") return RatedType::movie;
  if (word == "episode") return RatedType::episode;
  if (word == "series") return RatedType::series;
  return word == "season" ? std::optional{RatedType::season} : std::nullopt;
}

bool read_nested_item(LiveEvent& event, const Fields& item) {
  const auto type = type_of_item(item.text("Type"));
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

LiveEvent counted(LiveEvent event, const Fields& root, bool is_of_a_title) {
  if (event.kind == LiveKind::nothing) return nothing(std::move(event), "It tells of no viewing.");
  const bool is_whole = event.type == RatedType::movie || event.type == RatedType::episode;
  if (!is_of_a_title || (event.kind != LiveKind::rated && !is_whole)) {
    return nothing(std::move(event), "It is neither a movie nor an episode.");
  }
  if (event.kind == LiveKind::rated) event.rating = nested_rating(root);
  return event;
}

std::string plain_event(const std::string& name) {
  auto plain = lower_case(name);
  std::erase_if(plain, [](char c) { return c < 'a' || c > 'z'; });
  return plain;
}

}  // namespace cinemarco::live
