// SPDX-License-Identifier: MIT
#include "api/door_notes.hpp"

#include "store/api_tokens.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

namespace cinemarco::api {

namespace {

// Batches of a run are over by then; somebody who logs in does not notice.
constexpr std::chrono::milliseconds kLogInWait{300};
constexpr std::chrono::seconds kAgain{2};

}  // namespace

void DoorNotes::start() {
  thread_ = std::jthread{[this](const std::stop_token& stop) { keep_writing(stop); }};
}

void DoorNotes::keep_writing(const std::stop_token& stop) {
  const auto is_any = [this] { return !tokens_.empty() || !sessions_.empty() || !waiting_.empty(); };
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock{mutex_};
      if (!noted_.wait(lock, stop, is_any)) return;
    }
    if (write()) continue;
    std::unique_lock lock{mutex_};
    noted_.wait_for(lock, stop, kAgain, [] { return false; });
  }
}

void DoorNotes::token_used(std::int64_t id) {
  const std::scoped_lock lock{mutex_};
  tokens_[id] = clock_.now();
  noted_.notify_all();
}

void DoorNotes::session_used(std::int64_t id) {
  const std::scoped_lock lock{mutex_};
  sessions_[id] = clock_.now();
  noted_.notify_all();
}

void DoorNotes::begin_session(store::NewSession session, std::string proof) {
  try {
    store::Transaction tx{database_, store::Durability::normal, kLogInWait};
    if (!passwords_.still_stands(tx, proof)) {
      throw Error{ErrorCode::log_in, "The password was changed meanwhile. Log in with the new one."};
    }
    store::begin_session(tx, account_, session, clock_.now());
    tx.commit();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::log_in) throw;
    spdlog::warn("a session is kept in memory until it can be written: {}", error.what());
    const std::scoped_lock lock{mutex_};
    session.record.id = --last_waiting_;
    waiting_.push_back({std::move(session), std::move(proof)});
    noted_.notify_all();
  }
}

std::optional<store::SessionRecord> DoorNotes::waiting_session(std::string_view secret) {
  Waiting found;
  {
    const std::scoped_lock lock{mutex_};
    const auto it = std::ranges::find_if(waiting_, [secret](const auto& one) { return one.session.secret == secret; });
    if (it == waiting_.end()) return std::nullopt;
    found = *it;
  }
  if (!passwords_.still_stands(found.proof)) return std::nullopt;
  return found.session.record;
}

bool DoorNotes::end_waiting(std::int64_t id) {
  const std::scoped_lock writing{writing_};
  const std::scoped_lock lock{mutex_};
  return std::erase_if(waiting_, [id](const auto& one) { return one.session.record.id == id; }) > 0;
}

void DoorNotes::end_all_waiting() {
  const std::scoped_lock writing{writing_};
  const std::scoped_lock lock{mutex_};
  waiting_.clear();
}

bool DoorNotes::write() {
  const std::scoped_lock writing{writing_};
  std::map<std::int64_t, Instant> tokens, sessions;
  std::vector<Waiting> waiting;
  {
    const std::scoped_lock lock{mutex_};
    tokens = tokens_;
    sessions = sessions_;
    waiting = waiting_;
  }
  if (tokens.empty() && sessions.empty() && waiting.empty()) return true;
  try {
    store::Transaction tx{database_, store::Durability::normal, std::chrono::milliseconds{0}};
    for (const auto& [id, used] : tokens) store::note_use(tx, id, used);
    for (const auto& [id, used] : sessions) store::renew_session(tx, id, used);
    for (const auto& one : waiting) {
      // Another program may have changed the password while it held the database.
      if (passwords_.still_stands(tx, one.proof)) store::begin_session(tx, account_, one.session, clock_.now());
    }
    tx.commit();
  } catch (const Error& error) {
    spdlog::debug("uses are not noted yet: {}", error.what());
    return false;
  }
  const std::scoped_lock lock{mutex_};
  // What was noted anew meanwhile stays.
  const auto is_written = [](const auto& written) {
    return [&written](const auto& noted) {
      const auto found = written.find(noted.first);
      return found != written.end() && found->second == noted.second;
    };
  };
  std::erase_if(tokens_, is_written(tokens));
  std::erase_if(sessions_, is_written(sessions));
  std::erase_if(waiting_, [&waiting](const auto& one) {
    const auto id = one.session.record.id;
    return std::ranges::any_of(waiting, [id](const auto& it) { return it.session.record.id == id; });
  });
  return tokens_.empty() && sessions_.empty() && waiting_.empty();
}

}  // namespace cinemarco::api
