// SPDX-License-Identifier: MIT
#include "trakt/client.hpp"

#include "trakt/fakes.hpp"

#include <gtest/gtest.h>

namespace cinemarco::trakt::test {
namespace {

TEST(TraktClient, sends_what_trakt_wants_in_lower_case) {
  Rig rig;
  rig.http.answer("/sync/ratings", json_response("[]"));
  const auto answer = rig.client.get("/sync/ratings", "page=1&limit=250", {});
  EXPECT_TRUE(answer.body.is_array());
  const auto request = rig.http.requests().at(0);
  EXPECT_EQ(request.url, "https://trakt.test/sync/ratings?page=1&limit=250");
  EXPECT_EQ(header_of(request, "content-type"), "application/json");
  EXPECT_EQ(header_of(request, "trakt-api-version"), "2");
  EXPECT_EQ(header_of(request, "trakt-api-key"), "the-client");
  EXPECT_EQ(header_of(request, "authorization"), "Bearer access-1");
  EXPECT_EQ(rig.client.requests(), 1);
}

TEST(TraktClient, renews_the_token_once_after_401_and_asks_again) {
  Rig rig;
  rig.http.answer("/sync/ratings", json_response("", 401));
  rig.http.answer("/sync/ratings", json_response("[]"));
  rig.http.answer("/oauth/token", token_response("2"));
  static_cast<void>(rig.client.get("/sync/ratings", "", {}));
  EXPECT_EQ(header_of(rig.http.requests().back(), "authorization"), "Bearer access-2");
}

TEST(TraktClient, gives_up_when_the_new_token_is_refused_too) {
  Rig rig;
  rig.http.answer("/sync/ratings", json_response("", 401));
  rig.http.answer("/oauth/token", token_response("2"));
  const auto error = thrown_by([&] { static_cast<void>(rig.client.get("/sync/ratings", "", {})); });
  EXPECT_EQ(error.code(), ErrorCode::upstream) << "the sign-in was good a moment ago: the answer is at fault";
  EXPECT_EQ(rig.http.count("/sync/ratings"), 2U);
  EXPECT_EQ(rig.http.count("/oauth/token"), 1U);
  EXPECT_FALSE(rig.store.needs_reauth()) << "only the token endpoint may say so";
}

TEST(TraktClient, turns_every_refusal_into_a_sentence) {
  struct Case {
    const char* description;
    net::HttpResponse response;
    ErrorCode code;
    const char* says;
  };
  const Case cases[] = {
      {"app deleted", json_response("{}", 403), ErrorCode::configuration, "application deleted or not VIP"},
      {"app deleted, no body", {403, {}, ""}, ErrorCode::configuration, "export"},
      {"blocked by the edge", html_response(403), ErrorCode::upstream, "15 minutes"},
      {"gone", json_response("", 404), ErrorCode::not_found, "/sync/ratings"},
      {"bad method", json_response("", 405), ErrorCode::internal, "bug"},
      {"no content type", json_response("", 412), ErrorCode::internal, "bug"},
      {"account limit", {420, {}, ""}, ErrorCode::limit_reached, "limit of your Trakt account"},
      {"locked", {423, {{"x-account-locked", "true"}}, ""}, ErrorCode::upstream, "locked"},
      {"deactivated", {423, {{"x-account-deactivated", "true"}}, ""}, ErrorCode::upstream, "deactivated"},
      {"VIP only", {426, {{"x-upgrade-url", "https://trakt.tv/vip"}}, ""}, ErrorCode::configuration, "VIP"},
      {"anything else", json_response("", 418), ErrorCode::upstream, "418"},
      {"redirected", {302, {{"location", "https://elsewhere.test"}}, ""}, ErrorCode::upstream, "TRAKT_API_URL"},
      {"a web page with 200", html_response(200), ErrorCode::upstream, "answered with a web page, not data"},
  };
  for (const auto& c : cases) {
    Rig rig;
    rig.http.answer("/sync/ratings", c.response);
    const auto error = thrown_by([&] { static_cast<void>(rig.client.get("/sync/ratings", "", {})); });
    EXPECT_EQ(error.code(), c.code) << c.description;
    EXPECT_NE(std::string{error.what()}.find(c.says), std::string::npos) << c.description << ": " << error.what();
    EXPECT_EQ(rig.http.count("/sync/ratings"), 1U) << c.description;
  }
}

TEST(TraktClient, asks_again_for_an_answer_that_was_cut) {
  Rig rig;
  rig.http.answer("/sync/ratings", json_response(R"([{"rating":8)"));
  rig.http.answer("/sync/ratings", json_response(R"([{"rati)"));
  rig.http.answer("/sync/ratings", json_response(R"([{"rating":8}])"));
  EXPECT_EQ(rig.client.get("/sync/ratings", "", {}).body.as_array().size(), 1U);
}

TEST(TraktClient, gives_up_on_an_answer_that_is_always_cut) {
  Rig rig;
  rig.http.answer("/sync/ratings", json_response("[{"));
  const auto error = thrown_by([&] { static_cast<void>(rig.client.get("/sync/ratings", "", {})); });
  EXPECT_EQ(error.code(), ErrorCode::upstream);
  EXPECT_EQ(rig.http.count("/sync/ratings"), 3U);
}

TEST(TraktClient, names_no_secret_in_its_errors) {
  for (const int status : {400, 401, 403, 404, 412, 420, 423, 426}) {
    Rig rig;
    rig.http.answer("/sync/ratings", json_response("{}", status));
    rig.http.answer("/oauth/token", invalid_grant());
    const auto error = thrown_by([&] { static_cast<void>(rig.client.get("/sync/ratings", "", {})); });
    for (const auto& text : {std::string{error.what()}, error.context()}) {
      EXPECT_EQ(text.find("access-"), std::string::npos) << text;
      EXPECT_EQ(text.find("refresh-"), std::string::npos) << text;
      EXPECT_EQ(text.find("the-client"), std::string::npos) << text;
    }
  }
}

}  // namespace
}  // namespace cinemarco::trakt::test
