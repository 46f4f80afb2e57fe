// SPDX-License-Identifier: MIT
// How far a run is: written by the run's threads, read by whoever shows it.
#pragma once

#include "domain/time.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::exchange {

enum class Phase { history, metadata, images, done };
[[nodiscard]] std::string_view to_string(Phase phase) noexcept;

// An item that failed, as reports list it.
struct FailedItem {
  std::string type;  // movie, series, row
  std::optional<std::int64_t> tmdb_id;
  std::string title;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(FailedItem, (), (type, tmdb_id, title, message))

// docs/contract.md#status-of-a-run.
struct ProgressSnapshot {
  std::string state;  // running, then the run's final state
  std::string phase;  // history, metadata, images, done
  std::string current_item;
  std::int64_t completed = 0;
  std::int64_t total = 0;
  std::vector<FailedItem> errors;
  bool cancellation_requested = false;
  std::optional<std::int64_t> eta_seconds;
  std::optional<std::string> waiting_until;  // instant
};
BOOST_DESCRIBE_STRUCT(ProgressSnapshot, (),
                      (state, phase, current_item, completed, total, errors, cancellation_requested, eta_seconds,
                       waiting_until))

// Safe from any thread. Each phase counts on its own; work of a later phase may count before it is shown.
class RunProgress {
 public:
  // `waiting_until`: until when a service makes us wait, if one does. May be empty.
  explicit RunProgress(std::function<std::optional<Instant>()> waiting_until = {});

  void enter(Phase phase, Instant now);
  void set_total(Phase phase, std::int64_t total);
  void set_completed(Phase phase, std::int64_t completed);
  void advance(Phase phase);
  void working_on(const std::string& item);
  void failed(FailedItem item);
  void cancel_requested();
  void finish(const std::string& state);

  [[nodiscard]] ProgressSnapshot snapshot(Instant now) const;

 private:
  struct Count {
    std::int64_t completed = 0;
    std::int64_t total = 0;
  };
  [[nodiscard]] std::optional<std::int64_t> eta(Instant now) const;

  std::function<std::optional<Instant>()> waiting_until_;
  mutable std::mutex mutex_;
  std::string state_ = "running";
  Phase phase_ = Phase::history;
  Count counts_[4];
  Instant phase_started_{};
  std::int64_t completed_before_phase_ = 0;
  std::string current_item_;
  std::vector<FailedItem> errors_;
  bool cancellation_requested_ = false;
};

}  // namespace cinemarco::exchange
