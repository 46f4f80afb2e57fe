// SPDX-License-Identifier: MIT
// A list of Trakt row by row into a page: a broken row is reported, and all good ones arrive.
#pragma once

#include "domain/history_source.hpp"
#include "trakt/mapping.hpp"

#include <boost/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::trakt {

// Where a row stands; written out only for those that are reported: "watchlist page 1 [17]".
struct RowPlace {
  std::string_view list;
  std::optional<std::size_t> index = {};
  [[nodiscard]] std::string text() const;
};

// Reads one row as `page.section` has them and adds its fact, or a problem at its place. A row whose date cannot be
// read comes in without it, and is reported as well.
void read_row(const boost::json::value& row, const RowPlace& place, SourcePage& page, WithoutId without_id);

// Reads all rows of a list of the live API; row i is reported as "`where` [i]".
void read_rows(const boost::json::array& rows, const std::string& where, SourcePage& page);

// What a row is known by when pages are compared: its id, or its type and Trakt's number. Empty where it has neither.
[[nodiscard]] std::optional<std::string> row_identity(const boost::json::value& row);

// The section of a history row, by its type; empty where the type is neither.
[[nodiscard]] std::optional<Section> plays_section(const boost::json::value& row);

}  // namespace cinemarco::trakt
