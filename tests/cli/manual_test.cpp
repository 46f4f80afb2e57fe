// SPDX-License-Identifier: MIT
// The manual page and the completions: made of the same tables as --help and config, and understood by their readers.
#include "cli/commands.hpp"
#include "cli/config.hpp"
#include "cli/program_world.hpp"
#include "cli/service_manager.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <unistd.h>

namespace cinemarco::test {
namespace {

struct Manual : testing::Test {
  TempDir folder;
  Environment environment{{"HOME", folder.path().string()}, {"PATH", "/usr/bin:/bin"}, {"LANG", "C.UTF-8"}};

  std::string told(const std::vector<std::string>& arguments) const {
    const auto finished = run_program(CINEMARCO_PROGRAM, arguments, environment, folder.path());
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    return finished.out;
  }
  // What bash offers for the words, the last of which is being typed.
  std::string offered(const std::string& words) const {
    std::ofstream{folder / "completion"} << told({"completion", "bash"});
    const auto script = ". ./completion; COMP_WORDS=(" + words +
                        "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _cinemarco; echo \"${COMPREPLY[*]}\"";
    const auto finished = run_program("/bin/bash", {"-euc", script}, environment, folder.path());
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    return finished.out;
  }
};

TEST_F(Manual, names_every_command_setting_and_exit_code) {
  const auto page = told({"manual"});
  for (const auto* command : {"serve", "trakt connect", "tmdb season", "unmatched match", "account tokens", "demo"}) {
    EXPECT_TRUE(page.contains(".SS \\fBcinemarco " + std::string{command} + "\\fR")) << command;
  }
  EXPECT_TRUE(page.contains("\\fB\\-\\-replace\\-account\\fR")) << "an option of a command";
  for (const auto& setting : cli::options()) EXPECT_TRUE(page.contains(setting.name)) << setting.name;
  EXPECT_TRUE(page.contains("130 cancelled"));
  EXPECT_TRUE(told({"--help"}).contains("130 cancelled"));
}

TEST_F(Manual, is_read_by_man_without_a_complaint) {
  if (::access("/usr/bin/man", X_OK) != 0) GTEST_SKIP() << "there is no man here";
  std::ofstream{folder / "cinemarco.1"} << told({"manual"});
  const auto finished = run_program("/usr/bin/man", {"--warnings", "-l", "./cinemarco.1"}, environment, folder.path());
  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_EQ(finished.err, "");
  EXPECT_TRUE(finished.out.contains("cinemarco - the whole record"));
}

TEST_F(Manual, bash_completes_commands_their_commands_and_options) {
  EXPECT_EQ(offered("cinemarco trakt con"), "connect\n");
  EXPECT_EQ(offered("cinemarco trakt connect --repl"), "--replace-account\n");
  EXPECT_EQ(offered("cinemarco import --prev"), "--preview\n");
  EXPECT_EQ(offered("cinemarco import --json --res"), "--resume\n") << "behind another option";
  EXPECT_EQ(offered("cinemarco export my.fi"), "\n") << "files are for the shell itself";
  EXPECT_TRUE(offered("cinemarco s").contains("serve"));
}

TEST_F(Manual, zsh_and_fish_hear_of_the_same) {
  const auto zsh = told({"completion", "zsh"});
  EXPECT_TRUE(zsh.starts_with("#compdef cinemarco\n"));
  EXPECT_TRUE(zsh.contains("' trakt connect')")) << zsh;
  EXPECT_TRUE(zsh.contains("commands+=('serve:Serves the web app and the HTTP API')")) << zsh;
  const auto fish = told({"completion", "fish"});
  EXPECT_TRUE(fish.contains("complete -c cinemarco -n \"__cinemarco_at ' trakt'\" -f -a connect -d '")) << fish;
  EXPECT_TRUE(fish.contains("complete -c cinemarco -n \"__cinemarco_at ' import'\" -l preview -d '")) << fish;
}

TEST_F(Manual, an_unknown_shell_is_wrong_usage) {
  EXPECT_EQ(run_program(CINEMARCO_PROGRAM, {"completion", "csh"}, environment, folder.path()).exit_code, 2);
}

TEST(ServiceManager, wants_a_word_twice_in_its_watchdogs_time_from_this_process_alone) {
  ::unsetenv("WATCHDOG_USEC");  // NOLINT(concurrency-mt-unsafe): one thread
  ::unsetenv("WATCHDOG_PID");   // NOLINT(concurrency-mt-unsafe)
  EXPECT_EQ(cli::watchdog_beat(), std::nullopt);
  ::setenv("WATCHDOG_USEC", "60000000", 1);  // NOLINT(concurrency-mt-unsafe)
  EXPECT_EQ(cli::watchdog_beat(), std::chrono::seconds{30});
  ::setenv("WATCHDOG_PID", "1", 1);  // NOLINT(concurrency-mt-unsafe)
  EXPECT_EQ(cli::watchdog_beat(), std::nullopt) << "it is meant for another";
  ::setenv("WATCHDOG_PID", std::to_string(::getpid()).c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
  EXPECT_EQ(cli::watchdog_beat(), std::chrono::seconds{30});
  ::unsetenv("WATCHDOG_USEC");  // NOLINT(concurrency-mt-unsafe)
  ::unsetenv("WATCHDOG_PID");   // NOLINT(concurrency-mt-unsafe)
}

}  // namespace
}  // namespace cinemarco::test
