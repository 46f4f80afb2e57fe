// SPDX-License-Identifier: MIT
#include "store/own_export.hpp"

#include "domain/error.hpp"
#include "store/failure.hpp"
#include "store/own_tables.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <charconv>
#include <memory>
#include <string>
#include <vector>

namespace cinemarco::store {

namespace {

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::int64_t kRowsBetweenLooks = 4'096;

using Rows = std::unique_ptr<sqlite3_stmt, decltype(&::sqlite3_finalize)>;

// SQLite's own interface: a value is written where it lies, without a copy of it in between.
Rows select(SQLite::Database& db, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (::sqlite3_prepare_v2(db.getHandle(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
    throw to_error(SQLite::Exception{db.getHandle()}, sql);
  }
  return {statement, &::sqlite3_finalize};
}

void append_text(std::string& out, std::string_view text) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= ' ' && c != '"' && c != '\\') continue;
    out.append(text, from, at - from);
    from = at + 1;
    if (c >= ' ') {
      (out += '\\') += text[at];
    } else if (c == '\n') {
      out += "\\n";
    } else {
      ((out += "\\u00") += kHex[c >> 4U]) += kHex[c & 0xFU];
    }
  }
  out.append(text, from);
  out += '"';
}

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

// What is null is left out.
void append_row(std::string& out, sqlite3_stmt* row, const std::vector<std::string>& names) {
  out += '{';
  bool first = true;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto column = static_cast<int>(i);
    const auto type = ::sqlite3_column_type(row, column);
    if (type == SQLITE_NULL) continue;
    if (!first) out += ',';
    first = false;
    out += names[i];
    if (type == SQLITE_INTEGER) {
      append_number(out, ::sqlite3_column_int64(row, column));
    } else if (type == SQLITE_FLOAT) {
      append_number(out, ::sqlite3_column_double(row, column));
    } else {
      const auto* text = static_cast<const char*>(::sqlite3_column_blob(row, column));
      append_text(out, {text, static_cast<std::size_t>(::sqlite3_column_bytes(row, column))});
    }
  }
  out += '}';
}

class Writer {
 public:
  Writer(Connection& db, const Sink& sink, const OnRows& on_rows, const std::stop_token& stop)
      : db_{db.raw()}, sink_{sink}, on_rows_{on_rows}, stop_{stop} {
    if (!on_rows_) return;
    for (const auto& table : own_tables()) {
      total_ += db_.execAndGet(fmt::format("SELECT count(*) FROM {} WHERE {}", table.name, table.rows)).getInt64();
    }
  }

  void write() {
    const auto schema = db_.execAndGet("SELECT max(name) FROM schema_migrations").getString();
    out_ = fmt::format("{{\"cinemarco_export\":{},\n\"schema\":\"{}\",\n\"tables\":{{", kOwnFormat, schema);
    bool first = true;
    for (const auto& table : own_tables()) {
      out_ += fmt::format("{}\n\"{}\":[", first ? "" : ",", table.name);
      first = false;
      write_table(table);
      out_ += "]";
    }
    out_ += "\n}}\n";
    sink_(out_);
    if (on_rows_) on_rows_(done_, total_);
  }

 private:
  void write_table(const OwnTable& table) {
    const auto columns = own_columns(db_, table.name);
    if (columns.empty()) return;  // it came later than this database
    std::vector<std::string> names;
    names.reserve(columns.size());
    for (const auto& column : columns) names.push_back('"' + column + "\":");
    const auto sql =
        fmt::format("SELECT {} FROM {} WHERE {} ORDER BY {}", in_list(columns), table.name, table.rows, table.order);
    const auto rows = select(db_, sql);
    bool first = true;
    for (int code = ::sqlite3_step(rows.get()); code != SQLITE_DONE; code = ::sqlite3_step(rows.get())) {
      if (code != SQLITE_ROW) throw to_error(SQLite::Exception{db_.getHandle()}, sql);
      out_ += first ? "\n" : ",\n";
      first = false;
      append_row(out_, rows.get(), names);
      ++done_;
      if (out_.size() >= kPiece) flush();
      if (done_ % kRowsBetweenLooks == 0) look_up();
    }
    if (!first) out_ += "\n";
  }

  void flush() {
    sink_(out_);
    out_.clear();
  }

  void look_up() const {
    if (stop_.stop_requested()) throw Error{ErrorCode::cancelled, "Cancelled. The export is not complete."};
    if (on_rows_) on_rows_(done_, total_);
  }

  SQLite::Database& db_;
  const Sink& sink_;
  const OnRows& on_rows_;
  const std::stop_token& stop_;
  std::string out_;
  std::int64_t done_ = 0;
  std::int64_t total_ = 0;
};

}  // namespace

void write_own_export(Connection& reader, const Sink& sink, const OnRows& on_rows, const std::stop_token& stop) {
  Writer{reader, sink, on_rows, stop}.write();
}

}  // namespace cinemarco::store
