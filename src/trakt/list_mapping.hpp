// SPDX-License-Identifier: MIT
// Lists, their rows and notes of Trakt as facts of the domain. Pure; the error names the member.
#pragma once

#include "domain/error.hpp"
#include "domain/stated_lists.hpp"
#include "trakt/list_wire.hpp"

#include <expected>

namespace cinemarco::trakt {

// Without its rows. It needs Trakt's number; without a name it is called by its slug.
[[nodiscard]] std::expected<StatedList, ParseError> to_list(const wire::List& list);

// A movie, a show, a season, an episode or a person, with Trakt's or TMDB's number. A date that cannot be read is none.
[[nodiscard]] std::expected<StatedRow, ParseError> to_list_row(const wire::ListRow& row);

// It needs a number of its own.
[[nodiscard]] std::expected<StatedNote, ParseError> to_note(const wire::NoteRow& row);

// The rows by their ranks, each thing once: pages may repeat rows (docs/trakt.md#where-a-list-ends, 4).
void put_in_order(StatedList& list);

}  // namespace cinemarco::trakt
