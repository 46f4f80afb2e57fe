// SPDX-License-Identifier: MIT
// What the server and `status` ask of the database when somebody looks: nothing that takes longer the more there is.
#include "serve/library.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace cinemarco::test {
namespace {

// They grow with every evening, or hold all that TMDB ever said.
constexpr std::array kLarge{"plays", "episodes", "episode_progress", "tmdb_cache", "media_contributors"};

// Statements as the log tells them, with CINEMARCO_LOG=debug.
std::set<std::string> asked(const std::string& log) {
  constexpr std::string_view kMark = " debug SQL ";
  std::set<std::string> statements;
  std::istringstream lines{log};
  for (std::string line; std::getline(lines, line);) {
    const auto at = line.find(kMark);
    if (at != std::string::npos) statements.insert(line.substr(at + kMark.size()));
  }
  return statements;
}

// By what each table is called in the statement.
std::map<std::string, std::string> tables_in(const std::string& sql) {
  static const std::regex kTable{R"((?:FROM|JOIN|,)\s+(\w+)(?:\s+(?:AS\s+)?(\w+))?)"};
  std::map<std::string, std::string> tables;
  for (std::sregex_iterator it{sql.begin(), sql.end(), kTable}, end; it != end; ++it) {
    tables[(*it)[1]] = (*it)[1];
    if ((*it)[2].matched) tables[(*it)[2]] = (*it)[1];
  }
  return tables;
}

bool is_large(const std::map<std::string, std::string>& tables, const std::string& name) {
  const auto found = tables.find(name);
  return std::ranges::find(kLarge, found == tables.end() ? name : found->second) != kLarge.end();
}

// What of its plan grows with a large table: a scan; a search by nothing but the account and the type; a sort of what
// was found by those. Empty: nothing.
std::string fault_in(const SQLite::Database& database, const std::string& sql) {
  static const std::regex kScan{R"(SCAN (\w+).*)"};
  static const std::regex kWideSearch{R"(SEARCH (\w+) USING .*\(account_id=\?(?: AND media_type=\?)?\).*)"};
  auto tables = tables_in(sql);
  SQLite::Statement views{database, "SELECT sql FROM sqlite_schema WHERE type = 'view' AND instr(?, name) > 0"};
  views.bind(1, sql);
  while (views.executeStep()) tables.merge(tables_in(views.getColumn(0).getString()));
  SQLite::Statement plan{database, "EXPLAIN QUERY PLAN " + sql};
  while (plan.executeStep()) {
    const auto step = plan.getColumn(3).getString();
    std::smatch match;
    if (!std::regex_match(step, match, kScan) && !std::regex_match(step, match, kWideSearch)) continue;
    if (is_large(tables, match[1])) return step;
  }
  return {};
}

// The cache's own figures are of all that is in it; they read indexes alone. And some indexes are of few plays.
bool is_meant(const std::string& fault) {
  return fault.starts_with("SCAN tmdb_cache USING COVERING INDEX") ||
         fault.starts_with("SEARCH plays USING INDEX plays_unmatched");
}

TEST(Statements, that_look_find_their_rows_by_an_index) {
  Library library{{{"CINEMARCO_LOG", "debug"}}};
  auto& served = *library;
  const auto items = served.get("/api/library?limit=200").json().at("items").as_array();
  std::vector<std::string> pages{"/api/library?q=the&type=movie&status=completed&genre=Drama&year=2001",
                                 "/api/library?sort=rating&order=asc",
                                 "/api/library?sort=listed",
                                 "/api/plays?limit=3",
                                 "/api/plays?type=movie&from=2020-01-01&to=2024-05-20",
                                 "/api/plays/1",
                                 "/api/plays/months",
                                 "/api/plays/months?type=series",
                                 "/api/up-next",
                                 "/api/calendar",
                                 "/calendar.ics",
                                 "/api/unmatched",
                                 "/api/imports",
                                 "/api/imports/1",
                                 "/api/import",
                                 "/api/sync",
                                 "/api/sync/outbox",
                                 "/api/sync/removals",
                                 "/api/cache",
                                 "/api/trakt",
                                 "/api/setup",
                                 "/api/health",
                                 "/metrics"};
  for (const auto* type : {"movie", "series"}) {
    for (const auto& item : items) {
      if (item.at("media_type") != type) continue;
      const auto page = "/api/library/" + std::to_string(item.at("id").as_int64());
      pages.insert(pages.end(), {page, page + "/plays"});
      break;
    }
  }
  for (const auto& page : pages) EXPECT_EQ(served.get(page).status, 200) << page;
  auto environment = library.world.environment();
  environment["CINEMARCO_LOG"] = "debug";
  const auto status = library.world.run({"status", "--json"}, environment);
  ASSERT_EQ(status.exit_code, 0) << status.err;
  const auto statements = asked(served.stop().err + status.err);
  ASSERT_GT(statements.size(), 40U);
  const SQLite::Database database{library.world.database().string()};
  for (const auto& sql : statements) {
    if (!sql.contains("SELECT")) continue;
    const auto fault = fault_in(database, sql);
    EXPECT_TRUE(fault.empty() || is_meant(fault)) << fault << "\n" << sql;
  }
}

}  // namespace
}  // namespace cinemarco::test
