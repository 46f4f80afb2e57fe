// SPDX-License-Identifier: MIT
// Whatever ends an import and whenever: resumed, it ends in the same rows.
#include "cli/program_world.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <signal.h>
#include <thread>

namespace cinemarco::test {
namespace {

class Kill : public ::testing::Test {
 protected:
  Kill() : world_{small_program_account()} {
    world_.connect("connected");
    start_home("reference");
    world_.sandbox.reset_counters();
    EXPECT_EQ(world_.run({"import"}, "reference").exit_code, 0);
    requests_ = requests();
    expected_ = dump_promised(world_.database("reference"));
  }

  // A data folder that is signed in and holds nothing yet.
  void start_home(const std::string& home) const { std::filesystem::copy(world_.data("connected"), world_.data(home)); }

  [[nodiscard]] std::uint64_t requests() const {
    const auto counters = world_.sandbox.counters();
    return counters.service("trakt") + counters.service("tmdb") + counters.service("images");
  }

  // Ends an import by `signal` at a random moment: once so many of its requests were answered, and up to 3 ms later.
  int end_import(const std::string& home, int signal, const std::vector<std::string>& line = {"import"}) {
    world_.sandbox.reset_counters();
    Program import{CINEMARCO_PROGRAM, line, world_.environment(home), world_.folder.path()};
    const auto answered = std::uniform_int_distribution<std::uint64_t>{0, requests_ - 1}(random_);
    const auto delay = std::uniform_int_distribution<int>{0, 3000}(random_);
    while (requests() < answered) {
      if (const auto finished = import.poll()) return finished->exit_code;
    }
    std::this_thread::sleep_for(std::chrono::microseconds{delay});
    import.signal(signal);
    return import.wait().exit_code;
  }

  void expect_same_rows_after_resuming(const std::string& home, int round) {
    const auto resumed = world_.run({"import", "--resume"}, home);
    EXPECT_EQ(resumed.exit_code, 0) << "round " << round << ": " << resumed.err;
    EXPECT_EQ(difference(dump_promised(world_.database(home)), expected_), "") << "round " << round;
    EXPECT_EQ(query(world_.database(home), "SELECT group_concat(state) FROM runs"), "completed") << "round " << round;
    EXPECT_EQ(query(world_.database(home), "PRAGMA integrity_check"), "ok") << "round " << round;
  }

  ProgramWorld world_;
  std::uint64_t requests_ = 0;
  std::string expected_;
  std::mt19937 random_{20'261'123};
};

TEST_F(Kill, by_force_at_fifty_random_moments_loses_and_doubles_nothing) {
  constexpr int kRounds = 50;
  int killed = 0;
  for (int round = 0; round < kRounds; ++round) {
    const auto home = "killed-" + std::to_string(round);
    start_home(home);
    if (end_import(home, SIGKILL) == 128 + SIGKILL) ++killed;
    expect_same_rows_after_resuming(home, round);
  }
  EXPECT_GT(killed, kRounds * 3 / 4) << "most imports must have been hit, or this proves nothing";
}

TEST_F(Kill, several_times_in_a_row_ends_in_the_same_rows_too) {
  start_home("often");
  for (int round = 0; round < 10; ++round) end_import("often", SIGKILL, {"import", "--resume"});
  expect_same_rows_after_resuming("often", 10);
}

TEST_F(Kill, by_ctrl_c_ends_at_once_with_its_own_exit_code_and_can_be_resumed) {
  int cancelled = 0;
  for (int round = 0; round < 15; ++round) {
    const auto home = "stopped-" + std::to_string(round);
    start_home(home);
    const auto code = end_import(home, SIGINT);
    if (code == 130) {
      ++cancelled;
      const auto state = query(world_.database(home), "SELECT group_concat(state) FROM runs");
      EXPECT_TRUE(state == "cancelled" || state.empty()) << state;
    }
    expect_same_rows_after_resuming(home, round);
  }
  EXPECT_GT(cancelled, 5);
}

}  // namespace
}  // namespace cinemarco::test
