// SPDX-License-Identifier: MIT
// Rows of Trakt as facts of the domain. Pure; the error names the member: "episode.season: missing".
#pragma once

#include "domain/error.hpp"
#include "domain/mirror.hpp"
#include "trakt/wire.hpp"

#include <expected>
#include <optional>

namespace cinemarco::trakt {

// Files hold rows without a history id; the live API does not.
enum class WithoutId { refused, keyed };

// 1970-01-01T00:00:00.000Z, in whatever zone it is written, is Trakt's "date unknown" and becomes no date
// (docs/trakt.md#dates). A clock without a zone ("2024-01-15T12:00:00"), or a day alone, becomes `watched_day`: such
// rows are told in the zone of whoever wrote them (docs/trakt.md#dates). Only movies and episodes are plays.
[[nodiscard]] std::expected<Play, ParseError> to_play(const wire::HistoryRow& row, WithoutId without_id);

// A rating of 0 is none (docs/trakt.md#ratings): no error, no Rating.
[[nodiscard]] std::expected<std::optional<Rating>, ParseError> to_rating(const wire::RatingRow& row);

// Nested rows, and the flat ones of the export (docs/trakt.md#watchlist); a flat row without a type is a movie. An item
// needs Trakt's or TMDB's number: without either nobody could say what was listed. A person is no error and no item.
[[nodiscard]] std::expected<std::optional<WatchlistItem>, ParseError> to_watchlist_item(const wire::WatchlistRow& row);

// It needs Trakt's or TMDB's number, as above.
[[nodiscard]] std::expected<DroppedTitle, ParseError> to_dropped(const wire::HiddenRow& row);

}  // namespace cinemarco::trakt
