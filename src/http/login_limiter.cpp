// SPDX-License-Identifier: MIT
#include "http/login_limiter.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace cinemarco::http {

namespace {

std::string household(const std::string& address) {
  boost::system::error_code error;
  const auto parsed = boost::asio::ip::make_address(address, error);
  if (error || parsed.is_v4()) return address;
  auto bytes = parsed.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return boost::asio::ip::address_v6{bytes}.to_string();
}

std::chrono::seconds wait_after(int failures) {
  auto wait = LoginLimiter::kFirstWait;
  for (int i = LoginLimiter::kFree + 1; i < failures && wait < LoginLimiter::kLongestWait; ++i) wait *= 2;
  return std::min(wait, LoginLimiter::kLongestWait);
}

}  // namespace

std::chrono::seconds LoginLimiter::begin(const std::string& address) {
  const auto now = clock_.steady();
  const std::scoped_lock lock{mutex_};
  forget_old(now);
  auto& record = records_[household(address)];
  if (now < record.not_before) return std::chrono::ceil<std::chrono::seconds>(record.not_before - now);
  ++record.failures;
  record.last = now;
  record.not_before = record.failures > kFree ? now + wait_after(record.failures) : now;
  return std::chrono::seconds{0};
}

void LoginLimiter::succeeded(const std::string& address) {
  const std::scoped_lock lock{mutex_};
  records_.erase(household(address));
}

void LoginLimiter::forget_old(std::chrono::steady_clock::time_point now) {
  std::erase_if(records_, [now](const auto& entry) { return now - entry.second.last >= kForgottenAfter; });
  while (records_.size() >= kMostAddresses) {
    records_.erase(std::ranges::min_element(records_, {}, [](const auto& entry) { return entry.second.last; }));
  }
}

}  // namespace cinemarco::http
