// SPDX-License-Identifier: MIT
// The one place in a server that starts runs: at most one at a time, watched by whoever wants, stopped with the server.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/clock.hpp"
#include "domain/history_source.hpp"
#include "domain/pictures.hpp"
#include "exchange/account_zone.hpp"
#include "exchange/importer.hpp"
#include "exchange/run_status.hpp"
#include "exchange/syncer.hpp"
#include "exchange/uploads.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace cinemarco::exchange {

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
  Backups backups = Backups::off;  // before an import into a filled library
};

// Safe from any thread.
class RunSupervisor {
 public:
  // `on_change` hears the state at once when a run begins and ends, and at most ten times a second between; it is
  // called from threads of the run, one at a time.
  RunSupervisor(RunServices services, TellStatus on_change);
  ~RunSupervisor();
  RunSupervisor(const RunSupervisor&) = delete;
  RunSupervisor& operator=(const RunSupervisor&) = delete;

  // Returns once the run has its row. Throws Error: busy (a run here or in another process), configuration,
  // trakt_sign_in, invalid, not_found (nothing to resume).
  RunStatus start_import(const ImportRequest& request, Resume resume);
  // The same for a sync; it has nothing to resume.
  RunStatus start_sync(const SyncRequest& request);
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
  TellStatus on_change_;
  std::stop_source shutdown_;
  std::mutex starting_;
  mutable std::mutex mutex_;  // of run_
  std::shared_ptr<Run> run_;  // the present one, or the last
  std::atomic<bool> running_{false};
};

}  // namespace cinemarco::exchange
