// SPDX-License-Identifier: MIT
// From a database made of an export (schema `main`) into the library (schema `library`) of the same connection.
#pragma once

#include "store/own_import.hpp"

namespace SQLite {  // NOLINT(readability-identifier-naming): not ours
class Database;
}

namespace cinemarco::store {

// Within the caller's transaction. A library that holds nothing gets every row as it is. Another one keeps its own and
// gets what it lacks: titles by TMDB's number; plays by their history id, else by title, episode and date, as many of
// the same as the export has; ratings, listings and matches by Trakt's number; what the user said of a title only where
// nothing is said here. Settings, and what waits to be sent to Trakt, come into an empty library alone.
OwnCounts put_into_library(SQLite::Database& db, bool into_empty);

// Of a library (schema `main`) into which every row came straight: counts its plays by month, and all as new.
OwnCounts count_all_as_new(SQLite::Database& db);

}  // namespace cinemarco::store
