// SPDX-License-Identifier: MIT
#include "store/connection.hpp"

#include "domain/error.hpp"
#include "store/failure.hpp"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

namespace cinemarco::store {

Use::Use(Prepared& prepared) : prepared_{&prepared}, statement_{&prepared.statement} {
  if (prepared.is_used) {
    throw Error{ErrorCode::internal, "A query is asked again while its rows are read.", statement_->getQuery()};
  }
  prepared.is_used = true;
}

Use::~Use() {
  statement_->tryReset();
  statement_->clearBindings();
  prepared_->is_used = false;
}

void Use::check_bound(int count) const {
  const int expected = statement_->getBindParameterCount();
  if (count != expected) {
    throw Error{ErrorCode::internal,
                "A query was given " + std::to_string(count) + " values for " + std::to_string(expected) + " places.",
                statement_->getQuery()};
  }
}

void Use::bind_one(int index, std::nullptr_t) {
  statement_->bind(index);
}
void Use::bind_one(int index, std::int64_t value) {
  statement_->bind(index, value);
}
void Use::bind_one(int index, double value) {
  statement_->bind(index, value);
}

void Use::bind_one(int index, std::string_view value) {
  statement_->bind(index, std::string{value});
}
void Use::bind_one(int index, Instant value) {
  bind_one(index, std::string_view{format_instant(value)});
}
void Use::bind_one(int index, Date value) {
  bind_one(index, std::string_view{format_date(value)});
}

bool Use::next() {
  try {
    return statement_->executeStep();
  } catch (const SQLite::Exception& error) {
    throw to_error(error, statement_->getQuery());
  }
}

int Use::run() {
  try {
    return statement_->exec();
  } catch (const SQLite::Exception& error) {
    throw to_error(error, statement_->getQuery());
  }
}

std::int64_t Use::integer(int column) const {
  return statement_->getColumn(column).getInt64();
}

std::optional<std::int64_t> Use::optional_integer(int column) const {
  const auto value = statement_->getColumn(column);
  return value.isNull() ? std::nullopt : std::optional{value.getInt64()};
}

double Use::real(int column) const {
  return statement_->getColumn(column).getDouble();
}

std::optional<double> Use::optional_real(int column) const {
  const auto value = statement_->getColumn(column);
  return value.isNull() ? std::nullopt : std::optional{value.getDouble()};
}

std::string Use::text(int column) const {
  return statement_->getColumn(column).getString();
}

std::optional<std::string> Use::optional_text(int column) const {
  const auto value = statement_->getColumn(column);
  return value.isNull() ? std::nullopt : std::optional{value.getString()};
}

namespace {

// A form that we did not write: somebody edited the file by hand.
[[noreturn]] void throw_edited(const SQLite::Statement& statement, const ParseError& error) {
  throw Error{ErrorCode::internal, "The database holds a value that Cinemarco did not write: " + error.text() + ".",
              statement.getQuery()};
}

}  // namespace

std::optional<Instant> Use::instant(int column) const {
  const auto value = statement_->getColumn(column);
  if (value.isNull()) return std::nullopt;
  const auto parsed = parse_instant(value.getText());
  if (!parsed) throw_edited(*statement_, parsed.error());
  return *parsed;
}

std::optional<Date> Use::date(int column) const {
  const auto value = statement_->getColumn(column);
  if (value.isNull()) return std::nullopt;
  const auto parsed = parse_date(value.getText());
  if (!parsed) throw_edited(*statement_, parsed.error());
  return *parsed;
}

namespace {

// Another process may hold the write lock for as long as a batch takes.
constexpr int kBusyMilliseconds = 10'000;

// SQLite counts the memory it takes, under a lock that each allocation then waits for; nobody asks for the number. To
// be said before the first database is opened.
const char* uncounted(const std::string& file) {
  [[maybe_unused]] static const int kSaid = ::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  return file.c_str();
}

}  // namespace

Connection::Connection(const std::string& file, Mode mode)
    : database_{uncounted(file),
                // No mutex of SQLite's: one thread at a time has a connection, and each column would take it anew.
                SQLite::OPEN_NOMUTEX |
                    (mode == Mode::write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY),
                kBusyMilliseconds} {
  // WAL: readers never wait for a writer. NORMAL: a commit needs no flush of its own; a power cut may take the last
  // transactions, which a resumed run repeats, but never damages the file.
  // A log that a long reader let grow is cut to 4 MB once it is used from its beginning again.
  if (mode == Mode::write) {
    const auto mode_now = database_.execAndGet("PRAGMA journal_mode = WAL").getString();
    if (mode_now != "wal") throw no_database_here("journal mode " + mode_now);
    database_.exec("PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 4194304");
    // In place of SQLite's own copying of the log, which is done within a commit (store/log_copier.hpp).
    ::sqlite3_wal_hook(
        database_.getHandle(),
        [](void* self, sqlite3*, const char*, int pages) {
          static_cast<Connection*>(self)->pages_in_log_ = pages;
          return SQLITE_OK;
        },
        this);
  }
  // 4 MB of pages for the writer, 1 MB for each reader: what they miss the system still has in memory. Temporary tables
  // never touch the disk.
  database_.exec("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY");
  database_.exec(mode == Mode::write ? "PRAGMA cache_size = -4000" : "PRAGMA cache_size = -1000");
}

Use Connection::use(const char* sql) {
  auto& prepared = statements_[sql];
  if (!prepared) {
    spdlog::debug("SQL {}", sql);
    try {
      prepared = std::make_unique<Prepared>(SQLite::Statement{database_, sql});
    } catch (const SQLite::Exception& error) {
      throw to_error(error, sql);
    }
  }
  return Use{*prepared};
}

void Connection::wait_for_lock(std::chrono::milliseconds wait) {
  database_.setBusyTimeout(static_cast<int>(wait.count()));
}

std::int64_t Connection::last_insert_id() const {
  return database_.getLastInsertRowid();
}

}  // namespace cinemarco::store
