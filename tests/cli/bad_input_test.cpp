// SPDX-License-Identifier: MIT
// Wrong files and wrong lines: a clear message, an exit code, and no good row lost.
#include "cli/program_world.hpp"
#include "sandbox/export.hpp"
#include "support/dump.hpp"
#include "trakt/zip_writer.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <thread>

namespace cinemarco::test {
namespace {

std::string file_text(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

void write_file(const std::filesystem::path& file, const std::string& text) {
  std::ofstream{file, std::ios::binary} << text;
}

class BadInput : public ::testing::Test {
 protected:
  BadInput() {
    world_.sandbox.edit([&](sandbox::Account& account) { sandbox::write_export(account, world_.folder / "good.zip"); });
  }
  Finished import(const std::filesystem::path& file, const std::string& home = "home") {
    return world_.run({"import", file.string()}, home);
  }
  std::string plays(const std::string& home = "home") {
    return query(world_.database(home), "SELECT count(*) FROM plays");
  }
  ProgramWorld world_{small_program_account()};
};

TEST_F(BadInput, of_a_truncated_zip_keeps_every_row_before_the_cut) {
  const auto good = file_text(world_.folder / "good.zip");
  write_file(world_.folder / "cut.zip", good.substr(0, good.size() * 2 / 3));
  const auto finished = import(world_.folder / "cut.zip");
  EXPECT_EQ(finished.exit_code, 3) << finished.err;
  EXPECT_NE(finished.out.find("too early"), std::string::npos) << finished.out;
  EXPECT_NE(plays(), "0");
  EXPECT_NE(query(world_.database(), "SELECT count(*) FROM library_entries"), "0");
  // The whole file afterwards makes it whole.
  EXPECT_EQ(import(world_.folder / "good.zip").exit_code, 0);
  EXPECT_EQ(import(world_.folder / "good.zip", "reference").exit_code, 0);
  EXPECT_EQ(difference(dump_promised(world_.database()), dump_promised(world_.database("reference"))), "");
}

TEST_F(BadInput, that_is_no_trakt_export_is_said_to_be_none) {
  write_file(world_.folder / "photo.zip", "not a zip at all");
  std::filesystem::create_directory(world_.folder / "empty");
  for (const auto* name : {"photo.zip", "empty"}) {
    const auto finished = import(world_.folder / name);
    EXPECT_EQ(finished.exit_code, 1) << name;
    EXPECT_NE(finished.err.find("app.trakt.tv/settings/data"), std::string::npos) << name << ": " << finished.err;
    EXPECT_EQ(plays(), "0");
  }
}

TEST_F(BadInput, that_would_fill_the_memory_or_leave_the_folder_or_is_locked_is_refused_in_words) {
  using trakt::test::Locked;
  using trakt::test::ZipWriter;
  const std::string row =
      R"({"id":7,"watched_at":"2024-01-15T20:30:00.000Z","type":"movie","movie":{"title":"A","ids":{"trakt":1}}})";
  const auto bomb = world_.folder / "bomb.zip";
  ZipWriter{bomb}.add("watched-history.json", "[" + row + "," + std::string(120U << 20U, ' ') + row + "]");
  auto finished = import(bomb, "bomb");
  EXPECT_TRUE(finished.exit_code == 1 || finished.exit_code == 3) << finished.exit_code;
  EXPECT_NE((finished.out + finished.err).find("watched-history.json"), std::string::npos)
      << finished.out << finished.err;

  const auto locked = world_.folder / "locked.zip";
  ZipWriter{locked, Locked::yes}.add("watched-history.json", "[" + row + "]");
  finished = import(locked, "locked");
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_NE(finished.err.find("password"), std::string::npos) << finished.err;

  const auto climbing = world_.folder / "climbing.zip";
  ZipWriter{climbing}.add("../../evil.txt", "x").add("watched-history.json", "[" + row + "]");
  finished = import(climbing, "climbing");
  EXPECT_EQ(finished.exit_code, 3) << finished.err;
  EXPECT_NE(finished.out.find("../../evil.txt"), std::string::npos) << finished.out;
  EXPECT_EQ(plays("climbing"), "1") << "the good row arrived";
  EXPECT_FALSE(std::filesystem::exists(world_.folder.path().parent_path() / "evil.txt"));
}

TEST_F(BadInput, in_one_row_is_listed_by_its_place) {
  std::filesystem::create_directory(world_.folder / "rows");
  write_file(
      world_.folder / "rows/watched-history.json",
      R"([{"id":1,"watched_at":"2024-01-15T20:30:00.000Z","type":"movie","movie":{"title":"A","ids":{"trakt":1}}},
                 {"id":2,"watched_at":"2024-01-15T20:30:00.000Z","type":"movie","movie":{"title":"B","ids":{"trakt":"x"}}},
                 {"id":3,"watched_at":"2024-01-15T20:30:00.000Z","type":"movie","movie":{"title":"C","ids":{"trakt":3}}}])");
  const auto finished = import(world_.folder / "rows");
  EXPECT_EQ(finished.exit_code, 3) << finished.err;
  EXPECT_EQ(plays(), "2");
  EXPECT_NE(finished.out.find("movie.ids.trakt: expected integer"), std::string::npos) << finished.out;
  EXPECT_NE(finished.out.find("watched-history.json"), std::string::npos) << finished.out;
}

std::string movie_rows(std::initializer_list<int> ids) {
  std::string text = "[";
  for (const int id : ids) {
    text += (text.size() > 1 ? "," : "") + (R"({"id":)" + std::to_string(id)) +
            R"(,"watched_at":"2024-01-15T20:30:00.000Z","type":"movie","movie":{"title":"A","ids":{"trakt":)" +
            std::to_string(id) + "}}}";
  }
  return text + "]";
}

TEST_F(BadInput, that_lacks_pages_or_holds_copies_is_told_by_name_and_the_rest_is_kept) {
  const auto folder = world_.folder / "pages";
  std::filesystem::create_directory(folder);
  write_file(folder / "watched-history-1.json", movie_rows({1}));
  write_file(folder / "watched-history-3.json", movie_rows({3}));
  write_file(folder / "watched-history-2 (1).json", movie_rows({2}));
  const auto finished = import(folder);
  EXPECT_EQ(finished.exit_code, 3) << finished.err;
  EXPECT_EQ(plays(), "2");
  for (const auto* name : {"watched-history-2.json is missing", "watched-history-2 (1).json"}) {
    EXPECT_TRUE(finished.out.contains(name)) << name << finished.out;
  }
  EXPECT_EQ(world_.run({"import", "--preview", folder.string()}).exit_code, 3);
}

TEST_F(BadInput, of_single_files_and_pipes_is_taken_as_far_as_it_goes) {
  write_file(world_.folder / "watched-history-1.json", movie_rows({1}));
  write_file(world_.folder / "watched-history-2.json", movie_rows({2}));
  auto finished = import(world_.folder / "watched-history-1.json", "one");
  EXPECT_EQ(finished.exit_code, 3) << finished.err;
  EXPECT_TRUE(finished.out.contains("watched-history-2.json")) << finished.out;
  EXPECT_EQ(plays("one"), "1");
  finished = world_.run({"import", (world_.folder / "watched-history-1.json").string(),
                         (world_.folder / "watched-history-2.json").string()},
                        "both");
  EXPECT_EQ(finished.exit_code, 0) << finished.err << finished.out;
  EXPECT_EQ(plays("both"), "2");
  finished =
      world_.run({"import", (world_.folder / "good.zip").string(), (world_.folder / "good.zip").string()}, "two");
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_TRUE(finished.err.contains("is an archive of its own")) << finished.err;
}

TEST_F(BadInput, of_an_unreadable_kind_fails_by_its_own_sentence) {
  using trakt::test::ZipWriter;
  ZipWriter{world_.folder / "csv.zip"}.add("watched-history.csv", "id,movie.ids.trakt\r\n");
  ZipWriter{world_.folder / "library.zip"}.add("custom-library-1.json", "[]");
  std::string wide;
  for (const char c : movie_rows({1})) wide += std::string{c, '\0'};
  write_file(world_.folder / "watched-history.json", wide);
  write_file(world_.folder / "nothing.zip", "");
  const std::pair<const char*, const char*> table[] = {{"csv.zip", "CSV export"},
                                                       {"library.zip", "custom library"},
                                                       {"watched-history.json", "UTF-16"},
                                                       {"nothing.zip", "nothing.zip is empty"}};
  for (const auto& [name, sentence] : table) {
    const auto finished = import(world_.folder / name);
    EXPECT_EQ(finished.exit_code, 1) << name;
    EXPECT_TRUE(finished.err.contains(sentence)) << finished.err;
    EXPECT_EQ(plays(), "0");
  }
}

TEST_F(BadInput, of_rows_with_dates_that_are_none_keeps_the_plays) {
  auto rows = movie_rows({1, 2});
  rows.replace(rows.find("2024-01-15T20"), 13, "the other day");
  std::filesystem::create_directory(world_.folder / "dates");
  write_file(world_.folder / "dates/watched-history.json", rows);
  const auto finished = import(world_.folder / "dates");
  EXPECT_EQ(finished.exit_code, 3) << finished.err;
  EXPECT_TRUE(finished.out.contains("A: watched_at is \"the other day")) << finished.out;
  EXPECT_EQ(query(world_.database(), "SELECT group_concat(watched_at IS NULL) FROM plays"), "1,0");
}

TEST_F(BadInput, on_the_line_is_wrong_usage) {
  const std::vector<std::vector<std::string>> lines = {{},
                                                       {"fetch"},
                                                       {"import", "/nowhere.zip"},
                                                       {"import", "--only", "films"},
                                                       {"import", "--preview", "--resume"},
                                                       {"tmdb"},
                                                       {"tmdb", "movie"},
                                                       {"tmdb", "movie", "x"},
                                                       {"tmdb", "movie", "-1"},
                                                       {"tmdb", "season", "1"},
                                                       {"cache"},
                                                       {"status", "--quick"}};
  for (const auto& line : lines) {
    const auto finished = world_.run(line);
    EXPECT_EQ(finished.exit_code, 2) << (line.empty() ? "nothing" : line.back());
    EXPECT_NE(finished.err, "") << "says why";
    auto for_scripts = line;
    for_scripts.emplace_back("--json");
    const auto told = world_.run(for_scripts);
    EXPECT_EQ(told.exit_code, 2);
    EXPECT_TRUE(told.out.starts_with(R"({"error":{"code":"invalid","message":")")) << told.out;
  }
  EXPECT_EQ(world_.run({"--help"}).exit_code, 0);
  EXPECT_EQ(world_.run({"import", "--help"}).exit_code, 0);
  EXPECT_EQ(world_.run({"--version"}).exit_code, 0);
}

TEST_F(BadInput, in_the_settings_names_the_variable_and_the_page) {
  auto environment = world_.environment();
  environment.erase("TMDB_API_KEY");
  auto finished = world_.run({"import", (world_.folder / "good.zip").string()}, environment);
  EXPECT_EQ(finished.exit_code, 4);
  EXPECT_NE(finished.err.find("TMDB_API_KEY"), std::string::npos);
  EXPECT_NE(finished.err.find("https://www.themoviedb.org/settings/api"), std::string::npos);
  EXPECT_EQ(world_.run({"import", "--preview", (world_.folder / "good.zip").string()}, environment).exit_code, 0)
      << "it stops only what needs it";

  environment = world_.environment();
  environment.erase("TRAKT_CLIENT_ID");
  finished = world_.run({"import"}, environment);
  EXPECT_EQ(finished.exit_code, 4);
  EXPECT_NE(finished.err.find("TRAKT_CLIENT_ID"), std::string::npos);
  EXPECT_EQ(world_.run({"import", (world_.folder / "good.zip").string()}, environment).exit_code, 0);

  environment = world_.environment("not-connected");
  finished = world_.run({"import"}, environment);
  EXPECT_EQ(finished.exit_code, 4);
  EXPECT_NE(finished.err.find("cinemarco trakt connect"), std::string::npos) << finished.err;

  environment["CINEMARCO_TMDB_RATE"] = "fast";
  finished = world_.run({"status"}, environment);
  EXPECT_EQ(finished.exit_code, 4);
  EXPECT_NE(finished.err.find("CINEMARCO_TMDB_RATE"), std::string::npos);
}

TEST_F(BadInput, through_a_pipe_is_called_that) {
  const auto pipe = world_.folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const std::jthread feeder{[&pipe] { write_file(pipe, "Dear Trakt, …"); }};
  const auto refused = world_.run({"import", "--preview", pipe.string()});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_TRUE(refused.err.starts_with("the pipe is neither an archive")) << refused.err;
  EXPECT_FALSE(refused.err.contains(pipe.string())) << refused.err;
}

TEST_F(BadInput, of_a_second_import_names_the_first) {
  sandbox::Options slow = small_program_account();
  slow.latency = std::chrono::milliseconds{200};
  ProgramWorld world{slow};
  world.connect();
  Program first{CINEMARCO_PROGRAM, {"import"}, world.environment(), world.folder.path()};
  while (query(world.database(), "SELECT count(*) FROM runs") == "0") ASSERT_FALSE(first.poll());
  const auto second = world.run({"import"});
  EXPECT_EQ(second.exit_code, 5);
  EXPECT_NE(second.err.find("An import is already in progress: run 1, started"), std::string::npos) << second.err;
}

}  // namespace
}  // namespace cinemarco::test
