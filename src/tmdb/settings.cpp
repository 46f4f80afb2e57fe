// SPDX-License-Identifier: MIT
#include "tmdb/settings.hpp"

namespace cinemarco::tmdb {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t kMegabyte = 1024UL * 1024UL;

net::RetryPolicy retry_policy() {
  constexpr milliseconds kJitter{500};
  net::RetryPolicy policy;
  // CloudFront's 429 often carries no Retry-After (docs/tmdb.md#rate-limits).
  policy.rate_limited = {{seconds{1}, seconds{2}, seconds{4}, seconds{8}, seconds{30}}, kJitter};
  // A page for people instead of TMDB's message is the edge holding us off; TMDbHelper waits 15 s then
  // (docs/tmdb.md#rate-limits).
  policy.blocked = {{seconds{15}, seconds{30}, seconds{30}}, kJitter};
  policy.server_error = {{seconds{1}, seconds{2}, seconds{4}}, kJitter};
  policy.transport = {{seconds{1}, seconds{2}, seconds{4}}, kJitter};
  return policy;
}

net::HttpOptions http_options(std::size_t max_body) {
  net::HttpOptions options;
  options.connect_timeout = seconds{5};
  options.total_timeout = seconds{30};
  options.max_body = max_body;
  return options;
}

}  // namespace

KeyKind key_kind(std::string_view key) noexcept {
  return key.starts_with("eyJ") || key.contains('.') ? KeyKind::read_token : KeyKind::v3_key;
}

net::ServiceOptions api_service(const TmdbSettings& settings) {
  net::ServiceOptions options;
  options.name = "TMDB";
  options.max_in_flight = 16;
  options.retry = retry_policy();
  if (!settings.rate) {
    options.get_pace = {net::Bucket{.rate = 35, .burst = 20}};
  } else if (*settings.rate > 0) {
    options.get_pace = {net::Bucket{.rate = *settings.rate, .burst = 1}};
  }
  options.post_pace = options.get_pace;
  return options;
}

net::ServiceOptions image_service() {
  net::ServiceOptions options;
  options.name = "TMDB images";
  options.max_in_flight = 10;
  options.retry = retry_policy();
  return options;
}

net::HttpOptions api_http() {
  return http_options(16 * kMegabyte);
}
net::HttpOptions image_http() {
  return http_options(20 * kMegabyte);
}

}  // namespace cinemarco::tmdb
