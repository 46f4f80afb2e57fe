// SPDX-License-Identifier: MIT
#include "trakt/token_endpoint.hpp"

#include "json/json.hpp"
#include "trakt/links.hpp"

#include <fmt/format.h>

#include <utility>

namespace cinemarco::trakt {

TokenEndpoint::TokenEndpoint(const TraktSettings& settings, net::Service& service)
    : settings_{settings}, service_{service} {
  settings_.auth_url = base_url(std::move(settings_.auth_url));
}

net::HttpRequest TokenEndpoint::request_to(std::string_view path, boost::json::object fields) const {
  net::HttpRequest request;
  request.method = "POST";
  request.url = settings_.auth_url + std::string{path};
  request.headers = common_headers(settings_);
  fields["client_id"] = settings_.client_id.now();
  if (const auto secret = settings_.client_secret.now(); !secret.empty()) fields["client_secret"] = secret;
  request.body = boost::json::serialize(fields);
  return request;
}

net::HttpResponse TokenEndpoint::send(const net::HttpRequest& request, std::string_view path,
                                      std::stop_token stop) const {
  auto response = service_.call(request, std::move(stop));
  if (response.status >= 300 && response.status < 400) {
    throw Error{
        ErrorCode::upstream,
        fmt::format("Trakt's sign-in host redirected {} (HTTP {}), which is not followed with a secret in hand. "
                    "Check TRAKT_AUTH_URL",
                    path, response.status)};
  }
  return response;
}

net::HttpResponse TokenEndpoint::post(std::string_view path, boost::json::object fields, net::Repeat repeat,
                                      std::stop_token stop) const {
  auto request = request_to(path, std::move(fields));
  request.repeat = repeat;
  return send(request, path, std::move(stop));
}

net::HttpResponse TokenEndpoint::post_once(std::string_view path, boost::json::object fields,
                                           std::stop_token stop) const {
  auto request = request_to(path, std::move(fields));
  request.repeat = net::Repeat::unsafe;
  request.keeps_answer = true;
  return send(request, path, std::move(stop));
}

net::HttpResponse TokenEndpoint::post_grant(boost::json::object fields, std::stop_token stop) const {
  fields["redirect_uri"] = settings_.redirect_uri;
  return post_once("/oauth/token", std::move(fields), std::move(stop));
}

void TokenEndpoint::wait_for_pause(Clock& clock, const std::stop_token& stop) const {
  constexpr std::chrono::minutes kPatience{15};  // net::Service's own
  if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "stopped"};
  while (const auto until = service_.waiting_until()) {
    if (*until - clock.now() > kPatience) return;
    if (!clock.sleep_until(*until, stop)) throw Error{ErrorCode::cancelled, "stopped"};
  }
}

std::expected<GrantedTokens, ParseError> to_tokens(const net::HttpResponse& response, Instant now) {
  auto wire = json::parse_as<wire::Token>(response.body);
  if (!wire) return std::unexpected{std::move(wire.error())};
  constexpr std::int64_t kTenYears = 10LL * 365 * 24 * 3600;
  if (wire->access_token.empty()) return std::unexpected{ParseError{"access_token", "empty"}};
  if (wire->refresh_token.empty()) return std::unexpected{ParseError{"refresh_token", "empty"}};
  if (wire->expires_in <= 0 || wire->expires_in > kTenYears) {
    return std::unexpected{ParseError{"expires_in", "out of range"}};
  }
  GrantedTokens granted;
  granted.lifetime = std::chrono::seconds{wire->expires_in};
  granted.tokens = {std::move(wire->access_token), std::move(wire->refresh_token), now + granted.lifetime};
  return granted;
}

std::string error_name(const net::HttpResponse& response) {
  const auto error = json::parse_as<wire::TokenError>(response.body);
  return error ? error->error.value_or("") : "";
}

Error sign_in_failure(const net::HttpResponse& response, std::string_view path) {
  const auto name = error_name(response);
  const auto context = fmt::format("POST {}: HTTP {}: {}", path, response.status, name.empty() ? "no message" : name);
  if (response.status == 429) {
    return Error{ErrorCode::rate_limited, "Trakt's sign-in is rate limited (HTTP 429). Try again in some minutes",
                 context};
  }
  if (response.is_html() && response.status < 500) {
    return Error{
        ErrorCode::upstream,
        fmt::format("Trakt's sign-in answered with a web page, not data (HTTP {}). Wait 15 minutes before the next "
                    "try, and check TRAKT_AUTH_URL",
                    response.status),
        context};
  }
  const bool app_refused =
      name == "invalid_client" || name == "unauthorized_client" || response.status == 401 || response.status == 403;
  if (app_refused) {
    return Error{ErrorCode::configuration,
                 fmt::format("Trakt does not know the app (HTTP {}): deleted, not VIP, or TRAKT_CLIENT_ID and "
                             "TRAKT_CLIENT_SECRET are wrong. Check them on {}, or import your Trakt export instead",
                             response.status, kAppPage),
                 context};
  }
  return Error{ErrorCode::upstream, fmt::format("Trakt's sign-in failed (HTTP {}). Try again later", response.status),
               context};
}

std::string sign_in_is_over() {
  return fmt::format(
      "Trakt has ended Cinemarco's sign-in. Either access was taken back on Trakt's page of connected apps, or another "
      "app took the one place that a free account has, or another copy of this database used the sign-in: sign in "
      "again "
      "with `cinemarco trakt connect`. Or the API app was deleted: make a new one on {}, set TRAKT_CLIENT_ID and "
      "TRAKT_CLIENT_SECRET, then sign in",
      kAppPage);
}

void save_granted(TokenStore& store, const GrantedTokens& granted) {
  store.save_tokens(granted.tokens);
  store.save_secret(kLifetimeName, std::to_string(granted.lifetime.count()));
}

}  // namespace cinemarco::trakt
