// SPDX-License-Identifier: MIT
// What each fault looks like on the wire (docs/trakt.md#statuses, docs/tmdb.md#statuses).
#include "sandbox/interference.hpp"

#include "sandbox/rate_limits.hpp"
#include "sandbox/tmdb.hpp"

#include <fmt/format.h>

#include <array>

namespace cinemarco::sandbox {
namespace {

constexpr std::array<std::string_view, 23> kInstead{"stall",
                                                    "reset",
                                                    "500",
                                                    "502",
                                                    "503",
                                                    "504",
                                                    "520",
                                                    "html_200",
                                                    "429_json",
                                                    "429_html",
                                                    "429_no_retry_after",
                                                    "403_html",
                                                    "403_app_deleted",
                                                    "404",
                                                    "405",
                                                    "420",
                                                    "423",
                                                    "426",
                                                    "tmdb_401",
                                                    "tmdb_429",
                                                    "image_404",
                                                    "image_html",
                                                    "token_expired_mid_walk"};

Response page(int status, std::string_view title) {
  return html_response(status, fmt::format("<!DOCTYPE html><html><head><title>{0}</title></head><body><h1>{0}</h1>"
                                           "</body></html>",
                                           title));
}

Response server_error(int status) {
  switch (status) {
    case 500:
      return page(500, "We're sorry, but something went wrong (500)");
    case 502:
      return page(502, "502 Bad Gateway");
    case 503:
      return page(503, "Service overloaded, try again in 30s");
    case 504:
      return page(504, "504 Gateway Time-out");
    default:
      break;
  }
  auto response = page(520, "Web server is returning an unknown error");
  response.add_header("server", "cloudflare");
  return response;
}

Response broken_off(Fate fate) {
  Response response;
  response.fate = fate;
  return response;
}

Response with_header(Response response, std::string_view name, std::string_view value) {
  response.add_header(name, value);
  return response;
}

Response response_for(const Fault& fault) {
  const auto& name = fault.name;
  const auto wait = [&](int other) { return std::chrono::seconds{number_or(fault.value, other)}; };
  if (name == "stall") return broken_off(Fate::stalled);
  if (name == "reset") return broken_off(Fate::reset);
  if (name == "html_200" || name == "image_html") return page(200, "Just a moment...");
  if (name == "429_json") return bucket_response("AUTHED_API_GET_LIMIT", 300, 500, wait(1));
  if (name == "429_html") return ban_response(wait(300));
  if (name == "429_no_retry_after") return json_response(429, "{}");
  if (name == "403_html") return blocked_response();
  if (name == "403_app_deleted") return json_response(403, "");
  if (name == "404" || name == "405") return json_response(number_or(name, 404), "");
  if (name == "420") return json_response(420, "");
  if (name == "423") return with_header(json_response(423, ""), "x-account-locked", "true");
  if (name == "426") return with_header(json_response(426, ""), "x-upgrade-url", "https://trakt.tv/vip");
  if (name == "tmdb_401") return tmdb_error(401, 7, "Invalid API key: You must be granted a valid key.");
  if (name == "tmdb_429") return cloudfront_429();
  if (name == "image_404") return page(404, "File Not Found");
  return server_error(number_or(name, 500));
}

}  // namespace

std::optional<Response> interfere(FaultPlan& plan, const Request& request, OAuth& oauth) {
  const auto* fault = plan.fire_any_of(kInstead, request.path);
  if (fault == nullptr) return {};
  if (fault->name == "token_expired_mid_walk") {
    oauth.expire_access_tokens();  // and Trakt says 401 by itself
    return {};
  }
  return response_for(*fault);
}

void damage(FaultPlan& plan, const Request& request, Response& response) {
  if (request.method == "POST" && request.path.starts_with("/trakt/sync/")) {
    if (const auto* fault = plan.fire("lost_write_answer", request.path)) {
      response = fault->value.empty() || fault->value == "reset" ? broken_off(Fate::reset)
                 : fault->value == "429"                         ? json_response(429, "{}")
                                                                 : server_error(number_or(fault->value, 500));
    }
  }
  if ((response.status != 200 && response.status != 201) || !response.body || !response.content_type.contains("json"))
    return;
  if (plan.fire("truncated_json", request.path) == nullptr) return;
  const auto& plain = response.body->plain();
  response.body = std::make_shared<Body>(plain.substr(0, plain.size() / 2));
}

}  // namespace cinemarco::sandbox
