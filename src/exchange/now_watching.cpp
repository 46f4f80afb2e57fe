// SPDX-License-Identifier: MIT
#include "exchange/now_watching.hpp"

#include <algorithm>
#include <chrono>

namespace cinemarco::exchange {

namespace {

constexpr std::chrono::hours kLongestSilence{4};
constexpr std::chrono::minutes kGrace{10};
constexpr std::size_t kMostSessions = 50;

Instant heard_until(const Watching& watching) {
  const auto& event = watching.event;
  if (event.is_paused || !event.position || !event.runtime || *event.position > *event.runtime) {
    return watching.told_at + kLongestSilence;
  }
  return watching.told_at + (*event.runtime - *event.position) + kGrace;
}

}  // namespace

std::string NowWatching::key(std::int64_t hook, const LiveEvent& event) {
  return std::to_string(hook) + ":" + event.server + ":" + event.session + ":" + event.user;
}

void NowWatching::begin(std::int64_t hook, LiveServer server, const LiveEvent& event, Instant told_at) {
  const std::scoped_lock lock{mutex_};
  const auto [found, is_new] = sessions_.try_emplace(key(hook, event));
  auto& session = found->second;
  if (!is_new && told_at < session.told_at) return;  // a late one
  const bool goes_on = !is_new && name_of(session.event) == name_of(event);
  session = {event, server, goes_on ? session.begun_at : told_at, told_at};
  if (sessions_.size() > kMostSessions) {
    sessions_.erase(std::ranges::min_element(sessions_, {}, [](const auto& one) { return one.second.told_at; }));
  }
}

void NowWatching::end(std::int64_t hook, const LiveEvent& event) {
  const std::scoped_lock lock{mutex_};
  const auto found = sessions_.find(key(hook, event));
  if (found != sessions_.end() && name_of(found->second.event) == name_of(event)) sessions_.erase(found);
}

std::vector<Watching> NowWatching::list(Instant now) const {
  const std::scoped_lock lock{mutex_};
  std::vector<Watching> watching;
  for (const auto& [key, session] : sessions_) {
    if (heard_until(session) > now) watching.push_back(session);
  }
  std::ranges::sort(watching, std::ranges::greater{}, &Watching::told_at);
  return watching;
}

}  // namespace cinemarco::exchange
