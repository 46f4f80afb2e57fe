// SPDX-License-Identifier: MIT
// What another service's export tells, in the one form that all such sources share; and the port by which it is read.
#pragma once

#include "domain/discovery.hpp"
#include "domain/history_source.hpp"
#include "domain/play_date.hpp"
#include "domain/time_zone.hpp"
#include "domain/title.hpp"

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco {

enum class BroughtKind { play, sitting, rating, watchlist, note, favorite, abandoned, listed };

// How many episodes a play stands for.
enum class Reach {
  one,
  season,   // all of its season
  through,  // up to and with this one, specials left out
  aired,    // all that have aired, specials left out
};

// A title as the source calls it. Its numbers go before its name.
struct BroughtTitle {
  TitleRef ref;                                // no Trakt id
  std::string original_title;                  // may be empty
  std::optional<std::int64_t> tvdb_episode{};  // of an episode whose series nobody names
  std::string imdb_episode{};
  auto operator<=>(const BroughtTitle&) const = default;
};

// What a title is remembered by: its best number, else its plain name and its year.
[[nodiscard]] std::string title_key(const BroughtTitle& title);

// A list of the user's there. Its rows are facts, in its order.
struct BroughtList {
  std::string key;  // what identifies it there
  std::string name;
  std::string description;  // may be empty
};

struct BroughtFact {
  BroughtKind kind = BroughtKind::play;
  std::size_t title = 0;        // place in Brought::titles
  std::optional<int> season{};  // of a series: of its season or episode
  std::optional<int> episode{};
  std::optional<std::int64_t> tvdb_episode{};  // the episode's own number, which goes before season and episode
  std::string imdb_episode{};
  std::string episode_title{};  // finds the episode where it has no number
  Reach reach = Reach::one;
  PlayDate when{};                 // watched, rated, listed, given up
  std::chrono::seconds length{0};  // of a sitting
  int rating = 0;                  // 1–10
  std::size_t list = 0;            // of a list's row: place in Brought::lists
  std::string text{};              // a note, also to a list's row; of a play what was said of this viewing
  std::string key{};               // what identifies a play there
  std::size_t row = 0;             // of the file: place in Brought::rows, from 1
};

// What became of a row of the file.
enum class RowFate { silent, skipped, failed, told };

// All that a file tells. Facts that could be read stand beside the rows that could not.
struct Brought {
  std::vector<BroughtTitle> titles;
  std::vector<BroughtFact> facts;
  std::vector<BroughtList> lists;
  std::vector<RowProblem> problems;
  std::vector<SkippedRow> skipped;
  std::vector<std::string> hints;
  std::vector<RowFate> rows;  // of a file without rows each fact, and each that could not be read
};

// The context of an Error that lists several people, of whom one is to be named (docs/contract.md#rule-17).
inline constexpr const char* kSeveralPeople = "several people";

// A file, or several of one export, of a source that is recognised. One thread at a time.
class BroughtFile {
 public:
  virtual ~BroughtFile() = default;
  // The word of docs/contract.md#ways-in-besides-trakt: "letterboxd".
  [[nodiscard]] virtual std::string_view source() const = 0;
  // Everything. `zone` is the account's, for clocks without one. Throws Error: invalid (kSeveralPeople, and none or
  // an unknown one was named; nothing could be read), not_found, cancelled.
  [[nodiscard]] virtual Brought read(const TimeZone& zone, std::stop_token stop) = 0;
};

}  // namespace cinemarco
