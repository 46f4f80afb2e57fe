// SPDX-License-Identifier: MIT
#include "api/lanes.hpp"

#include <array>
#include <limits>

namespace cinemarco::api {

namespace {

using std::chrono::seconds;

struct Facts {
  Lane lane;
  int workers;
  std::optional<seconds> patience;
  std::string_view awaits;
  std::size_t most = std::numeric_limits<std::size_t>::max();
};

// A hash takes 30 ms and 19 MB: two at once, and nobody waits for a second.
constexpr std::size_t kMostPasswords = 8;

// A person waits for 5 s, and for 20 where what they watched cannot be recorded otherwise. An edit that queues behind
// ten seconds of others has waited as long as it may (store::kWriteWait).
constexpr std::array kLanes{
    Facts{Lane::rows, 4, std::nullopt, "Cinemarco"},     // SQLite's readers wait for nobody
    Facts{Lane::edits, 8, seconds{10}, "The database"},  // for its write lock
    Facts{Lane::passwords, 1, std::nullopt, "Cinemarco", kMostPasswords},
    Facts{Lane::known_passwords, 1, std::nullopt, "Cinemarco", kMostPasswords},
    Facts{Lane::disk, 4, std::nullopt, "The disk"},
    Facts{Lane::look_ups, 8, seconds{5}, "TMDB"},
    Facts{Lane::recordings, 4, seconds{20}, "TMDB"},
    Facts{Lane::trakt, 4, seconds{5}, "Trakt"},
    Facts{Lane::pictures, 8, seconds{5}, "TMDB's picture host"},
    Facts{Lane::runs, 4, seconds{20}, "Trakt"},  // what is asked before a run begins
};

consteval bool is_in_order() {
  for (std::size_t at = 0; at < kLanes.size(); ++at) {
    if (static_cast<std::size_t>(kLanes[at].lane) != at) return false;
  }
  return true;
}
static_assert(is_in_order());

}  // namespace

http::Way way(Lane lane) noexcept {
  const auto at = static_cast<std::size_t>(lane);
  return {at, kLanes[at].patience};
}

std::vector<int> lane_workers() {
  std::vector<int> workers;
  workers.reserve(kLanes.size());
  for (const auto& facts : kLanes) workers.push_back(facts.workers);
  return workers;
}

std::vector<std::size_t> most_in_lanes() {
  std::vector<std::size_t> most;
  most.reserve(kLanes.size());
  for (const auto& facts : kLanes) most.push_back(facts.most);
  return most;
}

std::string_view awaited(std::size_t lane) noexcept {
  return kLanes[lane].awaits;
}

}  // namespace cinemarco::api
