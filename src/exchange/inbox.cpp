// SPDX-License-Identifier: MIT
#include "exchange/inbox.hpp"

#include "exchange/run_status.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace cinemarco::exchange {

void Inbox::start() {
  thread_ = std::jthread{[this](const std::stop_token& stop) {
    lower_thread_priority();
    look_now_and_then(stop);
  }};
}

void Inbox::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

std::int64_t Inbox::put(std::int64_t hook, std::string_view json) {
  std::int64_t id = 0;
  {
    store::Transaction tx{database_};
    id = store::put_message(tx, hook, json, clock_.now());
    tx.commit();
  }
  wake();
  return id;
}

void Inbox::wake() {
  {
    const std::scoped_lock lock{mutex_};
    is_woken_ = true;
  }
  signal_.notify_all();
}

void Inbox::tick(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::optional<store::Message> message;
    {
      store::Reader reader{database_};
      message = store::next_message(reader, account_, clock_.now());
    }
    if (!message) return;
    events_.work_off(*message, stop);
    changed_();
  }
}

std::chrono::milliseconds Inbox::pause() {
  store::Reader reader{database_};
  const auto due = store::next_due(reader, account_);
  const std::chrono::milliseconds usual = kBetweenInboxLooks;
  return due ? std::clamp(*due - clock_.now(), std::chrono::milliseconds{1}, usual) : usual;
}

// What failed before the start may succeed now.
void Inbox::try_all_again() {
  store::Transaction tx{database_};
  store::try_all_again(tx, account_);
  tx.commit();
}

void Inbox::look_now_and_then(const std::stop_token& stop) {
  bool is_begun = false;  // not by start(): it waits for no writer
  while (!stop.stop_requested()) {
    std::chrono::milliseconds rest{std::chrono::seconds{5}};
    try {
      if (!is_begun) try_all_again();
      is_begun = true;
      tick(stop);
      rest = pause();
    } catch (const std::exception& error) {
      if (!stop.stop_requested()) spdlog::warn("messages of media servers wait: {}", error.what());
    }
    std::unique_lock lock{mutex_};
    signal_.wait_for(lock, stop, rest, [this] { return is_woken_; });
    is_woken_ = false;
  }
}

}  // namespace cinemarco::exchange
