// SPDX-License-Identifier: MIT
#include "exchange/picture_queue.hpp"

#include "exchange/run_lock.hpp"
#include "store/image_queue.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
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
// Noted in one commit.
constexpr std::size_t kSettledTogether = 64;
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
    {
      std::vector<std::jthread> workers;
      workers.reserve(kPictureWorkers);
      for (int i = 0; i < kPictureWorkers; ++i) workers.emplace_back([this] { fetch_all(); });
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

  // One that was under way is not any more; what became of it is noted under its lock.
  class Ended {
   public:
    explicit Ended(Fetching& all) : all_{all}, lock_{all.mutex_} {}
    ~Ended() {
      --all_.underway_;
      all_.changed_.notify_one();
    }
    Ended(const Ended&) = delete;
    Ended& operator=(const Ended&) = delete;

   private:
    Fetching& all_;
    std::scoped_lock<std::mutex> lock_;
  };

  void fetch_all() {
    try {
      while (auto queued = next()) fetch(*queued);
    } catch (...) {
      const std::scoped_lock lock{mutex_};
      if (!failure_) failure_ = std::current_exception();
    }
    changed_.notify_all();
  }

  // While some are under way more may be queued, by a run for instance: who has nothing to do waits for that.
  std::optional<store::QueuedImage> next() {
    std::unique_lock lock{mutex_};
    while (!is_over()) {
      if (done_.size() + failed_.size() >= kSettledTogether) settle();
      if (waiting_.empty()) refill();
      if (!waiting_.empty()) {
        auto queued = std::move(waiting_.front());
        waiting_.pop_front();
        ++underway_;
        if (!waiting_.empty()) changed_.notify_one();
        return queued;
      }
      if (underway_ == 0) break;
      changed_.wait(lock);
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_over() const {
    return failure_ || report_.host_is_away || stop_.stop_requested() || (work_.may_go_on && !work_.may_go_on());
  }

  void fetch(const store::QueuedImage& queued) {
    try {
      const bool is_here = work_.pictures.has(queued.image);
      if (!is_here) work_.pictures.fetch(queued.image, stop_);
      {
        const Ended ended{*this};
        done_.push_back(queued.image);
        if (!is_here) ++report_.fetched;
        failed_in_a_row_ = 0;
      }
      if (work_.came) work_.came();
    } catch (const Error& error) {
      if (error.code() == ErrorCode::internal) throw;
      const Ended ended{*this};
      if (error.code() == ErrorCode::cancelled) return;
      failed_.push_back({queued, error.code(), error.what()});
      failed_in_a_row_ = is_missing(error.code()) ? 0 : failed_in_a_row_ + 1;
      if (failed_in_a_row_ >= kFailedPictures || error.code() == ErrorCode::rate_limited) report_.host_is_away = true;
    }
  }

  void refill() {
    store::Reader reader{work_.database};
    for (auto& queued : store::due_images(reader, work_.clock.now(), kBatch + static_cast<int>(taken_.size()))) {
      if (taken_.insert(queued.image).second) waiting_.push_back(std::move(queued));
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
    for (const auto& image : done_) taken_.erase(image);
    for (const auto& failed : failed_) taken_.erase(failed.queued.image);
    done_.clear();
    failed_.clear();
  }

  const PictureWork& work_;
  const std::stop_token& stop_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<store::QueuedImage> waiting_;
  std::set<ImageRef> taken_;  // from the table, and still in it
  int underway_ = 0;
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
