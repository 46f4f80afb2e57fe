// SPDX-License-Identifier: MIT
// Who comes in over time, and while nothing can be written.
#include "api/access.hpp"

#include "api/door_cookies.hpp"
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
    access.emplace(database, account, *passwords, clock, *http::TrustedProxies::parse("10.0.0.2"));
  }
  static http::RequestHead request(std::string name = "", std::string value = "") {
    http::RequestHead head;
    head.peer = "127.0.0.1";
    head.headers = {{"host", "localhost"}};
    if (!name.empty()) head.headers.push_back({std::move(name), std::move(value)});
    return head;
  }
  // As Set-Cookie has them, that of the session last.
  std::vector<std::string> try_password(const http::RequestHead& head, std::string_view password) {
    return access->log_in(head, access->admit(head, Public::yes), password);
  }
  std::string log_in() { return pair_of(try_password(request(), "long enough").back()); }
  static std::string pair_of(const std::string& cookie) { return cookie.substr(0, cookie.find(';')); }
  // Through the proxy that is trusted, by https.
  static http::RequestHead from(const std::string& address, std::string cookie = {}) {
    auto head = request("x-forwarded-for", address);
    head.peer = "10.0.0.2";
    head.headers.push_back({"x-forwarded-proto", "https"});
    if (!cookie.empty()) head.headers.push_back({"cookie", std::move(cookie)});
    return head;
  }
  [[nodiscard]] ErrorCode refusal(const http::RequestHead& head, std::string_view password) {
    try {
      static_cast<void>(try_password(head, password));
    } catch (const Error& error) {
      return error.code();
    }
    ADD_FAILURE() << "it is let in";
    return ErrorCode::internal;
  }
  [[nodiscard]] bool opens(std::string cookie) {
    try {
      return access->admit(request("cookie", std::move(cookie)), Public::no).kind == CallerKind::session;
    } catch (const Error&) {
      return false;
    }
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
  const auto token = house.access->make_token({"dashboard"}).secret;
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
    static_cast<void>(house.access->make_token({"script"}));
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
  const auto token = house.access->make_token({"script"}).secret;
  house.refuse_writes();
  house.clock.advance(std::chrono::hours{2});
  const auto caller = house.access->admit(House::request("cookie", cookie), Public::no);
  EXPECT_EQ(caller.kind, CallerKind::session);
  EXPECT_FALSE(house.access->write_notes());
  EXPECT_EQ(house.access->admit(House::request("authorization", "Bearer " + token), Public::no).kind,
            CallerKind::token);
}

TEST(Access, a_session_ends_after_ninety_days_and_its_cookie_with_it) {
  House house;
  const auto cookie = house.log_in();
  for (int day = 0; day < 85; ++day) {
    house.clock.advance(std::chrono::hours{24});
    ASSERT_TRUE(house.opens(cookie)) << day;
    EXPECT_TRUE(house.access->write_notes());
  }
  house.clock.advance(std::chrono::hours{2});
  const auto renewed = house.access->admit(House::request("cookie", cookie), Public::no).renewed_cookie;
  EXPECT_TRUE(renewed && renewed->contains("; Max-Age=424800")) << "less than five days are left";
  EXPECT_TRUE(house.access->write_notes());
  house.clock.advance(std::chrono::hours{5 * 24});
  EXPECT_FALSE(house.opens(cookie));
}

TEST(Access, a_log_in_ends_the_session_that_came_along) {
  House house;
  const auto former = house.log_in();
  const auto other = house.log_in();
  const auto next = House::pair_of(house.try_password(House::request("cookie", former), "long enough").back());
  EXPECT_FALSE(house.opens(former));
  EXPECT_TRUE(house.opens(other));
  EXPECT_TRUE(house.opens(next));
}

TEST(Access, each_cookie_of_our_name_is_tried) {
  House house;
  const auto good = house.log_in();
  const std::string wrong = "cinemarco_session=" + std::string(43, 'x');
  EXPECT_TRUE(house.opens("cinemarco_session=bad; " + wrong + "; " + good));
  EXPECT_TRUE(house.opens(good + "; " + wrong));
  EXPECT_FALSE(house.opens(wrong));
  EXPECT_FALSE(house.opens("x" + good));
}

