// SPDX-License-Identifier: MIT
// What is told of a run, and to whom how often.
#pragma once

#include "exchange/progress.hpp"

#include <boost/describe.hpp>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace cinemarco::exchange {

// Those who watch hear of a change no sooner than this after the last.
inline constexpr std::chrono::milliseconds kBetweenChanges{100};

// Whoever watches hears ten times a second: so many errors at most, however many rows cannot be read. The report has
// all.
inline constexpr std::size_t kErrorsTold = 100;

// docs/contract.md#status-of-a-run. `state` is "idle" where there never was a run. A preview has no id.
struct RunStatus : ProgressSnapshot {
  std::string kind = "import";  // import, sync, preview
  std::optional<std::int64_t> run_id;
  bool resumable = false;              // unfinished, and nobody is at it
  std::optional<std::string> message;  // what ended it early
  std::int64_t error_count = 0;        // all of them; `errors` holds the newest kErrorsTold
  std::int64_t pictures_to_come = 0;   // of this and other runs: they come behind them
};
BOOST_DESCRIBE_STRUCT(RunStatus, (ProgressSnapshot), (kind, run_id, resumable, message, error_count, pictures_to_come))

using TellStatus = std::function<void(const RunStatus&)>;

// Counts all errors and leaves the newest.
void tell_newest_errors(RunStatus& status);

// That a run's work is over. Safe from any thread.
class Ending {
 public:
  void come();
  // Tells each change of `now` until the end has come, at most every kBetweenChanges; not the last state, which is the
  // caller's to tell. `tell` may be empty.
  void tell_changes_until_then(const std::function<RunStatus()>& now, const TellStatus& tell);

 private:
  std::mutex mutex_;
  std::condition_variable signal_;
  bool came_ = false;
};

// A run is in no hurry; people who look at their library meanwhile are: its thread steps back behind the program,
// whatever priority that was given. Threads that the caller starts inherit this.
void lower_thread_priority();

}  // namespace cinemarco::exchange
