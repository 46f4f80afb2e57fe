// SPDX-License-Identifier: MIT
// What an import is asked to do; kept with its run so that it can be resumed.
#pragma once

#include "domain/error.hpp"
#include "domain/history_source.hpp"
#include "exchange/whose_account.hpp"

#include <boost/describe.hpp>

#include <expected>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::exchange {

enum class Part { movies, series, watchlist, ratings };
BOOST_DESCRIBE_ENUM(Part, movies, series, watchlist, ratings)

inline const std::set<Part> kAllParts{Part::movies, Part::series, Part::watchlist, Part::ratings};

struct ImportRequest {
  std::string export_path;  // absolute; empty: from the live API
  std::set<Part> parts = kAllParts;
  std::vector<std::string> more_files;      // of one export whose files lie loose, as `export_path` does then; absolute
  std::string export_name;                  // what the user calls an upload; empty: `export_path`
  std::string as;                           // whose export it is, by its word; empty: whoever recognises it
  std::set<std::string> also;               // what of it is taken only where the user says so, by words
  std::string user;                         // of a file of several people: whose viewings (docs/contract.md#rule-17)
  bool once = false;                        // it came through a pipe: nobody can read it again
  OtherAccount other = OtherAccount::stop;  // not kept: who resumes says it again
  // All of it.
  [[nodiscard]] std::vector<std::filesystem::path> files() const;
  // For messages.
  [[nodiscard]] const std::string& name() const { return export_name.empty() ? export_path : export_name; }
  [[nodiscard]] SourceKind source() const { return export_path.empty() ? SourceKind::api : SourceKind::export_file; }
  bool operator==(const ImportRequest&) const = default;
};

// Throws an Error that says to give the file again, where what an unfinished import reads is gone (not_found) or was
// put there by another user (invalid): an upload, a pipe, a file.
void require_files(const ImportRequest& unfinished);

// "movies,series,watchlist,ratings", in any order; the error names the word that is none of them.
[[nodiscard]] std::expected<std::set<Part>, ParseError> parse_parts(std::string_view text);
[[nodiscard]] std::string_view to_string(Part part) noexcept;

[[nodiscard]] std::set<Section> sections_of(const std::set<Part>& parts);

// The form kept in `runs.options`.
[[nodiscard]] std::string to_options_text(const ImportRequest& request);
[[nodiscard]] std::expected<ImportRequest, ParseError> from_options_text(std::string_view text);

}  // namespace cinemarco::exchange
