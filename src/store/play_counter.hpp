// SPDX-License-Identifier: MIT
// Keeps `play_counts`, how many plays each month has: SQLite tells of each row of `plays` that is written, whoever
// writes it, and what that changes goes with the same commit. (Triggers would do the same, and cost an import a tenth
// of its time: each play then has a journal of its own.)
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace cinemarco::store {

class Connection;

// A SELECT of how many plays each account, type and month of `schema` has, as `play_counts` keeps them.
[[nodiscard]] std::string plays_by_month_sql(std::string_view schema = "main");
// Counts all of them anew: what was written past the counter below, or is not believed. In the caller's transaction.
void count_plays_anew(SQLite::Database& db, std::string_view schema = "main");

// Of the one write connection, and only under the write lock. Migrations that write plays count them anew themselves.
class PlayCounter {
 public:
  // `db` must outlive the counter, and be migrated.
  explicit PlayCounter(Connection& db);
  ~PlayCounter();
  PlayCounter(const PlayCounter&) = delete;
  PlayCounter& operator=(const PlayCounter&) = delete;
  // Before each commit.
  void write();
  // After a rollback.
  void forget() { changes_.clear(); }

 private:
  using Month = std::tuple<std::int64_t, std::string, std::string>;  // account, type, month
  struct Hook;
  template <class Read>
  void count(const Read& read, int more);

  Connection& db_;
  // Places of columns in a row of `plays`.
  int account_ = 0;
  int type_ = 0;
  int removed_at_ = 0;
  int ordered_at_ = 0;
  std::map<Month, std::int64_t> changes_;
};

}  // namespace cinemarco::store
