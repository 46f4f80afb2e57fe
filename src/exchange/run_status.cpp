// SPDX-License-Identifier: MIT
#include "exchange/run_status.hpp"

#include "json/json.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace cinemarco::exchange {

void tell_newest_errors(RunStatus& status) {
  auto& errors = status.errors;
  status.error_count = static_cast<std::int64_t>(errors.size());
  if (errors.size() > kErrorsTold) errors.erase(errors.begin(), errors.end() - kErrorsTold);
}

void Ending::come() {
  const std::scoped_lock lock{mutex_};
  came_ = true;
  signal_.notify_all();
}

void Ending::tell_changes_until_then(const std::function<RunStatus()>& now, const TellStatus& tell) {
  std::string shown;
  std::unique_lock lock{mutex_};
  while (!signal_.wait_for(lock, kBetweenChanges, [this] { return came_; })) {
    lock.unlock();
    const auto status = now();
    if (auto text = json::to_text(status); tell && text != shown) {
      tell(status);
      shown = std::move(text);
    }
    lock.lock();
  }
}

void lower_thread_priority() {
  constexpr int kStep = 10;
  constexpr int kLowest = 19;
  const int program = ::getpriority(PRIO_PROCESS, static_cast<id_t>(::getpid()));  // of its main thread
  if (::setpriority(PRIO_PROCESS, 0, std::min(program + kStep, kLowest)) != 0)
    spdlog::debug("a thread keeps its priority");
}

}  // namespace cinemarco::exchange
