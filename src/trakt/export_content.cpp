// SPDX-License-Identifier: MIT
#include "trakt/export_content.hpp"

#include "json/json.hpp"
#include "trakt/row_splitter.hpp"

#include <string>

namespace cinemarco::trakt {
namespace {

std::optional<ExportKind> kind_of_row(std::string_view text) {
  const auto row = json::parse_mended(text);
  const auto* object = row ? row->if_object() : nullptr;
  if (object == nullptr) return std::nullopt;
  const auto has = [&](const char* member) { return object->contains(member); };
  const bool names_title = has("movie") || has("show");
  if (names_title && has("rating") && has("rated_at")) return ExportKind::ratings;
  if (names_title && has("type") && !has("listed_at") && !has("collected_at") && !has("rating")) {
    return ExportKind::history;  // a row of another tool may be without a date, too
  }
  if (has("listed_at") || (has("imdb_id") && has("tmdb_id") && has("trakt_id"))) return ExportKind::watchlist;
  if (has("collected_at")) return ExportKind::library;
  return std::nullopt;
}

}  // namespace

std::optional<ExportKind> kind_by_content(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  if (const auto first = start.find_first_not_of(" \t\r\n"); first != std::string_view::npos && start[first] == '[') {
    std::optional<std::string> row;
    RowSplitter splitter{[&row](std::size_t, std::optional<std::string_view> text) {
      if (!row && text) row = std::string{*text};
    }};
    for (std::size_t at = 0; at < start.size() && !row; at += 4096) splitter.feed(start.substr(at, 4096));
    return row ? kind_of_row(*row) : std::nullopt;
  }
  const auto columns = start.substr(0, start.find_first_of("\r\n"));
  if (columns.contains(',') && columns.contains(".ids.trakt")) return ExportKind::csv;
  return std::nullopt;
}

}  // namespace cinemarco::trakt
