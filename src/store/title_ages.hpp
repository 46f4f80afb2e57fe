// SPDX-License-Identifier: MIT
// How old the titles' metadata are, and which numbers TMDB has no title for.
#pragma once

#include "domain/freshness.hpp"
#include "domain/mirror.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace cinemarco::store {

// Of the titles that stand in a library, the longest fetched first. `language` is the one that is wanted.
[[nodiscard]] std::vector<TitleAge> title_ages(Connection& db, TitleType type, Date today, std::string_view language);

// How many titles that stand in a library TMDB was asked for in another language.
[[nodiscard]] std::int64_t foreign_titles(Connection& db, std::string_view language);
// TMDB was asked for it in this language, and had nothing to say.
void note_asked_in(Transaction& tx, TitleKey title, std::string_view language);

// Nothing changed of these titles until then.
void note_unchanged(Transaction& tx, TitleType type, const std::vector<std::int64_t>& tmdb_ids, Instant until);

struct GoneTitle {
  Instant gone_at;
  std::optional<std::int64_t> successor_tmdb_id;  // TMDB knows the title's IMDb or TVDB id by this number
};
[[nodiscard]] std::optional<GoneTitle> gone_title(Connection& db, TitleKey title);
// Keeps when it was noticed first.
void note_gone(Transaction& tx, TitleKey title, Instant now, std::optional<std::int64_t> successor);
// TMDB has it again.
void forget_gone(Transaction& tx, TitleKey title);

// What else the title is known by: from its own row, else from the facts that name it.
[[nodiscard]] TitleRef other_ids(Connection& db, AccountId account, TitleKey title);

}  // namespace cinemarco::store
