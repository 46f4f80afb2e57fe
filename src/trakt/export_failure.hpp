// SPDX-License-Identifier: MIT
// A row of an export's `_errors.json`: what Trakt could not put into it (docs/trakt.md#failures-in-an-export).
#pragma once

#include "trakt/export_names.hpp"

#include <boost/json.hpp>

#include <optional>
#include <string>

namespace cinemarco::trakt {

struct ExportFailure {
  std::optional<ExportKind> what;  // history, ratings, watchlist, or `other`; empty where the row does not say
  std::string message;
};

// All members are optional. An endpoint carries the user's slug and a query, "users/<slug>/history?extended=gdpr";
// neither says anything.
[[nodiscard]] ExportFailure read_failure(const boost::json::value& row);

}  // namespace cinemarco::trakt
