// SPDX-License-Identifier: MIT
// Previews in a server, as runs: one at a time, watched by whoever wants, cancelled, their result kept for a while.
// They write nothing and wait for nobody: no run lock, no row in `runs`, no write lock.
#pragma once

#include "domain/clock.hpp"
#include "domain/history_source.hpp"
#include "exchange/import_request.hpp"
#include "exchange/preview.hpp"
#include "exchange/run_status.hpp"
#include "exchange/uploads.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace cinemarco::exchange {

struct PreviewRequest {
  ImportRequest import;
  std::optional<std::string> upload;  // what `import` reads, by its name among the uploads
  bool was_sent_along = false;        // nobody knows that name yet: where the preview brings no result, the upload goes
};

struct PreviewState {
  RunStatus status;               // of kind preview; "idle" where there is none
  std::optional<ErrorCode> code;  // of what ended it early
  PreviewRequest request;
  std::shared_ptr<const Preview> result;  // once it is there
};

// References must outlive the runs.
struct PreviewServices {
  store::Database& database;
  Clock& clock;
  AccountId account;
  Uploads& uploads;
  // Throws Error: configuration, trakt_sign_in, invalid.
  std::function<std::unique_ptr<HistorySource>(const ImportRequest&)> open_source;
  std::function<std::optional<Instant>()> waiting_until;
  std::function<Catalogue*()> catalogue{};  // gives null where TMDB cannot be asked
  // What the source of the last preview kept for the next import is of no use any more.
  std::function<void()> forget_pages;
};

// Safe from any thread.
class PreviewRuns {
 public:
  static constexpr std::chrono::hours kKeptFor{1};
  // So long a start waits for what can be told at once: another account's, no export at all.
  static constexpr std::chrono::seconds kFirstWord{2};

  // `on_change` as RunSupervisor's.
  PreviewRuns(PreviewServices services, TellStatus on_change);
  ~PreviewRuns();
  PreviewRuns(const PreviewRuns&) = delete;
  PreviewRuns& operator=(const PreviewRuns&) = delete;

  // Takes the place of the last one's result. Throws Error: busy, and what the source throws before its first page.
  RunStatus start(PreviewRequest request);
  // False: none is being made.
  bool cancel();
  [[nodiscard]] PreviewState state();
  // Was there one since the server's start?
  [[nodiscard]] bool was_any() const noexcept { return was_any_; }
  // An import has begun: what the library lacks will soon be another thing. One that is being made goes on.
  void forget();
  // Ends the present one and waits for that; no other begins afterwards.
  void stop();

 private:
  struct Run;
  [[nodiscard]] std::shared_ptr<Run> current();
  void refuse_beside(const std::shared_ptr<Run>& last) const;
  void carry_out(Run& run);
  void join(const std::shared_ptr<Run>& run);
  [[nodiscard]] RunStatus status_of(Run& run) const;

  PreviewServices services_;
  TellStatus on_change_;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> was_any_{false};
  std::mutex starting_;
  std::mutex mutex_;          // of run_
  std::shared_ptr<Run> run_;  // the present one, or the last as long as it is kept
};

}  // namespace cinemarco::exchange
