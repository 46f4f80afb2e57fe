// SPDX-License-Identifier: MIT
#include "json/json.hpp"
#include "trakt/auth.hpp"
#include "trakt/fakes.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace cinemarco::trakt::test {
namespace {

// As 0, 1, 2 …: so that the challenge can be compared with one computed elsewhere.
RandomBytes counting_bytes() {
  return [](std::span<unsigned char> bytes) {
    unsigned char next = 0;
    for (auto& byte : bytes) byte = next++;
  };
}

// Of the last POST; who signed in is asked by a GET.
boost::json::object last_body(const Rig& rig) {
  auto requests = rig.http.requests();
  std::erase_if(requests, [](const net::HttpRequest& request) { return request.method != "POST"; });
  return json::parse(requests.back().body)->as_object();
}

net::HttpResponse device_response() {
  return json_response(
      R"({"device_code":"d-code","user_code":"ABCD1234","verification_url":"https://auth.test/activate","expires_in":600,"interval":5})");
}

TEST(DeviceFlow, starts_with_the_code_for_the_user) {
  Rig rig;
  rig.http.answer("/oauth/device/code", device_response());
  const auto device = rig.sign_in.start_device({});
  EXPECT_EQ(device.device_code, "d-code");
  EXPECT_EQ(device.user_code, "ABCD1234");
  EXPECT_EQ(device.verification_url, "https://auth.test/activate");
  EXPECT_EQ(device.expires_in, seconds{600});
  EXPECT_EQ(device.interval, seconds{5});
  EXPECT_EQ(last_body(rig), (boost::json::object{{"client_id", "the-client"}}));
  EXPECT_EQ(rig.http.requests().at(0).url, "https://auth.test/oauth/device/code");
}

TEST(DeviceFlow, knows_every_answer_to_a_poll) {
  struct Case {
    const char* description;
    net::HttpResponse response;
    DevicePoll poll;
  };
  const Case cases[] = {
      {"pending, no body", {400, {}, ""}, DevicePoll::pending},
      {"pending, not JSON", {400, {}, "waiting"}, DevicePoll::pending},
      {"pending, as RFC 8628", json_response(R"({"error":"authorization_pending"})", 400), DevicePoll::pending},
      {"slow down, as RFC 8628", json_response(R"({"error":"slow_down"})", 400), DevicePoll::slow_down},
      {"invalid", json_response("", 404), DevicePoll::invalid},
      {"used", json_response("", 409), DevicePoll::used},
      {"expired", json_response("", 410), DevicePoll::expired},
      {"denied", json_response("", 418), DevicePoll::denied},
      {"too fast", json_response("", 429), DevicePoll::slow_down}};
  for (const auto& c : cases) {
    Rig rig;
    rig.http.answer("/oauth/device/token", c.response);
    EXPECT_EQ(rig.sign_in.poll_device("d-code", kAnybody, {}), c.poll) << c.description;
    EXPECT_EQ(rig.store.load_tokens()->access_token, "access-1") << c.description;
  }
}

TEST(DeviceFlow, stores_the_tokens_when_it_is_done) {
  Rig rig;
  rig.store.set_needs_reauth();
  rig.http.answer("/oauth/device/token", token_response("5"));
  EXPECT_EQ(rig.sign_in.poll_device("d-code", kAnybody, {}), DevicePoll::done);
  EXPECT_EQ(last_body(rig).at("code"), "d-code");
  EXPECT_EQ(rig.store.load_tokens()->access_token, "access-5");
  EXPECT_EQ(rig.store.load_tokens()->expires_at, rig.clock.now() + hours{7 * 24});
  EXPECT_FALSE(rig.store.needs_reauth());
}

TEST(DeviceFlow, waits_as_long_as_told_and_longer_when_too_fast) {
  Rig rig;
  rig.http.answer("/oauth/device/token", {400, {}, ""});
  rig.http.answer("/oauth/device/token", json_response("", 429));
  rig.http.answer("/oauth/device/token", {400, {}, ""});
  rig.http.answer("/oauth/device/token", token_response("5"));
  std::vector<seconds> left;
  const DeviceCode device{"d-code", "ABCD1234", "https://auth.test/activate", seconds{600}, seconds{5}};
  EXPECT_EQ(rig.sign_in.wait_for_device(device, kAnybody, [&](seconds s) { left.push_back(s); }, {}), DevicePoll::done);
  EXPECT_EQ(left, (std::vector<seconds>{seconds{600}, seconds{595}, seconds{590}, seconds{580}}));
}

TEST(DeviceFlow, ends_when_the_code_does) {
  Rig rig;
  rig.http.answer("/oauth/device/token", {400, {}, ""});
  const DeviceCode device{"d-code", "ABCD1234", "https://auth.test/activate", seconds{31}, seconds{10}};
  EXPECT_EQ(rig.sign_in.wait_for_device(device, kAnybody, {}, {}), DevicePoll::expired);
  EXPECT_EQ(rig.http.count("/oauth/device/token"), 3U);
}

TEST(DeviceFlow, sits_out_a_failure_that_passes) {
  Rig rig;
  rig.http.answer("/oauth/device/token", ScriptedHttp::Answer{[](const net::HttpRequest&) -> Outcome {
                    return std::unexpected{net::TransportError{net::TransportFailure::timeout, "no answer"}};
                  }});
  rig.http.answer("/oauth/device/token", token_response("5"));
  const DeviceCode device{"d-code", "ABCD1234", "https://auth.test/activate", seconds{600}, seconds{5}};
  EXPECT_EQ(rig.sign_in.wait_for_device(device, kAnybody, {}, {}), DevicePoll::done);
}

TEST(DeviceFlow, stops_when_asked_to) {
  Rig rig;
  std::stop_source stop;
  stop.request_stop();
  const DeviceCode device{"d-code", "ABCD1234", "https://auth.test/activate", seconds{600}, seconds{5}};
  EXPECT_EQ(
      thrown_by([&] { static_cast<void>(rig.sign_in.wait_for_device(device, kAnybody, {}, stop.get_token())); }).code(),
      ErrorCode::cancelled);
}

TEST(DeviceFlow, explains_a_deleted_app) {
  Rig rig;
  rig.http.answer("/oauth/device/code", json_response(R"({"error":"invalid_client"})", 401));
  const auto error = thrown_by([&] { static_cast<void>(rig.sign_in.start_device({})); });
  EXPECT_EQ(error.code(), ErrorCode::configuration);
  EXPECT_NE(std::string{error.what()}.find("TRAKT_CLIENT_ID"), std::string::npos);
}

TEST(CodeFlow, leads_to_a_page_with_a_challenge) {
  Rig rig;
  SignIn sign_in{rig.settings, rig.auth, rig.api, rig.store, rig.clock, counting_bytes()};
  const auto page = sign_in.authorize_url();
  const auto verifier = rig.store.load_secret("trakt_pkce_verifier");
  EXPECT_EQ(verifier, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v");
  EXPECT_EQ(rig.store.load_secret("trakt_oauth_state"), page.state);
  // printf %s "$verifier" | openssl dgst -sha256 -binary | basenc --base64url
  EXPECT_EQ(page.url,
            "https://auth.test/oauth/authorize?response_type=code&client_id=the-client"
            "&redirect_uri=https%3A%2F%2Fhome.test%2Ftrakt%2Fcallback&state=AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
            "&code_challenge=kLfxiTSrox_ke7yPyjvQYBZ97Vxt2KfwU9deyoPONcI&code_challenge_method=S256");
}

TEST(CodeFlow, makes_secrets_that_differ) {
  Rig rig;
  const auto first = rig.sign_in.authorize_url();
  const auto verifier = rig.store.load_secret("trakt_pkce_verifier");
  EXPECT_EQ(verifier->size(), 64U);
  const auto second = rig.sign_in.authorize_url();
  EXPECT_NE(first.state, second.state);
  EXPECT_NE(verifier, rig.store.load_secret("trakt_pkce_verifier"));
}

TEST(CodeFlow, exchanges_the_code_for_tokens) {
  Rig rig;
  const auto page = rig.sign_in.authorize_url();
  const auto verifier = *rig.store.load_secret("trakt_pkce_verifier");
  struct Case {
    const char* description;
    std::string pasted;
    std::optional<std::string> state;
  };
  const Case cases[] = {
      {"a bare code", "  c-0de\n", std::nullopt},
      {"with its state", "c-0de", page.state},
      {"the whole address", "https://home.test/trakt/callback?code=c-0de&state=" + page.state, std::nullopt},
      {"the address, escaped, with a fragment", "http://localhost/?state=" + page.state + "&code=c%2D0de#_=_",
       std::nullopt}};
  for (const auto& c : cases) {
    rig.store.save_secret("trakt_pkce_verifier", verifier);
    rig.store.save_secret("trakt_oauth_state", page.state);
    rig.http.answer("/oauth/token", token_response("7"));
    rig.sign_in.exchange(c.pasted, c.state, kAnybody, {});
    const auto body = last_body(rig);
    EXPECT_EQ(body.at("grant_type"), "authorization_code") << c.description;
    EXPECT_EQ(body.at("code"), "c-0de") << c.description;
    EXPECT_EQ(body.at("code_verifier").as_string(), verifier) << c.description;
    EXPECT_EQ(body.at("redirect_uri"), "https://home.test/trakt/callback") << c.description;
    EXPECT_EQ(rig.store.load_tokens()->access_token, "access-7") << c.description;
    EXPECT_EQ(rig.store.load_secret("trakt_pkce_verifier"), std::nullopt) << c.description;
    EXPECT_EQ(rig.store.load_secret("trakt_oauth_state"), std::nullopt) << c.description;
  }
}

TEST(CodeFlow, refuses_what_belongs_to_another_sign_in) {
  Rig rig;
  const auto page = rig.sign_in.authorize_url();
  auto flipped = page.state;
  flipped.back() = flipped.back() == 'A' ? 'B' : 'A';
  struct Case {
    const char* description;
    std::string pasted;
    std::optional<std::string> state;
  };
  const Case cases[] = {{"another state", "c-0de", "other"},
                        {"a state of the same length", "c-0de", flipped},
                        {"an empty state", "c-0de", ""},
                        {"another state in the address", "https://home.test/?code=c-0de&state=other", page.state},
                        {"declined", "https://home.test/?error=access_denied&state=" + page.state, std::nullopt},
                        {"no code in the address", "https://home.test/", std::nullopt},
                        {"nothing", " ", std::nullopt}};
  for (const auto& c : cases) {
    const auto error = thrown_by([&] { rig.sign_in.exchange(c.pasted, c.state, kAnybody, {}); });
    EXPECT_EQ(error.code(), ErrorCode::invalid) << c.description << ": " << error.what();
  }
  EXPECT_TRUE(rig.http.requests().empty());
}

TEST(CodeFlow, wants_to_be_begun) {
  Rig rig;
  const auto error = thrown_by([&] { rig.sign_in.exchange("c-0de", std::nullopt, kAnybody, {}); });
  EXPECT_EQ(error.code(), ErrorCode::invalid);
  EXPECT_NE(std::string{error.what()}.find("cinemarco trakt url"), std::string::npos);
}

TEST(CodeFlow, lets_a_mistyped_code_be_typed_again) {
  Rig rig;
  static_cast<void>(rig.sign_in.authorize_url());
  rig.http.answer("/oauth/token", invalid_grant());
  rig.http.answer("/oauth/token", token_response("7"));
  EXPECT_EQ(thrown_by([&] { rig.sign_in.exchange("typo", std::nullopt, kAnybody, {}); }).code(), ErrorCode::invalid);
  EXPECT_FALSE(rig.store.needs_reauth());
  rig.sign_in.exchange("c-0de", std::nullopt, kAnybody, {});
  EXPECT_EQ(rig.store.load_tokens()->access_token, "access-7");
}

TEST(Revoke, tells_trakt_and_forgets) {
  Rig rig;
  rig.http.answer("/oauth/revoke", json_response("{}"));
  const auto revocation = rig.sign_in.revoke({});
  EXPECT_EQ(revocation.where, Revoked::everywhere);
  EXPECT_EQ(last_body(rig).at("token"), "access-1");
  EXPECT_EQ(rig.store.load_tokens(), std::nullopt);
}

TEST(Revoke, forgets_also_where_trakt_cannot_be_told) {
  Rig rig;
  rig.http.answer("/oauth/revoke", html_response(403));
  const auto revocation = rig.sign_in.revoke({});
  EXPECT_EQ(revocation.where, Revoked::only_here);
  EXPECT_NE(revocation.message.find("could not be told"), std::string::npos);
  EXPECT_EQ(revocation.message.find("access-1"), std::string::npos);
  EXPECT_EQ(rig.store.load_tokens(), std::nullopt);
}

net::HttpResponse settings_of(const std::string& slug) {
  return json_response(R"({"user":{"username":"Jane","ids":{"slug":")" + slug +
                       R"(","uuid":"u-1"}},"account":{"timezone":"Europe/Paris"}})");
}

