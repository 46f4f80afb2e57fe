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

// Columns: id, kind, source, state, options, started_at, finished_at, summary, source_version, walked_at.
std::vector<RunRecord> read_runs(Use& rows) {
  std::vector<RunRecord> records;
  while (rows.next()) {
    records.push_back({RunId{rows.integer(0)}, rows.text(1), rows.text(2), to_state(rows.text(3)), rows.text(4),
                       rows.instant(5).value_or(Instant{}), rows.instant(6), rows.optional_text(7),
                       rows.optional_text(8), rows.instant(9)});
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
      .use("INSERT INTO runs (account_id, kind, source, state, options, started_at) VALUES (?, ?, ?, 'running', ?, ?)")
      .bind(account, kind, source, options, now)
      .run();
  return RunId{tx.connection().last_insert_id()};
}

void reopen_run(Transaction& tx, RunId run) {
  tx.connection()
      .use("UPDATE runs SET state = 'running', finished_at = NULL, summary = NULL WHERE id = ?")
      .bind(run)
      .run();
}

void finish_run(Transaction& tx, RunId run, RunState state, std::string_view summary, Instant now) {
  tx.connection()
      .use("UPDATE runs SET state = ?, summary = ?, finished_at = ? WHERE id = ?")
      .bind(to_string(state), summary, now, run)
      .run();
}

std::optional<RunRecord> find_run(Connection& db, RunId run) {
  auto rows = db.use(
      "SELECT id, kind, source, state, options, started_at, finished_at, summary, source_version, walked_at FROM runs "
      "WHERE id = ?");
  rows.bind(run);
  return first(read_runs(rows));
}

std::vector<RunRecord> list_runs(Connection& db, AccountId account, int limit) {
  auto rows = db.use(
      "SELECT id, kind, source, state, options, started_at, finished_at, summary, source_version, walked_at FROM runs "
      "WHERE account_id = ? ORDER BY id DESC LIMIT ?");
  rows.bind(account, limit);
  return read_runs(rows);
}

std::optional<RunRecord> last_unfinished(Connection& db, AccountId account, std::string_view kind) {
  auto rows = db.use(
      "SELECT id, kind, source, state, options, started_at, finished_at, summary, source_version, walked_at FROM runs "
      "WHERE account_id = ? AND kind = ? ORDER BY id DESC LIMIT 1");
  rows.bind(account, kind);
  auto last = first(read_runs(rows));
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
      "SELECT id, kind, source, state, options, started_at, finished_at, summary, source_version, walked_at FROM runs "
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

void interrupt_stale_runs(Transaction& tx, Instant now) {
  tx.connection().use("UPDATE runs SET state = 'interrupted', finished_at = ? WHERE state = 'running'").bind(now).run();
}

}  // namespace cinemarco::store
