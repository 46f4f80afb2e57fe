// SPDX-License-Identifier: MIT
#include "exchange/progress.hpp"

#include <utility>

namespace cinemarco::exchange {

std::string_view to_string(Phase phase) noexcept {
  switch (phase) {
    case Phase::history:
      return "history";
    case Phase::metadata:
      return "metadata";
    case Phase::images:
      return "images";
    case Phase::done:
      return "done";
  }
  std::unreachable();
}

RunProgress::RunProgress(std::function<std::optional<Instant>()> waiting_until)
    : waiting_until_{std::move(waiting_until)} {}

void RunProgress::enter(Phase phase, Instant now) {
  const std::scoped_lock lock{mutex_};
  phase_ = phase;
  phase_started_ = now;
  completed_before_phase_ = counts_[std::to_underlying(phase)].completed;
}

void RunProgress::set_total(Phase phase, std::int64_t total) {
  const std::scoped_lock lock{mutex_};
  counts_[std::to_underlying(phase)].total = total;
}

void RunProgress::set_completed(Phase phase, std::int64_t completed) {
  const std::scoped_lock lock{mutex_};
  counts_[std::to_underlying(phase)].completed = completed;
}

void RunProgress::advance(Phase phase) {
  const std::scoped_lock lock{mutex_};
  ++counts_[std::to_underlying(phase)].completed;
}

void RunProgress::working_on(const std::string& item) {
  const std::scoped_lock lock{mutex_};
  current_item_ = item;
}

void RunProgress::failed(FailedItem item) {
  const std::scoped_lock lock{mutex_};
  errors_.push_back(std::move(item));
}

void RunProgress::cancel_requested() {
  const std::scoped_lock lock{mutex_};
  cancellation_requested_ = true;
}

void RunProgress::finish(const std::string& state) {
  const std::scoped_lock lock{mutex_};
  state_ = state;
  phase_ = Phase::done;
  current_item_.clear();
}

std::optional<std::int64_t> RunProgress::eta(Instant now) const {
  const auto& count = counts_[std::to_underlying(phase_)];
  const auto done = count.completed - completed_before_phase_;
  const auto elapsed = std::chrono::duration<double>(now - phase_started_).count();
  if (phase_ == Phase::done || done <= 0 || elapsed < 1 || count.total < count.completed) return std::nullopt;
  return static_cast<std::int64_t>(static_cast<double>(count.total - count.completed) * elapsed /
                                   static_cast<double>(done));
}

ProgressSnapshot RunProgress::snapshot(Instant now) const {
  // Asked before our lock is taken: it takes locks of its own.
  const auto waiting = waiting_until_ ? waiting_until_() : std::nullopt;
  const std::scoped_lock lock{mutex_};
  const auto& count = counts_[std::to_underlying(phase_)];
  ProgressSnapshot result;
  result.state = state_;
  result.phase = to_string(phase_);
  result.current_item = current_item_;
  result.completed = count.completed;
  result.total = std::max(count.total, count.completed);
  result.errors = errors_;
  result.cancellation_requested = cancellation_requested_;
  result.eta_seconds = eta(now);
  if (waiting && *waiting > now) result.waiting_until = format_instant(*waiting);
  return result;
}

}  // namespace cinemarco::exchange
