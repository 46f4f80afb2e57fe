// SPDX-License-Identifier: MIT
// What sources besides Trakt say of titles: ratings, the watchlist, notes, favourites, what was given up
// (docs/contract.md#rule-16). What is said once is done once: what the user undoes here, no second import does again.
#pragma once

#include "domain/brought.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::store {

struct BroughtRating {
  SourceTitleId source_title;
  TitleType type = TitleType::movie;
  std::optional<std::int64_t> number;  // of the title; empty: it waits until somebody knows
  std::optional<int> season, episode;
  int rating = 0;  // 1–10
  PlayDate rated;
};
// The newer of what is known and this.
void save_source_rating(Transaction& tx, AccountId account, RunId run, std::string_view source,
                        const BroughtRating& rating);
// Of the movie or series itself.
[[nodiscard]] std::optional<int> newest_rating(Connection& db, AccountId account, TitleKey title);

struct SourceFact {
  SourceTitleId source_title;
  BroughtKind kind = BroughtKind::note;  // watchlist, note, favorite, abandoned
  PlayDate when;
  std::string text;
};
void note_fact(Transaction& tx, AccountId account, RunId run, const SourceFact& fact);

// The title goes by that number now: its waiting ratings do, and its facts are done, those that need an entry where
// there is one. A listing without a date is of `now`. True: something changed, so that the title is to be projected.
bool apply_facts(Transaction& tx, AccountId account, RunId run, SourceTitleId source_title, TitleKey title,
                 Instant now);

// Whether the source said so before: the same rating, or any other fact of its kind.
[[nodiscard]] bool was_told(Connection& db, AccountId account, std::string_view source, SourceTitleId title,
                            const BroughtFact& fact);

struct FactCounts {
  std::int64_t ratings_seen = 0, ratings_applied = 0;
};
[[nodiscard]] FactCounts count_source_ratings(Connection& db, AccountId account, RunId run);

}  // namespace cinemarco::store