TEST(SignIn, asks_who_it_is_before_the_tokens_are_stored) {
  Rig rig;
  rig.http.answer("/oauth/device/token", token_response("2"));
  rig.http.answer("/users/settings", settings_of("jane"));
  std::optional<TraktUser> asked;
  const Admission admit = [&](const std::optional<TraktUser>& user) {
    asked = user;
    EXPECT_EQ(rig.store.load_tokens()->access_token, "access-1") << "the former sign-in stands";
  };
  EXPECT_EQ(rig.sign_in.poll_device("d-code", admit, {}), DevicePoll::done);
  EXPECT_EQ(asked, (TraktUser{"jane", "Jane", "u-1"}));
  EXPECT_EQ(header_of(rig.http.requests().back(), "authorization"), "Bearer access-2");
  EXPECT_EQ(rig.store.load_tokens()->access_token, "access-2");
}

TEST(SignIn, gives_the_access_back_where_the_user_is_not_wanted) {
  Rig rig;
  rig.http.answer("/oauth/device/token", token_response("2"));
  rig.http.answer("/users/settings", settings_of("bob"));
  rig.http.answer("/oauth/revoke", json_response("{}"));
  const Admission admit = [](const std::optional<TraktUser>&) { throw Error{ErrorCode::other_account, "no"}; };
  const auto error = thrown_by([&] { static_cast<void>(rig.sign_in.poll_device("d-code", admit, {})); });
  EXPECT_EQ(error.code(), ErrorCode::other_account);
  EXPECT_EQ(rig.store.load_tokens()->access_token, "access-1");
  EXPECT_EQ(last_body(rig).at("token"), "access-2");
}

