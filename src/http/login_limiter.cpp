// SPDX-License-Identifier: MIT
#include "http/login_limiter.hpp"

#include "http/network.hpp"

#include <algorithm>

namespace cinemarco::http {

namespace {

std::chrono::seconds wait_after(int failures, int free, std::chrono::seconds longest) {
  auto wait = LoginLimiter::kFirstWait;
  for (int i = free + 1; i < failures && wait < longest; ++i) wait *= 2;
  return std::min(wait, longest);
}

}  // namespace

std::vector<LoginLimiter::Bound> LoginLimiter::bounds_of(const Guesser& who) {
  if (!who.browser.empty()) return {{who.browser, kFree, kLongestWait}};
  std::vector<Bound> bounds{{household_of(who.address), kFree, kLongestWait}, {"all", kFreeInAll, kLongestWaitInAll}};
  if (const auto address = read_address(who.address)) {
    const auto network = network_of(*address, 24, 56);
    const auto site = network_of(*address, 24, 48);
    bounds.push_back({network, kFreeNetwork, kLongestNetworkWait});
    if (site != network) bounds.push_back({site, kFreeSite, kLongestNetworkWait});
  }
  return bounds;
}

std::chrono::seconds LoginLimiter::begin(const Guesser& who) {
  const auto now = clock_.steady();
  const auto bounds = bounds_of(who);
  const std::scoped_lock lock{mutex_};
  auto until = now;
  for (const auto& bound : bounds) {
    const auto found = records_.find(bound.of);
    if (found != records_.end() && now - found->second.last < kForgottenAfter) {
      until = std::max(until, found->second.not_before);
    }
  }
  if (until > now) return std::chrono::ceil<std::chrono::seconds>(until - now);
  forget_old(now);
  for (const auto& bound : bounds) {
    auto& record = records_[bound.of];
    ++record.failures;
    record.last = now;
    record.not_before =
        record.failures > bound.free ? now + wait_after(record.failures, bound.free, bound.longest) : now;
  }
  return std::chrono::seconds{0};
}

// The first is who tried: nothing is left of it. Of those around only this try was none.
void LoginLimiter::succeeded(const Guesser& who) {
  const auto bounds = bounds_of(who);
  const std::scoped_lock lock{mutex_};
  records_.erase(bounds.front().of);
  for (auto bound = bounds.begin() + 1; bound != bounds.end(); ++bound) {
    const auto found = records_.find(bound->of);
    if (found == records_.end()) continue;
    --found->second.failures;
    found->second.not_before = found->second.last;
  }
}

void LoginLimiter::forget_old(std::chrono::steady_clock::time_point now) {
  std::erase_if(records_, [now](const auto& entry) { return now - entry.second.last >= kForgottenAfter; });
  while (records_.size() >= kMostRecords) {
    records_.erase(std::ranges::min_element(records_, {}, [](const auto& entry) { return entry.second.last; }));
  }
}

}  // namespace cinemarco::http
