// SPDX-License-Identifier: MIT
#include "exchange/kodi_listeners.hpp"

#include "domain/error.hpp"
#include "exchange/run_status.hpp"
#include "store/hooks.hpp"

#include <spdlog/spdlog.h>

#include <set>

namespace cinemarco::exchange {

namespace {

std::pair<std::string, std::string> parted(const std::string& address) {
  const auto colon = address.rfind(':');
  auto host = address.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return {host, address.substr(colon + 1)};
}

}  // namespace

void KodiListeners::start() {
  thread_ = std::jthread{[this](const std::stop_token& stop) {
    lower_thread_priority();
    while (!stop.stop_requested()) {
      look();
      rest(stop);
    }
    for (auto& [hook, listener] : listening_) listener.request_stop();
    listening_.clear();
  }};
}

void KodiListeners::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void KodiListeners::rest(const std::stop_token& stop) {
  std::unique_lock lock{mutex_};
  signal_.wait_for(lock, stop, kBetweenKodiLooks, [] { return false; });
}

void KodiListeners::look() {
  std::set<std::int64_t> wanted;
  try {
    store::Reader reader{database_};
    for (const auto& hook : store::list_hooks(reader, account_)) {
      if (!hook.wish.listen) continue;
      wanted.insert(hook.id);
      if (listening_.contains(hook.id)) continue;
      listening_.emplace(hook.id, [this, id = hook.id, address = *hook.wish.listen](const std::stop_token& until) {
        lower_thread_priority();
        listen(id, address, until);
      });
    }
  } catch (const std::exception& error) {
    spdlog::warn("which Kodis to listen to cannot be read: {}", error.what());
    return;
  }
  std::erase_if(listening_, [&wanted](const auto& one) { return !wanted.contains(one.first); });
}

void KodiListeners::listen(std::int64_t hook, const std::string& address, const std::stop_token& stop) {
  const auto [host, port] = parted(address);
  bool was_told = false;
  while (!stop.stop_requested()) {
    try {
      const auto stream = dialer_.dial(host, port, stop);
      spdlog::info("listening to the Kodi at {}", address);
      was_told = false;
      KodiSession{*stream, database_, clock_, account_, inbox_, hook}.run(stop);
    } catch (const std::exception& error) {
      if (!was_told && !stop.stop_requested()) spdlog::info("the Kodi at {} is looked for: {}", address, error.what());
      was_told = true;
    }
    rest(stop);
  }
}

}  // namespace cinemarco::exchange
