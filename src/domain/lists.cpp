// SPDX-License-Identifier: MIT
#include "domain/lists.hpp"

#include "domain/characters.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cinemarco {

namespace {

constexpr std::array kWords{std::pair{ListedType::movie, std::string_view{"movie"}},
                            std::pair{ListedType::series, std::string_view{"series"}},
                            std::pair{ListedType::season, std::string_view{"season"}},
                            std::pair{ListedType::episode, std::string_view{"episode"}},
                            std::pair{ListedType::person, std::string_view{"person"}}};

std::string place_of(const ListedThing& thing) {
  const auto number = [](const std::optional<int>& value) { return value ? std::to_string(*value) : std::string{}; };
  return std::string{to_string(thing.type)} + ':' + number(thing.season) + ':' + number(thing.episode) + ':';
}

// The best first.
std::vector<std::string> keys_of(const ListedThing& thing) {
  const auto place = place_of(thing);
  const auto& ids = thing.ids;
  std::vector<std::string> keys;
  if (ids.trakt) keys.push_back(place + "trakt:" + std::to_string(ids.trakt->value()));
  if (ids.tmdb) keys.push_back(place + "tmdb:" + std::to_string(*ids.tmdb));
  if (ids.tvdb) keys.push_back(place + "tvdb:" + std::to_string(*ids.tvdb));
  if (ids.imdb) keys.push_back(place + "imdb:" + *ids.imdb);
  return keys;
}

std::string title_key_of(const ListedThing& thing) {
  return place_of(thing) + "title:" + thing.title + ':' + (thing.year ? std::to_string(*thing.year) : "");
}

}  // namespace

std::string_view to_string(ListedType type) noexcept {
  return std::ranges::find(kWords, type, &decltype(kWords)::value_type::first)->second;
}

std::optional<ListedType> listed_type(std::string_view word) noexcept {
  const auto* found = std::ranges::find(kWords, word, &decltype(kWords)::value_type::second);
  return found == kWords.end() ? std::nullopt : std::optional{found->first};
}

ListedType to_listed(TitleType type) noexcept {
  return type == TitleType::movie ? ListedType::movie : ListedType::series;
}

std::optional<TitleType> title_type(ListedType type) noexcept {
  if (type == ListedType::person) return std::nullopt;
  return type == ListedType::movie ? TitleType::movie : TitleType::series;
}

void ListedThings::add(const ListedThing& thing, std::size_t row) {
  const auto keys = keys_of(thing);
  for (const auto& key : keys) rows_[key].push_back(row);
  // A title finds the numbered row only for what has no number itself.
  if (!thing.title.empty()) rows_[(keys.empty() ? "" : "numbered ") + title_key_of(thing)].push_back(row);
}

std::optional<std::size_t> ListedThings::take(const ListedThing& thing) {
  auto keys = keys_of(thing);
  const bool has_number = !keys.empty();
  if (!thing.title.empty()) {
    keys.push_back(title_key_of(thing));
    if (!has_number) keys.push_back("numbered " + title_key_of(thing));
  }
  for (const auto& key : keys) {
    const auto found = rows_.find(key);
    if (found == rows_.end()) continue;
    for (const auto row : found->second) {
      if (!std::exchange(taken_[row], true)) return row;
    }
  }
  return std::nullopt;
}

std::int64_t place_within(std::int64_t wanted, std::int64_t count) noexcept {
  return std::clamp<std::int64_t>(wanted, 1, std::max<std::int64_t>(count, 1));
}

bool is_list_name(std::string_view name) {
  return !name.empty() && !name.starts_with(' ') && !name.ends_with(' ') && characters(name) <= kLongestListName &&
         std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

}  // namespace cinemarco
