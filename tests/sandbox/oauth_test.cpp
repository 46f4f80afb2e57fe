// SPDX-License-Identifier: MIT
// Device flow, PKCE, and refresh tokens that can be used once.
#include "sandbox/client.hpp"

#include <gtest/gtest.h>

namespace cinemarco::sandbox {
namespace {

std::string device_body(const std::string& code) {
  return R"({"code":")" + code + R"(","client_id":")" + kClientId + R"("})";
}

std::string start_device(Bench& bench) {
  const auto answer = bench.auth("/oauth/device/code", std::string{R"({"client_id":")"} + kClientId + R"("})");
  EXPECT_EQ(answer.json().at("user_code").as_string().size(), 8U);
  return std::string{answer.json().at("device_code").as_string()};
}

Options quick_polls() {
  Options options;
  options.device_interval = std::chrono::seconds{0};
  return options;
}

TEST(OAuthDevice, waits_for_the_user_and_hands_out_once) {
  Bench bench{quick_polls()};
  const auto code = start_device(bench);
  EXPECT_EQ(bench.auth("/oauth/device/token", device_body(code)).status, 400);
  bench.sandbox.approve_devices();
  const auto done = bench.auth("/oauth/device/token", device_body(code));
  EXPECT_EQ(done.status, 200);
  EXPECT_EQ(done.json().at("expires_in").as_int64(), 7 * 24 * 3600);
  EXPECT_EQ(bench.auth("/oauth/device/token", device_body(code)).status, 409);
  EXPECT_EQ(bench.auth("/oauth/device/token", device_body("nobody")).status, 404);
}

TEST(OAuthDevice, tells_denied_expired_and_too_fast_apart) {
  Bench bench{quick_polls()};
  const auto denied = start_device(bench);
  bench.sandbox.deny_devices();
  EXPECT_EQ(bench.auth("/oauth/device/token", device_body(denied)).status, 418);

  auto options = quick_polls();
  options.device_lifetime = std::chrono::seconds{0};
  Bench late{options};
  EXPECT_EQ(late.auth("/oauth/device/token", device_body(start_device(late))).status, 410);

  Bench slow;
  const auto code = start_device(slow);
  EXPECT_EQ(slow.auth("/oauth/device/token", device_body(code)).status, 400);
  EXPECT_EQ(slow.auth("/oauth/device/token", device_body(code)).status, 429);
}

TEST(OAuthDevice, approves_by_itself_at_the_nth_poll) {
  auto options = quick_polls();
  options.approve_after_polls = 2;
  Bench bench{options};
  const auto code = start_device(bench);
  EXPECT_EQ(bench.auth("/oauth/device/token", device_body(code)).status, 400);
  EXPECT_EQ(bench.auth("/oauth/device/token", device_body(code)).status, 200);
}

TEST(OAuthRefresh, a_used_token_ends_the_whole_family) {
  Bench bench;
  const auto first = bench.refresh(bench.tokens.refresh_token);
  ASSERT_EQ(first.status, 200);
  EXPECT_EQ(bench.trakt("/sync/last_activities").status, 401);  // the old pair ends at once
  const std::string second{first.json().at("refresh_token").as_string()};
  const auto reused = bench.refresh(bench.tokens.refresh_token);
  EXPECT_EQ(reused.status, 400);
  EXPECT_EQ(reused.json().at("error").as_string(), "invalid_grant");
  EXPECT_EQ(bench.refresh(second).status, 400);
  EXPECT_EQ(bench.sandbox.counters().token_refreshes, 1U);
}

TEST(OAuthRefresh, a_lost_answer_has_rotated_the_token) {
  Bench bench;
  bench.sandbox.set_faults({.list = {fault("lost_refresh_response")}});
  EXPECT_NE(bench.refresh(bench.tokens.refresh_token).code, CURLE_OK);
  EXPECT_EQ(bench.refresh(bench.tokens.refresh_token).status, 400);
}

TEST(OAuthRefresh, takes_json_only) {
  Bench bench;
  const auto answer = bench.client.post(bench.sandbox.urls().trakt_auth + "/oauth/token",
                                        "grant_type=refresh_token&refresh_token=" + bench.tokens.refresh_token,
                                        {kAgent, "content-type: application/x-www-form-urlencoded"});
  EXPECT_EQ(answer.status, 400);
}

class OAuthCode : public testing::Test {
 protected:
  Answer exchange(const std::string& code, const std::string& proof, const std::string& redirect) {
    return bench.auth("/oauth/token", std::string{R"({"grant_type":"authorization_code","client_id":")"} + kClientId +
                                          R"(","code":")" + code + R"(","code_verifier":")" + proof +
                                          R"(","redirect_uri":")" + redirect + R"("})");
  }
  Bench bench;
  const std::string verifier = std::string(43, 'v');
  const std::string redirect_uri = "https://example.org/callback";
};

TEST_F(OAuthCode, is_exchanged_once_for_the_right_verifier_and_redirect) {
  const auto code = bench.sandbox.authorization_code(s256(verifier), redirect_uri);
  EXPECT_EQ(exchange(code, verifier, "https://example.org/Callback").status, 400);
  EXPECT_EQ(exchange(code, std::string(42, 'v'), redirect_uri).status, 400);
  EXPECT_EQ(exchange(code, verifier, redirect_uri).status, 200);
  EXPECT_EQ(exchange(code, verifier, redirect_uri).status, 400);
}

TEST_F(OAuthCode, the_wrong_verifier_spends_it) {
  const auto code = bench.sandbox.authorization_code(s256(verifier), redirect_uri);
  EXPECT_EQ(exchange(code, std::string(43, 'w'), redirect_uri).status, 400);
  EXPECT_EQ(exchange(code, verifier, redirect_uri).status, 400);
}

TEST_F(OAuthCode, the_authorize_page_sends_it_back_with_the_state) {
  const auto query = std::string{"/oauth/authorize?response_type=code&client_id="} + kClientId +
                     "&redirect_uri=https%3A%2F%2Fexample.org%2Fcallback&state=s%201";
  const auto naked = bench.client.get(bench.sandbox.urls().trakt_auth + query, {kAgent});
  EXPECT_EQ(naked.status, 307);  // without a challenge Trakt adds its own
  const auto with = query + "&code_challenge_method=S256&code_challenge=" + s256(verifier);
  EXPECT_EQ(bench.client.get(bench.sandbox.urls().trakt_auth + with, {kAgent}).status, 200);
  const auto back = bench.client.get(bench.sandbox.urls().trakt_auth + with + "&auto=1", {kAgent});
  EXPECT_EQ(back.status, 302);
  EXPECT_TRUE(back.headers.at("location").ends_with("&state=s%201"));
  const auto json = bench.client.get(bench.sandbox.urls().trakt_auth + with + "&auto=json", {kAgent}).json();
  EXPECT_EQ(exchange(std::string{json.at("code").as_string()}, verifier, redirect_uri).status, 200);
}

TEST(OAuth, computes_s256_as_the_rfc_does) {
  EXPECT_EQ(s256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

}  // namespace
}  // namespace cinemarco::sandbox
