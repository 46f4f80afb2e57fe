// SPDX-License-Identifier: MIT
// No secret shows anywhere: not in output, logs, process arguments, nor in the files of the data folder.
#include "cli/program_world.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <signal.h>
#include <sstream>
#include <sys/stat.h>

namespace cinemarco::test {
namespace {

std::string file_text(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

class Secrets : public ::testing::Test {
 protected:
  Secrets() : world_{small_program_account()} {}

  // Every token that the sandbox ever gave, and the keys of the settings.
  [[nodiscard]] std::vector<std::string> secrets() const {
    auto secrets = world_.sandbox.issued_tokens();
    secrets.emplace_back(sandbox::kTmdbKey);
    secrets.emplace_back(sandbox::kClientSecret);
    return secrets;
  }
  void expect_none(const std::string& text, const std::string& where) const {
    const auto all = secrets();
    EXPECT_GE(all.size(), 4U);
    for (const auto& secret : all) {
      EXPECT_EQ(text.find(secret), std::string::npos) << where << " shows " << secret.substr(0, 4) << "…";
    }
  }
  Finished run_and_check(const std::vector<std::string>& arguments) {
    auto environment = world_.environment();
    environment["CINEMARCO_LOG"] = "debug";
    Program program{CINEMARCO_PROGRAM, arguments, environment, world_.folder.path()};
    const auto visible = program.visible_arguments();
    auto finished = program.wait();
    std::string name;
    for (const auto& argument : arguments) name += argument + " ";
    expect_none(visible, name + "arguments");
    expect_none(finished.out, name + "stdout");
    expect_none(finished.err, name + "stderr");
    return finished;
  }
  ProgramWorld world_;
};

TEST_F(Secrets, show_in_no_command_and_no_log) {
  EXPECT_EQ(run_and_check({"trakt", "connect", "--json"}).exit_code, 0);
  EXPECT_EQ(run_and_check({"import", "--json"}).exit_code, 0);
  world_.sandbox.expire_access_tokens();
  EXPECT_EQ(run_and_check({"import"}).exit_code, 0);
  run_and_check({"config"});
  run_and_check({"config", "--json"});
  run_and_check({"status"});
  run_and_check({"trakt", "url"});
  run_and_check({"trakt", "status", "--json"});
  run_and_check({"tmdb", "movie", "100001"});
  run_and_check({"tmdb", "movie", "424242424"});
  run_and_check({"trakt", "code", "wrong"});
  run_and_check({"trakt", "disconnect"});
}

TEST_F(Secrets, show_in_no_error) {
  EXPECT_EQ(run_and_check({"trakt", "connect"}).exit_code, 0);
  for (const auto* fault : {"tmdb_401", "reset=999", "403_app_deleted", "html_200=99"}) {
    sandbox::Faults faults;
    faults.list.push_back(sandbox::fault_from_flag(fault));
    if (std::string{fault} == "reset=999") faults.list.back().path = "/3/";
    world_.sandbox.set_faults(faults);
    run_and_check({"tmdb", "movie", "100002"});
  }
}

TEST_F(Secrets, lie_sealed_on_the_disk_and_closed_to_others) {
  EXPECT_EQ(run_and_check({"trakt", "connect"}).exit_code, 0);
  EXPECT_EQ(run_and_check({"import"}).exit_code, 0);
  for (const auto& file : std::filesystem::recursive_directory_iterator{world_.data()}) {
    if (file.is_regular_file()) expect_none(file_text(file.path()), file.path().filename().string());
  }
  for (const auto* name : {"cinemarco.db", "secret.key"}) {
    struct stat state{};
    ASSERT_EQ(::stat((world_.data() / name).c_str(), &state), 0);
    EXPECT_EQ(state.st_mode & 0777U, 0600U) << name;
  }
  for (const auto& file : std::filesystem::directory_iterator{world_.data()}) {
    const auto name = file.path().filename().string();
    EXPECT_TRUE(name == "cinemarco.db" || name == "secret.key" || name == "images" || name.starts_with("cinemarco.db-"))
        << name;
  }
}

}  // namespace
}  // namespace cinemarco::test
