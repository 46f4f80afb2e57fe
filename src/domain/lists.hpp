// SPDX-License-Identifier: MIT
// Lists: what stands on them, and when two rows are the same. Pure.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"
#include "domain/title.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco {

using ListId = Id<struct ListTag>;
using ListItemId = Id<struct ListItemTag>;

enum class ListedType { movie, series, season, episode, person };
[[nodiscard]] std::string_view to_string(ListedType type) noexcept;
[[nodiscard]] std::optional<ListedType> listed_type(std::string_view word) noexcept;
[[nodiscard]] ListedType to_listed(TitleType type) noexcept;
// The movie's, or that of the series it belongs to; a person has none.
[[nodiscard]] std::optional<TitleType> title_type(ListedType type) noexcept;

// What a row speaks of. The numbers and the title are those of the movie, the series or the person.
struct ListedThing {
  ListedType type = ListedType::movie;
  TitleIds ids;
  std::string title;  // may be empty where there is a number
  std::optional<int> year;
  std::optional<int> season, episode;
  auto operator<=>(const ListedThing&) const = default;
};

// Finds the row that speaks of a thing: the first number that both know says it, Trakt's before TMDB's before TVDB's
// before IMDb's; title and year only where one of the two has no number at all.
class ListedThings {
 public:
  // `row` is what `take` gives again.
  void add(const ListedThing& thing, std::size_t row);
  // Each row is given once: a list may name two things that are one to us.
  [[nodiscard]] std::optional<std::size_t> take(const ListedThing& thing);

 private:
  std::map<std::string, std::vector<std::size_t>, std::less<>> rows_;
  std::map<std::size_t, bool> taken_;
};

// Where a row goes that is wanted at a place: 1 … `count`, which counts the row itself.
[[nodiscard]] std::int64_t place_within(std::int64_t wanted, std::int64_t count) noexcept;

inline constexpr std::size_t kLongestListName = 200;           // characters of Unicode
inline constexpr std::size_t kLongestListDescription = 2'000;  // the same
// One line without control characters, and no blank at its ends.
[[nodiscard]] bool is_list_name(std::string_view name);

}  // namespace cinemarco
