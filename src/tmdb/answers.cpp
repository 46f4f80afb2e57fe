// SPDX-License-Identifier: MIT
#include "tmdb/answers.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <string_view>

namespace cinemarco::tmdb {
namespace {

using Names = std::span<const std::string_view>;

constexpr auto kTitleNoise =
    std::to_array<std::string_view>({"adult", "popularity", "softcore", "production_companies", "spoken_languages",
                                     "languages", "video", "last_episode_to_air", "next_episode_to_air"});
constexpr auto kPersonNoise = std::to_array<std::string_view>(
    {"adult", "gender", "popularity", "credit_id", "original_name", "cast_id", "department"});
constexpr auto kRoleNoise = std::to_array<std::string_view>({"credit_id"});
constexpr auto kSeasonNoise = std::to_array<std::string_view>({"_id", "credits", "external_ids", "images"});
constexpr auto kListNoise = std::to_array<std::string_view>(
    {"adult", "popularity", "softcore", "genre_ids", "backdrop_path", "video", "credit_id", "gender", "known_for",
     "origin_country", "original_language", "order", "episode_count", "first_credit_air_date"});
constexpr auto kProviderNoise = std::to_array<std::string_view>({"logo_path", "display_priority"});
constexpr auto kEpisodeNoise =
    std::to_array<std::string_view>({"crew", "guest_stars", "production_code", "show_id", "season_number",
                                     "episode_type", "id", "vote_average", "vote_count"});

// `stable_erase` keeps TMDB's order of the members.
void drop(boost::json::object& object, Names names) {
  for (const auto name : names) {
    if (const auto* found = object.find(name); found != object.end()) object.stable_erase(found);
  }
}

template <class Action>
void for_each_object(boost::json::object& parent, std::string_view list, Action action) {
  auto* value = parent.if_contains(list);
  auto* items = value != nullptr ? value->if_array() : nullptr;
  if (items == nullptr) return;
  for (auto& item : *items) {
    if (auto* object = item.if_object()) action(*object);
  }
}

void prune_people(boost::json::object& parent, std::string_view list) {
  for_each_object(parent, list, [](boost::json::object& person) {
    drop(person, kPersonNoise);
    for (const std::string_view entries : {"roles", "jobs"}) {
      for_each_object(person, entries, [](boost::json::object& entry) { drop(entry, kRoleNoise); });
    }
  });
}

void prune_providers(boost::json::object& region) {
  for (const std::string_view list : {"flatrate", "free", "ads", "rent", "buy"}) {
    for_each_object(region, list, [](boost::json::object& provider) { drop(provider, kProviderNoise); });
  }
}

void prune_regions(boost::json::object& answer) {
  auto* results = answer.if_contains("results");
  auto* regions = results != nullptr ? results->if_object() : nullptr;
  if (regions == nullptr) return;
  for (auto& region : *regions) {
    if (auto* lists = region.value().if_object()) prune_providers(*lists);
  }
}

std::optional<int> season_of(std::string_view key) {
  constexpr std::string_view kPrefix = "season/";
  if (!key.starts_with(kPrefix)) return std::nullopt;
  key.remove_prefix(kPrefix.size());
  int number = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
  if (error != std::errc{} || end != key.data() + key.size() || number < 0) return std::nullopt;
  return number;
}

// 1e999 is a number to Boost, which writes it as one that it does not read again; nobody here reads it as one.
void forget_infinite(boost::json::value& value) {
  if (const auto* number = value.if_double(); number != nullptr && std::isinf(*number)) value = nullptr;
  if (auto* array = value.if_array()) {
    for (auto& item : *array) forget_infinite(item);
  }
  if (auto* object = value.if_object()) {
    for (auto& member : *object) forget_infinite(member.value());
  }
}

bool has_people(const boost::json::value& credits) {
  const auto* object = credits.if_object();
  if (object == nullptr) return false;
  bool any = false;
  for (const std::string_view name : {"cast", "crew"}) {
    const auto* value = object->if_contains(name);
    if (value == nullptr) continue;
    if (!value->is_array()) return false;
    any = true;
  }
  return any;
}

}  // namespace

TitleParts take_apart(Document& document, std::string_view credits_part) {
  TitleParts parts;
  boost::json::object base(document.root.storage());
  for (auto& member : document.root.get_object()) {
    const std::string_view key = member.key();
    if (key == credits_part) {
      if (has_people(member.value())) parts.credits.emplace(std::move(member.value()));
    } else if (const auto number = season_of(key)) {
      if (member.value().is_object()) parts.seasons.emplace(*number, std::move(member.value()));
    } else {
      base.emplace(key, std::move(member.value()));
    }
  }
  // Not assigned: an assignment would copy into the default memory.
  return {boost::json::value(std::move(base)), std::move(parts.credits), std::move(parts.seasons)};
}

std::string pruned_text(boost::json::value& part, Part kind) {
  if (auto* object = part.if_object()) {
    switch (kind) {
      case Part::title:
        drop(*object, kTitleNoise);
        prune_people(*object, "created_by");
        break;
      case Part::credits:
        prune_people(*object, "cast");
        prune_people(*object, "crew");
        break;
      case Part::season:
        drop(*object, kSeasonNoise);
        for_each_object(*object, "episodes", [](boost::json::object& episode) { drop(episode, kEpisodeNoise); });
        break;
      case Part::list:
        drop(*object, kTitleNoise);
        for (const std::string_view rows : {"results", "parts", "cast", "crew"}) {
          for_each_object(*object, rows, [](boost::json::object& row) { drop(row, kListNoise); });
        }
        break;
      case Part::watch:
        prune_regions(*object);
        break;
      case Part::find:
        break;
    }
  }
  forget_infinite(part);
  return boost::json::serialize(part);
}

}  // namespace cinemarco::tmdb
