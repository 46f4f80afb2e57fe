// SPDX-License-Identifier: MIT
// Which file of Trakt's export holds what: today's flat layout and the nested one of before 2026
// (docs/trakt.md#files-of-an-export). Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace cinemarco::trakt {

enum class ExportKind {
  history,     // every play: watched-history[-n].json, <user>/watched/history*.json
  ratings,     // ratings-{movies,shows,seasons,episodes}[-n].json
  watchlist,   // lists-watchlist[-n].json, <user>/lists/watchlist[-n].json
  lists,       // lists-lists[-n].json: what lists there are; <user>/lists/lists[-n].json
  list_items,  // lists-list-ID-SLUG[-n].json: the rows of one; <user>/lists/list-ID-SLUG[-n].json
  notes,       // notes-{movies,shows,seasons,episodes}[-n].json
  errors,      // _errors.json: what Trakt could not export
  stats,       // user-stats.json: how many plays Trakt counts
  watched,     // watched-{movies,shows}[-n].json: titles with a count, without their plays
  other,       // another file that only an export has: user-settings.json, collection-movies.json …
  look_alike,  // a copy, a placeholder, an unfinished download or another spelling of a file that would be read
  csv,         // a file of Trakt's CSV export
  library,     // custom-library-n.json: what somebody owned (docs/trakt.md#files-of-an-export)
  foreign,     // none of Trakt's
};

struct ExportName {
  ExportKind kind = ExportKind::foreign;
  // Of history, ratings, watchlist, and what looks like them or is their CSV:
  ExportKind like = ExportKind::foreign;  // the kind itself, or what a look-alike resembles
  std::string_view stem;                  // "watched-history"; of a look-alike empty where that is open
  int page = 0;                           // 0: the name has no number, as where there is one page only
};

// Of more pages than an exporter ever writes (docs/trakt.md#where-a-list-ends, 1), a name is no page's.
inline constexpr int kMostPages = 10'000;

// What comes in pages. Those of the old layout have such a name only in their folder.
struct Stem {
  std::string_view text;  // "watched-history"
  ExportKind kind;
  std::string_view folder;  // "" in today's layout
};
[[nodiscard]] std::span<const Stem> page_stems();

// By the end of the path, whatever folders stand before it and however its letters' case is.
[[nodiscard]] ExportName export_name(std::string_view path);
[[nodiscard]] inline ExportKind export_kind(std::string_view path) {
  return export_name(path).kind;
}

// Would a file of that name be read, or be missed? Look-alikes count.
[[nodiscard]] inline bool matters(std::string_view path) {
  const auto name = export_name(path);
  return name.like != ExportKind::foreign || name.kind == ExportKind::errors || name.kind == ExportKind::stats;
}

// The list whose rows a file holds, by its name: its number, and its slug, to which a page's number may still belong
// (docs/trakt.md#lists). 0: the name has none.
struct ListOfFile {
  std::int64_t number = 0;
  std::string slug;
};
[[nodiscard]] ListOfFile list_of(std::string_view path);

// "märco/watched" of "märco/watched/history.json"; empty where there is none.
[[nodiscard]] std::string_view folder_part(std::string_view path);
[[nodiscard]] std::string_view file_part(std::string_view path);
// Orders names as people count: watched-history-2.json before watched-history-10.json.
[[nodiscard]] bool natural_less(std::string_view left, std::string_view right);

}  // namespace cinemarco::trakt
