// SPDX-License-Identifier: MIT
// CINEMARCO_LOG=debug cinemarco status 2>&1 | query_plans cinemarco.db: the plan of every query that was prepared,
// those that scan or sort marked with a star. Opens the database for reading.
#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <iostream>
#include <set>

namespace {

constexpr std::string_view kMark = " debug SQL ";

void explain(const SQLite::Database& database, const std::string& sql) {
  fmt::print("{}\n", sql);
  SQLite::Statement plan{database, "EXPLAIN QUERY PLAN " + sql};
  while (plan.executeStep()) {
    const auto step = plan.getColumn(3).getString();
    const bool grows = step.starts_with("SCAN") || step.starts_with("USE TEMP B-TREE");
    fmt::print("  {} {}\n", grows ? '*' : ' ', step);
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    fmt::print(stderr, "usage: … | query_plans DATABASE\n");
    return 2;
  }
  const SQLite::Database database{argv[1], SQLite::OPEN_READONLY};
  std::set<std::string> known;
  for (std::string line; std::getline(std::cin, line);) {
    const auto at = line.find(kMark);
    if (at == std::string::npos) continue;
    const auto sql = line.substr(at + kMark.size());
    const bool has_plan = sql.find_first_of("SIUDRW") == 0;  // a question or a change; nothing else has one
    if (has_plan && known.insert(sql).second) explain(database, sql);
  }
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "query_plans: {}\n", error.what());
  return 1;
}
