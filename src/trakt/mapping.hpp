// SPDX-License-Identifier: MIT
// Rows of Trakt as facts of the domain. Pure; the error names the member: "episode.season: missing".
#pragma once

#include "domain/error.hpp"
#include "domain/mirror.hpp"
#include "trakt/wire.hpp"

#include <expected>
#include <optional>

namespace cinemarco::trakt {

// 1970-01-01T00:00:00.000Z is Trakt's "date unknown" and becomes no date (protocol/trakt.md §4). Only movies and
// episodes are plays.
[[nodiscard]] std::expected<Play, ParseError> to_play(const wire::HistoryRow& row);

// A rating of 0 is none (§4): no error, no Rating.
[[nodiscard]] std::expected<std::optional<Rating>, ParseError> to_rating(const wire::RatingRow& row);

// Nested rows, and the flat ones of the export (§6); a flat row without a type is a movie. An item needs Trakt's or
// TMDB's number: without either nobody could say what was listed. A person is no error and no item.
[[nodiscard]] std::expected<std::optional<WatchlistItem>, ParseError> to_watchlist_item(const wire::WatchlistRow& row);

}  // namespace cinemarco::trakt