TEST(SignIn, is_not_lost_where_trakt_cannot_say_who_it_is) {
  const net::HttpResponse answers[] = {json_response("", 503), json_response("{}"), json_response("[1]"),
                                       html_response(403), json_response(R"({"user":{"ids":{"slug":null}}})")};
  for (const auto& answer : answers) {
    Rig rig;
    rig.http.answer("/oauth/device/token", token_response("2"));
    rig.http.answer("/users/settings", answer);
    int asked = 0;
    const Admission admit = [&](const std::optional<TraktUser>& user) { asked += user ? 100 : 1; };
    EXPECT_EQ(rig.sign_in.poll_device("d-code", admit, {}), DevicePoll::done);
    EXPECT_EQ(asked, 1) << answer.status << answer.body;
    EXPECT_EQ(rig.store.load_tokens()->access_token, "access-2");
    EXPECT_EQ(rig.http.count("/users/settings"), 1U) << "and it keeps nobody waiting";
  }
}

TEST(SignIn, takes_a_token_type_in_any_letters) {
  for (const auto* type : {"Bearer", "bearer", "BEARER"}) {
    Rig rig;
    rig.http.answer("/oauth/device/token",
                    json_response(std::string{R"({"access_token":"a","refresh_token":"r","expires_in":604800,)"} +
                                  R"("token_type":")" + type + R"("})"));
    EXPECT_EQ(rig.sign_in.poll_device("d-code", kAnybody, {}), DevicePoll::done) << type;
  }
}

}  // namespace
}  // namespace cinemarco::trakt::test
