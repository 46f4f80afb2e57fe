// SPDX-License-Identifier: MIT
// What a file tells, as lines that can be compared.
#pragma once

#include "sources/file.hpp"
#include "store/foreign_tables.hpp"
#include "support/temp_dir.hpp"
#include "trakt/any_files.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::test {

inline std::string to_text(const PlayDate& date) {
  if (date.instant) return format_instant(*date.instant);
  return date.day ? format_date(*date.day) : "?";
}

// "play Breaking Bad s1e2 2024-02-09", "rating The Matrix 8"
inline std::string to_line(const Brought& told, const BroughtFact& fact) {
  constexpr std::string_view kKinds[] = {"play", "sitting",  "rating",    "watchlist",
                                         "note", "favorite", "abandoned", "listed"};
  std::string line{kKinds[static_cast<std::size_t>(fact.kind)]};
  line += " " + told.titles[fact.title].ref.title;
  if (fact.season) line += " s" + std::to_string(*fact.season);
  if (fact.episode) line += "e" + std::to_string(*fact.episode);
  if (fact.kind == BroughtKind::rating) line += " " + std::to_string(fact.rating);
  if (fact.kind == BroughtKind::note) line += " " + fact.text;
  if (fact.kind == BroughtKind::listed) line += " on " + told.lists[fact.list].name + ": " + fact.text;
  if (fact.kind == BroughtKind::play || fact.kind == BroughtKind::sitting) line += " " + to_text(fact.when);
  if (fact.reach != Reach::one) line += " and more";
  return line;
}

struct Told {
  std::string source;
  Brought brought;
  [[nodiscard]] std::string lines() const {
    std::string text;
    for (const auto& fact : brought.facts) text += (text.empty() ? "" : "\n") + to_line(brought, fact);
    return text;
  }
  [[nodiscard]] std::string skipped() const {
    std::string text;
    for (const auto& row : brought.skipped) text += (text.empty() ? "" : "\n") + row.title + ": " + row.reason;
    return text;
  }
};

inline Told tell(const std::filesystem::path& path, const sources::Wish& wish = {}) {
  const auto file = sources::recognise(trakt::open_any_files({path}, {}), &store::open_foreign_tables, wish, {});
  if (!file) throw std::runtime_error{"nobody recognises " + path.string()};
  return {std::string{file->source()}, file->read(*TimeZone::find("Europe/Berlin"), {})};
}

inline Told tell(const TempDir& folder, std::string_view content, const sources::Wish& wish = {}) {
  const auto path = folder / "anything";
  std::ofstream{path, std::ios::binary} << content;
  return tell(path, wish);
}

inline Told tell_database(const TempDir& folder, const std::string& sql, const sources::Wish& wish = {}) {
  const auto path = folder / "anything.db";
  std::filesystem::remove(path);
  SQLite::Database{path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(sql);
  return tell(path, wish);
}

}  // namespace cinemarco::test
