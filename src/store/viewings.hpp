// SPDX-License-Identifier: MIT
// Where plays of other sources meet the viewings that are there already (docs/contract.md#rule-12), and Trakt's plays
// meet theirs.
#pragma once

#include "domain/mirror.hpp"
#include "domain/play_date.hpp"
#include "domain/time_zone.hpp"
#include "domain/viewing.hpp"
#include "store/database.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace cinemarco::store {

// A play as a source tells it.
struct SourcePlay {
  SourceTitleId source_title;
  TitleRef title;                      // as the source calls it
  std::optional<std::int64_t> number;  // TMDB's; empty: nobody knows yet, and it meets no other
  std::optional<EpisodeNumber> episode;
  std::string episode_title;
  PlayDate date;
  std::string key;   // what identifies it there
  std::string note;  // of this viewing; may be empty
  std::string action = "watch";
};

enum class Taken {
  known,  // this very play was here
  met,    // another source's play is the same viewing
  added,
};

struct PlayOfSource {
  AccountId account;
  RunId run;
  std::string source;
  TimeZone zone;  // the account's
};

// Stores a play, or notes its key on the viewing that it is. One whose title has a number by now meets what it did not
// meet without. A day that its own source tells otherwise today moves; what the user removed stays removed.
Taken take_play(Transaction& tx, const PlayOfSource& who, const SourcePlay& play);

// The viewing that a play would meet, none of `but`. Its title has a number.
[[nodiscard]] std::optional<PlayId> met_viewing(Connection& db, const PlayOfSource& who, const SourcePlay& play,
                                                const std::set<PlayId>& but);

// Is there a play of this source of that episode, met or its own?
[[nodiscard]] bool has_play_of(Connection& db, const PlayOfSource& who, TitleKey title, EpisodeNumber episode);

// The plays that this source brought of the title go by that number from now on: each meets what is there, or stands by
// itself.
void move_plays(Transaction& tx, const PlayOfSource& who, SourceTitleId title, std::int64_t number);
// They go by none any more.
void set_aside_plays(Transaction& tx, SourceTitleId title);

// Minutes that a viewing takes, as far as the stored title tells; else 0.
[[nodiscard]] std::chrono::minutes runtime_of(Connection& db, TitleKey title,
                                              const std::optional<EpisodeNumber>& episode);

// A play of Trakt that no history id is known of meets another source's viewing: that one takes its id. Lives as long
// as the transaction that stores a page.
class OtherSources {
 public:
  OtherSources(Transaction& tx, AccountId account);
  // Call it before the play is stored, with the number that its title goes by.
  void meet(const Play& play, const std::optional<std::int64_t>& number);
  // The same for all plays of Trakt that go by a number since now.
  void meet_all(TitleKey title);

 private:
  Connection& db_;
  AccountId account_;
  bool has_any_ = false;
};

}  // namespace cinemarco::store
