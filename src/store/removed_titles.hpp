// SPDX-License-Identifier: MIT
// Titles that the user removed from the library, with what was said of them: a removal can be undone whole.
#pragma once

#include "domain/time.hpp"
#include "domain/title.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

struct RemovedTitle {
  EntryId entry;  // under which it comes back
  TitleKey title;
  std::string name;
  std::optional<std::string> original_name;
  std::optional<std::string> poster_path;
  std::optional<Date> release_date;
  std::int64_t plays = 0;  // that were removed with it
  bool was_rated = false, had_note = false;
  Instant removed_at;
};

// The newest first.
[[nodiscard]] std::vector<RemovedTitle> removed_titles(Connection& db, AccountId account);
[[nodiscard]] std::optional<RemovedTitle> removed_title(Connection& db, AccountId account, EntryId entry);
// The plays that the user took away with the title.
[[nodiscard]] std::vector<PlayId> plays_removed_with(Connection& db, AccountId account, EntryId entry);

// Removes the entry with its sessions and progress, and keeps what the user said of it. Its plays and its place on the
// watchlist are the caller's, before or after this, at the same instant.
void put_aside(Transaction& tx, AccountId account, EntryId entry, Instant now);
// The entry is there again under its id, not projected yet; or, if the title is in the library once more, that entry
// takes what was said where it has no word of its own. Gives the entry, and since when it was on the watchlist. The
// caller brings its plays and its place on the list back, and forgets it.
struct TakenBack {
  EntryId entry;
  std::optional<Instant> listed_at;
};
TakenBack take_back(Transaction& tx, AccountId account, EntryId entry);
void forget_removed(Transaction& tx, AccountId account, EntryId entry);

// An id that no entry has, nor one that may come back.
[[nodiscard]] EntryId new_entry_id(Connection& db);

}  // namespace cinemarco::store
