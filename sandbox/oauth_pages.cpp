// SPDX-License-Identifier: MIT
// The two pages of auth.trakt.tv that a person sees: authorize and activate.
#include "sandbox/oauth.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace cinemarco::sandbox {
namespace {

constexpr std::string_view kInjectedChallenge = "0000000000000000000000000000000000000000000";
constexpr std::string_view kOutOfBand = "urn:ietf:wg:oauth:2.0:oob";

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result.push_back(c);
    }
  }
  return result;
}

Response page(int status, std::string_view title, std::string_view content) {
  return html_response(status, fmt::format("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>{0}</title>"
                                           "<h1>{0}</h1>{1}</html>",
                                           title, content));
}

Response redirect(int status, std::string_view location) {
  auto response = text_response(status, "");
  response.add_header("location", location);
  return response;
}

}  // namespace

std::string OAuth::issue_code(std::string challenge, std::string redirect_uri) {
  const auto pair = s256(fmt::format("{}{}", codes_.size(), issue().refresh_token));
  codes_[pair] = {.challenge = std::move(challenge), .redirect_uri = std::move(redirect_uri)};
  return pair;
}

Response OAuth::authorize(const Request& request) {
  const auto client = request.parameter_or("client_id", "");
  const auto redirect_uri = request.parameter_or("redirect_uri", "");
  const auto state = request.parameter_or("state", "");
  const auto challenge = request.parameter_or("code_challenge", "");
  if (client != kClientId) return page(401, "Invalid client", "<p>client_id is not known.</p>");
  if (request.parameter_or("response_type", "") != "code" || redirect_uri.empty()) {
    return page(400, "Invalid request", "<p>response_type=code and redirect_uri are needed.</p>");
  }
  if (challenge.empty()) {
    const auto mark = request.target.find('?');
    return redirect(307, fmt::format("{}/api/auth/oauth2/authorize?{}&code_challenge={}&code_challenge_method=S256"
                                     "&scope=public%20offline_access",
                                     base_url_, request.target.substr(mark + 1), kInjectedChallenge));
  }
  if (request.parameter_or("code_challenge_method", "") != "S256") {
    return page(400, "Invalid request", "<p>code_challenge_method must be S256.</p>");
  }
  const auto automatic = request.parameter("auto");
  if (!automatic && !options_.auto_approve) {
    return page(200, "Sign in to the sandbox",
                fmt::format("<p>A program wants to read this account.</p><p><a href=\"{0}&amp;auto=1\">Approve</a></p>",
                            escaped(request.target)));
  }
  const auto code = issue_code(std::string{challenge}, std::string{redirect_uri});
  if (automatic && *automatic == "json") {
    return json_response(200, boost::json::serialize(boost::json::object{{"code", code}, {"state", state}}));
  }
  if (redirect_uri == kOutOfBand) {
    return page(200, "Your code", fmt::format("<p>Paste this code into the program:</p><pre>{}</pre>", code));
  }
  const char joint = redirect_uri.contains('?') ? '&' : '?';
  return redirect(302, fmt::format("{}{}code={}&state={}", redirect_uri, joint, code, percent_encoded(state)));
}

Response OAuth::activate(const Request& request) {
  const auto prefix = std::string_view{"/auth/activate/"};
  std::string code{request.parameter_or("code", "")};
  if (request.path.starts_with(prefix)) code = request.path.substr(prefix.size());
  if (code.empty()) {
    return page(200, "Activate",
                "<form><label>Code <input name=\"code\" autofocus></label> <button>Go on</button></form>");
  }
  for (auto& [device_code, device] : devices_) {
    if (device.user_code != code) continue;
    if (device.state == DeviceState::pending) device.state = DeviceState::approved;
    return page(200, "Connected", "<p>You can close this page.</p>");
  }
  return page(404, "No such code", "<p>Look again at the code that the program shows.</p>");
}

}  // namespace cinemarco::sandbox
