// SPDX-License-Identifier: MIT
// What is being watched at this moment, as far as media servers tell. Kept in memory alone: a start forgets it, and the
// next message brings it back.
#pragma once

#include "domain/live_event.hpp"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace cinemarco::exchange {

struct Watching {
  LiveEvent event;
  LiveServer server = LiveServer::plex;
  Instant begun_at, told_at;
};

// Safe from any thread.
class NowWatching {
 public:
  // A message of a play under way; of the same session what was watched before has ended.
  void begin(std::int64_t hook, LiveServer server, const LiveEvent& event, Instant told_at);
  void end(std::int64_t hook, const LiveEvent& event);
  // The latest first. One of which nothing was heard for longer than it can last, or for four hours, is none any more.
  [[nodiscard]] std::vector<Watching> list(Instant now) const;

 private:
  static std::string key(std::int64_t hook, const LiveEvent& event);
  mutable std::mutex mutex_;
  std::map<std::string, Watching> sessions_;
};

}  // namespace cinemarco::exchange
