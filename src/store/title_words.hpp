// SPDX-License-Identifier: MIT
// The words by which titles are found, for rows that have none: of an older schema, or renamed by another tool.
#pragma once

#include "store/connection.hpp"

namespace cinemarco::store {

// Makes them in one transaction; asks one index each where none is missing. Safe when two processes do it at once.
void make_missing_words(Connection& writer);

}  // namespace cinemarco::store
