// SPDX-License-Identifier: MIT
// A refresh token is single-use: whatever happens, the pair must be neither lost nor used twice (docs/trakt.md#tokens).
#include "json/json.hpp"
#include "trakt/auth.hpp"
#include "trakt/fakes.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace cinemarco::trakt::test {
namespace {

boost::json::object body_of(const net::HttpRequest& request) {
  return json::parse(request.body)->as_object();
}

TEST(AccessTokens, uses_a_token_that_is_good_for_long) {
  Rig rig;
  EXPECT_EQ(rig.tokens.get({}), "access-1");
  EXPECT_TRUE(rig.http.requests().empty());
}

TEST(AccessTokens, renews_a_day_before_the_end) {
  Rig rig;
  rig.http.answer("/oauth/token", token_response("2"));
  rig.clock.advance(hours{6 * 24} - seconds{1});
  EXPECT_EQ(rig.tokens.get({}), "access-1");
  rig.clock.advance(seconds{1});
  EXPECT_EQ(rig.tokens.get({}), "access-2");
  EXPECT_EQ(rig.store.load_tokens()->refresh_token, "refresh-2");
  EXPECT_EQ(rig.store.load_tokens()->expires_at, rig.clock.now() + hours{7 * 24});
}

TEST(AccessTokens, renews_a_short_lived_token_at_half_its_life) {
  Rig rig;
  rig.http.answer("/oauth/token", token_response("2", 7200));
  rig.http.answer("/oauth/token", token_response("3", 7200));
  rig.clock.advance(hours{7 * 24});
  EXPECT_EQ(rig.tokens.get({}), "access-2");
  rig.clock.advance(seconds{3599});
  EXPECT_EQ(rig.tokens.get({}), "access-2");
  rig.clock.advance(seconds{1});
  EXPECT_EQ(rig.tokens.get({}), "access-3");
}

TEST(AccessTokens, sends_what_a_refresh_needs_and_no_empty_secret) {
  Rig rig;
  rig.http.answer("/oauth/token", token_response("2"));
  static_cast<void>(rig.tokens.renew_after_401("access-1", {}));
  const auto request = rig.http.requests().at(0);
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://auth.test/oauth/token");
  EXPECT_EQ(request.repeat, net::Repeat::unsafe);
  const auto body = body_of(request);
  EXPECT_EQ(body.at("grant_type"), "refresh_token");
  EXPECT_EQ(body.at("refresh_token"), "refresh-1");
  EXPECT_EQ(body.at("client_id"), "the-client");
  EXPECT_EQ(body.at("redirect_uri"), "https://home.test/trakt/callback");
  EXPECT_FALSE(body.contains("client_secret"));
}

TEST(AccessTokens, sends_the_secret_where_there_is_one) {
  Rig rig;
  auto settings = test_settings();
  settings.client_secret = "hush";
  AccessTokens tokens{settings, rig.auth, rig.store, rig.clock};
  rig.http.answer("/oauth/token", token_response("2"));
  static_cast<void>(tokens.renew_after_401("access-1", {}));
  EXPECT_EQ(body_of(rig.http.requests().at(0)).at("client_secret"), "hush");
}

TEST(AccessTokens, saves_the_new_pair_before_it_is_used) {
  Rig rig;
  rig.http.answer("/oauth/token", token_response("2"));
  std::vector<std::string> saved_at_use;
  rig.http.answer("/sync/ratings", json_response("", 401));
  rig.http.answer("/sync/ratings", ScriptedHttp::Answer{[&](const net::HttpRequest&) -> Outcome {
                    saved_at_use = rig.store.saves();
                    return json_response("[]");
                  }});
  static_cast<void>(rig.client.get("/sync/ratings", "", {}));
  EXPECT_EQ(saved_at_use, (std::vector<std::string>{"access-1", "access-2"}));
}

TEST(AccessTokens, takes_the_pair_that_another_process_brought) {
  Rig rig;
  rig.store.save_tokens({"access-9", "refresh-9", rig.clock.now() + hours{7 * 24}});
  EXPECT_EQ(rig.tokens.renew_after_401("access-1", {}), "access-9");
  EXPECT_TRUE(rig.http.requests().empty());
}

TEST(AccessTokens, does_not_blame_the_user_when_another_process_was_faster) {
  Rig rig;
  rig.http.answer("/oauth/token", ScriptedHttp::Answer{[&](const net::HttpRequest&) -> Outcome {
                    rig.store.save_tokens({"access-9", "refresh-9", rig.clock.now() + hours{7 * 24}});
                    return invalid_grant();
                  }});
  EXPECT_EQ(rig.tokens.renew_after_401("access-1", {}), "access-9");
  EXPECT_FALSE(rig.store.needs_reauth());
}

TEST(AccessTokens, does_not_bring_back_a_connection_that_was_ended_meanwhile) {
  Rig rig;
  rig.http.answer("/oauth/token", ScriptedHttp::Answer{[&](const net::HttpRequest&) -> Outcome {
                    rig.store.clear_tokens();
                    return token_response("2");
                  }});
  const auto error = thrown_by([&] { static_cast<void>(rig.tokens.renew_after_401("access-1", {})); });
  EXPECT_EQ(error.code(), ErrorCode::trakt_sign_in);
  EXPECT_EQ(rig.store.load_tokens(), std::nullopt);
}

TEST(AccessTokens, asks_for_a_new_sign_in_only_after_invalid_grant) {
  struct Case {
    const char* description;
    net::HttpResponse response;
    ErrorCode code;
    bool needs_reauth;
  };
  const Case cases[] = {
      {"invalid_grant with 400", invalid_grant(400), ErrorCode::trakt_sign_in, true},
      {"invalid_grant with 401, as before 2023", invalid_grant(401), ErrorCode::trakt_sign_in, true},
      {"app deleted", json_response(R"({"error":"invalid_client"})", 401), ErrorCode::configuration, false},
      {"400 for another reason", json_response("{}", 400), ErrorCode::upstream, false},
      {"rate limited", json_response("", 429), ErrorCode::rate_limited, false},
      {"blocked", html_response(403), ErrorCode::upstream, false},
      {"a redirect", {302, {{"location", "https://elsewhere.test"}}, ""}, ErrorCode::upstream, false},
      {"tokens that are cut", json_response(R"({"access_token":"x)"), ErrorCode::upstream, false},
      {"tokens that are empty", json_response(R"({"access_token":"","refresh_token":"","expires_in":1})"),
       ErrorCode::upstream, false}};
  for (const auto& c : cases) {
    Rig rig;
    rig.http.answer("/oauth/token", c.response);
    const auto error = thrown_by([&] { static_cast<void>(rig.tokens.renew_after_401("access-1", {})); });
    EXPECT_EQ(error.code(), c.code) << c.description << ": " << error.what();
    EXPECT_EQ(rig.store.needs_reauth(), c.needs_reauth) << c.description;
    EXPECT_EQ(rig.store.load_tokens()->refresh_token, "refresh-1") << c.description << ": the pair is kept";
    EXPECT_EQ(rig.http.count("/oauth/token"), 1U) << c.description << ": a single-use token is sent once";
    if (!c.needs_reauth) continue;
    for (const auto* said : {"taken back", "another app took the one place", "API app was deleted", "TRAKT_CLIENT_ID",
                             "cinemarco trakt connect"}) {
      EXPECT_NE(std::string{error.what()}.find(said), std::string::npos) << said << " in " << error.what();
    }
  }
}

// A store whose other process renews while this one waits for its turn.
class SharedStore final : public TokenStore {
 public:
  explicit SharedStore(MemoryTokenStore& inner) : inner_{inner} {}
  std::function<void()> while_waiting;
  bool is_held = false;
  std::shared_ptr<void> hold(std::stop_token /*stop*/) override {
    if (while_waiting) while_waiting();
    is_held = true;
    return {static_cast<void*>(this), [this](void*) { is_held = false; }};
  }
  std::optional<TraktTokens> load_tokens() override { return inner_.load_tokens(); }
  void save_tokens(const TraktTokens& tokens) override {
    EXPECT_TRUE(is_held);
    inner_.save_tokens(tokens);
  }
  void clear_tokens() override { inner_.clear_tokens(); }
  bool needs_reauth() override { return inner_.needs_reauth(); }
  void set_needs_reauth() override { inner_.set_needs_reauth(); }
  std::optional<std::string> load_secret(std::string_view name) override { return inner_.load_secret(name); }
  void save_secret(std::string_view name, const std::optional<std::string>& value) override {
    inner_.save_secret(name, value);
  }

 private:
  MemoryTokenStore& inner_;
};

TEST(AccessTokens, spends_a_refresh_token_only_while_no_other_process_can) {
  Rig rig;
  SharedStore store{rig.store};
  AccessTokens tokens{rig.settings, rig.auth, store, rig.clock};
  rig.http.answer("/oauth/token", ScriptedHttp::Answer{[&](const net::HttpRequest&) -> Outcome {
                    EXPECT_TRUE(store.is_held);
                    return token_response("2");
                  }});
  EXPECT_EQ(tokens.renew_after_401("access-1", {}), "access-2");
  EXPECT_FALSE(store.is_held);
}

TEST(AccessTokens, looks_again_once_it_is_its_turn) {
  Rig rig;
  SharedStore store{rig.store};
  AccessTokens tokens{rig.settings, rig.auth, store, rig.clock};
  store.while_waiting = [&] { rig.store.save_tokens({"access-9", "refresh-9", rig.clock.now() + hours{7 * 24}}); };
  rig.clock.advance(hours{6 * 24 + 1});
  EXPECT_EQ(tokens.get({}), "access-9");
  EXPECT_TRUE(rig.http.requests().empty());
  store.while_waiting = [&] { rig.store.set_needs_reauth(); };
  EXPECT_EQ(thrown_by([&] { static_cast<void>(tokens.renew_after_401("access-9", {})); }).code(),
            ErrorCode::trakt_sign_in);
  EXPECT_TRUE(rig.http.requests().empty()) << "the other process was told that it is over";
}

TEST(AccessTokens, lets_itself_be_stopped_until_the_request_has_left) {
  Rig rig;
  std::stop_source stop;
  rig.http.answer("/oauth/token", ScriptedHttp::Answer{[&](const net::HttpRequest& request) -> Outcome {
                    EXPECT_TRUE(request.keeps_answer);
                    stop.request_stop();
                    return token_response("2");
                  }});
  EXPECT_EQ(rig.tokens.renew_after_401("access-1", stop.get_token()), "access-2") << "the new pair is the only one";
  EXPECT_EQ(thrown_by([&] { static_cast<void>(rig.tokens.renew_after_401("access-2", stop.get_token())); }).code(),
            ErrorCode::cancelled);
  EXPECT_EQ(rig.http.count("/oauth/token"), 1U);
}

TEST(AccessTokens, keeps_the_pair_when_no_answer_came) {
  Rig rig;
  rig.http.answer(
      "/oauth/token", ScriptedHttp::Answer{[](const net::HttpRequest&) -> Outcome {
        return std::unexpected{net::TransportError{net::TransportFailure::timeout, "no answer from auth.test"}};
      }});
  const auto error = thrown_by([&] { static_cast<void>(rig.tokens.renew_after_401("access-1", {})); });
  EXPECT_EQ(error.code(), ErrorCode::upstream);
  EXPECT_FALSE(rig.store.needs_reauth());
  EXPECT_EQ(rig.store.load_tokens()->refresh_token, "refresh-1");
  EXPECT_EQ(rig.http.count("/oauth/token"), 1U) << "nobody knows whether it was carried out";
}

TEST(AccessTokens, goes_on_with_a_good_token_when_an_early_refresh_fails) {
  Rig rig;
  rig.http.answer("/oauth/token", json_response("", 429));
  rig.http.answer("/oauth/token", token_response("2"));
  rig.clock.advance(hours{6 * 24 + 1});
  EXPECT_EQ(rig.tokens.get({}), "access-1");
  EXPECT_EQ(rig.tokens.get({}), "access-1");
  EXPECT_EQ(rig.http.count("/oauth/token"), 1U) << "not with every request";
  rig.clock.advance(std::chrono::minutes{5});
  EXPECT_EQ(rig.tokens.get({}), "access-2");
}

TEST(AccessTokens, says_so_early_when_the_grant_is_gone) {
  Rig rig;
  rig.http.answer("/oauth/token", invalid_grant());
  rig.clock.advance(hours{6 * 24 + 1});
  EXPECT_EQ(thrown_by([&] { static_cast<void>(rig.tokens.get({})); }).code(), ErrorCode::trakt_sign_in);
  EXPECT_EQ(thrown_by([&] { static_cast<void>(rig.tokens.get({})); }).code(), ErrorCode::trakt_sign_in);
  EXPECT_EQ(rig.http.count("/oauth/token"), 1U) << "and asks no more";
}

TEST(AccessTokens, fails_when_the_token_is_over_and_no_new_one_comes) {
  Rig rig;
  rig.http.answer("/oauth/token", json_response("", 429));
  rig.clock.advance(hours{7 * 24});
  EXPECT_EQ(thrown_by([&] { static_cast<void>(rig.tokens.get({})); }).code(), ErrorCode::rate_limited);
}

TEST(AccessTokens, tells_a_newcomer_to_connect) {
  Rig rig;
  rig.store.clear_tokens();
  const auto error = thrown_by([&] { static_cast<void>(rig.tokens.get({})); });
  EXPECT_EQ(error.code(), ErrorCode::trakt_sign_in);
  EXPECT_NE(std::string{error.what()}.find("cinemarco trakt connect"), std::string::npos);
}

TEST(AccessTokens, refreshes_once_for_many_threads) {
  Rig rig;
  // A server that does what Trakt does: an old refresh token is refused.
  std::atomic<int> issued = 1;
  rig.http.answer("/oauth/token", ScriptedHttp::Answer{[&](const net::HttpRequest& request) -> Outcome {
                    const auto expected = "refresh-" + std::to_string(issued.load());
                    if (body_of(request).at("refresh_token").as_string() != expected) return invalid_grant();
                    std::this_thread::yield();
                    return token_response(std::to_string(++issued));
                  }});
  rig.http.answer("/sync/ratings", ScriptedHttp::Answer{[](const net::HttpRequest& request) -> Outcome {
                    if (header_of(request, "authorization") == "Bearer access-1") return json_response("", 401);
                    return json_response("[]");
                  }});
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 16; ++i) {
      threads.emplace_back([&] { EXPECT_NO_THROW(static_cast<void>(rig.client.get("/sync/ratings", "", {}))); });
    }
  }
  EXPECT_EQ(issued, 2);
  EXPECT_FALSE(rig.store.needs_reauth());
}

TEST(AccessTokens, refreshes_once_when_many_threads_find_it_due) {
  Rig rig;
  rig.http.answer("/oauth/token", token_response("2"));
  rig.clock.advance(hours{6 * 24 + 1});
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 16; ++i) {
      threads.emplace_back([&] { EXPECT_EQ(rig.tokens.get({}), "access-2"); });
    }
  }
  EXPECT_EQ(rig.http.count("/oauth/token"), 1U);
}

}  // namespace
}  // namespace cinemarco::trakt::test
