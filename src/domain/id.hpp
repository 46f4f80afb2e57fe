// SPDX-License-Identifier: MIT
// Typed ids: a movie's number never passes for a series' number, though the two may be equal.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace cinemarco {

// A 64-bit number that knows what it numbers. Conversion is spelled out: TmdbMovieId{550}, id.value().
template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::int64_t value) : value_{value} {}
  [[nodiscard]] constexpr std::int64_t value() const { return value_; }
  constexpr auto operator<=>(const Id&) const = default;

 private:
  std::int64_t value_ = 0;
};

// Numbers of TMDB; movies and series are separate namespaces (docs/tmdb.md#ids).
using TmdbMovieId = Id<struct TmdbMovieTag>;
using TmdbSeriesId = Id<struct TmdbSeriesTag>;
using TmdbPersonId = Id<struct TmdbPersonTag>;

// Numbers of Trakt. A history id is above 2^32 today (docs/trakt.md#history).
using HistoryId = Id<struct HistoryTag>;
using TraktId = Id<struct TraktTag>;

// Rows of our own database.
using AccountId = Id<struct AccountTag>;
using MovieId = Id<struct MovieTag>;
using SeriesId = Id<struct SeriesTag>;
using EntryId = Id<struct EntryTag>;
using PlayId = Id<struct PlayTag>;
using SourceTitleId = Id<struct SourceTitleTag>;
using RunId = Id<struct RunTag>;

}  // namespace cinemarco

template <class Tag>
struct std::hash<cinemarco::Id<Tag>> {
  std::size_t operator()(const cinemarco::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value()); }
};
