// SPDX-License-Identifier: MIT
// Passwords, sessions and tokens: what opens, what no longer does, and what a stolen database gives away.
#include "store/api_tokens.hpp"
#include "store/home.hpp"
#include "store/known_browsers.hpp"
#include "store/passwords.hpp"
#include "store/sessions.hpp"
#include "store/settings.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <fstream>
#include <sstream>

namespace cinemarco::store {
namespace {

using test::Home;
using test::kAccount;
using test::kNow;

const TimeZone kZone = *TimeZone::find("Pacific/Auckland");

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

TEST(Sessions, end_after_ninety_days_however_much_they_are_used) {
  Home home;
  const auto secret = begin(home);
  const auto id = find(home, secret, kNow)->id;
  const auto last = kNow + kSessionMost - std::chrono::seconds{1};
  home.write([&](Transaction& tx) { renew_session(tx, id, last); });
  EXPECT_EQ(find(home, secret, last)->expires_at, kNow + kSessionMost);
  EXPECT_FALSE(find(home, secret, kNow + kSessionMost));
  Reader reader{home.database};
  EXPECT_TRUE(list_sessions(reader, kAccount, kNow + kSessionMost).empty());
}

TEST(Sessions, one_that_begins_ends_those_that_it_replaces) {
  Home home;
  const auto former = begin(home);
  auto next = new_session("127.0.0.1", "Firefox", kNow);
  next.replaces = {find(home, former, kNow)->id};
  home.write([&](Transaction& tx) { begin_session(tx, kAccount, next, kNow); });
  EXPECT_FALSE(find(home, former, kNow));
  EXPECT_TRUE(find(home, next.secret, kNow));
}

TEST(Sessions, keep_whole_characters_of_a_user_agent) {
  std::string letters(298, 'x');
  EXPECT_EQ(new_session("", letters + "ééé", kNow).record.user_agent, letters + "é");
  EXPECT_EQ(new_session("", letters + "x千尋", kNow).record.user_agent, letters + "x");
  EXPECT_EQ(new_session("", "\xff\xfe", kNow).record.user_agent, "\uFFFD\uFFFD");
}

TEST(KnownBrowsers, are_known_for_a_year_and_the_latest_five_hundred) {
  Home home;
  const auto find_it = [&](std::string_view secret, Instant now) {
    Reader reader{home.database};
    return find_browser(reader, kAccount, secret, now);
  };
  home.write([](Transaction& tx) { remember_browser(tx, kAccount, "first", kNow); });
  const auto row = find_it("first", kNow);
  EXPECT_TRUE(row);
  EXPECT_FALSE(find_it("other", kNow));
  EXPECT_FALSE(find_it("first", kNow + kBrowserKnown));
  home.write([](Transaction& tx) {
    const auto later = kNow + std::chrono::hours{1};
    remember_browser(tx, kAccount, "first", later);
    for (int i = 0; i < kMostBrowsers; ++i) remember_browser(tx, kAccount, std::to_string(i), later);
  });
  EXPECT_FALSE(find_it("first", kNow)) << "five hundred came after it";
  EXPECT_TRUE(find_it("0", kNow));
}

TEST(Tokens, are_known_by_their_secret_until_they_are_revoked) {
  Home home;
  NewToken token;
  home.write([&](Transaction& tx) { token = make_token(tx, kAccount, {"backup"}, kZone, kNow); });
  EXPECT_TRUE(token.secret.starts_with("cmk_"));
  {
    Reader reader{home.database};
    EXPECT_EQ(find_token(reader, kAccount, token.secret)->name, "backup");
    EXPECT_FALSE(find_token(reader, kAccount, token.secret.substr(4)));
    EXPECT_FALSE(find_token(reader, kAccount, ""));
  }
  home.write([&](Transaction& tx) {
    EXPECT_THROW(static_cast<void>(make_token(tx, kAccount, {"backup"}, kZone, kNow)), Error);
    EXPECT_THROW(static_cast<void>(make_token(tx, kAccount, {""}, kZone, kNow)), Error);
    EXPECT_THROW(static_cast<void>(make_token(tx, kAccount, {"a\nb"}, kZone, kNow)), Error);
    EXPECT_THROW(static_cast<void>(make_token(tx, kAccount, {std::string(101, 'x')}, kZone, kNow)), Error);
    note_use(tx, token.record.id, kNow);
    EXPECT_EQ(list_tokens(tx, kAccount).front().last_used_at, kNow);
    EXPECT_FALSE(revoke_token(tx, kAccount, std::string{"other"}));
    EXPECT_TRUE(revoke_token(tx, kAccount, std::string{"backup"}));
  });
  Reader reader{home.database};
  EXPECT_FALSE(find_token(reader, kAccount, token.secret));
}

TEST(Tokens, have_a_scope_and_a_last_day) {
  Home home;
  const auto today = kZone.day_of(kNow);
  const Date yesterday{std::chrono::sys_days{today} - std::chrono::days{1}};
  home.write([&](Transaction& tx) {
    EXPECT_EQ(make_token(tx, kAccount, {"usual"}, kZone, kNow).record.scope, TokenScope::write);
    EXPECT_THROW(static_cast<void>(make_token(tx, kAccount, {"over", TokenScope::read, yesterday}, kZone, kNow)),
                 Error);
    EXPECT_THROW(static_cast<void>(make_token(tx, kAccount, {"\xff\xfe"}, kZone, kNow)), Error);
    const auto secret = make_token(tx, kAccount, {"today", TokenScope::read, today}, kZone, kNow).secret;
    const auto found = find_token(tx, kAccount, secret);
    EXPECT_EQ(found->scope, TokenScope::read);
    EXPECT_EQ(found->until, today);
    tx.connection()
        .use(
            "INSERT INTO api_tokens (account_id, name, secret_hash, created_at) VALUES (1, 'old', 'x', "
            "'2024-01-15T20:30:00.000Z')")
        .run();
    EXPECT_EQ(list_tokens(tx, kAccount).front().scope, TokenScope::admin) << "one that was made before";
    revoke_all_tokens(tx, kAccount);
    EXPECT_TRUE(list_tokens(tx, kAccount).empty());
  });
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

TEST(Passwords, of_another_cost_open_and_are_hashed_anew) {
  Home home;
  Passwords passwords{home.database, kAccount, std::nullopt};
  std::string former(crypto_pwhash_STRBYTES, '\0');
  ASSERT_EQ(crypto_pwhash_str(former.data(), "correct horse", 13, 1, 8 * 1024 * 1024), 0);
  former.resize(former.find('\0'));
  home.write([&former](Transaction& tx) { set_setting(tx, kAccount, "password_hash", former); });
  const auto hash = [&home] {
    return cinemarco::test::query(home.file(), "SELECT value FROM settings WHERE key = 'password_hash'");
  };
  const auto session = begin(home);
  EXPECT_FALSE(passwords.verify("battery"));
  EXPECT_EQ(hash(), former);
  EXPECT_TRUE(passwords.verify("correct horse"));
  const auto present = hash();
  EXPECT_NE(present, former);
  EXPECT_TRUE(passwords.verify("correct horse"));
  EXPECT_EQ(hash(), present);
  EXPECT_TRUE(find(home, session, kNow)) << "it is the same password";
}

TEST(Passwords, count_characters_and_not_bytes) {
  Home home;
  Passwords passwords{home.database, kAccount, std::nullopt};
  EXPECT_THROW(passwords.set("пароль1"), Error) << "seven characters, thirteen bytes";
  passwords.set("пароль12");
  EXPECT_TRUE(passwords.verify("пароль12"));
}

TEST(Passwords, a_new_one_takes_the_tokens_with_it_if_that_is_wanted) {
  Home home;
  Passwords passwords{home.database, kAccount, std::nullopt};
  home.write([](Transaction& tx) { static_cast<void>(make_token(tx, kAccount, {"backup"}, kZone, kNow)); });
  const auto tokens = [&home] { return cinemarco::test::query(home.file(), "SELECT count(*) FROM api_tokens"); };
  passwords.set("correct horse");
  EXPECT_EQ(tokens(), "1");
  passwords.set("battery staple", Tokens::are_revoked);
  EXPECT_EQ(tokens(), "0");
}

TEST(Passwords, in_a_file_are_read_anew_each_time) {
  Home home;
  const auto file = home.folder / "password";
  Passwords passwords{home.database, kAccount, file};
  EXPECT_THROW(static_cast<void>(passwords.is_set()), Error);
  std::ofstream{file} << "";
  EXPECT_THROW(static_cast<void>(passwords.verify("x")), Error);
  std::ofstream{file} << "the first\r\n";
  EXPECT_TRUE(passwords.is_set());
  EXPECT_TRUE(passwords.verify("the first"));
  std::ofstream{file} << "the second";
  EXPECT_FALSE(passwords.verify("the first"));
  EXPECT_TRUE(passwords.verify("the second"));
  EXPECT_THROW(passwords.set("long enough"), Error);
  EXPECT_THROW(passwords.remove(), Error);
}

TEST(Passwords, in_a_file_are_hashed_slowly_and_end_the_sessions_once_when_they_change) {
  Home home;
  const auto file = home.folder / "password";
  const auto hash = [&home] {
    return cinemarco::test::query(home.file(), "SELECT value FROM settings WHERE key = 'password_hash'");
  };
  int changes = 0;
  std::ofstream{file} << "the first";
  const auto session = begin(home);
  {
    Passwords passwords{home.database, kAccount, file};
    passwords.when_file_changes([&changes] { ++changes; });
    EXPECT_TRUE(passwords.is_set());
    EXPECT_FALSE(find(home, session, kNow));
  }
  const auto first = hash();
  EXPECT_TRUE(first.starts_with("$argon2id$")) << first;
  const auto next = begin(home);
  Passwords passwords{home.database, kAccount, file};
  passwords.when_file_changes([&changes] { ++changes; });
  EXPECT_TRUE(passwords.is_set());
  EXPECT_TRUE(find(home, next, kNow)) << "a restart is no change";
  EXPECT_EQ(hash(), first);
  std::ofstream{file} << "the second\n";
  EXPECT_TRUE(passwords.is_set());
  EXPECT_FALSE(find(home, next, kNow));
  EXPECT_EQ(changes, 2);
}

TEST(Passwords, in_a_file_count_while_another_program_holds_the_database) {
  Home home;
  const auto file = home.folder / "password";
  std::ofstream{file} << "the first";
  const auto session = begin(home);
  Passwords passwords{home.database, kAccount, file};
  {
    SQLite::Database other{home.file().string(), SQLite::OPEN_READWRITE};
    other.exec("BEGIN IMMEDIATE");
    EXPECT_TRUE(passwords.verify("the first"));
    EXPECT_TRUE(find(home, session, kNow));
  }
  EXPECT_TRUE(passwords.is_set());
  EXPECT_FALSE(find(home, session, kNow)) << "made good as soon as it could be written";
}

TEST(Passwords, in_a_file_that_others_write_or_that_are_too_short_are_refused_with_what_to_do) {
  Home home;
  const auto file = home.folder / "password";
  Passwords passwords{home.database, kAccount, file};
  const auto words = [&passwords]() -> std::string {
    try {
      static_cast<void>(passwords.is_set());
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::configuration);
      return error.what();
    }
    return "taken";
  };
  std::ofstream{file} << "seven77";
  EXPECT_TRUE(words().contains("at least 8 characters")) << words();
  EXPECT_TRUE(words().contains(file.string()));
  EXPECT_FALSE(words().contains("seven77"));
  std::ofstream{file} << std::string(1025, 'x');
  EXPECT_TRUE(words().contains("at most 1,024")) << words();
  std::ofstream{file} << "long enough";
  std::filesystem::permissions(file, std::filesystem::perms{0646});
  EXPECT_TRUE(words().contains("chmod go-w " + file.string())) << words();
  std::filesystem::permissions(file, std::filesystem::perms{0644});
  EXPECT_EQ(words(), "taken");
}

TEST(Access, a_stolen_database_opens_nothing) {
  Home home;
  const auto session = begin(home);
  NewToken token;
  home.write([&](Transaction& tx) { token = make_token(tx, kAccount, {"backup"}, kZone, kNow); });
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
