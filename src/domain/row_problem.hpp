// SPDX-License-Identifier: MIT
// Rows of a source that are no facts, and why.
#pragma once

#include <string>

namespace cinemarco {

// A row that could not be read, or that the source itself reports as missing. It is listed; it never ends a run.
struct RowProblem {
  std::string where;    // "history/movies page 3 [17]", "watched-history-2.json [4]"
  std::string message;  // "movie.ids.tmdb: expected integer"
  bool kept = false;    // the row came in all the same, without what could not be read of it
  std::string row{};    // what the row is known by all the same; empty where nothing says
};

// A row that is read and means nothing here.
struct SkippedRow {
  std::string type;  // person
  std::string title;
  std::string reason;  // a word
};

}  // namespace cinemarco
