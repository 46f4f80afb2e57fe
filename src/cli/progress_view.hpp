// SPDX-License-Identifier: MIT
// Shows a run on stderr while it goes: a live bar on a terminal, else one line every few seconds.
#pragma once

#include "domain/clock.hpp"
#include "domain/time_zone.hpp"
#include "exchange/progress.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace cinemarco::cli {

enum class Terminal { no, yes };

// How the work has gone since it was first seen; for the rate.
struct Pace {
  std::string phase;
  Instant since{};
  std::int64_t completed_at_start = 0;
};

// One line of at most `width` columns, without colours or a newline; pure.
[[nodiscard]] std::string progress_line(const exchange::ProgressSnapshot& snapshot, const Pace& pace, Instant now,
                                        const TimeZone& zone, std::size_t width);

// Draws in a thread of its own from construction to destruction.
class ProgressView {
 public:
  ProgressView(const exchange::RunProgress& progress, Clock& clock, TimeZone zone);
  ~ProgressView();
  ProgressView(const ProgressView&) = delete;
  ProgressView& operator=(const ProgressView&) = delete;

 private:
  void draw_until(const std::stop_token& stop);
  void draw();
  const exchange::RunProgress& progress_;
  Clock& clock_;
  TimeZone zone_;
  Terminal terminal_;
  Pace pace_;
  std::size_t errors_shown_ = 0;
  std::string last_line_;
  std::mutex mutex_;
  std::condition_variable_any tick_;
  std::jthread drawer_;
};

}  // namespace cinemarco::cli
