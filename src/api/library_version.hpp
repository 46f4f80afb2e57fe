// SPDX-License-Identifier: MIT
// The state of the database as a text that changes with it: the entity tag of every list.
#pragma once

#include "domain/clock.hpp"
#include "domain/time_zone.hpp"
#include "store/change_watch.hpp"

#include <chrono>
#include <functional>
#include <mutex>
#include <string>

namespace cinemarco::api {

// While a run writes dozens of titles a second, readers of one moment may share an answer this old. Nobody's own edits:
// they call `changed`.
inline constexpr std::chrono::milliseconds kSharedWhileRunning{100};

// Safe from any thread.
class LibraryVersion {
 public:
  // `zone`: the account's, asked for whenever the database has changed. `is_running`: does a run of this process write
  // now? References must outlive the object.
  LibraryVersion(const store::Database& database, Clock& clock, std::function<TimeZone()> zone,
                 std::function<bool()> is_running);

  // In the form of an entity tag, with its quotes. The account's day is part of it: series complete and episodes air
  // with the days alone.
  [[nodiscard]] std::string current();
  // Something was written here: the next `current` looks anew.
  void changed();

 private:
  store::ChangeWatch watch_;
  Clock& clock_;
  std::function<TimeZone()> read_zone_;
  std::function<bool()> is_running_;
  std::string start_;  // of this process: numbers of another mean nothing to us
  std::mutex mutex_;
  std::int64_t version_ = 0;
  std::optional<TimeZone> zone_;  // of that version
  std::optional<Instant> looked_at_;
};

}  // namespace cinemarco::api
