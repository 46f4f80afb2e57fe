// SPDX-License-Identifier: MIT
// The user's facts as other programs take them: plays, ratings and listings with all numbers that are known of their
// titles. What was removed here or at Trakt is not among them.
#pragma once

#include "domain/mirror.hpp"
#include "domain/package.hpp"
#include "domain/title.hpp"
#include "store/connection.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

struct OutgoingPlay {
  Play play;                  // of one without a history id the source_key stays empty
  std::string source;         // docs/contract.md: where it came from
  std::optional<int> rating;  // of the movie or the episode, 1–10
  std::optional<Instant> rated_at;
};

[[nodiscard]] HistorySize history_size(Connection& db, AccountId account);

// Newest first; those without a date last.
void for_each_play(Connection& db, AccountId account, const std::function<void(const OutgoingPlay&)>& take);

// As the user gave them: a rating that was set here goes before Trakt's, as twice its steps where the two differ. Those
// of titles without a number of Trakt's are not among them.
void for_each_rating(Connection& db, AccountId account, const std::function<void(const Rating&)>& take);

void for_each_listing(Connection& db, AccountId account, const std::function<void(const WatchlistItem&)>& take);

// Series on the list, watched or given up here, for those who ask for a state of each.
struct OutgoingTitle {
  TitleKey key;
  std::string title;
  std::string status;  // docs/contract.md#tables: library_entries.watch_status
  bool is_listed = false;
  std::optional<int> rating;  // 1–10
  std::string notes;
};
void for_each_entry(Connection& db, AccountId account, const std::function<void(const OutgoingTitle&)>& take);

// The directors of a movie, by name.
[[nodiscard]] std::vector<std::string> directors(Connection& db, std::int64_t tmdb_id);

}  // namespace cinemarco::store
