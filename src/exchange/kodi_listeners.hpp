// SPDX-License-Identifier: MIT
// In a server: listens to every Kodi that is to be listened to, and comes back to each that went away.
#pragma once

#include "domain/byte_stream.hpp"
#include "exchange/kodi_session.hpp"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace cinemarco::exchange {

// A Kodi that is off is looked for so often, and new ones too.
inline constexpr std::chrono::seconds kBetweenKodiLooks{15};

// Safe from any thread.
class KodiListeners {
 public:
  // References must outlive it.
  KodiListeners(store::Database& database, Clock& clock, AccountId account, Inbox& inbox, Dialer& dialer)
      : database_{database}, clock_{clock}, account_{account}, inbox_{inbox}, dialer_{dialer} {}
  // A thread that sees who is to be listened to, and one for each of them.
  void start();
  void stop();

 private:
  void look();
  void listen(std::int64_t hook, const std::string& address, const std::stop_token& stop);
  void rest(const std::stop_token& stop);

  store::Database& database_;
  Clock& clock_;
  AccountId account_;
  Inbox& inbox_;
  Dialer& dialer_;
  std::mutex mutex_;
  std::condition_variable_any signal_;
  std::map<std::int64_t, std::jthread> listening_;  // of the looking thread alone
  std::jthread thread_;
};

}  // namespace cinemarco::exchange
