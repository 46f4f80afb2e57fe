// SPDX-License-Identifier: MIT
// Passwords, sessions and tokens: what opens, what no longer does, and what a stolen database gives away.
#include "store/api_tokens.hpp"
#include "store/home.hpp"
#include "store/passwords.hpp"
#include "store/sessions.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace cinemarco::store {
namespace {

using test::Home;
using test::kAccount;
using test::kNow;

std::string begin(Home& home, Instant now = kNow) {
  std::string secret;
  const auto session = new_session("127.0.0.1", "Firefox", now);
  secret = session.secret;
  home.write([&](Transaction& tx) { begin_session(tx, kAccount, session, now); });
  return secret;
}

std::optional<SessionRecord> find(Home& home, const std::string& secret, Instant now) {
  Reader reader{home.database};
  return find_session(reader, kAccount, secret, now);
}

TEST(Sessions, hold_for_thirty_days_after_their_last_use) {
  Home home;
  const auto secret = begin(home);
  EXPECT_EQ(secret.size(), 43U);
  EXPECT_NE(secret, begin(home));
  EXPECT_TRUE(find(home, secret, kNow + kSessionLifetime - std::chrono::seconds{1}));
  EXPECT_FALSE(find(home, secret, kNow + kSessionLifetime));
  EXPECT_FALSE(find(home, secret + "x", kNow));
  EXPECT_FALSE(find(home, "", kNow));
  const auto day = kNow + std::chrono::hours{24};
  home.write([&](Transaction& tx) { renew_session(tx, find(home, secret, kNow)->id, day); });
  EXPECT_TRUE(find(home, secret, kNow + kSessionLifetime));
}

TEST(Sessions, are_ended_one_by_one_all_at_once_and_by_time) {
  Home home;
  const auto first = begin(home);
  const auto second = begin(home);
  home.write([&](Transaction& tx) {
    EXPECT_TRUE(end_session(tx, kAccount, find(home, first, kNow)->id));
    EXPECT_FALSE(end_session(tx, kAccount, 999));
  });
  EXPECT_FALSE(find(home, first, kNow));
  EXPECT_TRUE(find(home, second, kNow));
  home.write([](Transaction& tx) { end_all_sessions(tx, kAccount); });
  EXPECT_FALSE(find(home, second, kNow));
  begin(home);
  begin(home, kNow + kSessionLifetime);
  EXPECT_EQ(cinemarco::test::query(home.file(), "SELECT count(*) FROM sessions"), "1") << "the expired one is gone";
}

TEST(Tokens, are_known_by_their_secret_until_they_are_revoked) {
  Home home;
  NewToken token;
  home.write([&](Transaction& tx) { token = make_token(tx, kAccount, "backup", kNow); });
  EXPECT_TRUE(token.secret.starts_with("cmk_"));
  {
    Reader reader{home.database};
    EXPECT_EQ(find_token(reader, kAccount, token.secret)->name, "backup");
    EXPECT_FALSE(find_token(reader, kAccount, token.secret.substr(4)));
    EXPECT_FALSE(find_token(reader, kAccount, ""));
  }
  home.write([&](Transaction& tx) {
    EXPECT_THROW(static_cast<void>(make_token(tx, kAccount, "backup", kNow)), Error);
    EXPECT_THROW(static_cast<void>(make_token(tx, kAccount, "", kNow)), Error);
    EXPECT_THROW(static_cast<void>(make_token(tx, kAccount, "a\nb", kNow)), Error);
    EXPECT_THROW(static_cast<void>(make_token(tx, kAccount, std::string(101, 'x'), kNow)), Error);
    note_use(tx, token.record.id, kNow);
    EXPECT_EQ(list_tokens(tx, kAccount).front().last_used_at, kNow);
    EXPECT_FALSE(revoke_token(tx, kAccount, std::string{"other"}));
    EXPECT_TRUE(revoke_token(tx, kAccount, std::string{"backup"}));
  });
  Reader reader{home.database};
  EXPECT_FALSE(find_token(reader, kAccount, token.secret));
}

TEST(Passwords, open_for_the_right_word_only) {
  Home home;
  Passwords passwords{home.database, kAccount, std::nullopt};
  EXPECT_FALSE(passwords.is_set());
  EXPECT_FALSE(passwords.verify(""));
  EXPECT_THROW(passwords.set("7 chars"), Error);
  EXPECT_THROW(passwords.set(std::string(1025, 'x')), Error);
  const auto session = begin(home);
  passwords.set("correct horse");
  EXPECT_TRUE(passwords.is_set());
  EXPECT_TRUE(passwords.verify("correct horse"));
  EXPECT_FALSE(passwords.verify("correct hors"));
  EXPECT_FALSE(passwords.verify("correct horse "));
  EXPECT_FALSE(passwords.verify(std::string("correct horse\0x", 15)));
  EXPECT_FALSE(find(home, session, kNow)) << "a new password ends every session";
  EXPECT_TRUE(cinemarco::test::query(home.file(), "SELECT value FROM settings WHERE key = 'password_hash'")
                  .starts_with("$argon2id$"));
  passwords.remove();
  EXPECT_FALSE(passwords.is_set());
}

TEST(Passwords, in_a_file_are_read_anew_each_time) {
  Home home;
  const auto file = home.folder / "password";
  Passwords passwords{home.database, kAccount, file};
  EXPECT_THROW(static_cast<void>(passwords.is_set()), Error);
  std::ofstream{file} << "";
  EXPECT_THROW(static_cast<void>(passwords.verify("x")), Error);
  std::ofstream{file} << "first\r\n";
  EXPECT_TRUE(passwords.is_set());
  EXPECT_TRUE(passwords.verify("first"));
  std::ofstream{file} << "second";
  EXPECT_FALSE(passwords.verify("first"));
  EXPECT_TRUE(passwords.verify("second"));
  EXPECT_THROW(passwords.set("long enough"), Error);
  EXPECT_THROW(passwords.remove(), Error);
}

TEST(Access, a_stolen_database_opens_nothing) {
  Home home;
  const auto session = begin(home);
  NewToken token;
  home.write([&](Transaction& tx) { token = make_token(tx, kAccount, "backup", kNow); });
  Passwords{home.database, kAccount, std::nullopt}.set("correct horse");
  std::stringstream bytes;
  for (const auto& file : std::filesystem::directory_iterator{home.folder.path()}) {
    bytes << std::ifstream{file.path(), std::ios::binary}.rdbuf();
  }
  for (const auto& secret : {session, token.secret, token.secret.substr(4), std::string{"correct horse"}}) {
    EXPECT_EQ(bytes.str().find(secret), std::string::npos);
  }
}

}  // namespace
}  // namespace cinemarco::store
