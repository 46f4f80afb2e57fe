// SPDX-License-Identifier: MIT
// What media servers told, and what became of it. A message lies here before it is answered, and is worked off behind
// that, so that nothing is lost.
#pragma once

#include "domain/title.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::store {

enum class Outcome { play, rating, duplicate, ignored, refused, waiting };
[[nodiscard]] std::string_view to_string(Outcome outcome) noexcept;

// What the user said that a message is of.
struct MatchedByHand {
  TitleKey title;
  std::optional<EpisodeNumber> episode;
};

struct Message {
  std::int64_t id = 0;
  std::int64_t hook = 0;
  Instant received_at;
  std::string body;  // JSON
  int tries = 0;
  std::optional<MatchedByHand> match;
};

// Both within one transaction of the caller's. Gives its number.
std::int64_t put_message(Transaction& tx, std::int64_t hook, std::string_view body, Instant now);
// The oldest that is due.
[[nodiscard]] std::optional<Message> next_message(Connection& db, AccountId account, Instant now);
// When the next one is due that is not yet.
[[nodiscard]] std::optional<Instant> next_due(Connection& db, AccountId account);

// The program starts: what failed before may succeed now.
void try_all_again(Transaction& tx, AccountId account);

struct Worked {
  Outcome outcome = Outcome::ignored;
  std::optional<std::string> reason;  // a sentence
  std::string title;
  std::optional<PlayId> play;  // the first where there are several
};
// Worked off. Its body stays where it may be asked for again: refused, and waiting for the user's word.
void finish_message(Transaction& tx, std::int64_t id, const Worked& worked);
// It could not be worked off now.
void postpone_message(Transaction& tx, std::int64_t id, const std::string& reason, Instant not_before);
// It is to be worked off anew, as what the user says.
void reopen_message(Transaction& tx, std::int64_t id, const std::optional<MatchedByHand>& match);

struct EventRow {
  std::int64_t id = 0;
  Instant received_at;
  Outcome outcome = Outcome::waiting;
  std::optional<std::string> reason;
  std::optional<PlayId> play;
  std::optional<std::string> title;
  bool is_open = false;  // still to be worked off
};
// Newest first, from behind `before` (0: the newest). One that waits for the user's word whose play is gone meanwhile
// is `ignored`.
[[nodiscard]] std::vector<EventRow> list_events(Connection& db, std::int64_t hook, std::int64_t before, int limit);
[[nodiscard]] std::optional<EventRow> find_event(Connection& db, std::int64_t hook, std::int64_t id);

// Of each hook the newest `kept` of what changed nothing stay, lest a server that tells every second fill the disk.
inline constexpr int kEventsKept = 500;
void forget_old_events(Transaction& tx, std::int64_t hook);

}  // namespace cinemarco::store
