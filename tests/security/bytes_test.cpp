// SPDX-License-Identifier: MIT
// What others send as names may be any bytes; what we answer is JSON, and so UTF-8.
#include "serve/library.hpp"
#include "trakt/zip_writer.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace cinemarco::test {
namespace {

constexpr const char* kReplaced = "\xEF\xBF\xBD";  // U+FFFD

// Where somebody is logged in, as the API tells it.
std::string agent_of_session(const std::string& sent) {
  const ProgramWorld world;
  Served served{world};
  EXPECT_EQ(served.send("PUT", "/api/password", R"({"password": "long enough"})").status, 204);
  const auto logged_in = served.send("POST", "/api/session", R"({"password": "long enough"})", {{"user-agent", sent}});
  EXPECT_EQ(logged_in.status, 200) << logged_in.body;
  const auto cookie = logged_in.header("set-cookie");
  const auto sessions = served.get("/api/sessions", {{"cookie", cookie.substr(0, cookie.find(';'))}}).json();
  return std::string{sessions.at("sessions").at(0).at("user_agent").as_string()};
}

TEST(ForeignBytes, in_a_browsers_name_are_mended) {
  EXPECT_EQ(agent_of_session("\xFF\xFE Browser"), std::string{kReplaced} + kReplaced + " Browser");
}

TEST(ForeignBytes, in_names_of_a_zip_leave_every_report_json) {
  const ProgramWorld world;
  const std::string row =
      R"([{"id":7,"watched_at":"2024-01-15T20:30:00.000Z","type":"movie","movie":{"title":"A","ids":{"trakt":1}}}, 7])";
  const auto file = world.folder / "odd.zip";
  trakt::test::ZipWriter{file}
      .add("\xFF/watched-history.json", row)
      .add("\xFE\xC3/ratings-movies.json", "nonsense")
      .add("/cinemarco-evil/watched-shows.json", "nonsense")
      .add("line\r\n2026-01-01T00:00:00.000Z error forged/ratings-shows.json", "nonsense");
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"import", "--preview", file.string(), "--json"},
        {"import", file.string(), "--json"}}) {
    const auto finished = world.run(command);
    const auto report = json::parse(finished.out);
    EXPECT_TRUE(report) << finished.out << finished.err;
    EXPECT_FALSE(std::filesystem::exists("/cinemarco-evil"));
    EXPECT_FALSE(finished.err.contains("\n2026-01-01T00:00:00.000Z error")) << "a forged line: " << finished.err;
  }
  Served served{world};
  EXPECT_TRUE(served.get("/api/imports").json().is_object());
  EXPECT_TRUE(served.get("/api/imports/1").json().is_object());
}

TEST(ForeignBytes, in_names_of_files_leave_every_report_json) {
  const ProgramWorld world;
  const auto folder = world.folder / "export\xFF";
  std::filesystem::create_directory(folder);
  std::ofstream{folder / "watched-history-\xC3.json"} << "nonsense";
  std::ofstream{folder / "ratings-movies.json"} << "[]";
  const auto finished = world.run({"import", "--preview", folder.string(), "--json"});
  EXPECT_TRUE(json::parse(finished.out)) << finished.out;
  EXPECT_TRUE(finished.out.contains(kReplaced)) << finished.out;
}

TEST(ForeignBytes, in_a_tokens_name_leave_the_list_json) {
  const ProgramWorld world;
  const auto made = world.run({"account", "tokens", "--new", "\xFF\xFEname", "--json"});
  EXPECT_TRUE(json::parse(made.out)) << made.out;
  const auto list = world.run({"account", "tokens", "--json"});
  EXPECT_EQ(list.exit_code, 0);
  EXPECT_TRUE(json::parse(list.out)) << list.out;
}

}  // namespace
}  // namespace cinemarco::test
