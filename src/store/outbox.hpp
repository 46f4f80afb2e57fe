// SPDX-License-Identifier: MIT
// The outbox: changes made here that Trakt is to be told, written in the transaction of the change itself. What was
// pulled never comes in here.
#pragma once

#include "domain/history_source.hpp"
#include "domain/push.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::store {

// ---- what an edit asks for; a change that is taken back before it was sent leaves no trace ----

// A play made here.
void push_play(Transaction& tx, AccountId account, PlayId play, Instant now);
// A play that the user took away: one that Trakt has is to go there too, one not sent yet need not be sent.
void push_removal(Transaction& tx, AccountId account, PlayId play, Instant now);
// The removal is called off. False: it was sent, so Trakt may have the play no more.
bool call_off_removal(Transaction& tx, PlayId play);
// The title's own rating, as its entry has it now. One that says what Trakt's says already is not sent; without an own
// one, Trakt's is taken back where it came from here.
void push_rating(Transaction& tx, AccountId account, TitleKey title, Instant now);
void push_listing(Transaction& tx, AccountId account, TitleKey title, bool listed, Instant now);
// Not of plays: of a title that leaves the library.
void forget_rating(Transaction& tx, AccountId account, TitleKey title);
// True once a play made here was sent: from then on it is Trakt's as well, and is not changed in place.
[[nodiscard]] bool was_sent(Connection& db, PlayId play);

// ---- what waits ----

struct Outgoing {
  std::int64_t id = 0;
  PushKind kind = PushKind::add_play;
  PushState state = PushState::waiting;
  TitleRef title;  // with every number that is known of it
  std::optional<PlayId> play;
  std::optional<HistoryId> history_id;   // of a play to be removed
  std::optional<EpisodeNumber> episode;  // of a play
  std::optional<Instant> watched_at;     // of a play
  std::optional<int> value;              // rating: 1–10, empty takes it back; watchlist: 1 on it, 0 off it
  Instant made_at;
  std::optional<Instant> sent_at;
  std::optional<std::string> reason;
};
// In the order in which they were made, from behind `after`. Of one kind and state, where given.
struct OutboxFilter {
  std::optional<PushKind> kind;
  std::optional<PushState> state;
  std::int64_t after = 0;
  int limit = 100;
};
[[nodiscard]] std::vector<Outgoing> outbox(Connection& db, AccountId account, const OutboxFilter& filter);
[[nodiscard]] std::int64_t count_outbox(Connection& db, AccountId account, PushState state);
[[nodiscard]] std::int64_t count_outbox(Connection& db, AccountId account, PushKind kind, PushState state);
// Still so: meanwhile Trakt may have shown it, or the user taken it away.
[[nodiscard]] bool is_unconfirmed(Connection& db, const Outgoing& item);
// Has Trakt a play of this movie or episode, as far as the mirror knows?
[[nodiscard]] bool is_played_at_trakt(Connection& db, AccountId account, const Outgoing& play);

// ---- what became of it ----

// Before the request goes out: whatever happens now, Trakt is asked before they are sent again.
void mark_unconfirmed(Transaction& tx, std::span<const Outgoing> items, Instant now);
void mark_sent(Transaction& tx, const Outgoing& item);
void mark_unconfirmed(Transaction& tx, const Outgoing& item, const std::string& reason);
void mark_waiting(Transaction& tx, const Outgoing& item);
void mark_rejected(Transaction& tx, const Outgoing& item, const std::string& reason);
// Trakt has it: of a removal, the play is gone there; of a rating or a listing, the entry and the list say so.
void mark_done(Transaction& tx, const Outgoing& item, Instant now);
// After a walk that met every row of the section: plays that Trakt took before `before` and does not show were removed
// there. Gives their titles; they count as removed by `by`.
std::set<TitleKey> sent_and_gone(Transaction& tx, AccountId account, Section section, RunId by, Instant before,
                                 Instant now);
// What the run told Trakt, as JSON.
void note_pushed(Transaction& tx, RunId run, std::string_view pushed);
[[nodiscard]] std::optional<std::string> pushed_by(Connection& db, RunId run);

// All that were rejected wait again; returns how many.
std::int64_t retry_rejected(Transaction& tx, AccountId account);
// The user gives one up. False: there is none, or it is under way.
bool drop_outgoing(Transaction& tx, AccountId account, std::int64_t id);

}  // namespace cinemarco::store
