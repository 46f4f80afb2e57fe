// SPDX-License-Identifier: MIT
// Whose Trakt account it is, on the command line; and two programs that share one sign-in.
#include "cli/program_world.hpp"
#include "json/json.hpp"
#include "sandbox/export.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace cinemarco::test {
namespace {

boost::json::value parsed(const Finished& finished) {
  const auto document = json::parse(finished.out);
  return document ? *document : boost::json::value{};
}

void become(ProgramWorld& world, const std::string& name) {
  world.sandbox.edit([&](sandbox::Account& account) { account.become(name); });
}

void expect_asked(const Finished& finished) {
  EXPECT_EQ(finished.exit_code, 4) << finished.out << finished.err;
  for (const auto* said : {"large", "bob", "--replace-account", "CINEMARCO_DATA_DIR"}) {
    EXPECT_NE(finished.err.find(said), std::string::npos) << said << " in " << finished.err;
  }
}

TEST(TraktAccount, is_named_wherever_the_connection_is) {
  ProgramWorld world{small_program_account()};
  EXPECT_EQ(parsed(world.run({"trakt", "status", "--json"})).at("trakt_user"), nullptr);
  const auto connected = world.run({"trakt", "connect"});
  EXPECT_NE(connected.out.find("Connected to Trakt as large"), std::string::npos) << connected.out;
  EXPECT_EQ(parsed(world.run({"trakt", "status", "--json"})).at("trakt_user"), "large");
  EXPECT_EQ(parsed(world.run({"status", "--json"})).at("trakt").at("trakt_user"), "large");
  EXPECT_NE(world.run({"trakt", "status"}).out.find("Connected as large"), std::string::npos);
  EXPECT_NE(world.run({"status"}).out.find("connected as large"), std::string::npos);
  EXPECT_EQ(world.run({"trakt", "disconnect"}).exit_code, 0);
  EXPECT_NE(world.run({"trakt", "status"}).out.find("mirrors the Trakt account large"), std::string::npos);
  EXPECT_NE(world.run({"status"}).out.find("the library is of large"), std::string::npos);
}

TEST(TraktAccount, another_one_stops_every_way_in_with_exit_code_4) {
  ProgramWorld world{small_program_account()};
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  const auto before = dump_promised(world.database());
  become(world, "bob");
  const auto folder = world.folder / "of-bob";
  world.sandbox.edit([&](sandbox::Account& account) { sandbox::write_export(account, folder / ""); });
  expect_asked(world.run({"trakt", "connect"}));
  expect_asked(world.run({"import", folder.string()}));
  expect_asked(world.run({"import", folder.string(), "--preview"}));
  expect_asked(world.run({"import"}));
  expect_asked(world.run({"import", "--preview"}));
  const auto told = world.run({"import", folder.string(), "--json"});
  EXPECT_EQ(told.exit_code, 4);
  EXPECT_EQ(parsed(told).at("error").at("code"), "other_account");
  EXPECT_EQ(dump_promised(world.database()), before);
  EXPECT_EQ(query(world.database(), "SELECT count(*) FROM runs"), "1");

  const auto replaced = world.run({"trakt", "connect", "--replace-account"});
  EXPECT_EQ(replaced.exit_code, 0) << replaced.err;
  EXPECT_EQ(query(world.database(), "SELECT count(*) FROM plays"), "0");
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  EXPECT_EQ(dump_promised(world.database()), before) << "the other has seen the same";
}

TEST(TraktAccount, is_replaced_by_an_import_that_is_told_to) {
  ProgramWorld world{small_program_account()};
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  become(world, "bob");
  const auto folder = world.folder / "of-bob";
  world.sandbox.edit([&](sandbox::Account& account) { sandbox::write_export(account, folder / ""); });
  const auto imported = world.run({"import", folder.string(), "--replace-account", "--json"});
  EXPECT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_EQ(parsed(imported).at("plays").at("new"), parsed(imported).at("plays").at("seen"));
  const auto status = parsed(world.run({"trakt", "status", "--json"}));
  EXPECT_EQ(status.at("trakt_user"), "bob");
  EXPECT_EQ(status.at("connected"), false) << "the sign-in was of the former one";
}

TEST(TraktAccount, shares_its_sign_in_between_programs_that_renew_it_at_once) {
  auto options = small_program_account();
  options.latency = std::chrono::milliseconds{30};
  ProgramWorld world{options};
  world.connect();
  for (int round = 0; round < 3; ++round) {
    world.sandbox.expire_access_tokens();
    world.sandbox.reset_counters();
    std::vector<std::unique_ptr<Program>> programs;
    for (int i = 0; i < 3; ++i) {
      const auto folder = world.folder / ("out-" + std::to_string(i));
      std::filesystem::create_directories(folder);
      programs.push_back(std::make_unique<Program>(
          CINEMARCO_PROGRAM, std::vector<std::string>{"import", "--preview", "--json"}, world.environment(), folder));
    }
    for (const auto& program : programs) {
      const auto finished = program->wait();
      EXPECT_EQ(finished.exit_code, 0) << finished.err;
    }
    EXPECT_EQ(world.sandbox.counters().token_refreshes, 1U) << "a refresh token is spent once";
  }
}

}  // namespace
}  // namespace cinemarco::test
