// SPDX-License-Identifier: MIT
// A .env file that others could have written leads no key anywhere, and one of the user's own says what it leads.
#include "json/json.hpp"
#include "support/program.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace cinemarco::test {
namespace {

namespace fs = std::filesystem;

constexpr uid_t kNobody = 65534;
constexpr int kWrongConfiguration = 4;

// Somebody at work in a folder; the user is whoever runs the test.
struct Workplace {
  TempDir folder;
  [[nodiscard]] fs::path dotenv() const { return folder / ".env"; }
  void write(const std::string& text, mode_t mode = 0600) const {
    std::ofstream{dotenv()} << text;
    ::chmod(dotenv().c_str(), mode);
  }
  [[nodiscard]] Finished run(Environment more = {}, const std::vector<std::string>& command = {"config"}) const {
    Environment environment{{"HOME", folder.path().string()}, {"CINEMARCO_DATA_DIR", (folder / "data").string()}};
    for (auto& [name, value] : more) environment[name] = std::move(value);
    return run_program(CINEMARCO_PROGRAM, command, environment, folder.path());
  }
};

void expect_refused(const Finished& finished, const std::string& why, const std::string& remedy) {
  EXPECT_EQ(finished.exit_code, kWrongConfiguration) << finished.err;
  EXPECT_TRUE(finished.err.contains("/.env ")) << finished.err;
  EXPECT_TRUE(finished.err.contains(why)) << finished.err;
  EXPECT_TRUE(finished.err.contains(remedy)) << finished.err;
  EXPECT_FALSE(finished.err.contains("from-the-file")) << finished.err;
  EXPECT_EQ(finished.out, "");
}

TEST(DotenvFile, that_others_may_write_stops_every_command_and_names_the_step_that_mends_it) {
  const Workplace work;
  for (const mode_t mode : {0666U, 0602U, 0646U}) {
    work.write("TMDB_API_KEY=from-the-file\n", mode);
    expect_refused(work.run(), "can be written by others (mode ", "chmod go-w " + work.dotenv().string());
  }
  EXPECT_EQ(work.run({}, {"status"}).exit_code, kWrongConfiguration);
  EXPECT_EQ(work.run({}, {"serve"}).exit_code, kWrongConfiguration);
  ::chmod(work.dotenv().c_str(), 0644);
  const auto mended = work.run();
  EXPECT_EQ(mended.exit_code, 0) << mended.err;
  EXPECT_TRUE(mended.out.contains(".env")) << mended.out;
}

TEST(DotenvFile, of_another_user_is_refused_by_that_name) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  const Workplace work;
  work.write("TMDB_API_URL=https://from-the-file.example\n");
  ASSERT_EQ(::chown(work.dotenv().c_str(), kNobody, kNobody), 0);
  expect_refused(work.run(), "(uid 65534)", "chown 0 ");
}

TEST(DotenvFile, in_a_folder_where_others_may_replace_it_is_refused_unless_that_is_sticky) {
  const Workplace work;
  work.write("TMDB_API_KEY=from-the-file\n");
  ::chmod(work.folder.path().c_str(), 0777);
  expect_refused(work.run(), "lies in a folder that others may write to", "chmod go-w " + work.folder.path().string());
  ::chmod(work.folder.path().c_str(), 01777);
  EXPECT_EQ(work.run().exit_code, 0) << "there others can replace only what is theirs";
}

TEST(DotenvFile, that_is_a_pipe_a_folder_or_a_device_makes_no_command_wait) {
  const Workplace work;
  ASSERT_EQ(::mkfifo(work.dotenv().c_str(), 0600), 0);
  expect_refused(work.run(), "is no regular file", "Move it away");
  fs::remove(work.dotenv());
  fs::create_directory(work.dotenv());
  expect_refused(work.run(), "is no regular file", "Move it away");
  fs::remove(work.dotenv());
  fs::create_symlink("/dev/zero", work.dotenv());
  expect_refused(work.run(), "is no regular file", "Move it away");
}

TEST(DotenvFile, that_is_a_link_to_a_file_of_the_user_is_read) {
  const Workplace work;
  std::ofstream{work.folder / "settings"} << "TRAKT_CLIENT_ID=mine\n";
  ::chmod((work.folder / "settings").c_str(), 0600);
  fs::create_symlink("settings", work.dotenv());
  EXPECT_TRUE(work.run().out.contains("mine"));
}

TEST(DotenvFile, that_leads_elsewhere_is_told_of_by_names_and_never_by_values) {
  const Workplace work;
  work.write("TMDB_API_URL=https://evil.example\nCINEMARCO_LISTEN=127.0.0.1:0\nTMDB_API_KEY=from-the-file\n", 0644);
  const auto told = work.run({}, {"config", "--json"});
  EXPECT_EQ(told.exit_code, 0) << told.err;
  EXPECT_TRUE(told.err.contains(".env in this folder sets TMDB_API_URL, CINEMARCO_LISTEN")) << told.err;
  EXPECT_FALSE(told.err.contains("evil.example")) << told.err;
  EXPECT_FALSE(told.err.contains("TMDB_API_KEY")) << "a key leads nowhere: " << told.err;
  EXPECT_TRUE(json::parse(told.out)) << told.out;
  EXPECT_EQ(work.run({{"CINEMARCO_LOG", "error"}}).err, "");
  EXPECT_EQ(work.run({{"TMDB_API_URL", "https://a.example"}, {"CINEMARCO_LISTEN", ":0"}}).err, "")
      << "the environment wins, so the file leads nothing";
}

TEST(DotenvFile, cannot_ask_for_silence_about_itself) {
  const Workplace work;
  work.write("CINEMARCO_LOG=error\nTRAKT_API_URL=https://evil.example\n");
  EXPECT_TRUE(work.run().err.contains("TRAKT_API_URL"));
}

TEST(DotenvFile, that_leads_nothing_is_told_of_to_those_who_listen) {
  const Workplace work;
  work.write("CINEMARCO_CACHE_MB=100\nTRAKT_CLIENT_ID=mine\n");
  EXPECT_EQ(work.run().err, "");
  const auto told = work.run({{"CINEMARCO_LOG", "info"}}).err;
  EXPECT_TRUE(told.contains("sets TRAKT_CLIENT_ID, CINEMARCO_CACHE_MB")) << told;
}

TEST(Addresses, take_keys_in_clear_on_this_machine_only) {
  const Workplace work;
  for (const auto* name : {"TRAKT_API_URL", "TRAKT_AUTH_URL", "TMDB_API_URL", "TMDB_IMAGE_URL"}) {
    for (const auto* far :
         {"http://198.51.100.7/x", "http://127.0.0.1.evil.example", "http://127.0.0.1@evil.example/",
          "HTTP://evil.example", "http://localhost.evil.example:80", "http://user:hush@evil.example"}) {
      const auto refused = work.run({{name, far}});
      EXPECT_EQ(refused.exit_code, kWrongConfiguration) << far;
      EXPECT_TRUE(refused.err.contains(name) && refused.err.contains("https://")) << refused.err;
      EXPECT_FALSE(refused.err.contains("hush")) << refused.err;
    }
    for (const auto* near :
         {"http://127.0.0.1:8080/x", "http://localhost:1", "http://[::1]:2", "https://evil.example"}) {
      EXPECT_EQ(work.run({{name, near}}).exit_code, 0) << near;
    }
  }
}

}  // namespace
}  // namespace cinemarco::test
