// SPDX-License-Identifier: MIT
// What Trakt demands of every request before it looks at it (docs/trakt.md#headers-of-every-call).
#include "sandbox/rate_limits.hpp"
#include "sandbox/trakt.hpp"

#include <array>

namespace cinemarco::sandbox {
namespace {

constexpr std::array<std::string_view, 8> kGenericAgents{"curl/",       "libcurl", "python-", "boost.beast",
                                                         "go-http-cli", "java/",   "okhttp",  "drogon"};

bool odd_agent(std::string_view agent) {
  const auto lower = lower_case(agent);
  for (const auto generic : kGenericAgents) {
    if (lower.starts_with(generic)) return true;
  }
  return !agent.contains('/');
}

}  // namespace

bool firewall_blocks(const Request& request) {
  const auto agent = request.header("user-agent");
  if (!agent || odd_agent(*agent)) return true;
  for (const auto& [name, value] : request.headers) {
    if (name.starts_with("Trakt-")) return true;  // docs/trakt.md#headers-of-every-call
  }
  return false;
}

std::optional<Response> refuse_headers(const Request& request, const OAuth& oauth) {
  if (firewall_blocks(request)) return blocked_response();
  const auto type = request.header("content-type");
  if (!type || !lower_case(*type).starts_with("application/json")) {
    return json_response(412, R"({"error":"use application/json content type"})");
  }
  if (request.header("trakt-api-version") != "2") return json_response(412, R"({"error":"trakt-api-version: 2"})");
  if (request.header("trakt-api-key") != kClientId) return json_response(403, R"({"error":"invalid API key"})");
  const auto authorization = request.header("authorization").value_or("");
  constexpr std::string_view kBearer = "Bearer ";
  if (!authorization.starts_with(kBearer) || !oauth.accepts(authorization.substr(kBearer.size()))) {
    auto response = json_response(401, "");
    response.add_header("www-authenticate", "Bearer realm=\"Trakt\", error=\"invalid_token\"");
    return response;
  }
  return {};
}

}  // namespace cinemarco::sandbox
