// SPDX-License-Identifier: MIT
// Other services' exports as people bring them, by the real program.
#include "cli/program_world.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/json.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <signal.h>
#include <unistd.h>

namespace cinemarco::test {
namespace {

namespace bj = boost::json;

constexpr const char* kDiary =
    "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
    "2024-02-10,The Matrix,1999,https://boxd.it/a1,4.5,,,2024-02-09\n"
    "2024-02-12,Nobody Has Filmed This,1972,https://boxd.it/a2,,,,2024-02-11\n";
constexpr const char* kMovary =
    "title,year,tmdbId,imdbId,watchedAt,comment,location\nThe Matrix,1999,603,tt0133093,2024-02-09,,\n"
    "Fight Club,1999,550,tt0137523,,,\n";

class Imports : public ::testing::Test {
 protected:
  std::string write(const std::string& name, std::string_view text) {
    const auto file = world_.folder / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << text;
    return file.string();
  }
  bj::value json(std::vector<std::string> arguments, int code = 0, const std::string& home = "home") {
    arguments.emplace_back("--json");
    const auto ran = world_.run(arguments, home);
    EXPECT_EQ(ran.exit_code, code) << ran.out << ran.err;
    bj::error_code error;
    auto document = bj::parse(ran.out, error);
    EXPECT_FALSE(error) << ran.out;
    return document;
  }
  std::string refusal(const std::string& file, int code = 1) {
    const auto ran = world_.run({"import", file});
    EXPECT_EQ(ran.exit_code, code) << ran.out << ran.err;
    return ran.err + ran.out;
  }
  [[nodiscard]] std::string ask(const std::string& sql, const std::string& home = "home") const {
    return query(world_.database(home), sql);
  }

