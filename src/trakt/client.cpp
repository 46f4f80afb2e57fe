// SPDX-License-Identifier: MIT
#include "trakt/client.hpp"

#include "json/json.hpp"
#include "trakt/links.hpp"
#include "trakt/wire.hpp"

#include <fmt/format.h>

#include <utility>

namespace cinemarco::trakt {
namespace {

using std::chrono::seconds;

// Trakt's own words for the log, where there are any; never more than a line of them.
std::string own_words(const net::HttpResponse& response) {
  if (response.is_html()) return "a web page";
  if (const auto error = json::parse_as<wire::TokenError>(response.body)) {
    if (error->error_description) return error->error_description->substr(0, 200);
    if (error->error) return error->error->substr(0, 200);
  }
  return response.body.empty() ? "no message" : "an answer of another form";
}

bool has_header(const net::HttpResponse& response, std::string_view name) {
  return response.header(name).has_value();
}

}  // namespace

Answer read_answer(net::HttpResponse response, std::string_view method, std::string_view path) {
  auto memory = std::make_unique<boost::json::monotonic_resource>();
  auto answer = json::parse_mended(response.body, memory.get());
  if (!answer) {
    throw Error{ErrorCode::upstream, fmt::format("Trakt sent no readable answer for {}. Try again later", path),
                fmt::format("{} {}: HTTP {}, {} bytes: {}", method, path, response.status, response.body.size(),
                            answer.error().text())};
  }
  response.body = {};
  return Answer{std::move(memory), std::move(*answer), std::move(response)};
}

Error refusal(const net::HttpResponse& response, std::string_view method, std::string_view path) {
  const auto context = fmt::format("{} {}: HTTP {}: {}", method, path, response.status, own_words(response));
  const auto error = [&](ErrorCode code, const std::string& message) { return Error{code, message, context}; };
  switch (response.status) {
    case 401:
      // Only the token endpoint ends a sign-in (docs/trakt.md#why-a-sign-in-ends); a token of a moment ago is good.
      return error(ErrorCode::upstream,
                   fmt::format("Trakt refused {} with a sign-in that it had just renewed (HTTP 401): a fault at Trakt. "
                               "You are still signed in; try again later",
                               path));
    case 403:
      if (response.is_html()) {
        return error(ErrorCode::upstream,
                     "Trakt's edge blocked this computer (HTTP 403 with a web page). Wait 15 minutes before the next "
                     "try; a VPN or a shared address may be the reason");
      }
      return error(ErrorCode::configuration,
                   fmt::format("Trakt refused the app (HTTP 403): application deleted or not VIP. Check "
                               "TRAKT_CLIENT_ID on {}, or import your Trakt export instead: {}",
                               kAppPage, export_steps()));
    case 400:
    case 422:
      if (method == "GET") break;
      return error(ErrorCode::invalid, fmt::format("Trakt cannot use what it was sent (HTTP {})", response.status));
    case 404:
      return error(ErrorCode::not_found, fmt::format("Trakt has no {}. Check TRAKT_API_URL", path));
    case 405:
    case 412:
      return error(ErrorCode::internal,
                   fmt::format("Trakt did not understand the request for {} (HTTP {}). This is a bug in Cinemarco, or "
                               "TRAKT_API_URL leads to something else",
                               path, response.status));
    case 420:
      return error(ErrorCode::limit_reached,
                   "A limit of your Trakt account is reached (HTTP 420). Make room there, or raise it with Trakt VIP");
    case 423:
      return error(ErrorCode::upstream,
                   fmt::format("Your Trakt account is {} (HTTP 423). Write to support@trakt.tv",
                               has_header(response, "x-account-deactivated") ? "deactivated" : "locked"));
    case 426:
      return error(ErrorCode::configuration,
                   fmt::format("Trakt gives this to VIP members only (HTTP 426), or the owner of the app is no longer "
                               "one. Check {}, or import your Trakt export instead: {}",
                               kAppPage, export_steps()));
    case 429:
      return error(ErrorCode::rate_limited,
                   "Trakt is rate limiting this account (HTTP 429). Try again in some minutes");
    default:
      break;
  }
  if (response.status >= 300 && response.status < 400) {
    return error(ErrorCode::upstream,
                 fmt::format("Trakt redirected {} (HTTP {}). Check TRAKT_API_URL", path, response.status));
  }
  return error(ErrorCode::upstream, fmt::format("Trakt refused {} (HTTP {}). Try again later", path, response.status));
}

TraktClient::TraktClient(TraktSettings settings, net::Service& api, AccessTokens& tokens, Clock& clock)
    : settings_{std::move(settings)}, api_{api}, tokens_{tokens}, clock_{clock} {
  settings_.api_url = base_url(std::move(settings_.api_url));
}

net::HttpResponse TraktClient::call(net::HttpRequest request, std::string_view path, std::stop_token stop) {
  request.headers = common_headers(settings_);
  request.headers.push_back({"authorization", ""});
  auto& authorization = request.headers.back().value;

  const auto token = tokens_.get(stop);
  authorization = "Bearer " + token;
  auto response = api_.call(request, stop);
  if (response.status == 401) {
    authorization = "Bearer " + tokens_.renew_after_401(token, stop);
    response = api_.call(request, stop);
  }
  if (response.status < 200 || response.status >= 300) throw refusal(response, request.method, path);
  if (response.is_html()) {
    throw Error{ErrorCode::upstream,
                fmt::format("Trakt answered with a web page, not data, for {}. Check TRAKT_API_URL and your network "
                            "(a sign-in page of a Wi-Fi?), or try again later",
                            path),
                fmt::format("{} {}: HTTP {} with HTML", request.method, path, response.status)};
  }
  return response;
}

Answer TraktClient::get(std::string_view path, std::string_view query, std::stop_token stop,
                        const std::function<void(const net::HttpResponse&)>& as_it_came) {
  net::HttpRequest request;
  request.url = fmt::format("{}{}{}{}", settings_.api_url, path, query.empty() ? "" : "?", query);
  for (int unreadable = 0;; ++unreadable) {
    auto response = call(request, path, stop);
    if (response.status == 204) {
      throw Error{ErrorCode::not_found, fmt::format("Trakt says that there is nothing at {} (HTTP 204)", path)};
    }
    auto memory = std::make_unique<boost::json::monotonic_resource>();
    auto body = json::parse_mended(response.body, memory.get());
    if (body) {
      if (as_it_came) as_it_came(response);
      response.body = {};
      return Answer{std::move(memory), std::move(*body), std::move(response)};
    }
    if (unreadable == kUnreadableRetries) {
      throw Error{ErrorCode::upstream,
                  fmt::format("Trakt sent no readable answer for {}, {} times. Try again later", path, unreadable + 1),
                  fmt::format("GET {}: HTTP {}, {} bytes: {}", path, response.status, response.body.size(),
                              body.error().text())};
    }
    if (!clock_.sleep_until(clock_.now() + seconds{1 << unreadable}, stop)) {
      throw Error{ErrorCode::cancelled, "stopped"};
    }
  }
}

Answer TraktClient::get_at_once(std::string_view path, std::stop_token stop) {
  net::HttpRequest request;
  request.url = fmt::format("{}{}", settings_.api_url, path);
  request.hurried = true;
  auto response = call(std::move(request), path, std::move(stop));
  return read_answer(std::move(response), "GET", path);
}

Answer TraktClient::post(std::string_view path, std::string body, net::Repeat repeat, std::stop_token stop) {
  net::HttpRequest request;
  request.method = "POST";
  request.url = fmt::format("{}{}", settings_.api_url, path);
  request.body = std::move(body);
  request.repeat = repeat;
  auto response = call(std::move(request), path, std::move(stop));
  return read_answer(std::move(response), "POST", path);
}

}  // namespace cinemarco::trakt
