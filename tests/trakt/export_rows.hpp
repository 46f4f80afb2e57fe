// SPDX-License-Identifier: MIT
// Rows and walks for the tests of exports.
#pragma once

#include "domain/error.hpp"
#include "trakt/export_source.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cinemarco::trakt::test {

inline const std::set<Section> kEverything{Section::movie_plays, Section::episode_plays, Section::ratings,
                                           Section::watchlist};

inline std::string a_movie(std::int64_t id, const std::string& date = "2014-04-05T15:27:00.000Z") {
  return R"({"id":)" + std::to_string(id) + R"(,"watched_at":")" + date +
         R"(","action":"watch","type":"movie","movie":{"title":"The Dark Knight","year":2008,"ids":{"trakt":120,"tmdb":155}}})";
}
// As a tool appends it.
inline std::string a_movie_without_id(const std::string& date = "2014-04-05T15:27:00.000Z") {
  return R"({"watched_at":")" + date + R"(","type":"movie","movie":{"title":"The Dark Knight","ids":{"tmdb":155}}})";
}
inline const std::string kARating =
    R"({"rated_at":"2025-01-16T17:39:23.000Z","rating":9,"type":"show","show":{"title":"Silo","ids":{"trakt":180770,"tmdb":125988}}})";
inline const std::string kAListed =
    R"({"rank":1,"id":2,"listed_at":"2024-12-27T21:36:48.000Z","type":"show","show":{"title":"Silo","ids":{"trakt":180770,"tmdb":125988}}})";

inline std::string rows(std::initializer_list<std::string> all) {
  std::string text = "[";
  for (const auto& row : all) text += (text.size() > 1 ? "," : "") + row;
  return text + "]";
}

inline void put(const std::filesystem::path& file, const std::string& content) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream{file, std::ios::binary} << content;
}

struct Walked {
  std::vector<Play> plays;
  std::size_t ratings = 0, watchlist = 0;
  std::vector<RowProblem> problems;
  std::vector<SkippedRow> skipped;
  std::vector<std::string> hints;
  std::optional<Error> error;

  [[nodiscard]] std::string told() const {
    std::string text;
    for (const auto& problem : problems) text += problem.where + ": " + problem.message + "\n";
    return text + (error ? error->what() : "");
  }
  [[nodiscard]] bool tells(std::string_view text) const { return told().contains(text); }
};

inline Walked walked(ExportSource source, const std::set<Section>& sections = kEverything) {
  Walked all;
  const auto add = [](auto& to, auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  try {
    source.walk(sections, {},
                [&](SourcePage&& page) {
                  add(all.plays, page.plays);
                  add(all.problems, page.problems);
                  add(all.skipped, page.skipped);
                  add(all.hints, page.hints);
                  all.ratings += page.ratings.size();
                  all.watchlist += page.watchlist.size();
                },
                {});
  } catch (const Error& error) {
    all.error = error;
  }
  return all;
}

}  // namespace cinemarco::trakt::test
