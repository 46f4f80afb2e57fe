// SPDX-License-Identifier: MIT
// What the user did here with a title follows it when it goes by another TMDB number.
#pragma once

#include "domain/mirror.hpp"
#include "domain/title.hpp"
#include "store/database.hpp"

#include <span>
#include <vector>

namespace cinemarco::store {

struct TitleMove {
  TitleKey from, to;
};

// Call it when the rows of a title of Trakt's have gone from the first number to the other. Once nothing of Trakt's
// goes by the first any more, what was made here of it (plays, a place on the list, changes that Trakt is to be told)
// goes along at once; the words of its entry (rating, note, favourite, abandoned, added) wait until the other has an
// entry.
void follow_number(Transaction& tx, AccountId account, TitleKey from, TitleKey to);

// Trakt merges two titles: plays that are known come under another title of Trakt's. Call it before they are stored.
// What was made here of the first title goes to the other like the words, unless anything of Trakt's goes by the first
// still.
void note_merged(Transaction& tx, AccountId account, std::span<const Play> plays);

// Titles whose words have yet to follow.
[[nodiscard]] std::vector<TitleMove> title_moves(Connection& db, AccountId account);
// Gives the words to the other entry, unless that has a word of its own there, and ends the move. True: both entries
// are there, and are to be projected.
bool carry_words(Transaction& tx, AccountId account, const TitleMove& move);
// The other has no entry. Ends the move where there is nothing to carry; else it waits.
void end_empty_move(Transaction& tx, AccountId account, const TitleMove& move);
[[nodiscard]] bool is_moving(Connection& db, AccountId account, TitleKey from);

}  // namespace cinemarco::store
