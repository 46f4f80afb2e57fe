// SPDX-License-Identifier: MIT
// backup, restore, check and export as people call them, by the real program.
#include "cli/program_world.hpp"
#include "support/dump.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cinemarco::test {
namespace {

namespace bj = boost::json;

class WaysOut : public ::testing::Test {
 protected:
  WaysOut() : world_{small_program_account()} {
    world_.connect();
    EXPECT_EQ(world_.run({"import"}).exit_code, 0);
  }
  bj::value json(const std::vector<std::string>& arguments, int code = 0, const std::string& home = "home") {
    const auto ran = world_.run(arguments, home);
    EXPECT_EQ(ran.exit_code, code) << ran.err;
    bj::error_code error;
    auto document = bj::parse(ran.out, error);
    EXPECT_FALSE(error) << ran.out;
    return document;
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (world_.folder / name).string(); }
  [[nodiscard]] std::string dump(const std::string& home = "home") const {
    return dump_promised(world_.database(home));
  }

  ProgramWorld world_;
};

TEST_F(WaysOut, a_backup_comes_back_by_restore) {
  const auto made = json({"backup", "--json"});
  const std::string file{made.at("file").as_string()};
  EXPECT_TRUE(file.contains("/backups/cinemarco-"));
  struct stat state{};
  ASSERT_EQ(::stat(file.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0600U) << "for the user's eyes alone";
  const auto status = json({"status", "--json"});
  EXPECT_EQ(status.at("backup").at("newest").at("reason"), "by_hand");

  const auto before = dump();
  ASSERT_EQ(world_.run({"backup", path("elsewhere.db")}).exit_code, 0);
  std::filesystem::remove(world_.database());
  const auto restored = json({"restore", path("elsewhere.db"), "--json"});
  EXPECT_EQ(difference(dump(), before), "");
  EXPECT_TRUE(restored.at("kept_as").is_null()) << "there was none";
  const auto offers = json({"restore", "--json"});
  EXPECT_EQ(offers.at("backups").as_array().size(), 1U);
  EXPECT_EQ(json({"check", "--json"}).at("whole"), true);
}

TEST_F(WaysOut, a_restored_library_beside_another_key_asks_only_to_sign_in_again) {
  ASSERT_EQ(world_.run({"backup", path("elsewhere.db")}).exit_code, 0);
  ASSERT_EQ(world_.run({"restore", path("elsewhere.db")}, "other").exit_code, 0);
  EXPECT_EQ(difference(dump("other"), dump()), "");
  const auto status = json({"status", "--json"}, 0, "other");
  EXPECT_TRUE(std::string{status.at("trakt").at("message").as_string()}.contains("Sign in again"));
  EXPECT_EQ(world_.run({"sync"}, "other").exit_code, 4);
  world_.connect("other");
  EXPECT_EQ(world_.run({"sync"}, "other").exit_code, 0);
}

TEST_F(WaysOut, restore_refuses_while_a_server_runs) {
  ASSERT_EQ(world_.run({"backup", path("elsewhere.db")}).exit_code, 0);
  auto environment = world_.environment();
  environment["CINEMARCO_LISTEN"] = "127.0.0.1:0";
  Program server{CINEMARCO_PROGRAM, {"serve"}, environment, world_.folder.path()};
  ASSERT_FALSE(server.first_line().empty());
  const auto refused = world_.run({"restore", path("elsewhere.db"), "--json"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_TRUE(refused.err.contains("serve` is running")) << refused.err;
  server.signal(SIGTERM);
  EXPECT_EQ(server.wait().exit_code, 0);
  EXPECT_EQ(world_.run({"restore", path("elsewhere.db")}).exit_code, 0);
}

TEST_F(WaysOut, a_damaged_library_is_said_to_be_and_restored_with_the_command_that_is_offered) {
  const std::string file{json({"backup", "--json"}).at("file").as_string()};
  const auto before = dump();
  std::ofstream{world_.database(), std::ios::binary} << std::string(100'000, 'x');
  const auto refused = world_.run({"status"});
  EXPECT_EQ(refused.exit_code, 1);
  ASSERT_TRUE(refused.err.contains("cinemarco restore " + file)) << refused.err;
  const auto restored = json({"restore", file, "--json"});
  EXPECT_EQ(restored.at("was_damaged"), true);
  EXPECT_EQ(difference(dump(), before), "");
  EXPECT_EQ(std::filesystem::file_size(restored.at("kept_as").as_string().c_str()), 100'000U);
}

TEST_F(WaysOut, everything_goes_through_json_into_an_empty_folder) {
  ASSERT_EQ(world_.run({"export", path("all.json")}).exit_code, 0);
  auto environment = world_.environment("other");
  environment.erase("TMDB_API_KEY");
  environment.erase("TRAKT_CLIENT_ID");
  const auto imported = world_.run({"import", path("all.json"), "--json"}, environment);
  ASSERT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_EQ(difference(dump("other"), dump()), "");
  EXPECT_EQ(json({"check", "--json"}, 0, "other").at("whole"), true);
}

// The schema names every column: a new one fails here until it is described.
TEST_F(WaysOut, the_json_is_as_its_schema_says) {
  ASSERT_EQ(world_.run({"export", path("all.json")}).exit_code, 0);
  constexpr const char* kValidate =
      "import json, sys, jsonschema\n"
      "schema = json.load(open(sys.argv[1]))\n"
      "jsonschema.Draft202012Validator.check_schema(schema)\n"
      "problems = list(jsonschema.Draft202012Validator(schema).iter_errors(json.load(open(sys.argv[2]))))\n"
      "for problem in problems[:5]: print(list(problem.path), problem.message[:300])\n"
      "sys.exit(1 if problems else 0)\n";
  const auto checked = run_program("/usr/bin/python3", {"-c", kValidate, CINEMARCO_EXPORT_SCHEMA, path("all.json")}, {},
                                   world_.folder.path());
  EXPECT_EQ(checked.exit_code, 0) << checked.out << checked.err;
}

TEST_F(WaysOut, csv_is_read_by_a_reader_of_others) {
  for (const auto* name : {"plays.csv", "films.letterboxd.csv", "all.yamtrack.csv"}) {
    ASSERT_EQ(world_.run({"export", path(name)}).exit_code, 0);
  }
  constexpr const char* kCount =
      "import csv, sys\n"
      "rows = [list(csv.DictReader(open(name, newline=''), strict=True)) for name in sys.argv[1:]]\n"
      "assert all(None not in row and None not in row.values() for table in rows for row in table)\n"
      "print(*[len(table) for table in rows[:2]], sum(row['media_type'] == 'episode' for row in rows[2]))\n";
  const auto counted = run_program(
      "/usr/bin/python3", {"-c", kCount, path("plays.csv"), path("films.letterboxd.csv"), path("all.yamtrack.csv")}, {},
      world_.folder.path());
  ASSERT_EQ(counted.exit_code, 0) << counted.err;
  EXPECT_EQ(counted.out,
            query(world_.database(),
                  "SELECT count(*) || ' ' || sum(media_type = 'movie') || ' ' || sum(media_type = 'episode' "
                  "AND title_tmdb_id IS NOT NULL) FROM plays WHERE removed_at IS NULL") +
                "\n");
}

TEST_F(WaysOut, an_import_into_a_filled_library_is_backed_up_first_unless_that_is_off) {
  auto environment = world_.environment();
  environment["CINEMARCO_BACKUPS"] = "off";
  ASSERT_EQ(world_.run({"import"}, environment).exit_code, 0);
  EXPECT_FALSE(std::filesystem::exists(world_.data() / "backups"));
  ASSERT_EQ(world_.run({"import"}).exit_code, 0);
  const auto offers = json({"restore", "--json"});
  ASSERT_EQ(offers.at("backups").as_array().size(), 1U);
  EXPECT_EQ(offers.at("backups").at(0).at("reason"), "before_import");
}

TEST_F(WaysOut, say_what_they_cannot_do) {
  const auto unknown = world_.run({"export", path("all.txt")});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_TRUE(unknown.err.contains(".json (everything, for Cinemarco)")) << unknown.err;
  EXPECT_EQ(world_.run({"export", path("ALL.JSON")}).exit_code, 0);
  EXPECT_EQ(world_.run({"export", path("missing/all.json")}).exit_code, 1);
  EXPECT_EQ(world_.run({"backup", world_.database().string()}).exit_code, 1);
  EXPECT_EQ(world_.run({"restore", path("missing.db")}).exit_code, 1);
  const auto wrong = world_.run({"import", world_.database().string()});
  EXPECT_EQ(wrong.exit_code, 1);
  EXPECT_EQ(json({"check", "--json"}).at("whole"), true);
}

TEST_F(WaysOut, killed_at_any_moment_lose_nothing_and_leave_no_half_file) {
  const auto before = dump();
  ASSERT_EQ(world_.run({"backup", path("good.db")}).exit_code, 0);
  for (int round = 0; round < 30; ++round) {
    const bool restoring = round % 2 == 0;
    const auto line = restoring ? std::vector<std::string>{"restore", path("good.db")}
                                : std::vector<std::string>{"backup", path("killed.db")};
    {
      const Program program{CINEMARCO_PROGRAM, line, world_.environment(), world_.folder.path()};
      ::usleep(static_cast<useconds_t>(2'000 * round));
      program.signal(SIGKILL);
    }
    ASSERT_EQ(world_.run({"status"}).exit_code, 0) << round;
    ASSERT_EQ(query(world_.database(), "PRAGMA integrity_check"), "ok") << round;
    ASSERT_EQ(difference(dump(), before), "") << round;
    if (std::filesystem::exists(path("killed.db"))) {
      EXPECT_EQ(query(path("killed.db"), "PRAGMA integrity_check"), "ok") << round;
    }
  }
}

}  // namespace
}  // namespace cinemarco::test
