// SPDX-License-Identifier: MIT
#include "trakt/settings.hpp"

#include "domain/error.hpp"
#include "trakt/links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cinemarco::trakt {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

net::RetryPolicy retry_policy() {
  net::RetryPolicy policy;
  // As docs/trakt.md#our-numbers has them.
  policy.rate_limited = {{seconds{5}, seconds{10}, seconds{20}, seconds{40}, seconds{80}}, seconds{2}};
  policy.retry_after_floor = seconds{1};
  // Cloudflare bans every call of every bucket for 300 s (docs/trakt.md#rate-limits).
  policy.blocked = {{seconds{300}, seconds{300}, seconds{300}, seconds{300}, seconds{300}}, seconds{2}};
  policy.server_error = {{seconds{30}, seconds{60}, seconds{120}}, seconds{2}};
  policy.server_error_statuses = {500, 502, 503, 504, 520, 521, 522};
  policy.transport = {{seconds{2}, seconds{5}, seconds{15}}, milliseconds{500}};
  return policy;
}

constexpr net::Bucket kPostPace{.rate = 1 / 1.1, .burst = 1};

}  // namespace

net::ServiceOptions api_service(const TraktSettings& settings) {
  net::ServiceOptions options;
  options.name = "Trakt";
  options.max_in_flight = 4;
  options.retry = retry_policy();
  if (!settings.rate) {
    options.get_pace = {net::Bucket{.rate = 450.0 / 300.0, .burst = 10, .min_gap = milliseconds{250}}};
    options.post_pace = {kPostPace};
  } else if (*settings.rate > 0) {
    options.get_pace = {net::Bucket{.rate = *settings.rate, .burst = std::max(1.0, *settings.rate)}};
    options.post_pace = {kPostPace};
  }
  return options;
}

net::ServiceOptions auth_service(const TraktSettings& settings) {
  auto options = api_service(settings);
  options.name = "Trakt sign-in";
  options.retry.rate_limited = {};
  options.retry.blocked = {};
  return options;
}

net::HttpOptions http_options() {
  net::HttpOptions options;
  options.connect_timeout = seconds{10};
  options.total_timeout = seconds{60};
  return options;
}

std::string base_url(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

std::string export_steps() {
  return fmt::format(
      "press \"Export now\" on {}, choose JSON if you are asked, and keep the tab open until the .zip is saved",
      kExportPage);
}

std::vector<net::Header> common_headers(const TraktSettings& settings) {
  auto client_id = settings.client_id.now();
  if (client_id.empty()) {
    throw Error{
        ErrorCode::configuration,
        fmt::format("TRAKT_CLIENT_ID is not set. Copy it from your Trakt app on {} (making one needs Trakt VIP), "
                    "or import your Trakt export instead: {}",
                    kAppPage, export_steps())};
  }
  const auto harmless = [](char c) { return c > ' ' && c < '\x7f'; };
  if (!std::ranges::all_of(client_id, harmless)) {
    throw Error{ErrorCode::configuration,
                fmt::format("TRAKT_CLIENT_ID holds characters that no client id has. Copy it again from {}", kAppPage)};
  }
  return {{"content-type", "application/json"},
          {"accept", "application/json"},
          {"trakt-api-version", "2"},
          {"trakt-api-key", std::move(client_id)}};
}

}  // namespace cinemarco::trakt
