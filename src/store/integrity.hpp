// SPDX-License-Identifier: MIT
// Whether the rows hold together, and how what does not is mended. Nothing that the user did or said is ever removed.
#pragma once

#include "domain/title.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace cinemarco::store {

// What SQLite's integrity_check says; empty where the file is whole. Reads all of it.
[[nodiscard]] std::vector<std::string> integrity_problems(Connection& db);
// Makes all indexes anew, which mends those that differ from their tables.
void make_indexes_anew(Transaction& tx);

// Rows that refer to a row that is not there.
struct Orphans {
  std::int64_t made = 0;  // of what TMDB or the projection made, and makes again
  std::int64_t kept = 0;  // of what only the user knows
};
[[nodiscard]] Orphans orphans(Connection& db);
// Removes the former.
void remove_orphans(Transaction& tx);

// Plays, ratings and listings that go by another TMDB number than their title of Trakt's does, or than they state
// themselves where they are of none.
[[nodiscard]] std::int64_t misnumbered_rows(Connection& db, AccountId account);
// Gives them their number; the titles that lost or gained rows are to be projected.
[[nodiscard]] std::set<TitleKey> number_rows(Transaction& tx, AccountId account);

// Months whose number of plays is not what is counted.
[[nodiscard]] std::int64_t miscounted_months(Connection& db);
void count_plays_anew(Transaction& tx);

// Entries that no search finds.
[[nodiscard]] std::int64_t unsearchable_entries(Connection& db);
void make_searchable(Transaction& tx);

// Rows written so far by this connection; triggers' too.
[[nodiscard]] std::int64_t rows_written(Connection& db);

// All pictures that rows name, as TMDB states them: "/abc.jpg".
[[nodiscard]] std::set<std::string> picture_names(Connection& db);

}  // namespace cinemarco::store
