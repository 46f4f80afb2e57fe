// SPDX-License-Identifier: MIT
#include "store/inbox.hpp"

#include <array>
#include <utility>

namespace cinemarco::store {

namespace {

constexpr std::array kOutcomes{Outcome::play,    Outcome::rating,  Outcome::duplicate,
                               Outcome::ignored, Outcome::refused, Outcome::waiting};

Outcome outcome_of(const std::string& word) {
  for (const auto outcome : kOutcomes) {
    if (word == to_string(outcome)) return outcome;
  }
  return Outcome::waiting;
}

std::optional<MatchedByHand> read_match(const Use& row, int column) {
  const auto type = row.optional_text(column);
  if (!type) return std::nullopt;
  MatchedByHand match;
  match.title = {*type == "movie" ? TitleType::movie : TitleType::series, row.integer(column + 1)};
  if (match.title.type == TitleType::series) {
    match.episode = EpisodeNumber{static_cast<int>(row.integer(column + 2)), static_cast<int>(row.integer(column + 3))};
  }
  return match;
}

EventRow read_event(const Use& row) {
  EventRow event;
  event.id = row.integer(0);
  event.received_at = row.instant(1).value_or(Instant{});
  event.outcome = outcome_of(row.text(2));
  event.reason = row.optional_text(3);
  if (const auto play = row.optional_integer(4)) event.play = PlayId{*play};
  event.title = row.optional_text(5);
  event.is_open = row.integer(6) != 0;
  const bool is_gone = row.integer(7) != 0;
  if (event.outcome == Outcome::waiting && !event.is_open && is_gone) {
    event.outcome = Outcome::ignored;
    event.reason = "It was unmarked there, and its play is gone here.";
  }
  return event;
}

}  // namespace

std::string_view to_string(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::play:
      return "play";
    case Outcome::rating:
      return "rating";
    case Outcome::duplicate:
      return "duplicate";
    case Outcome::ignored:
      return "ignored";
    case Outcome::refused:
      return "refused";
    case Outcome::waiting:
      return "waiting";
  }
  std::unreachable();
}

std::int64_t put_message(Transaction& tx, std::int64_t hook, std::string_view body, Instant now) {
  auto& db = tx.connection();
  db.use("INSERT INTO inbox (hook_id, received_at, body) VALUES (?, ?, ?)").bind(hook, now, body).run();
  return db.last_insert_id();
}

std::optional<Message> next_message(Connection& db, AccountId account, Instant now) {
  auto row = db.use(
      "SELECT id, hook_id, received_at, body, tries, media_type, tmdb_id, season_number, episode_number FROM inbox "
      "WHERE is_open = 1 AND hook_id IN (SELECT id FROM hooks WHERE account_id = ?) AND ifnull(not_before, '') <= ? "
      "ORDER BY id LIMIT 1");
  row.bind(account, now);
  if (!row.next()) return std::nullopt;
  Message message;
  message.id = row.integer(0);
  message.hook = row.integer(1);
  message.received_at = row.instant(2).value_or(now);
  message.body = row.optional_text(3).value_or("{}");
  message.tries = static_cast<int>(row.integer(4));
  message.match = read_match(row, 5);
  return message;
}

std::optional<Instant> next_due(Connection& db, AccountId account) {
  auto row = db.use(
      "SELECT min(not_before) FROM inbox WHERE is_open = 1 AND hook_id IN (SELECT id FROM hooks WHERE account_id = ?)");
  row.bind(account);
  return row.next() ? row.instant(0) : std::nullopt;
}

void try_all_again(Transaction& tx, AccountId account) {
  tx.connection()
      .use(
          "UPDATE inbox SET not_before = NULL WHERE is_open = 1 AND not_before IS NOT NULL AND hook_id IN (SELECT id "
          "FROM hooks WHERE account_id = ?)")
      .bind(account)
      .run();
}

void finish_message(Transaction& tx, std::int64_t id, const Worked& worked) {
  const bool is_asked_for_again = worked.outcome == Outcome::refused || worked.outcome == Outcome::waiting;
  tx.connection()
      .use(
          "UPDATE inbox SET is_open = 0, not_before = NULL, outcome = ?, reason = ?, title = ?, play_id = ?, body = "
          "CASE WHEN ? THEN body END WHERE id = ?")
      .bind(to_string(worked.outcome), worked.reason, worked.title, worked.play, is_asked_for_again, id)
      .run();
}

void postpone_message(Transaction& tx, std::int64_t id, const std::string& reason, Instant not_before) {
  tx.connection()
      .use("UPDATE inbox SET tries = tries + 1, reason = ?, not_before = ? WHERE id = ? AND is_open = 1")
      .bind(reason, not_before, id)
      .run();
}

void reopen_message(Transaction& tx, std::int64_t id, const std::optional<MatchedByHand>& match) {
  auto& db = tx.connection();
  db.use(
        "UPDATE inbox SET is_open = 1, tries = 0, not_before = NULL, outcome = 'waiting', reason = NULL WHERE id = ? "
        "AND body IS NOT NULL")
      .bind(id)
      .run();
  if (!match) return;
  const auto episode = match->episode.value_or(EpisodeNumber{});
  db.use("UPDATE inbox SET media_type = ?, tmdb_id = ?, season_number = ?, episode_number = ? WHERE id = ?")
      .bind(to_string(match->title.type), match->title.tmdb_id, episode.season, episode.episode, id)
      .run();
}

std::vector<EventRow> list_events(Connection& db, std::int64_t hook, std::int64_t before, int limit) {
  auto rows = db.use(R"sql(
    SELECT id, received_at, outcome, reason, play_id, title, is_open,
           NOT EXISTS (SELECT 1 FROM plays p WHERE p.id = play_id AND p.removed_at IS NULL)
    FROM inbox WHERE hook_id = ?1 AND (?2 = 0 OR id < ?2) ORDER BY id DESC LIMIT ?3)sql");
  rows.bind(hook, before, limit);
  std::vector<EventRow> events;
  while (rows.next()) events.push_back(read_event(rows));
  return events;
}

std::optional<EventRow> find_event(Connection& db, std::int64_t hook, std::int64_t id) {
  auto row = db.use(R"sql(
    SELECT id, received_at, outcome, reason, play_id, title, is_open,
           NOT EXISTS (SELECT 1 FROM plays p WHERE p.id = play_id AND p.removed_at IS NULL)
    FROM inbox WHERE hook_id = ? AND id = ?)sql");
  row.bind(hook, id);
  return row.next() ? std::optional{read_event(row)} : std::nullopt;
}

void forget_old_events(Transaction& tx, std::int64_t hook) {
  tx.connection()
      .use(
          "DELETE FROM inbox WHERE hook_id = ?1 AND is_open = 0 AND outcome IN ('ignored', 'duplicate') AND id < "
          "(SELECT id FROM inbox WHERE hook_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)")
      .bind(hook, kEventsKept)
      .run();
}

}  // namespace cinemarco::store
