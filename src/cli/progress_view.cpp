// SPDX-License-Identifier: MIT
#include "cli/progress_view.hpp"

#include "cli/output.hpp"
#include "cli/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace cinemarco::cli {

namespace {

constexpr std::chrono::milliseconds kTerminalTick{100};
constexpr std::chrono::seconds kLineTick{3};
constexpr std::size_t kBarWidth = 24;

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 20) return 80;
  return size.ws_col;
}

std::string bar(std::int64_t completed, std::int64_t total) {
  const auto filled =
      total == 0 ? 0 : static_cast<std::size_t>(completed * static_cast<std::int64_t>(kBarWidth) / total);
  std::string text;
  for (std::size_t i = 0; i < kBarWidth; ++i) text += i < filled ? "█" : "░";
  return text;
}

std::string rate_of(const exchange::ProgressSnapshot& snapshot, const Pace& pace, Instant now) {
  const auto seconds = std::chrono::duration<double>(now - pace.since).count();
  const auto done = snapshot.completed - pace.completed_at_start;
  if (seconds < 1 || done <= 0) return {};
  return fmt::format("  {:.3g}/s", static_cast<double>(done) / seconds);
}

std::string label_of(const std::string& phase) {
  if (phase == "history") return "History";
  if (phase == "metadata") return "Titles";
  if (phase == "images") return "Pictures";
  return "Done";
}

}  // namespace

std::string progress_line(const exchange::ProgressSnapshot& snapshot, const Pace& pace, Instant now,
                          const TimeZone& zone, std::size_t width) {
  auto line = fmt::format("{:<8} {} {}/{}", label_of(snapshot.phase), bar(snapshot.completed, snapshot.total),
                          snapshot.completed, snapshot.total);
  if (snapshot.cancellation_requested) {
    line += "  stopping …";
  } else if (snapshot.waiting_until) {
    const auto until = parse_instant(*snapshot.waiting_until);
    line += "  asked to wait until " + (until ? clock_time(*until, now, zone) : *snapshot.waiting_until);
  } else {
    line += rate_of(snapshot, pace, now);
    if (snapshot.eta_seconds) line += "  " + duration_text(std::chrono::seconds{*snapshot.eta_seconds}) + " left";
    if (!snapshot.current_item.empty()) line += "  " + snapshot.current_item;
  }
  return fit(line, width);
}

ProgressView::ProgressView(const exchange::RunProgress& progress, Clock& clock, TimeZone zone)
    : progress_{progress},
      clock_{clock},
      zone_{zone},
      terminal_{::isatty(STDERR_FILENO) == 1 ? Terminal::yes : Terminal::no},
      drawer_{[this](const std::stop_token& stop) { draw_until(stop); }} {}

ProgressView::~ProgressView() {
  drawer_.request_stop();
  drawer_.join();
  if (terminal_ == Terminal::yes) put(stderr, "\r\x1b[K");
}

void ProgressView::draw_until(const std::stop_token& stop) {
  std::unique_lock lock{mutex_};
  const std::chrono::milliseconds tick = terminal_ == Terminal::yes ? kTerminalTick : kLineTick;
  while (!tick_.wait_for(lock, stop, tick, [] { return false; }) && !stop.stop_requested()) draw();
}

void ProgressView::draw() {
  const auto now = clock_.now();
  const auto snapshot = progress_.snapshot(now);
  if (snapshot.phase != pace_.phase) pace_ = {snapshot.phase, now, snapshot.completed};
  const bool live = terminal_ == Terminal::yes;
  for (; errors_shown_ < snapshot.errors.size(); ++errors_shown_) {
    const auto& error = snapshot.errors[errors_shown_];
    put(stderr, "{}! {}: {}\n", live ? "\r\x1b[K" : "", printable(error.title), printable(error.message));
  }
  const auto line = progress_line(snapshot, pace_, now, zone_, live ? terminal_width() - 1 : 200);
  if (live) {
    put(stderr, "\r\x1b[K{}", line);
  } else if (line != last_line_) {
    put(stderr, "{}\n", line);
  }
  last_line_ = line;
  std::fflush(stderr);
}

}  // namespace cinemarco::cli
