// SPDX-License-Identifier: MIT
// Recorded answers of TMDB, from the folder that CINEMARCO_RECORDINGS names; without it, a few bodies of our own.
#pragma once

#include "tmdb/fakes.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace cinemarco::tmdb::test {

struct Recording {
  std::string name;  // "jellyfin-tmdblib/movie_47964.json"
  std::string kind;  // as the collection's MANIFEST.md says: "movie", "tv-season", "error"
  std::string body;
};

inline std::vector<Recording> own_recordings() {
  return {
      {"own/movie", "movie", movie_with_credits(550)},
      {"own/movie_credits", "movie-credits", R"({"id":550,"cast":)" + kCast + R"(,"crew":)" + kCrew + "}"},
      {"own/series", "tv",
       series_body(1396, {0, 1}, part("aggregate_credits", aggregate_body()) + season_part(0) + season_part(1))},
      {"own/aggregate_credits", "tv-aggregate_credits", aggregate_body()},
      {"own/season", "tv-season", season_body(1)},
      {"own/find", "find", R"({"movie_results":[],"tv_results":[{"id":1399}],"tv_episode_results":[]})"},
      {"own/error", "error", kNotFoundBody},
  };
}

inline std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

// MANIFEST.md has "### folder (tier A)" over lines "- file | kind | status | …".
inline std::vector<Recording> recordings() {
  const char* root = std::getenv("CINEMARCO_RECORDINGS");
  if (root == nullptr || *root == '\0') return own_recordings();
  const auto folder = std::filesystem::path{root} / "tmdb";
  std::vector<Recording> result;
  std::ifstream manifest{folder / "MANIFEST.md"};
  std::string section;
  for (std::string line; std::getline(manifest, line);) {
    if (line.starts_with("### ")) section = line.substr(4, line.find(' ', 4) - 4);
    const auto first = line.find(" | ");
    if (section.empty() || !line.starts_with("- ") || first == std::string::npos) continue;
    const auto file = line.substr(2, first - 2);
    const auto kind = line.substr(first + 3, line.find(" | ", first + 3) - first - 3);
    result.push_back({section + "/" + file, kind, text_of(folder / section / file)});
  }
  // Composites of recorded parts: a series with its seasons appended.
  for (const std::string file : {"tv_4607_append_season_0-6.json", "tv_57243_append_credits_season_0_1_4.json"}) {
    result.push_back({"DERIVED/" + file, "tv", text_of(folder / "DERIVED" / file)});
  }
  return result;
}

}  // namespace cinemarco::tmdb::test
