// SPDX-License-Identifier: MIT
// What the tests of trakt/ stand on: scripted HTTP that remembers what was asked, and a token store in memory.
#pragma once

#include "domain/token_store.hpp"
#include "net/http_client.hpp"
#include "net/service.hpp"
#include "support/fake_clock.hpp"
#include "trakt/auth.hpp"
#include "trakt/client.hpp"
#include "trakt/settings.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::trakt::test {

using std::chrono::hours;
using std::chrono::seconds;

inline net::HttpResponse json_response(std::string body, int status = 200, std::vector<net::Header> headers = {}) {
  headers.push_back({"content-type", "application/json; charset=utf-8"});
  return {status, std::move(headers), std::move(body)};
}

inline net::HttpResponse html_response(int status) {
  return {
      status, {{"content-type", "text/html; charset=UTF-8"}, {"server", "cloudflare"}}, "<!DOCTYPE html><p>blocked"};
}

using Outcome = std::expected<net::HttpResponse, net::TransportError>;

// Answers by path ("/oauth/token", without the query); several answers for one path come in turn, the last one stays.
// Safe from several threads.
class ScriptedHttp final : public net::HttpClient {
 public:
  using Answer = std::function<Outcome(const net::HttpRequest&)>;

  void answer(const std::string& path, net::HttpResponse response) {
    answer(path, Answer{[response = std::move(response)](const net::HttpRequest&) -> Outcome { return response; }});
  }
  void answer(const std::string& path, Answer answer) {
    const std::scoped_lock lock{mutex_};
    answers_[path].push_back(std::move(answer));
  }

  Outcome send(const net::HttpRequest& request, std::stop_token /*stop*/) override {
    Answer chosen;
    {
      const std::scoped_lock lock{mutex_};
      requests_.push_back(request);
      const auto path = path_of(request.url);
      const auto found = answers_.find(path);
      if (found == answers_.end()) return json_response("{}", 404);
      auto& next = next_[path];
      chosen = found->second[std::min(next, found->second.size() - 1)];
      ++next;
    }
    return chosen(request);
  }

  [[nodiscard]] std::vector<net::HttpRequest> requests() const {
    const std::scoped_lock lock{mutex_};
    return requests_;
  }
  [[nodiscard]] std::size_t count(const std::string& path) const {
    const auto all = requests();
    return static_cast<std::size_t>(std::ranges::count(all, path, [](const auto& r) { return path_of(r.url); }));
  }
  // The number behind `name=` in a query, or 0.
  static int query_number(const net::HttpRequest& request, const std::string& name) {
    const auto at = request.url.find(name + "=");
    return at == std::string::npos ? 0 : std::stoi(request.url.substr(at + name.size() + 1));
  }
  static std::string path_of(const std::string& url) {
    const auto start = url.find('/', url.find("//") + 2);
    return url.substr(start, url.find('?') - start);
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::vector<Answer>> answers_;
  std::map<std::string, std::size_t> next_;
  std::vector<net::HttpRequest> requests_;
};

inline std::optional<std::string> header_of(const net::HttpRequest& request, const std::string& name) {
  for (const auto& header : request.headers) {
    if (header.name == name) return header.value;
  }
  return std::nullopt;
}

class MemoryTokenStore final : public TokenStore {
 public:
  std::optional<TraktTokens> load_tokens() override {
    const std::scoped_lock lock{mutex_};
    return tokens_;
  }
  void save_tokens(const TraktTokens& tokens) override {
    const std::scoped_lock lock{mutex_};
    tokens_ = tokens;
    needs_reauth_ = false;
    saves_.push_back(tokens.access_token);
  }
  void clear_tokens() override {
    const std::scoped_lock lock{mutex_};
    tokens_.reset();
  }
  bool needs_reauth() override {
    const std::scoped_lock lock{mutex_};
    return needs_reauth_;
  }
  void set_needs_reauth() override {
    const std::scoped_lock lock{mutex_};
    needs_reauth_ = true;
  }
  std::optional<std::string> load_secret(std::string_view name) override {
    const std::scoped_lock lock{mutex_};
    const auto found = secrets_.find(std::string{name});
    if (found == secrets_.end()) return std::nullopt;
    return found->second;
  }
  void save_secret(std::string_view name, const std::optional<std::string>& value) override {
    const std::scoped_lock lock{mutex_};
    secrets_.erase(std::string{name});
    if (value) secrets_.emplace(name, *value);
  }
  [[nodiscard]] std::vector<std::string> saves() const {
    const std::scoped_lock lock{mutex_};
    return saves_;
  }

 private:
  mutable std::mutex mutex_;
  std::optional<TraktTokens> tokens_;
  bool needs_reauth_ = false;
  std::map<std::string, std::string> secrets_;
  std::vector<std::string> saves_;
};

inline TraktSettings test_settings() {
  TraktSettings settings;
  settings.api_url = "https://trakt.test";
  settings.auth_url = "https://auth.test/";
  settings.client_id = "the-client";
  settings.redirect_uri = "https://home.test/trakt/callback";
  settings.rate = 0;
  return settings;
}

// Whoever signs in is welcome.
inline const Admission kAnybody = [](const std::optional<TraktUser>&) {};

// Both services without pace, a good token in the store, everything else scripted.
struct Rig {
  TraktSettings settings = test_settings();
  cinemarco::test::FakeClock clock;
  ScriptedHttp http;
  MemoryTokenStore store;
  net::Service api{api_service(settings), http, clock, nullptr, [] { return 0.0; }};
  net::Service auth{auth_service(settings), http, clock, nullptr, [] { return 0.0; }};
  AccessTokens tokens{settings, auth, store, clock};
  TraktClient client{settings, api, tokens, clock};
  SignIn sign_in{settings, auth, api, store, clock};

  Rig() { store.save_tokens({"access-1", "refresh-1", clock.now() + hours{7 * 24}}); }
};

inline net::HttpResponse token_response(const std::string& number, int expires_in = 7 * 24 * 3600) {
  return json_response(R"({"access_token":"access-)" + number + R"(","token_type":"bearer","expires_in":)" +
                       std::to_string(expires_in) + R"(,"refresh_token":"refresh-)" + number +
                       R"(","scope":"public","created_at":1780000000})");
}

inline net::HttpResponse invalid_grant(int status = 400) {
  return json_response(R"({"error":"invalid_grant","error_description":"session not found"})", status);
}

// The Error that `act` throws; a failed test where it throws none.
template <class Act>
Error thrown_by(Act&& act) {
  try {
    std::forward<Act>(act)();
  } catch (const Error& error) {
    return error;
  }
  return Error{ErrorCode::internal, "nothing was thrown"};
}

}  // namespace cinemarco::trakt::test
