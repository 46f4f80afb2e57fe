// SPDX-License-Identifier: MIT
// Lists and notes as Trakt states them, live or in a file of a moment.
#pragma once

#include "domain/lists.hpp"
#include "domain/row_problem.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco {

struct StatedRow {
  ListedThing thing;
  std::optional<std::int64_t> item_id;  // Trakt's number of the row
  std::optional<std::int64_t> rank;     // its place in the list's own order
  std::string note;                     // empty: none
  std::optional<Instant> listed_at;
};

// How far the rows of a list were read.
enum class RowsRead {
  none,        // they were not asked for, or Trakt did not give them
  some,        // what is not among them may be there all the same
  to_the_end,  // so may what is not among them, but the walk came to its end (docs/trakt.md#where-a-list-ends, 2 and 6)
  all,         // as many as Trakt counts: what is not among them is not there
};

struct StatedList {
  TraktId id;
  std::string name;
  std::optional<std::string> description, slug, privacy, sort_by, sort_how;
  std::optional<Instant> created_at, updated_at;
  std::optional<std::int64_t> item_count;
  std::vector<StatedRow> rows;  // in the list's own order
  RowsRead read = RowsRead::none;
};

struct StatedLists {
  std::vector<StatedList> lists;
  bool whole = false;  // a list that is not among them is not there
  std::vector<RowProblem> problems;
};

// Whether the rows of this list are known as it states itself, so that they need not be asked for.
using KnownList = std::function<bool(const StatedList& list)>;

// A note that the user gave to a title, or to a season or an episode of one.
struct StatedNote {
  std::int64_t id = 0;
  ListedThing thing;
  std::string text;
  std::optional<Instant> updated_at;
};

struct StatedNotes {
  std::vector<StatedNote> notes;
  std::vector<RowProblem> problems;
};

}  // namespace cinemarco
