// SPDX-License-Identifier: MIT
// The commands as a user types them and as a script reads them.
#include "cli/program_world.hpp"
#include "json/json.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <set>

namespace cinemarco::test {
namespace {

boost::json::object json_of(const Finished& finished) {
  boost::system::error_code error;
  auto document = boost::json::parse(finished.out, error);
  EXPECT_FALSE(error) << "stdout is one JSON document: " << finished.out;
  return document.is_object() ? document.as_object() : boost::json::object{};
}

TEST(Commands, import_prints_the_report_of_the_contract) {
  const ProgramWorld world;
  world.connect();
  const auto finished = world.run({"import", "--json"});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  const auto report = json_of(finished);
  for (const auto* member : {"run_id", "kind", "source", "state", "movies", "series", "plays", "ratings", "watchlist",
                             "requests", "skipped", "errors", "started_at", "finished_at"}) {
    EXPECT_TRUE(report.contains(member)) << member;
  }
  EXPECT_EQ(report.at("kind"), "import");
  EXPECT_EQ(report.at("source"), "api");
  EXPECT_EQ(report.at("state"), "completed");
  EXPECT_TRUE(report.at("movies").as_object().contains("new"));
  EXPECT_EQ(report.at("plays").at("removed"), 0);
  EXPECT_EQ(query(world.database(), "SELECT summary FROM runs") + "\n", finished.out) << "kept with the run";
}

TEST(Commands, keep_stdout_clean_with_json) {
  const ProgramWorld world;
  for (const auto& line : std::vector<std::vector<std::string>>{{"trakt", "status", "--json"},
                                                                {"trakt", "connect", "--json"},
                                                                {"import", "--preview", "--json"},
                                                                {"import", "--json"},
                                                                {"import", "--resume", "--json"},
                                                                {"status", "--json"},
                                                                {"tmdb", "movie", "603", "--json"},
                                                                {"tmdb", "search", "matrix", "--json"},
                                                                {"tmdb", "trending", "--series", "--json"},
                                                                {"tmdb", "collection", "2344", "--json"},
                                                                {"cache", "stats", "--json"},
                                                                {"cache", "clear-expired", "--json"},
                                                                {"cache", "clear", "--json"},
                                                                {"trakt", "url", "--json"},
                                                                {"trakt", "disconnect", "--json"}}) {
    const auto finished = world.run(line);
    EXPECT_NE(json_of(finished).size(), 0U) << line[0] << " " << line[1];
  }
  const auto failed = world.run({"import", "--json"});
  EXPECT_EQ(failed.exit_code, 4);
  EXPECT_EQ(json_of(failed).at("error").at("code"), "trakt_sign_in");
}

TEST(Commands, sign_in_by_code_needs_the_page_first) {
  const ProgramWorld world;
  EXPECT_EQ(world.run({"trakt", "code", "abc"}).exit_code, 1);
  const auto page = json_of(world.run({"trakt", "url", "--json"}));
  const std::string url{page.at("url").as_string()};
  const auto challenge_at = url.find("code_challenge=") + 15;
  const auto code = const_cast<sandbox::Sandbox&>(world.sandbox)
                        .authorization_code(url.substr(challenge_at, url.find('&', challenge_at) - challenge_at),
                                            "urn:ietf:wg:oauth:2.0:oob");
  EXPECT_EQ(world.run({"trakt", "code", "http://x/?code=" + code + "&state=forged"}).exit_code, 1);
  EXPECT_EQ(world.run({"trakt", "code", code}).exit_code, 0);
  EXPECT_EQ(json_of(world.run({"trakt", "status", "--json"})).at("connected"), true);
  EXPECT_EQ(world.run({"trakt", "disconnect"}).exit_code, 0);
  EXPECT_EQ(json_of(world.run({"trakt", "status", "--json"})).at("connected"), false);
}

TEST(Commands, take_a_code_that_begins_with_a_dash_for_a_code) {
  const ProgramWorld world;
  for (const auto& line : {std::vector<std::string>{"trakt", "code", "-hVQ9dTqXc1J0mGxWb7aKs", "--json"},
                           {"trakt", "code", "--json", "--qkP3yZr_u8fLtE2wNoCi"},
                           {"trakt", "code", "--", "-J-kP3yZr_u8fLtE2wNoCi"}}) {
    const auto finished = world.run(line);
    EXPECT_EQ(finished.exit_code, 1) << line[2] << finished.out << finished.err;  // there was no page before
  }
  EXPECT_EQ(world.run({"trakt", "code", "--help"}).exit_code, 0);
}

TEST(Commands, status_speaks_before_there_is_anything_to_say) {
  const ProgramWorld world;
  const auto finished = world.run({"status"});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_NE(finished.out.find("none yet"), std::string::npos) << finished.out;
}

TEST(Commands, status_names_a_key_that_cannot_be_read_and_an_import_that_died) {
  const ProgramWorld world{small_program_account()};
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  SQLite::Database{world.database().string(), SQLite::OPEN_READWRITE}.exec(
      "UPDATE runs SET state = 'running', finished_at = NULL");  // as kill -9 leaves it
  const auto died = world.run({"status"});
  EXPECT_EQ(died.exit_code, 0);
  EXPECT_TRUE(died.out.contains("interrupted")) << died.out;
  EXPECT_TRUE(died.out.contains("cinemarco import --resume")) << died.out;
  std::ofstream{world.data() / "secret.key"} << "short";
  for (const auto& line : std::vector<std::vector<std::string>>{{"status"}, {"trakt", "status"}}) {
    const auto told = world.run(line);
    EXPECT_EQ(told.exit_code, 0) << told.err;
    EXPECT_TRUE(told.out.contains("secret.key is damaged")) << told.out;
  }
}

TEST(Commands, all_move_the_account_to_the_zone_of_the_settings) {
  const ProgramWorld world;
  EXPECT_EQ(world.run({"status"}).exit_code, 0);
  EXPECT_EQ(query(world.database(), "SELECT time_zone FROM accounts"), "Europe/Berlin");
  auto elsewhere = world.environment();
  elsewhere["CINEMARCO_TIME_ZONE"] = "Asia/Tokyo";
  const auto status = world.run({"status", "--json"}, elsewhere);
  EXPECT_EQ(json_of(status).at("time_zone"), "Asia/Tokyo") << status.err;
  EXPECT_EQ(query(world.database(), "SELECT time_zone FROM accounts"), "Asia/Tokyo");
  elsewhere.erase("CINEMARCO_TIME_ZONE");
  elsewhere["TZ"] = ":America/New_York";
  EXPECT_EQ(world.run({"cache", "stats"}, elsewhere).exit_code, 0);
  EXPECT_EQ(json_of(world.run({"status", "--json"}, elsewhere)).at("time_zone"), "America/New_York");
}

TEST(Commands, that_open_or_describe_the_library_move_its_days_first) {
  const ProgramWorld world{small_program_account()};
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  const auto days = [&] { return query(world.database(), "SELECT group_concat(watched_date) FROM episode_progress"); };
  const auto movie = query(world.database(), "SELECT tmdb_id FROM movies LIMIT 1");
  const std::vector<std::vector<std::string>> commands{
      {"config"},          {"config", "--json"},     {"status"},
      {"cache", "stats"},  {"tmdb", "movie", movie}, {"unmatched", "list"},
      {"trakt", "status"}, {"trakt", "url"},         {"account", "tokens"}};
  std::set<std::string> seen{days()};
  for (std::size_t i = 0; i < commands.size(); ++i) {
    auto elsewhere = world.environment();
    const std::string zone = i % 2 == 0 ? "Pacific/Kiritimati" : "Pacific/Niue";
    elsewhere["CINEMARCO_TIME_ZONE"] = zone;
    const auto finished = world.run(commands[i], elsewhere);
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    const auto& shown = commands[i][0];
    EXPECT_EQ(query(world.database(), "SELECT time_zone FROM accounts"), zone) << shown;
    EXPECT_TRUE(finished.err.contains("The time zone is now " + zone)) << shown << ": " << finished.err;
    seen.insert(days());
  }
  EXPECT_GE(seen.size(), 2U) << "days move with the zone";
}

TEST(Commands, config_speaks_where_the_library_cannot_be_looked_at) {
  const ProgramWorld world;
  ASSERT_EQ(world.run({"status"}).exit_code, 0);
  {
    SQLite::Database other{world.database().string(), SQLite::OPEN_READWRITE};
    other.exec("BEGIN IMMEDIATE");
    EXPECT_EQ(world.run({"config"}).exit_code, 0) << "nothing is to be written";
  }
  std::ofstream{world.database(), std::ios::trunc} << std::string(10'000, 'x');
  const auto damaged = world.run({"config"});
  EXPECT_EQ(damaged.exit_code, 0) << damaged.err;
  EXPECT_TRUE(damaged.out.contains("Europe/Berlin")) << damaged.out;
  EXPECT_TRUE(damaged.out.contains("The library could not be looked at")) << damaged.out;
}

TEST(Commands, say_that_the_zone_cannot_be_told_and_keep_the_one_they_had) {
  const ProgramWorld world{small_program_account()};
  world.connect();
  auto environment = world.environment();
  environment.erase("CINEMARCO_TIME_ZONE");
  environment["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3";
  const std::string said =
      "TZ is \"CET-1CEST,M3.5.0,M10.5.0/3\", which names no time zone: set CINEMARCO_TIME_ZONE to yours, such as "
      "Europe/Berlin. Until then the days are those of Europe/Berlin.";
  for (const std::vector<std::string>& command : {std::vector<std::string>{"import"}, {"import", "--preview"}}) {
    const auto finished = world.run(command, environment);
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    EXPECT_TRUE(finished.err.contains(said)) << finished.err;
  }
  const auto config = world.run({"config"}, environment);
  EXPECT_TRUE(config.out.contains(said)) << config.out;
  EXPECT_FALSE(world.run({"config"}).out.contains("TZ is"));
  EXPECT_EQ(json_of(world.run({"status", "--json"}, environment)).at("time_zone"), "Europe/Berlin");

  auto fresh = world.environment("fresh");
  fresh.erase("CINEMARCO_TIME_ZONE");
  fresh["TZ"] = "Mars/Olympus";
  EXPECT_TRUE(world.run({"config"}, fresh).out.contains("Until then the days are those of UTC."));
  EXPECT_FALSE(std::filesystem::exists(world.data("fresh"))) << "who only looks at the settings makes nothing";
}

TEST(Commands, sync_asks_once_where_nothing_changed_and_refuses_dates_that_are_none) {
  const ProgramWorld world{small_program_account()};
  EXPECT_EQ(world.run({"sync"}).exit_code, 4) << "not connected";
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  const auto synced = world.run({"sync", "--json"});
  ASSERT_EQ(synced.exit_code, 0) << synced.err;
  const auto summary = json_of(synced);
  EXPECT_EQ(summary.at("kind"), "sync");
  EXPECT_EQ(summary.at("state"), "completed");
  EXPECT_EQ(summary.at("requests").at("trakt"), 1);
  EXPECT_EQ(world.run({"sync", "--since", "2020-01-01"}).exit_code, 0);
  EXPECT_EQ(world.run({"sync", "--full"}).exit_code, 0);
  EXPECT_EQ(world.run({"sync", "--since", "yesterday"}).exit_code, 2);
  EXPECT_EQ(world.run({"sync", "--full", "--since", "2020-01-01"}).exit_code, 2);
  EXPECT_TRUE(world.run({"trakt", "status"}).out.contains("Last sync: 20"));
}

TEST(Commands, demo_needs_nothing_and_serves_until_it_is_stopped) {
  const TempDir folder;
  Program demo{CINEMARCO_PROGRAM,
               {"demo", "--json"},
               {{"TMPDIR", folder.path().string()}, {"CINEMARCO_LISTEN", "127.0.0.1:0"}},
               folder.path()};
  const auto summary = json::parse(demo.first_line());
  ASSERT_TRUE(summary) << demo.wait().err;
  EXPECT_EQ(summary->at("state"), "completed");
  demo.signal(SIGTERM);
  const auto finished = demo.wait();
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_NE(finished.err.find(folder.path().string()), std::string::npos) << finished.err;
  EXPECT_NE(finished.err.find("Cinemarco is at http://127.0.0.1:"), std::string::npos) << finished.err;
  for (const auto& left : std::filesystem::directory_iterator{folder.path()}) {
    EXPECT_FALSE(left.is_directory()) << left.path();
  }
}

TEST(Commands, a_reader_that_leaves_ends_no_work) {
  const ProgramWorld world;
  world.connect();
  // The reader is gone before anything is written.
  const auto into_nothing = [&](const std::string& command) {
    return run_program("/bin/bash",
                       {"-c", "exec 3> >(:); wait $!; '" CINEMARCO_PROGRAM "' " + command + " >&3 2>&3; echo $?"},
                       world.environment(), world.folder.path());
  };
  EXPECT_EQ(into_nothing("import").out, "0\n");
  EXPECT_EQ(into_nothing("status").out, "0\n");
  EXPECT_TRUE(world.run({"status", "--json"}).out.contains("\"completed\"")) << world.run({"status", "--json"}).out;
}

TEST(Commands, serve_takes_a_hang_up_for_the_end_unless_it_is_to_be_ignored) {
  const ProgramWorld world;
  auto environment = world.environment();
  environment["CINEMARCO_LISTEN"] = "127.0.0.1:0";
  Program serve{CINEMARCO_PROGRAM, {"serve", "--json"}, environment, world.folder.path()};
  ASSERT_FALSE(serve.first_line().empty());
  serve.signal(SIGHUP);
  EXPECT_EQ(serve.wait().exit_code, 0);
  Program kept{"/usr/bin/nohup", {CINEMARCO_PROGRAM, "serve", "--json"}, environment, world.folder.path()};
  ASSERT_FALSE(kept.first_line().empty());
  kept.signal(SIGHUP);
  EXPECT_FALSE(kept.poll());
  kept.signal(SIGTERM);
  EXPECT_EQ(kept.wait().exit_code, 0);
}

}  // namespace
}  // namespace cinemarco::test
