// SPDX-License-Identifier: MIT
// A Kodi's library as it was last seen.
#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace cinemarco::store {

struct KodiCount {
  int playcount = 0;
  int rating = 0;  // 1–10; 0: none
  bool operator==(const KodiCount&) const = default;
};

// By kind ("movie", "episode") and key.
using KodiCounts = std::map<std::pair<std::string, std::string>, KodiCount>;
[[nodiscard]] KodiCounts kodi_counts(Connection& db, std::int64_t hook);
void save_kodi_count(Transaction& tx, std::int64_t hook, std::string_view type, std::string_view key,
                     const KodiCount& count);

}  // namespace cinemarco::store