TEST(Access, over_https_cookies_are_of_this_host_alone_and_former_ones_go_on) {
  House house;
  const auto former = house.log_in();
  const auto cookies = house.try_password(House::from("203.0.113.9"), "long enough");
  for (const auto& cookie : cookies) {
    EXPECT_TRUE(cookie.starts_with("__Host-cinemarco_")) << cookie;
    EXPECT_TRUE(cookie.contains("; Secure") && cookie.contains("; HttpOnly") && cookie.contains("; Path=/;")) << cookie;
    EXPECT_FALSE(cookie.contains("Domain")) << cookie;
  }
  const auto head = House::from("203.0.113.9", former);
  EXPECT_EQ(house.access->admit(head, Public::no).kind, CallerKind::session);
  const auto both = House::from("203.0.113.9", House::pair_of(cookies.back()) + "; " + former);
  const auto removals = house.access->log_out(both, house.access->admit(both, Public::no));
  EXPECT_EQ(removals.size(), 2U);
  EXPECT_FALSE(house.opens(former)) << "whoever logs out is out";
  EXPECT_FALSE(house.opens(House::pair_of(cookies.back())));
}

TEST(Access, strangers_wrong_passwords_hold_up_no_browser_that_was_in_before) {
  House house;
  const auto cookies = house.try_password(House::from("2001:db8:1::1"), "long enough");
  const auto browser = House::pair_of(cookies.front());
  EXPECT_TRUE(browser.starts_with("__Host-cinemarco_browser=")) << browser;
  ErrorCode last{};
  for (int i = 0; i < 7; ++i) last = house.refusal(House::from("2001:db8:1::1"), "wrong one");
  EXPECT_EQ(last, ErrorCode::rate_limited) << "a stranger from the browser's own address waits";
  const auto known = House::from("2001:db8:1::1", browser);
  EXPECT_EQ(house.access->password_lane(known, house.access->admit(known, Public::yes)), Lane::known_passwords);
  const auto stranger = House::from("2001:db8:1::1", "__Host-cinemarco_browser=" + std::string(43, 'x'));
  EXPECT_EQ(house.access->password_lane(stranger, house.access->admit(stranger, Public::yes)), Lane::passwords);
  const auto again = house.try_password(known, "long enough");
  EXPECT_EQ(House::pair_of(again.front()), browser) << "it stays known by the same mark";
}

TEST(Access, a_browser_that_was_in_before_may_guess_as_little_as_anybody) {
  House house;
  const auto browser = House::pair_of(house.try_password(House::request(), "long enough").front());
  const auto head = House::request("cookie", browser);
  for (int i = 0; i < 6; ++i) EXPECT_EQ(house.refusal(head, "wrong one"), ErrorCode::log_in) << i;
  EXPECT_EQ(house.refusal(head, "long enough"), ErrorCode::rate_limited);
  EXPECT_FALSE(house.opens(browser)) << "it opens nothing";
}

TEST(Access, a_token_ends_with_its_last_day) {
  House house;
  const auto today = TimeZone::find("UTC")->day_of(house.clock.now());
  const auto token = house.access->make_token({"script", store::TokenScope::read, today}).secret;
  const auto head = House::request("authorization", "Bearer " + token);
  EXPECT_EQ(house.access->admit(head, Public::no).scope, store::TokenScope::read);
  EXPECT_TRUE(house.access->still_admits(head));
  house.clock.advance(std::chrono::hours{24});
  EXPECT_FALSE(house.access->still_admits(head));
  try {
    static_cast<void>(house.access->admit(head, Public::no));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::log_in);
    EXPECT_TRUE(std::string{error.what()}.contains("ended with " + format_date(today))) << error.what();
  }
}

TEST(Access, whoever_was_let_in_is_asked_for_again_until_the_end) {
  House house;
  const auto token = house.access->make_token({"script"});
  const auto by_token = House::request("authorization", "Bearer " + token.secret);
  const auto cookie = House::request("cookie", house.log_in());
  const auto other = House::request("cookie", house.log_in());
  EXPECT_TRUE(house.access->still_admits(cookie) && house.access->still_admits(by_token));
  static_cast<void>(house.access->log_out(cookie, house.access->admit(cookie, Public::no)));
  EXPECT_FALSE(house.access->still_admits(cookie));
  EXPECT_TRUE(house.access->still_admits(other));
  house.access->change_password("another one", store::Tokens::go_on);
  EXPECT_FALSE(house.access->still_admits(other));
  EXPECT_TRUE(house.access->still_admits(by_token));
  EXPECT_TRUE(house.access->revoke_token(token.record.id));
  EXPECT_FALSE(house.access->still_admits(by_token));
}

}  // namespace
}  // namespace cinemarco::api