  ProgramWorld world_;
};

TEST_F(Imports, come_in_without_a_word_of_whose_they_are_and_only_once) {
  const auto file = write("export-of-something", kMovary);
  const auto preview = json({"import", file, "--preview"});
  EXPECT_EQ(preview.at("source"), "movary");
  EXPECT_EQ(preview.at("plays").at("new"), 2);
  const auto first = json({"import", file});
  EXPECT_EQ(first.at("source"), "movary");
  EXPECT_EQ(first.at("plays").at("new"), 2);
  EXPECT_EQ(first.at("movies").at("new"), 2);
  EXPECT_EQ(ask("SELECT group_concat(source || ' ' || arrived_by || ' ' || ifnull(watched_day, '?')) FROM plays"),
            "movary import 2024-02-09,movary import ?");
  const auto again = json({"import", file});
  EXPECT_EQ(again.at("plays").at("new"), 0);
  EXPECT_EQ(json({"import", write("diary.csv", kDiary)}).at("plays").at("new"), 1) << "The Matrix of that day is here";
  EXPECT_EQ(ask("SELECT count(*) FROM plays"), "3");
  EXPECT_EQ(ask("SELECT source || ' ' || source_key FROM play_keys"), "letterboxd https://boxd.it/a1");
}

TEST_F(Imports, leave_unsure_titles_to_the_user_and_remember_the_word) {
  const auto file = write("diary.csv", kDiary);
  const auto first = json({"import", file});
  EXPECT_EQ(first.at("skipped").at(0).at("reason"), "unmatched");
  const auto list = json({"unmatched", "list"});
  ASSERT_EQ(list.at("items").as_array().size(), 1U);
  const auto& unsure = list.at("items").at(0);
  EXPECT_EQ(unsure.at("title"), "Nobody Has Filmed This");
  EXPECT_EQ(unsure.at("source"), "letterboxd");
  EXPECT_EQ(unsure.at("play_count"), 1);
  const auto id = "s" + std::to_string(unsure.at("source_title_id").as_int64());
  (void)json({"unmatched", "match", "movie", id, "550"});
  EXPECT_EQ(ask("SELECT watched_day FROM plays WHERE title_tmdb_id = 550"), "2024-02-11");
  EXPECT_EQ(ask("SELECT watch_status FROM library_entries e JOIN movies m ON m.id = e.movie_id WHERE tmdb_id = 550"),
            "completed");
  EXPECT_EQ(json({"import", file}).at("skipped").as_array().size(), 0U) << "chosen once";
  (void)json({"unmatched", "forget", "movie", id});
  EXPECT_EQ(ask("SELECT count(*) FROM plays WHERE title_tmdb_id = 550"), "0");
  EXPECT_EQ(ask("SELECT count(*) FROM plays"), "2") << "nothing is lost";
}

TEST_F(Imports, of_what_cannot_be_read_are_refused_in_words_of_their_own) {
  EXPECT_TRUE(refusal(write("a.csv",
                            "watched_at,action,type,movie.title,movie.ids.trakt\n2024-01-01T00:00:00Z,watch,"
                            "movie,The Matrix,481\n"))
                  .contains("Trakt's CSV export"));
  EXPECT_TRUE(
      refusal(write("b.csv", std::string{"\xFF\xFEt\0i\0t\0l\0e\0,\0d\0a\0t\0e\0\n\0", 24})).contains("UTF-16"));
  EXPECT_TRUE(refusal(write("c.csv", "colour,shape\nred,round\n")).contains("c.csv"));
  EXPECT_TRUE(refusal(write("d.csv", "")).contains("d.csv"));
  EXPECT_EQ(world_.run({"import", write("e.csv", kMovary), "--as", "imdb"}).exit_code, 1);
  EXPECT_EQ(world_.run({"import", write("e.csv", kMovary), "--as", "nonsense"}).exit_code, 2);
  EXPECT_EQ(ask("SELECT count(*) FROM plays"), "0");
}

TEST_F(Imports, of_several_people_ask_whose_viewings_are_wanted) {
  const auto file = write("ViewingActivity.csv",
                          "Profile Name,Start Time,Duration,Attributes,Title,Supplemental Video Type,Device "
                          "Type,Bookmark,Latest Bookmark,Country\n"
                          "Anna,2024-02-09 19:00:00,02:10:00,,The Matrix,,TV,02:10:00,02:10:00,DE\n"
                          "Ben,2024-02-10 19:00:00,02:10:00,,Fight Club,,TV,02:10:00,02:10:00,DE\n");
  const auto asked = world_.run({"import", file});
  EXPECT_EQ(asked.exit_code, 2) << asked.err;
  EXPECT_TRUE((asked.err + asked.out).contains("Anna")) << asked.err;
  EXPECT_TRUE((asked.err + asked.out).contains("Ben")) << asked.err;
  const auto summary = json({"import", file, "--user", "anna"});
  EXPECT_EQ(summary.at("plays").at("new"), 1);
  EXPECT_EQ(summary.at("skipped").at(0).at("reason"), "other_user");
}

TEST_F(Imports, of_the_originals_library_leave_it_as_it_is_where_ours_would_be) {
  std::filesystem::create_directories(world_.data());
  {
    SQLite::Database original{world_.database().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    original.exec("CREATE TABLE library_entries (id INTEGER); CREATE TABLE migrations (version INTEGER)");
  }
  const auto refused = world_.run({"status"});
  EXPECT_EQ(refused.exit_code, 4) << refused.err;
  EXPECT_TRUE(refused.err.contains("original Cinemarco")) << refused.err;
  EXPECT_EQ(ask("SELECT count(*) FROM sqlite_master"), "2") << "nothing was made in it";
}

TEST_F(Imports, that_are_killed_are_gone_on_with) {
  std::string rows = "type,tmdb_id,title,watched_at\n";
  for (int i = 0; i < 3'000; ++i)
    rows += "movie," + std::to_string(i % 2 == 0 ? 550 : 603) + ",x,2024-01-01T00:00:00Z\n";
  const auto file = write("many.csv", rows);
  ASSERT_EQ(world_.run({"import", file}, "whole").exit_code, 0);
  for (int round = 0; round < 12; ++round) {
    const auto line =
        round == 0 ? std::vector<std::string>{"import", file} : std::vector<std::string>{"import", "--resume"};
    const Program program{CINEMARCO_PROGRAM, line, world_.environment(), world_.folder.path()};
    ::usleep(static_cast<useconds_t>(20'000 * round));
    program.signal(SIGKILL);
  }
  (void)world_.run({"import", "--resume"});
  ASSERT_EQ(world_.run({"import", file}).exit_code, 0);
  const std::string plays = "SELECT title_tmdb_id, watched_at, source_key FROM plays ORDER BY source_key";
  EXPECT_EQ(ask(plays), ask(plays, "whole"));
}

TEST_F(Imports, survive_the_way_out_and_back_in) {
  ASSERT_EQ(world_.run({"import", write("h.csv", kMovary)}).exit_code, 0);
  ASSERT_EQ(world_.run({"import", write("diary.csv", kDiary)}).exit_code, 0);
  ASSERT_EQ(world_.run({"export", (world_.folder / "all.json").string()}).exit_code, 0);
  ASSERT_EQ(world_.run({"import", (world_.folder / "all.json").string()}, "other").exit_code, 0);
  for (const auto* table : {"plays", "play_keys", "ratings", "source_titles", "source_facts"}) {
    const auto rows = fmt::format("SELECT count(*) FROM {}", table);
    EXPECT_EQ(ask(rows, "other"), ask(rows)) << table;
  }
  EXPECT_EQ(json({"import", write("diary.csv", kDiary)}, 0, "other").at("plays").at("new"), 0);
}

// What is in each sample, to the play (the folder of recordings is named by the environment).
TEST_F(Imports, of_all_samples_bring_what_is_in_them_and_nothing_twice) {
  const auto* folder = std::getenv("CINEMARCO_RECORDINGS");
  if (folder == nullptr) return;
  for (const auto* sample :
       {"letterboxd/letterboxd-viewer-2026-11-01-12-00-utc.zip", "imdb/ratings-2025-form.csv",
        "imdb/watchlist-2025-form.csv", "tvtime/gdpr-data.zip", "simkl/simkl.csv", "yamtrack/yamtrack-2026-08-form.csv",
        "movary/history.csv", "cinemarco-original/cinemarco.db"}) {
    const std::string source{sample, std::string_view{sample}.find('/')};
    const auto file = (std::filesystem::path{folder} / "formats" / sample).string();
    const std::string home = "home-" + source;
    const auto first = world_.run({"import", file, "--json"}, home);
    EXPECT_TRUE(first.exit_code == 0 || first.exit_code == 3) << sample << first.err;
    const auto plays = ask("SELECT count(*) FROM plays", home);
    const auto summary = bj::parse(first.out);
    EXPECT_EQ(std::string{summary.at("source").as_string()}, source == "cinemarco-original" ? "original" : source);
    const auto again = world_.run({"import", file, "--json"}, home);
    EXPECT_EQ(bj::parse(again.out).at("plays").at("new"), 0) << sample;
    EXPECT_EQ(ask("SELECT count(*) FROM plays", home), plays) << sample;
  }
}

}  // namespace
}  // namespace cinemarco::test
