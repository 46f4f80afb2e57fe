// SPDX-License-Identifier: MIT
// What the door notes while the database is in use, and once it is free.
#include "api/door_notes.hpp"

#include "store/accounts.hpp"
#include "store/api_tokens.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

namespace cinemarco::api {
namespace {

struct House {
  House() {
    passwords.set("long enough");
    store::Transaction tx{database};
    token = store::make_token(tx, account, {"script"}, *TimeZone::find("UTC"), clock.now()).record.id;
    tx.commit();
  }
  [[nodiscard]] std::optional<Instant> token_used() {
    store::Reader reader{database};
    return store::list_tokens(reader, account).front().last_used_at;
  }
  std::string begin(std::string_view user_agent) {
    auto session = store::new_session("127.0.0.1", user_agent, clock.now());
    auto secret = session.secret;
    notes.begin_session(std::move(session), passwords.verify("long enough").value());
    return secret;
  }
  [[nodiscard]] std::size_t sessions() {
    store::Reader reader{database};
    return store::list_sessions(reader, account, clock.now()).size();
  }

  test::TempDir folder;
  test::FakeClock clock;
  store::Database database{folder / "cinemarco.db"};
  AccountId account = [this] {
    store::Transaction tx{database};
    const auto made = store::ensure_account(tx, "UTC").id;
    tx.commit();
    return made;
  }();
  std::int64_t token = 0;
  store::Passwords passwords{database, account, std::nullopt};
  DoorNotes notes{database, account, passwords, clock};
};

TEST(DoorNotes, keep_what_cannot_be_written_yet) {
  House house;
  std::string secret;
  {
    SQLite::Database other{house.database.file().string(), SQLite::OPEN_READWRITE};
    other.exec("BEGIN IMMEDIATE");
    house.notes.token_used(house.token);
    secret = house.begin("Firefox");
    EXPECT_FALSE(house.notes.write());
    EXPECT_FALSE(house.token_used());
    const auto waiting = house.notes.waiting_session(secret);
    ASSERT_TRUE(waiting);
    EXPECT_EQ(waiting->user_agent, "Firefox");
    EXPECT_FALSE(house.notes.waiting_session("another"));
  }
  EXPECT_TRUE(house.notes.write());
  EXPECT_EQ(house.token_used(), house.clock.now());
  EXPECT_FALSE(house.notes.waiting_session(secret));
  EXPECT_EQ(house.sessions(), 1U);
}

TEST(DoorNotes, a_session_that_waits_does_not_outlive_its_password) {
  House house;
  std::string secret;
  {
    SQLite::Database other{house.database.file().string(), SQLite::OPEN_READWRITE};
    other.exec("BEGIN IMMEDIATE");
    secret = house.begin("Firefox");
    ASSERT_TRUE(house.notes.waiting_session(secret));
  }
  // The command line, in a program of its own.
  store::Database elsewhere{house.database.file()};
  store::Passwords{elsewhere, house.account, std::nullopt}.set("another one");
  EXPECT_FALSE(house.notes.waiting_session(secret));
  EXPECT_TRUE(house.notes.write());
  EXPECT_EQ(house.sessions(), 0U);
}

TEST(DoorNotes, a_session_that_waits_can_be_ended) {
  House house;
  SQLite::Database other{house.database.file().string(), SQLite::OPEN_READWRITE};
  other.exec("BEGIN IMMEDIATE");
  const auto first = house.begin("one");
  const auto second = house.begin("two");
  EXPECT_TRUE(house.notes.end_waiting(house.notes.waiting_session(first)->id));
  EXPECT_FALSE(house.notes.waiting_session(first));
  house.notes.end_all_waiting();
  EXPECT_FALSE(house.notes.waiting_session(second));
  other.exec("ROLLBACK");
  EXPECT_TRUE(house.notes.write());
  EXPECT_EQ(house.sessions(), 0U);
}

}  // namespace
}  // namespace cinemarco::api
