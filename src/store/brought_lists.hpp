// SPDX-License-Identifier: MIT
// Lists as other services tell of them: each comes under its key there, and gets at its end what it lacks.
#pragma once

#include "domain/brought.hpp"
#include "domain/lists.hpp"
#include "store/database.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cinemarco::store {

struct BroughtRow {
  ListedThing thing;
  SourceTitleId title;  // by which it finds its number, now or once somebody knows it
  std::string note;     // may be empty
  std::optional<Instant> listed_at;
};

// What was taken off it here stays away, and so does a list that was removed.
void put_brought_list(Transaction& tx, AccountId account, RunId run, std::string_view source, const BroughtList& list,
                      std::span<const BroughtRow> rows, Instant now);

}  // namespace cinemarco::store
