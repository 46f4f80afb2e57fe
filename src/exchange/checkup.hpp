// SPDX-License-Identifier: MIT
// Looks whether the library is as its facts say, and mends what can be mended.
#pragma once

#include "domain/clock.hpp"
#include "domain/token_store.hpp"
#include "exchange/account_zone.hpp"
#include "exchange/progress.hpp"
#include "store/database.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace cinemarco::exchange {

// `damaged_file`, `lost_rows`, `numbers`, `zone_tables`, `titles`, `month_counts`, `search_words`, `sign_in`; and what
// is no fault: `waiting_titles`, `pictures_without_title`.
struct CheckFinding {
  std::string what;
  std::int64_t count = 0;
  std::string message;  // for people
  bool is_fault = true;
  bool mended = false;
};
BOOST_DESCRIBE_STRUCT(CheckFinding, (), (what, count, message, is_fault, mended))

struct CheckReport {
  bool whole = true;                                 // no fault, or all mended
  std::int64_t titles = 0, plays = 0, pictures = 0;  // that were looked at
  std::vector<CheckFinding> findings;
};
BOOST_DESCRIBE_STRUCT(CheckReport, (), (whole, titles, plays, pictures, findings))

enum class Repair { no, yes };

// References must outlive the call.
struct CheckServices {
  store::Database& database;
  std::filesystem::path data_folder;
  AccountId account;
  Clock& clock;
  TokenStore& tokens;
  std::optional<TimeZone> wanted_zone;  // of the settings
};

// Holds the run lock: no import or sync goes on meanwhile. Readers and edits do. Without `repair` nothing is
// changed but what each sync does: series whose status a day has changed.
// Throws Error: busy, cancelled, internal.
CheckReport check_library(const CheckServices& services, Repair repair, RunProgress& progress,
                          const std::stop_token& stop);

}  // namespace cinemarco::exchange
