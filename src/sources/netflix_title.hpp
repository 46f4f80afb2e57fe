// SPDX-License-Identifier: MIT
// What Netflix calls a film or an episode, taken apart: "Show: Season 2: Episode name", in the languages of its users.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::sources {

struct NetflixTitle {
  std::string show;  // empty: nothing says that it is a series
  std::optional<int> season;
  std::optional<int> episode;  // where a number stands for the name: "Episode 3"
  std::string name;            // of the episode, or of the film
};

// By the word for a season in it: "Season 2", "Staffel 2", "Part II", "Volume Two", "Limited Series". Without one
// nothing is taken apart.
[[nodiscard]] NetflixTitle take_apart(std::string_view title);

// "Show: Rest", where others of the file tell that `show` is a series.
[[nodiscard]] NetflixTitle take_apart_as(std::string_view show, std::string_view title);

// Everything before each colon, the shortest first.
[[nodiscard]] std::vector<std::string_view> prefixes(std::string_view title);

}  // namespace cinemarco::sources
