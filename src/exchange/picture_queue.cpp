// SPDX-License-Identifier: MIT
#include "exchange/picture_queue.hpp"

#include "exchange/run_lock.hpp"
#include "store/image_queue.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace cinemarco::exchange {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

// Asked of the table at once: whoever is looked for meanwhile comes after these.
constexpr int kBatch = 128;
constexpr minutes kLongestPause = hours{24};
constexpr int kTimesMissing = 3;

bool is_missing(ErrorCode why) {
  return why == ErrorCode::not_found || why == ErrorCode::invalid || why == ErrorCode::too_large;
}

// The work of one call, shared by its threads.
class Fetching {
 public:
  Fetching(const PictureWork& work, const std::stop_token& stop) : work_{work}, stop_{stop} {}

  PictureReport run() {
    refill();
    {
      std::vector<std::jthread> workers;
      const auto some = std::min<std::size_t>(waiting_.size(), kPictureWorkers);
      workers.reserve(some);
      for (std::size_t i = 0; i < some; ++i) workers.emplace_back([this] { fetch_all(); });
    }
    settle();
    if (failure_) std::rethrow_exception(failure_);
    return report_;
  }

 private:
  struct Failed {
    store::QueuedImage queued;
    ErrorCode why;
    std::string problem;
  };

  void fetch_all() {
    try {
      while (auto queued = next()) fetch(*queued);
    } catch (...) {
      const std::scoped_lock lock{mutex_};
      if (!failure_) failure_ = std::current_exception();
    }
  }

  std::optional<store::QueuedImage> next() {
    const std::scoped_lock lock{mutex_};
    if (failure_ || report_.host_is_away || stop_.stop_requested()) return std::nullopt;
    if (work_.may_go_on && !work_.may_go_on()) return std::nullopt;
    if (waiting_.empty()) {
      settle();
      refill();
    }
    if (waiting_.empty()) return std::nullopt;
    auto queued = std::move(waiting_.front());
    waiting_.pop_front();
    underway_.insert(queued.image);
    return queued;
  }

  void fetch(const store::QueuedImage& queued) {
    try {
      const bool is_here = work_.pictures.has(queued.image);
      if (!is_here) work_.pictures.fetch(queued.image, stop_);
      {
        const std::scoped_lock lock{mutex_};
        underway_.erase(queued.image);
        done_.push_back(queued.image);
        if (!is_here) ++report_.fetched;
        failed_in_a_row_ = 0;
      }
      if (work_.came) work_.came();
    } catch (const Error& error) {
      if (error.code() == ErrorCode::cancelled) return;
      if (error.code() == ErrorCode::internal) throw;
      const std::scoped_lock lock{mutex_};
      underway_.erase(queued.image);
      failed_.push_back({queued, error.code(), error.what()});
      failed_in_a_row_ = is_missing(error.code()) ? 0 : failed_in_a_row_ + 1;
      if (failed_in_a_row_ >= kFailedPictures || error.code() == ErrorCode::rate_limited) report_.host_is_away = true;
    }
  }

  void refill() {
    store::Reader reader{work_.database};
    for (auto& queued : store::due_images(reader, work_.clock.now(), kBatch + static_cast<int>(underway_.size()))) {
      if (!underway_.contains(queued.image)) waiting_.push_back(std::move(queued));
    }
  }

  // What is done leaves the table, and what failed stays for later.
  void settle() {
    if (done_.empty() && failed_.empty()) return;
    store::Transaction tx{work_.database};
    for (const auto& image : done_) store::image_done(tx, image);
    for (const auto& [queued, why, problem] : failed_) {
      if (const auto pause = picture_pause(why, queued.attempts)) {
        store::image_failed(tx, queued.image, problem, work_.clock.now() + *pause);
      } else {
        store::image_done(tx, queued.image);
      }
    }
    tx.commit();
    done_.clear();
    failed_.clear();
  }

  const PictureWork& work_;
  const std::stop_token& stop_;
  std::mutex mutex_;
  std::deque<store::QueuedImage> waiting_;
  std::set<ImageRef> underway_;
  std::vector<ImageRef> done_;
  std::vector<Failed> failed_;
  int failed_in_a_row_ = 0;
  PictureReport report_;
  std::exception_ptr failure_;
};

}  // namespace

std::optional<minutes> picture_pause(ErrorCode why, int failed_before) {
  constexpr minutes kFirst{5};
  constexpr int kGrowth = 4;
  constexpr int kLongEnough = 5;
  if (is_missing(why)) {
    if (failed_before + 1 >= kTimesMissing) return std::nullopt;
    return hours{24} * (failed_before + 1);
  }
  auto pause = kFirst;
  for (int i = 0; i < std::min(failed_before, kLongEnough); ++i) pause *= kGrowth;
  return std::min(pause, kLongestPause);
}

void ask_for_picture(store::Database& database, const ImageRef& image, Instant now) noexcept {
  try {
    store::Transaction tx{database, store::Durability::normal, std::chrono::milliseconds{0}};
    store::ask_for_image(tx, image, now);
    tx.commit();
  } catch (const std::exception& error) {
    spdlog::debug("a picture was not queued: {}", error.what());
  }
}

PictureReport fetch_queued_pictures(const PictureWork& work, const std::stop_token& stop) {
  {
    store::Reader reader{work.database};
    if (store::due_images(reader, work.clock.now(), 1).empty()) return {};
  }
  std::filesystem::create_directories(work.folder);
  const auto lock = RunLock::try_acquire(work.folder);
  if (!lock) return {.is_elsewhere = true};
  return Fetching{work, stop}.run();
}

}  // namespace cinemarco::exchange
