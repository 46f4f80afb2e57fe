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
    EXPECT_TRUE(renewed->starts_with(cookie + "; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000")) << *renewed;
  }
}

TEST(Access, whoever_may_come_in_does_so_while_nothing_can_be_written) {
  House house;
  const auto cookie = house.log_in();
  const auto token = house.access->make_token("script").secret;
  house.refuse_writes();
  house.clock.advance(std::chrono::hours{2});
  const auto caller = house.access->admit(House::request("cookie", cookie), Public::no);
  EXPECT_EQ(caller.kind, CallerKind::session);
  EXPECT_FALSE(caller.renewed_cookie) << "it was not renewed";
  EXPECT_EQ(house.access->admit(House::request("authorization", "Bearer " + token), Public::no).kind,
            CallerKind::token);
}

}  // namespace
}  // namespace cinemarco::api
