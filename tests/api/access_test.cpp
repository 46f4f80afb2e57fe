// SPDX-License-Identifier: MIT
// Who comes in over time, and while nothing can be written.
#include "api/access.hpp"

#include "store/accounts.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

namespace cinemarco::api {
namespace {

struct House {
  House() {
    {
      store::Transaction tx{database};
      account = store::ensure_account(tx, "UTC").id;
      tx.commit();
    }
    passwords.emplace(database, account, std::nullopt);
    passwords->set("long enough");
    access.emplace(database, account, *passwords, clock, http::TrustedProxies{});
  }
  static http::RequestHead request(std::string name = "", std::string value = "") {
    http::RequestHead head;
    head.peer = "127.0.0.1";
    head.headers = {{"host", "localhost"}};
    if (!name.empty()) head.headers.push_back({std::move(name), std::move(value)});
    return head;
  }
  std::string log_in() {
    const auto cookie = access->log_in(access->admit(request(), Public::yes), "test", "long enough");
    return cookie.substr(0, cookie.find(';'));
  }
  // From now on nothing can be written, as on a full disk.
  void refuse_writes() {
    store::Transaction tx{database};
    for (const auto* trigger :
         {"CREATE TRIGGER full_sessions BEFORE UPDATE ON sessions BEGIN SELECT RAISE(ABORT, 'full'); END",
          "CREATE TRIGGER full_tokens BEFORE UPDATE ON api_tokens BEGIN SELECT RAISE(ABORT, 'full'); END"}) {
      tx.connection().use(trigger).run();
    }
    tx.commit();
  }

  test::TempDir folder;
  test::FakeClock clock;
  store::Database database{folder / "cinemarco.db"};
  AccountId account;
  std::optional<store::Passwords> passwords;
  std::optional<Access> access;
};

TEST(Access, a_session_that_is_renewed_renews_the_browsers_cookie) {
  House house;
  const auto cookie = house.log_in();
  EXPECT_FALSE(house.access->admit(House::request("cookie", cookie), Public::no).renewed_cookie);
  for (int day = 0; day < 60; ++day) {
    house.clock.advance(std::chrono::hours{24});
    const auto renewed = house.access->admit(House::request("cookie", cookie), Public::no).renewed_cookie;
    ASSERT_TRUE(renewed) << "day " << day;
    EXPECT_TRUE(house.access->write_notes());
    EXPECT_TRUE(renewed->starts_with(cookie + "; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000")) << *renewed;
  }
}

TEST(Access, a_token_is_enough_from_any_page_and_a_session_is_not) {
  House house;
  const auto token = house.access->make_token("dashboard").secret;
  auto head = House::request("authorization", "Bearer " + token);
  head.method = http::Method::post;
  head.headers.push_back({"origin", "https://dashboard.example"});
  head.headers.push_back({"sec-fetch-site", "cross-site"});
  EXPECT_EQ(house.access->admit(head, Public::no).kind, CallerKind::token);
  auto session = House::request("cookie", house.log_in());
  session.method = http::Method::post;
  session.headers.push_back({"sec-fetch-site", "cross-site"});
  EXPECT_THROW(static_cast<void>(house.access->admit(session, Public::no)), Error);
}

TEST(Access, behind_a_proxy_that_changes_the_name_the_sentence_says_which_header_it_must_pass) {
  House house;
  auto head = House::request("origin", "http://cine.test:8101");
  head.method = http::Method::post;
  head.headers.front().value = "127.0.0.1:5000";
  try {
    static_cast<void>(house.access->admit(head, Public::yes));
    FAIL();
  } catch (const Error& error) {
    const std::string words = error.what();
    EXPECT_EQ(error.code(), ErrorCode::forbidden);
    EXPECT_TRUE(words.starts_with("Origin says cine.test:8101, Host says 127.0.0.1:5000.")) << words;
    EXPECT_TRUE(words.contains("proxy_set_header Host $http_host;")) << words;
    EXPECT_TRUE(words.contains("ProxyPreserveHost On")) << words;
  }
}

TEST(Access, without_a_password_no_token_is_handed_out_and_strangers_hear_why) {
  House house;
  house.passwords->remove();
  try {
    static_cast<void>(house.access->make_token("script"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::forbidden);
    EXPECT_TRUE(std::string{error.what()}.contains("cinemarco account tokens --new")) << error.what();
  }
  EXPECT_EQ(house.access->admit(House::request(), Public::no).kind, CallerKind::loopback);
  const auto stranger = house.access->admit(House::request("x-real-ip", "203.0.113.9"), Public::yes);
  EXPECT_EQ(stranger.kind, CallerKind::nobody);
  ASSERT_TRUE(stranger.refusal);
  EXPECT_TRUE(stranger.refusal->contains("x-real-ip")) << *stranger.refusal;
}

TEST(Access, whoever_may_come_in_does_so_while_nothing_can_be_written) {
  House house;
  const auto cookie = house.log_in();
  const auto token = house.access->make_token("script").secret;
  house.refuse_writes();
  house.clock.advance(std::chrono::hours{2});
  const auto caller = house.access->admit(House::request("cookie", cookie), Public::no);
  EXPECT_EQ(caller.kind, CallerKind::session);
  EXPECT_FALSE(house.access->write_notes());
  EXPECT_EQ(house.access->admit(House::request("authorization", "Bearer " + token), Public::no).kind,
            CallerKind::token);
}

}  // namespace
}  // namespace cinemarco::api
