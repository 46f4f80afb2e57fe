// SPDX-License-Identifier: MIT
// `cinemarco account`: the password and the tokens, as a user and as a script set them.
#include "cli/program_world.hpp"
#include "json/json.hpp"
#include "support/dump.hpp"

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
  EXPECT_EQ(set.out, "{\"password\":\"set\"}\n");
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
  EXPECT_EQ(world.run({"account"}).exit_code, 2);
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
