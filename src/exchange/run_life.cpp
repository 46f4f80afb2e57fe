// SPDX-License-Identifier: MIT
#include "exchange/run_life.hpp"

#include "exchange/ago.hpp"
#include "json/json.hpp"

namespace cinemarco::exchange {

namespace {

store::RunState state_after(const Error& error, const RunControl& control) {
  switch (error.code()) {
    case ErrorCode::cancelled:
      return control.stopped_by_shutdown() ? store::RunState::interrupted : store::RunState::cancelled;
    case ErrorCode::rate_limited:
    case ErrorCode::upstream:
    case ErrorCode::too_large:
      return store::RunState::interrupted;
    default:
      return store::RunState::failed;
  }
}

}  // namespace

void throw_busy(store::Database& database, AccountId account, Instant now) {
  store::Reader reader{database};
  const auto other = store::running_run(reader, account);
  std::string message = "An import is already in progress";
  if (other) {
    message = (other->kind == "sync" ? "A sync" : "An import") + std::string{" is already in progress: run "} +
              std::to_string(other->id.value()) + ", started " + ago(other->started_at, now);
  }
  throw Error{ErrorCode::busy, message + ". Wait until it has ended, or stop it where it runs."};
}

void end_stale_runs(store::Transaction& tx, AccountId account, Instant now) {
  for (const auto run : store::interrupt_stale_runs(tx, now)) {
    store::save_summary(tx, run, json::to_text(summarise(tx, account, run)));
  }
}

std::optional<Error> carry_out(RunContext& context, const StagedWork& work) {
  try {
    {
      MetadataStage metadata{context};
      try {
        work(metadata);
      } catch (...) {
        // Said before the stage ends, so that it drops what is still waiting.
        context.control.fail(std::current_exception());
      }
    }
    if (context.control.stopped_by_shutdown()) {
      return Error{ErrorCode::cancelled,
                   "Cinemarco was stopped while this ran. What was done is kept, and the rest can follow."};
    }
    if (context.control.stopped_by_user()) {
      return Error{
          ErrorCode::cancelled,
          "Cancelled. What was imported is kept. Resume with `cinemarco import --resume`, or with the next sync."};
    }
    context.control.rethrow_if_failed();
    return std::nullopt;
  } catch (const Error& error) {
    return error;
  } catch (const std::exception& error) {
    return Error{ErrorCode::internal, std::string{"The run failed: "} + error.what()};
  }
}

RunSummary conclude(RunContext& context, const std::optional<Error>& error, const Amend& amend) {
  store::Transaction tx{context.ports.database};
  context.ledger.book(tx, context.run);
  store::drop_settled_items(tx, context.account, context.run);
  auto summary = summarise(tx, context.account, context.run);
  if (amend) amend(summary);
  auto state = store::RunState::completed;
  if (error) {
    state = state_after(*error, context.control);
    summary.message = error->what();
  } else if (!summary.errors.empty()) {
    state = store::RunState::completed_with_errors;
  }
  const auto now = context.ports.clock.now();
  summary.state = store::to_string(state);
  summary.finished_at = format_instant(now);
  store::finish_run(tx, context.run, state, json::to_text(summary), now);
  tx.commit();
  context.progress.finish(summary.state);
  return summary;
}

}  // namespace cinemarco::exchange
