// SPDX-License-Identifier: MIT
// `cinemarco account`: the password and the tokens, as a user and as a script set them.
#include "cli/program_world.hpp"
#include "json/json.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <fstream>

namespace cinemarco::test {
namespace {

// The program reads its standard input from a file here.
Finished with_input(const ProgramWorld& world, const std::string& input, const std::string& arguments) {
  const auto file = world.folder / "input";
  std::ofstream{file} << input;
  return run_program("/bin/sh", {"-c", std::string{CINEMARCO_PROGRAM} + " " + arguments + " < " + file.string()},
                     world.environment(), world.folder.path());
}

TEST(Account, sets_the_password_from_a_line_of_its_input) {
  const ProgramWorld world;
  const auto set = with_input(world, "correct horse\n", "account password --json");
  EXPECT_EQ(set.exit_code, 0) << set.err;
  EXPECT_EQ(set.out, "{\"password\":\"set\",\"tokens\":0}\n");
  EXPECT_TRUE(
      query(world.database(), "SELECT value FROM settings WHERE key = 'password_hash'").starts_with("$argon2id$"));
  const auto shorter = with_input(world, "short\n", "account password");
  EXPECT_EQ(shorter.exit_code, 1);
  EXPECT_TRUE(shorter.err.contains("at least 8 characters")) << shorter.err;
  EXPECT_EQ(with_input(world, "", "account password").exit_code, 1);
  EXPECT_EQ(world.run({"account", "password", "--remove"}).exit_code, 0);
  EXPECT_EQ(query(world.database(), "SELECT count(*) FROM settings WHERE key = 'password_hash'"), "0");
}

TEST(Account, makes_lists_and_revokes_tokens) {
  const ProgramWorld world;
  EXPECT_TRUE(world.run({"account", "tokens"}).out.contains("--new NAME"));
  const auto made = world.run({"account", "tokens", "--new", "backup", "--json"});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  const auto token = json::parse(made.out)->at("token");
  EXPECT_TRUE(std::string{token.as_string()}.starts_with("cmk_"));
  const auto plain = world.run({"account", "tokens", "--new", "other"});
  EXPECT_TRUE(plain.out.starts_with("cmk_")) << "a script may take all of stdout";
  EXPECT_EQ(plain.out.find('\n'), plain.out.size() - 1);
  const auto twice = world.run({"account", "tokens", "--new", "backup"});
  EXPECT_EQ(twice.exit_code, 1);
  EXPECT_TRUE(twice.err.contains("Revoke it first")) << twice.err;
  const auto listed = world.run({"account", "tokens", "--json"});
  EXPECT_EQ(json::parse(listed.out)->at("tokens").as_array().size(), 2U);
  EXPECT_FALSE(listed.out.contains("cmk_"));
  EXPECT_EQ(world.run({"account", "tokens", "--revoke", "backup"}).exit_code, 0);
  EXPECT_EQ(world.run({"account", "tokens", "--revoke", "backup"}).exit_code, 1);
  EXPECT_EQ(world.run({"account", "tokens", "--new", "a", "--revoke", "b"}).exit_code, 2);
  for (const auto* name : {"", "   "}) {
    EXPECT_EQ(world.run({"account", "tokens", "--new", name}).exit_code, 1) << "a name is meant, and there is none";
    EXPECT_EQ(world.run({"account", "tokens", "--revoke", name}).exit_code, 1);
  }
  EXPECT_EQ(world.run({"account", "tokens", "--new", " other "}).exit_code, 1) << "it would look like the one there is";
  EXPECT_EQ(world.run({"account"}).exit_code, 2);
}

TEST(Account, gives_tokens_a_scope_and_a_last_day) {
  const ProgramWorld world;
  const auto usual = world.run({"account", "tokens", "--new", "usual", "--json"});
  EXPECT_EQ(json::parse(usual.out)->at("scope"), "write") << usual.out;
  const auto wished =
      world.run({"account", "tokens", "--new", "dashboard", "--scope", "read", "--until", "2199-12-31", "--json"});
  EXPECT_EQ(wished.exit_code, 0) << wished.err;
  EXPECT_EQ(json::parse(wished.out)->at("until"), "2199-12-31") << wished.out;
  const auto listed = world.run({"account", "tokens"});
  EXPECT_TRUE(listed.out.contains("read   until 2199-12-31")) << listed.out;
  const auto over = world.run({"account", "tokens", "--new", "over", "--until", "2020-01-01"});
  EXPECT_EQ(over.exit_code, 1);
  EXPECT_TRUE(over.err.contains("2020-01-01 is over")) << over.err;
  EXPECT_EQ(world.run({"account", "tokens", "--new", "x", "--scope", "all"}).exit_code, 2);
  EXPECT_EQ(world.run({"account", "tokens", "--scope", "read"}).exit_code, 2);
  EXPECT_EQ(world.run({"account", "tokens", "--new", "\xff\xfe"}).exit_code, 1);
}

TEST(Account, a_new_password_tells_of_the_tokens_and_takes_them_if_that_is_wanted) {
  const ProgramWorld world;
  ASSERT_EQ(world.run({"account", "tokens", "--new", "backup"}).exit_code, 0);
  const auto kept = with_input(world, "correct horse\n", "account password");
  EXPECT_TRUE(kept.out.contains("One token still opens the door") && kept.out.contains("--revoke-tokens")) << kept.out;
  const auto revoked = with_input(world, "battery staple\n", "account password --revoke-tokens");
  EXPECT_EQ(revoked.exit_code, 0) << revoked.err;
  EXPECT_FALSE(revoked.out.contains("still open")) << revoked.out;
  EXPECT_TRUE(world.run({"account", "tokens"}).out.contains("No tokens"));
}

TEST(Account, lists_a_token_of_any_name_as_json) {
  const ProgramWorld world;
  ASSERT_EQ(world.run({"account", "tokens", "--new", "backup"}).exit_code, 0);
  SQLite::Database{world.database().string(), SQLite::OPEN_READWRITE}.exec(
      "UPDATE api_tokens SET name = CAST(x'fffe61' AS TEXT)");
  const auto listed = world.run({"account", "tokens", "--json"});
  EXPECT_TRUE(json::parse(listed.out)) << listed.out;
}

TEST(Serve, says_what_is_wrong_with_its_settings) {
  const ProgramWorld world;
  struct Case {
    std::string name, value, expected;
  };
  const Case cases[] = {
      {"CINEMARCO_LISTEN", "nonsense", "127.0.0.1:5000"},
      {"CINEMARCO_LISTEN", "127.0.0.1:99999", "127.0.0.1:5000"},
      {"CINEMARCO_LISTEN", "films.example:5000", "127.0.0.1:5000"},
      {"CINEMARCO_LISTEN", "203.0.113.1:5000", "password"},
      {"CINEMARCO_TRUSTED_PROXY", "nginx", "10.0.0.0/8"},
      {"CINEMARCO_PASSWORD_FILE", "/nowhere/password", "/nowhere/password"},
  };
  for (const auto& row : cases) {
    auto environment = world.environment();
    environment["CINEMARCO_LISTEN"] = "127.0.0.1:0";
    environment[row.name] = row.value;
    const auto finished = world.run({"serve"}, environment);
    EXPECT_EQ(finished.exit_code, 4) << row.value << finished.err;
    EXPECT_TRUE(finished.err.contains(row.expected)) << row.value << ": " << finished.err;
  }
}

}  // namespace
}  // namespace cinemarco::test
