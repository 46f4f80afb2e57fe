// SPDX-License-Identifier: MIT
#include "exchange/picture_fetcher.hpp"

#include "exchange/run_status.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace cinemarco::exchange {

namespace {

constexpr std::chrono::minutes kFirstRest{1};
constexpr int kMostDoublings = 6;  // about an hour

}  // namespace

void PictureFetcher::start() {
  thread_ = std::jthread{[this](const std::stop_token& stop) {
    lower_thread_priority();
    look_now_and_then(stop);
  }};
}

void PictureFetcher::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void PictureFetcher::wake() {
  {
    const std::scoped_lock lock{mutex_};
    is_woken_ = true;
  }
  signal_.notify_all();
}

void PictureFetcher::look_now_and_then(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      tick(stop);
    } catch (const std::exception& error) {
      spdlog::warn("pictures were not fetched: {}", error.what());
    }
    std::unique_lock lock{mutex_};
    signal_.wait_for(lock, stop, kBetweenPictureLooks, [this] { return is_woken_; });
    is_woken_ = false;
  }
}

void PictureFetcher::tick(const std::stop_token& stop) {
  if (work_.may_go_on && !work_.may_go_on()) return;
  const auto now = work_.clock.steady();
  if (now < rests_until_) return;
  const auto report = fetch_queued_pictures(work_, stop);
  if (report.fetched > 0) spdlog::debug("fetched {} pictures", report.fetched);
  times_away_ = report.host_is_away ? times_away_ + 1 : 0;
  if (report.host_is_away) rests_until_ = now + kFirstRest * (1 << std::min(times_away_ - 1, kMostDoublings));
}

}  // namespace cinemarco::exchange
