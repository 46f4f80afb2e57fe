// SPDX-License-Identifier: MIT
// Plays and ratings that media servers told, and the plays that they may be (docs/contract.md#rule-12). None of it
// projects anything: the caller does, in the same transaction.
#pragma once

#include "domain/mirror.hpp"
#include "domain/play_date.hpp"
#include "domain/time_zone.hpp"
#include "domain/title.hpp"
#include "store/database.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::store {

struct KnownViewing {
  PlayId play;
  PlayDate date;
  bool is_dated_by_user = false;
  bool is_removed = false;  // by the user
};
// All plays of one movie or episode that count or that the user took away, oldest first.
[[nodiscard]] std::vector<KnownViewing> known_viewings(Connection& db, AccountId account, TitleKey title,
                                                       const std::optional<EpisodeNumber>& episode);
// The play that the source calls so, be it removed.
[[nodiscard]] std::optional<PlayId> play_of_key(Connection& db, AccountId account, std::string_view source,
                                                std::string_view key);
struct LivePlay {
  TitleKey title;
  std::optional<EpisodeNumber> episode;
  PlayDate date;
  std::string_view source;  // "plex"
  std::string key;          // what identifies it there
  std::string_view action;  // "scrobble", or "watch" where it was marked by hand
};
// A play of its own. `zone` is the account's.
PlayId add_live_play(Transaction& tx, AccountId account, const LivePlay& play, const TimeZone& zone);
// The source tells of a play that is there, too.
void add_play_key(Transaction& tx, AccountId account, PlayId play, std::string_view source, std::string_view key);
// It is known more precisely now.
void sharpen_date(Transaction& tx, PlayId play, const PlayDate& date, const TimeZone& zone);

// 1–10; empty takes the source's former one back. `season` and `episode` as the type needs.
struct SourceRating {
  RatedType type = RatedType::movie;
  TitleKey title;
  std::optional<int> season, episode;
  std::optional<int> rating;
  Instant rated_at;
  std::string_view source;
};
// False: it stands so already, or a later one does.
bool save_rating(Transaction& tx, AccountId account, const SourceRating& rating);

}  // namespace cinemarco::store
