// SPDX-License-Identifier: MIT
// Trakt's buckets and Cloudflare's ban (docs/trakt.md#rate-limits), TMDB's two ceilings (docs/tmdb.md#rate-limits).
#include "sandbox/rate_limits.hpp"

#include "sandbox/instant.hpp"

#include <fmt/format.h>

namespace cinemarco::sandbox {
namespace {

using namespace std::chrono;

std::int64_t whole_seconds(milliseconds wait) {
  return std::max<std::int64_t>(1, ceil<seconds>(wait).count());
}

}  // namespace

Response bucket_response(std::string_view bucket, int period, int limit, milliseconds wait) {
  auto response = json_response(429, "{}");
  response.add_header("x-ratelimit", fmt::format(R"({{"name":"{}","period":{},"limit":{},"remaining":0,"until":"{}"}})",
                                                 bucket, period, limit, iso(now() + wait)));
  response.add_header("retry-after", std::to_string(whole_seconds(wait)));
  return response;
}

Response ban_response(milliseconds wait) {
  auto response = html_response(429,
                                "<!DOCTYPE html><html><head><title>Access denied</title></head><body><h1>Error 1015"
                                "</h1><p>The owner of this website (api.trakt.tv) has banned you temporarily from "
                                "accessing this website.</p></body></html>");
  response.content_type = "text/html";
  response.add_header("server", "cloudflare");
  response.add_header("retry-after", std::to_string(whole_seconds(wait)));
  response.add_header("cf-ray", "a2e3223bbe551904-ATL");
  return response;
}

Response blocked_response() {
  auto response = html_response(403,
                                "<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head>"
                                "<body><h1>Sorry, you have been blocked</h1><p>You are unable to access trakt.tv</p>"
                                "</body></html>");
  response.add_header("server", "cloudflare");
  response.add_header("cache-control", "private, max-age=0, no-store, no-cache, must-revalidate");
  response.add_header("cf-ray", "a061dc1dc9f98b1f-MIA");
  return response;
}

Response cloudfront_429() {
  auto response = json_response(429, R"({"success":false,"status_code":25,"status_message":)"
                                     R"("Your request count (#) is over the allowed limit of (40)."})");
  response.add_header("server", "openresty");
  response.add_header("x-cache", "Error from cloudfront");
  return response;
}

std::optional<Response> RateLimits::refuse(const Request& request, Service service, int connections,
                                           Clock::time_point at) {
  if (!limits_.real) return {};
  if (service == Service::trakt) return refuse_trakt(request, at);
  if (service == Service::tmdb) return refuse_tmdb(connections, at);
  if (service == Service::images && connections > limits_.tmdb_connections) return cloudfront_429();
  return {};
}

std::optional<Response> RateLimits::refuse_trakt(const Request& request, Clock::time_point at) {
  if (at < banned_until_) return ban_response(ceil<milliseconds>(banned_until_ - at));
  if (request.method != "GET") {
    if (at < next_post_) {
      return bucket_response("AUTHED_API_POST_LIMIT", 1, 1, ceil<milliseconds>(next_post_ - at));
    }
    next_post_ = at + limits_.trakt_post_gap;
    return {};
  }
  if (at - window_start_ >= limits_.trakt_window) {
    window_start_ = at;
    gets_ = 0;
  }
  ++gets_;
  if (gets_ > limits_.trakt_gets_before_ban) {
    banned_until_ = at + limits_.cloudflare_ban;
    return ban_response(limits_.cloudflare_ban);
  }
  if (gets_ <= limits_.trakt_gets) return {};
  return bucket_response("AUTHED_API_GET_LIMIT", 300, limits_.trakt_gets,
                         ceil<milliseconds>(window_start_ + limits_.trakt_window - at));
}

std::optional<Response> RateLimits::refuse_tmdb(int connections, Clock::time_point at) {
  if (connections > limits_.tmdb_connections) return cloudfront_429();
  if (at - second_start_ >= seconds{1}) {
    second_start_ = at;
    tmdb_this_second_ = 0;
  }
  if (++tmdb_this_second_ > limits_.tmdb_per_second) return cloudfront_429();
  return {};
}

}  // namespace cinemarco::sandbox
