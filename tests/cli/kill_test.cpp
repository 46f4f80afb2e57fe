// SPDX-License-Identifier: MIT
// Whatever ends an import and whenever: resumed, it ends in the same rows.
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <random>
#include <thread>

#include "cli/program_world.hpp"
#include "support/dump.hpp"

namespace cinemarco::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class Kill : public ::testing::Test {
 protected:
  Kill() : world_{with_latency(small_program_account())} {
    world_.connect("reference");
    const auto started = steady_clock::now();
    EXPECT_EQ(world_.run({"import"}, "reference").exit_code, 0);
    whole_ = std::chrono::duration_cast<milliseconds>(steady_clock::now() - started);
    expected_ = dump_promised(world_.database("reference"));
  }

  // A little slow, so that every phase is long enough to be hit.
  static sandbox::Options with_latency(sandbox::Options options) {
    options.latency = milliseconds{2};
    return options;
  }

  // Ends an import by `signal` after a random part of its time. Gives its exit code.
  int end_import(const std::string& home, int signal) {
    Program import{CINEMARCO_PROGRAM, {"import"}, world_.environment(home), world_.folder.path()};
    std::uniform_int_distribution<std::int64_t> moment{0, whole_.count()};
    const auto until = steady_clock::now() + milliseconds{moment(random_)};
    while (steady_clock::now() < until) {
      if (const auto finished = import.poll()) return finished->exit_code;
      std::this_thread::sleep_for(milliseconds{1});
    }
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
  milliseconds whole_{0};
  std::string expected_;
  std::mt19937 random_{20'261'123};
};

TEST_F(Kill, by_force_at_fifty_random_moments_loses_and_doubles_nothing) {
  constexpr int kRounds = 50;
  int killed = 0;
  for (int round = 0; round < kRounds; ++round) {
    const auto home = "killed-" + std::to_string(round);
    world_.connect(home);
    if (end_import(home, SIGKILL) == 128 + SIGKILL) ++killed;
    expect_same_rows_after_resuming(home, round);
  }
  EXPECT_GT(killed, kRounds / 2) << "most imports must have been hit, or this proves nothing";
}

TEST_F(Kill, several_times_in_a_row_ends_in_the_same_rows_too) {
  world_.connect("often");
  for (int round = 0; round < 10; ++round) {
    Program import{CINEMARCO_PROGRAM, {"import", "--resume"}, world_.environment("often"), world_.folder.path()};
    std::uniform_int_distribution<std::int64_t> moment{0, whole_.count() / 3};
    std::this_thread::sleep_for(milliseconds{moment(random_)});
    import.signal(SIGKILL);
    import.wait();
  }
  expect_same_rows_after_resuming("often", 10);
}

TEST_F(Kill, by_ctrl_c_ends_at_once_with_its_own_exit_code_and_can_be_resumed) {
  int cancelled = 0;
  for (int round = 0; round < 15; ++round) {
    const auto home = "stopped-" + std::to_string(round);
    world_.connect(home);
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
