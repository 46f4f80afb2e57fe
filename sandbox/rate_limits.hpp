// SPDX-License-Identifier: MIT
// The real services' patience, for tests of our own: buckets, bans and connection counts.
#pragma once

#include "sandbox/http.hpp"
#include "sandbox/options.hpp"

#include <chrono>
#include <optional>

namespace cinemarco::sandbox {

class RateLimits {
 public:
  using Clock = std::chrono::steady_clock;
  explicit RateLimits(Limits limits) : limits_(limits) {}

  /// The refusal, where the request comes too soon. `connections` = open ones of that service.
  std::optional<Response> refuse(const Request& request, Service service, int connections, Clock::time_point at);

 private:
  std::optional<Response> refuse_trakt(const Request& request, Clock::time_point at);
  std::optional<Response> refuse_tmdb(int connections, Clock::time_point at);

  Limits limits_;
  Clock::time_point window_start_;
  int gets_ = 0;
  Clock::time_point next_post_;
  Clock::time_point banned_until_;
  Clock::time_point second_start_;
  int tmdb_this_second_ = 0;
};

/// 429 with the bucket's name and Retry-After.
Response bucket_response(std::string_view bucket, int period, int limit, std::chrono::milliseconds wait);
/// Cloudflare's temporary ban, error 1015.
Response ban_response(std::chrono::milliseconds wait);
/// Cloudflare's "Sorry, you have been blocked".
Response blocked_response();
/// What CloudFront sends in front of TMDB: no Retry-After.
Response cloudfront_429();

}  // namespace cinemarco::sandbox
