// SPDX-License-Identifier: MIT
#include "http/event_stream.hpp"

#include <fmt/format.h>

#include <utility>

namespace cinemarco::http {

void EventStream::publish(const std::string& data) {
  std::vector<std::shared_ptr<std::function<void()>>> awake;
  {
    const std::scoped_lock lock{mutex_};
    const auto id = newest_.id + 1;
    newest_ = {id, std::make_shared<const std::string>(fmt::format("id: {}\ndata: {}\n\n", id, data))};
    std::erase_if(listeners_, [&awake](const auto& listener) {
      auto alive = listener.lock();
      if (!alive) return true;
      awake.push_back(std::move(alive));
      return false;
    });
  }
  for (const auto& wake : awake) (*wake)();
}

std::optional<EventStream::Event> EventStream::newer_than(std::uint64_t last_seen) const {
  const std::scoped_lock lock{mutex_};
  if (!newest_.text || newest_.id == last_seen) return std::nullopt;
  return newest_;
}

std::shared_ptr<void> EventStream::listen(std::function<void()> wake) {
  auto listener = std::make_shared<std::function<void()>>(std::move(wake));
  const std::scoped_lock lock{mutex_};
  listeners_.push_back(listener);
  return listener;
}

}  // namespace cinemarco::http
