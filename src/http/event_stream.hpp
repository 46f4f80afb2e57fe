// SPDX-License-Identifier: MIT
// Server-sent events of one subject, each of which tells the whole present state: who listens late or slowly misses
// states in between, never the last one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::http {

// Safe from any thread.
class EventStream {
 public:
  // `first`: ids go on from here. Larger at each start of the program, or a reader that comes back with an id of the
  // server before would be taken for one who has seen this one's newest state.
  explicit EventStream(std::uint64_t first = 0) { newest_.id = first; }

  struct Event {
    std::uint64_t id = 0;
    std::shared_ptr<const std::string> text;  // as it goes over the line, "id: 7\ndata: {…}\n\n"
  };

  // `data` is one line, usually JSON.
  void publish(const std::string& data);
  // The newest event, if it is not `last_seen`.
  [[nodiscard]] std::optional<Event> newer_than(std::uint64_t last_seen) const;

  // `wake` is called after each event, from the publisher's thread, while the object it returned lives.
  [[nodiscard]] std::shared_ptr<void> listen(std::function<void()> wake);

 private:
  mutable std::mutex mutex_;
  Event newest_;
  std::vector<std::weak_ptr<std::function<void()>>> listeners_;
};

}  // namespace cinemarco::http
