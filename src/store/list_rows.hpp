// SPDX-License-Identifier: MIT
// The rows of a list as they are stored, removed ones too, for who puts others beside them.
#pragma once

#include "domain/lists.hpp"
#include "store/connection.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace cinemarco::store {

struct KnownRow {
  ListItemId id;
  ListedThing thing;
  std::int64_t position = 0;
  bool is_of_trakt = false, is_removed = false;
  std::optional<Instant> missing_since;
};

// In their order.
[[nodiscard]] std::vector<KnownRow> known_rows(Connection& db, ListId list);

}  // namespace cinemarco::store
