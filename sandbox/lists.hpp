// SPDX-License-Identifier: MIT
// Personal lists and notes of an account (docs/trakt.md#lists, docs/trakt.md#notes).
#pragma once

#include "sandbox/item.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::sandbox {

/// A title, season or episode, or else a person.
struct ListRow {
  std::int64_t id = 0;
  std::optional<Item> item;
  std::string person;
  Instant listed_at;
  std::string notes;
};

struct PersonalList {
  std::int64_t id = 0;
  std::string name, description, slug;
  Instant created_at, updated_at;
  std::vector<ListRow> rows;  // by rank
};

struct Note {
  std::int64_t id = 0;
  Item item;
  std::string text;
  Instant updated_at;
};

}  // namespace cinemarco::sandbox
