// SPDX-License-Identifier: MIT
// One SQLite connection that keeps its prepared statements, and errors with SQLite's own code and SQL in their context.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"
#include "store/bind.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cinemarco::store {

// A statement that is prepared once, and whether somebody reads from it.
struct Prepared {
  SQLite::Statement statement;
  bool is_used = false;
};

// A prepared statement in use; resets itself at the end of its scope, ready for the next. One statement has one user at
// a time, who would else read the other's rows: Error{internal}.
class Use {
 public:
  explicit Use(Prepared& prepared);
  ~Use();
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

  // Binds every `?` in order; their number is checked. Optionals bind null when empty; ids, instants and dates in the
  // forms of docs/contract.md#forms-of-values.
  template <class... Args>
  Use& bind(const Args&... args) {
    check_bound(static_cast<int>(sizeof...(args)));
    int index = 0;
    (as_bound(args, [this, at = ++index](const auto& bound) { bind_one(at, bound); }), ...);
    return *this;
  }
  // Steps once: true while there is a row. Throws Error{internal} with a sentence for a full disk.
  bool next();
  // Runs a statement that gives no rows; returns how many rows it changed.
  int run();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::optional<double> optional_real(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::optional<std::string> optional_text(int column) const;
  [[nodiscard]] std::optional<Instant> instant(int column) const;
  [[nodiscard]] std::optional<Date> date(int column) const;

 private:
  void bind_one(int index, std::nullptr_t);
  void bind_one(int index, std::int64_t value);
  void bind_one(int index, double value);
  void bind_one(int index, std::string_view value);
  void bind_one(int index, Instant value);
  void bind_one(int index, Date value);
  void check_bound(int count) const;

  Prepared* prepared_;
  SQLite::Statement* statement_;
};

// One thread at a time.
class Connection {
 public:
  enum class Mode { read, write };
  Connection(const std::string& file, Mode mode);
  // The cached statement for `sql`, which must be a string literal (its address is the key).
  [[nodiscard]] Use use(const char* sql);
  [[nodiscard]] std::int64_t last_insert_id() const;
  // How long a statement waits from now on for a lock that another connection holds.
  void wait_for_lock(std::chrono::milliseconds wait);
  // Of the write-ahead log, after this connection's last commit.
  [[nodiscard]] int pages_in_log() const { return pages_in_log_; }
  [[nodiscard]] SQLite::Database& raw() { return database_; }

 private:
  SQLite::Database database_;
  std::unordered_map<const char*, std::unique_ptr<Prepared>> statements_;
  int pages_in_log_ = 0;
};

}  // namespace cinemarco::store
