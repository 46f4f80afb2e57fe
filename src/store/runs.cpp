// SPDX-License-Identifier: MIT
#include "store/runs.hpp"

#include <array>
#include <utility>

namespace cinemarco::store {

namespace {

constexpr std::array kStates{RunState::running,   RunState::completed, RunState::completed_with_errors,
                             RunState::cancelled, RunState::failed,    RunState::interrupted};

RunState to_state(const std::string& text) {
  for (const auto state : kStates) {
    if (to_string(state) == text) return state;
  }
  throw Error{ErrorCode::internal, "The database holds a run in the unknown state \"" + text + "\"."};
}

// Columns: id, kind, source, state, options, started_at, finished_at, summary, source_version, walked_at, ran_ms, ms of
// the spell that goes on.
std::vector<RunRecord> read_runs(Use& rows) {
  std::vector<RunRecord> records;
  while (rows.next()) {
    records.push_back({RunId{rows.integer(0)}, rows.text(1), rows.text(2), to_state(rows.text(3)), rows.text(4),
                       rows.instant(5).value_or(Instant{}), rows.instant(6), rows.optional_text(7),
                       rows.optional_text(8), rows.instant(9), std::nullopt});
    const auto ended = rows.optional_integer(10);
    if (ended) records.back().ran = std::chrono::milliseconds{*ended + rows.optional_integer(11).value_or(0)};
  }
  return records;
}

std::optional<RunRecord> first(std::vector<RunRecord> records) {
  return records.empty() ? std::nullopt : std::optional{std::move(records.front())};
}

}  // namespace

std::string_view to_string(RunState state) noexcept {
  switch (state) {
    case RunState::running:
      return "running";
    case RunState::completed:
      return "completed";
    case RunState::completed_with_errors:
      return "completed_with_errors";
    case RunState::cancelled:
      return "cancelled";
    case RunState::failed:
      return "failed";
    case RunState::interrupted:
      return "interrupted";
  }
  std::unreachable();
}

RunId start_run(Transaction& tx, AccountId account, std::string_view kind, std::string_view source,
                std::string_view options, Instant now) {
  tx.connection()
      .use(
          "INSERT INTO runs (account_id, kind, source, state, options, started_at, spell_started_at, alive_at, ran_ms) "
          "VALUES (?1, "
          "?2, ?3, 'running', ?4, ?5, ?5, ?5, 0)")
      .bind(account, kind, source, options, now)
      .run();
  return RunId{tx.connection().last_insert_id()};
}

void reopen_run(Transaction& tx, RunId run, Instant now) {
  tx.connection()
      .use(
          "UPDATE runs SET state = 'running', finished_at = NULL, summary = NULL, spell_started_at = ?1, alive_at = "
          "?1, "
          "ran_ms = ifnull(ran_ms, CAST(round((julianday(finished_at) - julianday(started_at)) * 86400000) AS "
          "INTEGER)) "
          "WHERE id = ?2")
      .bind(now, run)
      .run();
}

void note_alive(Transaction& tx, RunId run, Instant now) {
  tx.connection().use("UPDATE runs SET alive_at = ? WHERE id = ?").bind(now, run).run();
}

void finish_run(Transaction& tx, RunId run, RunState state, std::string_view summary, Instant now) {
  note_alive(tx, run, now);
  tx.connection()
      .use(
          "UPDATE runs SET state = ?, summary = ?, finished_at = ?, ran_ms = ifnull(ran_ms, 0) + ifnull(max(0, "
          "CAST(round("
          "(julianday(alive_at) - julianday(spell_started_at)) * 86400000) AS INTEGER)), 0) WHERE id = ?")
      .bind(to_string(state), summary, now, run)
      .run();
}

std::optional<RunRecord> find_run(Connection& db, RunId run) {
  auto rows = db.use(
      "SELECT id, kind, source, state, options, started_at, finished_at, summary, source_version, walked_at, ran_ms, "
      "iif(state = 'running', max(0, round((julianday(alive_at) - julianday(spell_started_at)) * 86400000)), 0) FROM "
      "runs "
      "WHERE id = ?");
  rows.bind(run);
  return first(read_runs(rows));
}

std::vector<RunRecord> list_runs(Connection& db, AccountId account, int limit) {
  return list_runs(db, account, RunFilter{}, limit);
}

std::vector<RunRecord> list_runs(Connection& db, AccountId account, const RunFilter& filter, int limit) {
  auto rows = db.use(
      "SELECT id, kind, source, state, options, started_at, finished_at, summary, source_version, walked_at, ran_ms, "
      "iif(state = 'running', max(0, round((julianday(alive_at) - julianday(spell_started_at)) * 86400000)), 0) FROM "
      "runs "
      "WHERE account_id = ?1 AND (?2 IS NULL OR kind = ?2) AND (?3 IS NULL OR id < ?3) ORDER BY id DESC LIMIT ?4");
  rows.bind(account, filter.kind, filter.before, limit);
  return read_runs(rows);
}

std::int64_t count_runs(Connection& db, AccountId account, const std::optional<std::string>& kind) {
  auto row = db.use("SELECT count(*) FROM runs WHERE account_id = ?1 AND (?2 IS NULL OR kind = ?2)");
  row.bind(account, kind);
  row.next();
  return row.integer(0);
}

std::optional<RunRecord> last_run(Connection& db, AccountId account, const std::string& kind) {
  return first(list_runs(db, account, RunFilter{kind, std::nullopt}, 1));
}

std::optional<RunRecord> last_unfinished(Connection& db, AccountId account, std::string_view kind) {
  auto last = last_run(db, account, std::string{kind});
  if (last && (last->state == RunState::completed || last->state == RunState::completed_with_errors)) last.reset();
  return last;
}

bool has_run(Connection& db, AccountId account, std::string_view kind) {
  auto row = db.use("SELECT 1 FROM runs WHERE account_id = ? AND kind = ? LIMIT 1");
  row.bind(account, kind);
  return row.next();
}

std::optional<RunRecord> running_run(Connection& db, AccountId account) {
  auto rows = db.use(
      "SELECT id, kind, source, state, options, started_at, finished_at, summary, source_version, walked_at, ran_ms, "
      "iif(state = 'running', max(0, round((julianday(alive_at) - julianday(spell_started_at)) * 86400000)), 0) FROM "
      "runs "
      "WHERE account_id = ? AND state = 'running' ORDER BY id DESC LIMIT 1");
  rows.bind(account);
  return first(read_runs(rows));
}

void prune_runs(Transaction& tx, AccountId account, std::string_view kind, int keep) {
  tx.connection()
      .use(
          "DELETE FROM runs WHERE account_id = ?1 AND kind = ?2 AND id NOT IN "
          "(SELECT id FROM runs WHERE account_id = ?1 AND kind = ?2 ORDER BY id DESC LIMIT ?3)")
      .bind(account, kind, keep)
      .run();
}

std::vector<RunId> interrupt_stale_runs(Transaction& tx, Instant now) {
  auto rows = tx.connection().use(
      "UPDATE runs SET state = 'interrupted', finished_at = ifnull(alive_at, ?), ran_ms = ifnull(ran_ms, 0) + "
      "ifnull(max(0, CAST(round((julianday(alive_at) - julianday(spell_started_at)) * 86400000) AS INTEGER)), 0) "
      "WHERE state = 'running' RETURNING id");
  rows.bind(now);
  std::vector<RunId> runs;
  while (rows.next()) runs.emplace_back(rows.integer(0));
  return runs;
}

void save_summary(Transaction& tx, RunId run, std::string_view summary) {
  tx.connection().use("UPDATE runs SET summary = ? WHERE id = ?").bind(summary, run).run();
}

}  // namespace cinemarco::store
