// SPDX-License-Identifier: MIT
// The one place in a server that starts runs: at most one at a time, watched by whoever wants, stopped with the server.
#pragma once

#include "domain/clock.hpp"
#include "domain/ports.hpp"
#include "exchange/account_zone.hpp"
#include "exchange/importer.hpp"
#include "exchange/preview.hpp"
#include "exchange/progress.hpp"
#include "exchange/syncer.hpp"
#include "exchange/uploads.hpp"

#include <boost/describe.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace cinemarco::exchange {

// Those who watch hear of a change no sooner than this after the last.
inline constexpr std::chrono::milliseconds kBetweenChanges{100};

// Whoever watches hears ten times a second: so many errors at most, however many rows cannot be read. The report has
// all.
inline constexpr std::size_t kErrorsTold = 100;

// CONTRACT §6, import status. `state` is "idle" where there never was a run.
struct RunStatus : ProgressSnapshot {
  std::string kind = "import";  // import, sync
  std::optional<std::int64_t> run_id;
  bool resumable = false;              // unfinished, and nobody is at it
  std::int64_t error_count = 0;        // all of them; `errors` holds the newest kErrorsTold
  std::optional<std::string> message;  // what ended it early
};
BOOST_DESCRIBE_STRUCT(RunStatus, (ProgressSnapshot), (kind, run_id, resumable, message, error_count))

// References must outlive the supervisor.
struct RunServices {
  store::Database& database;
  std::filesystem::path data_folder;
  Catalogue& catalogue;
  Pictures& pictures;
  Clock& clock;
  ZoneSetting zone;
  AccountId account;
  Uploads& uploads;
  // Throws Error: configuration, trakt_sign_in, invalid.
  std::function<std::unique_ptr<HistorySource>(const ImportRequest&)> open_source;
  // Trakt's live API. Throws Error: configuration, trakt_sign_in.
  std::function<LiveTrakt()> open_live_source;
  // Throws Error{configuration} where no metadata can be had.
  std::function<void()> require_metadata;
  std::function<std::optional<Instant>()> waiting_until;
};

// Safe from any thread.
class RunSupervisor {
 public:
  // `on_change` hears the state at once when a run begins and ends, and at most ten times a second between; it is
  // called from threads of the run, one at a time.
  RunSupervisor(RunServices services, std::function<void(const RunStatus&)> on_change);
  ~RunSupervisor();
  RunSupervisor(const RunSupervisor&) = delete;
  RunSupervisor& operator=(const RunSupervisor&) = delete;

  // Returns once the run has its row. Throws Error: busy (a run here or in another process), configuration,
  // trakt_sign_in, invalid, not_found (nothing to resume).
  RunStatus start_import(const ImportRequest& request, Resume resume);
  // The same for a sync; it has nothing to resume.
  RunStatus start_sync(const SyncRequest& request);
  // Walks the whole source. One at a time: Error{busy}.
  [[nodiscard]] Preview preview(const ImportRequest& request, std::stop_token stop);
  // False: no run of that kind ("import", "sync") is going on here.
  bool cancel(std::string_view kind);
  // Of the run of that kind that goes on here or in another process; else of the last one, from its rows.
  [[nodiscard]] RunStatus status(const std::string& kind);
  [[nodiscard]] bool is_running() const noexcept { return running_.load(); }
  // Moves the account's zone where the setting or the system's tables have changed, unless a run goes on.
  void settle_zone();
  // Ends a run so that it can be resumed, and waits for that. No other run begins afterwards.
  void stop();

 private:
  struct Run;
  void refuse_while_ending() const;
  RunStatus begin(const std::shared_ptr<Run>& run);
  void carry_out(Run& run);
  void watch(Run& run);
  void join_last();
  [[nodiscard]] RunStatus live_status(const Run& run) const;
  [[nodiscard]] RunStatus status_from_rows(const std::string& kind);

  RunServices services_;
  std::function<void(const RunStatus&)> on_change_;
  std::stop_source shutdown_;
  std::mutex starting_;
  mutable std::mutex mutex_;  // of run_
  std::shared_ptr<Run> run_;  // the present one, or the last
  std::atomic<bool> running_{false};
  std::mutex previewing_;
};

}  // namespace cinemarco::exchange
