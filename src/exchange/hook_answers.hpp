// SPDX-License-Identifier: MIT
// What the user decides of media servers: who may tell, and what becomes of a message that waits for their word.
#pragma once

#include "exchange/library_edits.hpp"
#include "store/hooks.hpp"
#include "store/inbox.hpp"

#include <cstdint>
#include <optional>

namespace cinemarco::exchange {

// As store::make_hook; a Kodi's address gets its usual port where it names none. Throws also Error{invalid} for one
// that is none, and for one of another server.
[[nodiscard]] store::NewHook make_hook(store::Database& database, AccountId account, store::HookWish wish, Instant now);

enum class HookAnswer {
  again,   // of one that was refused: try it again, as the title that the user says
  keep,    // of one that was unmarked there: its play stays
  remove,  // likewise: its play goes
};
// Throws Error: not_found (no such message), conflict (it does not wait for that).
void answer_event(store::Database& database, LibraryEdits& edits, std::int64_t hook, std::int64_t event,
                  HookAnswer answer, const std::optional<store::MatchedByHand>& match);

}  // namespace cinemarco::exchange
