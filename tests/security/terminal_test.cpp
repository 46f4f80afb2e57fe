// SPDX-License-Identifier: MIT
// A title moves no cursor and turns no line around.
#include "cli/program_world.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string_view>

namespace cinemarco::test {
namespace {

// A screen cleared, a window's title, a line overwritten, C1 (CSI), and what turns the direction of writing.
const std::string kHostile =
    "Evil\x1b[2J\x1b]0;owned\x07 \r\nforged line \xC2\x9B"
    "31m \x7F \xE2\x80\xAE"
    "desrever \xE2\x80\x8E \xE2\x81\xA6 \xE2\x81\xA9 \xD8\x9C end";

constexpr std::string_view kOrders[] = {"\x1b",         "\x07",         "\r",           "\x7F",         "\xC2\x9B",
                                        "\xE2\x80\xAE", "\xE2\x80\x8E", "\xE2\x81\xA6", "\xE2\x81\xA9", "\xD8\x9C"};

TEST(Terminal, is_moved_by_no_text_of_others) {
  ProgramWorld world{small_program_account()};
  std::string movie;
  std::string series;
  std::string person;
  world.sandbox.edit_catalogue([&](sandbox::Catalogue& catalogue) {
    for (auto& one : catalogue.movies) one.title = one.overview = one.tagline = kHostile + one.title;
    for (auto& one : catalogue.series) {
      one.name = one.overview = one.network = kHostile + one.name;
      for (auto& season : one.seasons) {
        season.name = kHostile;
        for (auto& episode : season.episodes) episode.title = kHostile;
      }
    }
    for (auto& one : catalogue.people) one.name = kHostile + one.name;
    movie = std::to_string(catalogue.movies.front().ids.tmdb);
    series = std::to_string(catalogue.series.front().ids.tmdb);
    person = std::to_string(catalogue.people.front().id);
    catalogue.movies.back().trakt_knows_tmdb = false;
  });
  world.connect();
  const auto odd = world.folder / "odd\x1b[2J\xE2\x80\xAE.zip";
  std::ofstream{odd} << "no export";
  auto environment = world.environment();
  environment["CINEMARCO_LOG"] = "debug";
  const std::vector<std::vector<std::string>> commands = {
      {"import", "--preview"},
      {"import"},
      {"status"},
      {"tmdb", "movie", movie},
      {"tmdb", "series", series},
      {"tmdb", "season", series, "1"},
      {"tmdb", "person", person},
      {"tmdb", "search", "Evil"},
      {"tmdb", "trending"},
      {"tmdb", "movie", movie, "--json"},
      {"import", "--json"},
      {"unmatched", "list"},
      {"sync", "--dry-run"},
      {"trakt", "status"},
      {"import", odd.string()},
  };
  bool shown = false;
  for (const auto& command : commands) {
    const auto finished = world.run(command, environment);
    for (const auto& text : {finished.out, finished.err}) {
      shown = shown || text.contains("desrever");
      for (const auto order : kOrders) EXPECT_FALSE(text.contains(order)) << command.front() << ": " << text;
      EXPECT_FALSE(text.contains("\nforged line")) << command.front() << ": " << text;
    }
  }
  EXPECT_TRUE(shown) << "no command showed the hostile titles";
}

}  // namespace
}  // namespace cinemarco::test
