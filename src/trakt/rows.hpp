// SPDX-License-Identifier: MIT
// A list of Trakt row by row into a page: a broken row is reported, and all good ones arrive.
#pragma once

#include "domain/ports.hpp"

#include <boost/json.hpp>

#include <optional>
#include <string>

namespace cinemarco::trakt {

// Reads one row as `page.section` has them and adds its fact, or a problem at `where` ("watchlist page 1 [17]").
void read_row(const boost::json::value& row, const std::string& where, SourcePage& page);

// Reads all rows of a list; row i is reported as "`where` [i]".
void read_rows(const boost::json::array& rows, const std::string& where, SourcePage& page);

// What a row is known by when pages are compared: its id, or its type and Trakt's number. Empty where it has neither.
[[nodiscard]] std::optional<std::string> row_identity(const boost::json::value& row);

// The section of a history row, by its type; empty where the type is neither.
[[nodiscard]] std::optional<Section> plays_section(const boost::json::value& row);

}  // namespace cinemarco::trakt
