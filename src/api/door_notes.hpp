// SPDX-License-Identifier: MIT
// What the door writes down: which token and session was used when, and sessions that begin. Nobody who comes in waits
// for that: another program may hold the database for as long as it likes.
#pragma once

#include "domain/clock.hpp"
#include "store/database.hpp"
#include "store/passwords.hpp"
#include "store/sessions.hpp"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace cinemarco::api {

// Safe from any thread.
class DoorNotes {
 public:
  // References must outlive the object.
  DoorNotes(store::Database& database, AccountId account, store::Passwords& passwords, Clock& clock)
      : database_{database}, account_{account}, passwords_{passwords}, clock_{clock} {}
  DoorNotes(const DoorNotes&) = delete;
  DoorNotes& operator=(const DoorNotes&) = delete;

  // From now on what is noted is written by a thread of its own, at once or as soon as the database is free.
  void start();

  void token_used(std::int64_t id);
  void session_used(std::int64_t id);
  // The session (store::new_session) counts from now on, be it written yet or not, for as long as `proof`
  // (Passwords::verify) stands for the password. Throws Error{log_in} where it does not any more.
  void begin_session(store::NewSession session, std::string proof);
  // One that is not written yet; its id is below 0.
  [[nodiscard]] std::optional<store::SessionRecord> waiting_session(std::string_view secret);
  // False: no such session waits to be written.
  bool end_waiting(std::int64_t id);
  void end_all_waiting();

  // Writes what is noted, unless the database is in use: then it stays noted. True if nothing is left.
  bool write();

 private:
  struct Waiting {
    store::NewSession session;
    std::string proof;
  };
  void keep_writing(const std::stop_token& stop);

  store::Database& database_;
  AccountId account_;
  store::Passwords& passwords_;
  Clock& clock_;
  std::mutex writing_;        // taken before mutex_
  mutable std::mutex mutex_;  // of what follows
  std::condition_variable_any noted_;
  std::map<std::int64_t, Instant> tokens_, sessions_;
  std::vector<Waiting> waiting_;
  std::int64_t last_waiting_ = 0;
  std::jthread thread_;
};

}  // namespace cinemarco::api
