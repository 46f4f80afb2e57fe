// SPDX-License-Identifier: MIT
#include "store/own_import.hpp"

#include "domain/error.hpp"
#include "domain/time.hpp"
#include "store/database.hpp"
#include "store/failure.hpp"
#include "store/migrations.hpp"
#include "store/overview.hpp"
#include "store/own_merge.hpp"
#include "store/own_reader.hpp"
#include "store/own_tables.hpp"
#include "store/title_words.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <type_traits>
#include <utility>
#include <vector>

namespace cinemarco::store {

namespace {

namespace fs = std::filesystem;

void remove_all_of(const fs::path& file) {
  std::error_code ignored;
  for (const auto* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(file.string() + ending, ignored);
}

Error of_another(const std::string& what) {
  return {ErrorCode::configuration,
          "The export is of a newer Cinemarco (" + what + "). Use that one to read it; nothing was imported."};
}

// An export that somebody edited sets no password.
bool is_open(const OwnRow& setting) {
  return std::ranges::any_of(setting.members(), [](const OwnRow::Member& member) {
    const auto* text = std::get_if<std::string>(&member.second);
    return member.first == "key" && text != nullptr && is_open_setting(*text);
  });
}

// What is stored as an instant or a day is one, or nobody could read the row again.
void require_time(const std::string& table, std::string_view column, const OwnValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return;
  if (!column.ends_with("_at") && !column.ends_with("_day") && !column.ends_with("_date") &&
      !column.starts_with("date_")) {
    return;
  }
  if (column == "date_source" || parse_instant(*text) || parse_date(*text)) return;
  throw Error{ErrorCode::invalid, "A row of " + table + " in the export has " + std::string{column} + " " +
                                      excerpt(*text) + ", which is no time. Was it edited? Nothing was imported."};
}

void bind(SQLite::Statement& statement, int place, const OwnValue& value) {
  std::visit(
      [&](const auto& given) {
        using Given = std::remove_cvref_t<decltype(given)>;
        if constexpr (std::is_same_v<Given, std::nullptr_t>) {
          statement.bind(place);
        } else if constexpr (std::is_same_v<Given, std::string>) {
          statement.bindNoCopy(place, given);
        } else {
          statement.bind(place, given);
        }
      },
      value);
}

}  // namespace

// What is inserted into each table of the export.
struct OwnImport::Tables {
  struct Table {
    std::vector<std::string> columns;
    std::unique_ptr<SQLite::Statement> insert;
  };
  std::map<std::string, Table, std::less<>> by_name;
};

OwnImport::OwnImport(fs::path work, fs::path library) : work_{std::move(work)}, library_{std::move(library)} {}

OwnImport::~OwnImport() {
  tables_.reset();
  db_.reset();
  remove_all_of(work_);
}

void OwnImport::begin(const std::string& schema) {
  const auto all = embedded_migrations();
  const auto last = std::ranges::find(all, schema, &Migration::name);
  if (last == all.end()) throw of_another("its tables are of " + schema);
  auto library = std::make_unique<Connection>(library_.string(), Connection::Mode::write);
  into_empty_ = !holds_anything(*library);
  straight_ = into_empty_ && schema == all.back().name;
  if (straight_) {
    db_ = std::move(library);
    db_->wait_for_lock(kWriteWait);
    // All in one transaction, whose pages would otherwise leave and come back again and again.
    db_->raw().exec("PRAGMA cache_size = -12000; BEGIN IMMEDIATE");
  } else {
    // As the export's own was, so that the later steps mend these rows as they mended others. Nobody else reads it, and
    // whoever is killed begins anew.
    remove_all_of(work_);
    db_ = std::make_unique<Connection>(work_.string(), Connection::Mode::write);
    db_->raw().exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    migrate(db_->raw(), all.first(static_cast<std::size_t>(last - all.begin()) + 1));
    db_->raw().exec("BEGIN");
  }
  prepare();
}

void OwnImport::prepare() {
  auto& db = db_->raw();
  tables_ = std::make_unique<Tables>();
  for (const auto& own : own_tables()) {
    auto columns = own_columns(db, own.name);
    if (columns.empty()) continue;  // it came later
    std::string places;
    for (std::size_t i = 0; i < columns.size(); ++i) places += i == 0 ? "?" : ", ?";
    // An empty library has an account and settings already.
    const bool is_there = own.name == "accounts" || own.name == "settings";
    const auto sql = fmt::format("INSERT {} INTO {} ({}) VALUES ({})", is_there ? "OR REPLACE" : "", own.name,
                                 in_list(columns), places);
    tables_->by_name.emplace(own.name, Tables::Table{std::move(columns), std::make_unique<SQLite::Statement>(db, sql)});
  }
}

void OwnImport::insert(const std::string& table, const OwnRow& row) {
  if (table == "settings" && !is_open(row)) return;
  const auto found = tables_->by_name.find(table);
  if (found == tables_->by_name.end()) throw of_another("it has the table " + excerpt(table));
  auto& [columns, statement] = found->second;
  statement->reset();
  statement->clearBindings();
  std::size_t next = 0;  // members come in the order of the columns, but need not
  for (const auto& [name, value] : row.members()) {
    auto place = std::find(columns.begin() + static_cast<std::ptrdiff_t>(next), columns.end(), name);
    if (place == columns.end()) place = std::ranges::find(columns, name);
    if (place == columns.end()) throw of_another("a row of " + table + " has " + excerpt(name));
    next = static_cast<std::size_t>(place - columns.begin());
    require_time(table, name, value);
    bind(*statement, static_cast<int>(next) + 1, value);
  }
  try {
    statement->exec();
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() == SQLITE_FULL || error.getErrorCode() == SQLITE_IOERR) throw to_error(error, table);
    throw Error{ErrorCode::invalid, "A row of " + table + " in the export cannot be stored (" + error.getErrorStr() +
                                        "). Was it edited? Nothing was imported."};
  }
}

void OwnImport::read(const fs::path& file, const std::function<void(std::int64_t)>& on_bytes,
                     const std::stop_token& stop) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream) throw Error{ErrorCode::not_found, file.string() + " cannot be opened for reading."};
  const auto header = [this](std::int64_t format, const std::string& schema) {
    if (format != kOwnFormat) throw of_another("its form is number " + std::to_string(format));
    try {
      begin(schema);
    } catch (const SQLite::Exception& error) {
      throw to_error(error, "begin of an own import");
    }
  };
  OwnReader reader{{header, [this](const std::string& table, const OwnRow& row) { insert(table, row); }}};
  constexpr std::size_t kPiece = 1 << 18;
  std::string piece(kPiece, '\0');
  std::int64_t bytes = 0;
  while (stream.read(piece.data(), kPiece) || stream.gcount() > 0) {
    if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "Cancelled. Nothing was imported."};
    reader.feed({piece.data(), static_cast<std::size_t>(stream.gcount())});
    bytes += stream.gcount();
    if (on_bytes) on_bytes(bytes);
  }
  reader.finish();
  tables_.reset();
}

OwnCounts OwnImport::store() {
  try {
    if (!straight_) return store_from_work();
    const auto counts = count_all_as_new(db_->raw());
    db_->raw().exec("COMMIT");
    make_missing_words(*db_);
    return counts;
  } catch (const SQLite::Exception& error) {
    throw to_error(error, "import of an own export");
  }
}

OwnCounts OwnImport::store_from_work() {
  auto& db = db_->raw();
  db.exec("COMMIT");
  migrate(db);
  make_missing_words(*db_);
  SQLite::Statement attach{db, "ATTACH ? AS library"};
  attach.bind(1, library_.string());
  attach.exec();
  db.exec("PRAGMA library.synchronous = NORMAL");
  db_->wait_for_lock(kWriteWait);
  SQLite::Transaction transaction{db, SQLite::TransactionBehavior::IMMEDIATE};
  const auto counts = put_into_library(db, into_empty_);
  transaction.commit();
  return counts;
}

}  // namespace cinemarco::store
