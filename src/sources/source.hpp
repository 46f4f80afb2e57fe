// SPDX-License-Identifier: MIT
// What one source is to this room: how its export is told from others, and how it is read.
#pragma once

#include "domain/time_zone.hpp"
#include "sources/gathered.hpp"
#include "sources/look.hpp"
#include "sources/values.hpp"

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::sources {

struct Reading {
  Look& look;
  Gathered& out;
  const TimeZone& zone;        // the account's
  std::string user;            // whose viewings are wanted; empty: nobody was named
  std::set<std::string> also;  // what else is taken (sources/file.hpp)

  // Every row of a member, each counted: call it once for each. Who only wants to learn uses `look`.
  void records(const Member& member, const std::function<void(const Record&)>& sink,
               std::vector<std::string> names = {});
};

inline constexpr const char* kRatedDays = "rated-days";
inline constexpr const char* kThumbs = "thumbs";

struct Source {
  std::string_view name;
  // Its members by their base names, in lower case, in a package of many files: nothing else of that is opened. Null
  // where names tell nothing.
  bool (*wants)(std::string_view base);
  // By members, columns and tables.
  bool (*recognises)(Look& look);
  void (*read)(Reading& reading);
};

// In the order in which they are asked: who would take another's for his own comes later.
[[nodiscard]] std::span<const Source> all_sources();

// Whether what was given holds a member with all these columns.
[[nodiscard]] bool has_columns(Look& look, std::initializer_list<std::string_view> names);
[[nodiscard]] bool has_table(Look& look, const std::string& table);

// For files that hold several people (docs/contract.md#rule-17): whose rows are read. Of one person alone the name
// need not be given. Throws Error{invalid} that lists them with their plays where none, or an unknown one, was named.
[[nodiscard]] std::string chosen_user(const std::map<std::string, std::size_t>& plays_by_user,
                                      const std::string& wanted);

[[nodiscard]] BroughtTitle movie(std::string_view title, std::optional<int> year);
[[nodiscard]] BroughtTitle series(std::string_view title, std::optional<int> year);
// "row 12 of diary.csv"
[[nodiscard]] std::string place(const Member& member, const Record& row);

// One file a source.
extern const Source kGeneric, kImdb, kJellyfin, kKodi, kLetterboxd, kMovary, kNetflix, kOriginal, kPlex, kRyot,
    kSeriesguide, kSimkl, kTautulli, kTvtime, kWatcharr, kYamtrack;

}  // namespace cinemarco::sources
