// SPDX-License-Identifier: MIT
#include "exchange/maintenance.hpp"

#include "exchange/refresh.hpp"
#include "store/title_ages.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace cinemarco::exchange {

namespace {

constexpr std::chrono::minutes kFirst{1};
constexpr std::chrono::hours kBetween{1};
// Where a run has the line, or TMDB is away.
constexpr std::chrono::minutes kAgain{1};
// In an hour. A library of 5,000 titles that were all imported on one day is through in ten.
constexpr int kTitles = 500;

// One part of a round must not take the others with it.
template <class Action>
void attempt(const char* what, const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::cancelled) return;
    // Without a key there is nothing to keep fresh, and each look-up says so itself.
    const auto level = error.code() == ErrorCode::configuration ? spdlog::level::debug : spdlog::level::warn;
    spdlog::log(level, "{}: {}", what, error.what());
  } catch (const std::exception& error) {
    spdlog::error("{}: {}", what, error.what());
  }
}

}  // namespace

void Maintenance::start() {
  thread_ = std::jthread{[this](const std::stop_token& stop) { run(stop); }};
}

void Maintenance::run(const std::stop_token& stop) {
  auto round = services_.clock.now() + kFirst;
  while (!stop.stop_requested()) {
    const auto pause = follow_language(stop);
    const auto next = pause ? std::min(round, services_.clock.now() + *pause) : round;
    if (!services_.clock.sleep_until(next, stop)) return;
    if (next < round) continue;
    tick(stop);
    round = services_.clock.now() + kBetween;
  }
}

void Maintenance::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void Maintenance::tick(const std::stop_token& stop) {
  if (!services_.run_is_active()) refresh(stop);
  tidy();
}

std::int64_t Maintenance::foreign_titles() {
  store::Reader reader{services_.database};
  return store::foreign_titles(reader, services_.catalogue.language());
}

std::optional<std::chrono::minutes> Maintenance::follow_language(const std::stop_token& stop) {
  std::optional<std::chrono::minutes> pause;
  attempt("titles in another language were not fetched", [&] {
    const auto before = foreign_titles();
    if (before == 0) return;
    pause = kAgain;
    if (services_.run_is_active()) return;
    refresh(stop);
    const auto left = foreign_titles();
    pause_ = left < before ? std::chrono::minutes{0} : std::clamp<std::chrono::minutes>(pause_ * 2, kAgain, kBetween);
    pause = left > 0 ? std::optional{pause_} : std::nullopt;
  });
  return pause;
}

void Maintenance::refresh(const std::stop_token& stop) {
  attempt("titles were not refreshed", [&] {
    const auto report =
        refresh_due({services_.database, services_.catalogue, services_.clock, services_.account}, kTitles, stop);
    if (report.refreshed + report.gone > 0) {
      spdlog::info("refreshed {} titles, {} are gone from TMDB, {} wait", report.refreshed, report.gone, report.due);
    }
  });
}

void Maintenance::tidy() {
  attempt("the cache was not tidied", [&] {
    services_.cache.note_use();
    store::Transaction tx{services_.database};
    store::tidy_cache(tx, services_.clock.now(), services_.bounds.cache_bytes);
    tx.commit();
  });
  attempt("the pictures were not tidied", [&] { services_.pictures.trim(services_.bounds.picture_bytes); });
}

}  // namespace cinemarco::exchange
