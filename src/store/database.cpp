// SPDX-License-Identifier: MIT
#include "store/database.hpp"

#include "store/failure.hpp"
#include "store/lock_holder.hpp"
#include "store/migrations.hpp"
#include "store/title_words.hpp"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cinemarco::store {

namespace {

// SQLite makes -wal and -shm with the mode of the database itself.
void make_private_file(const std::filesystem::path& file) {
  if (file.has_parent_path() && !std::filesystem::exists(file.parent_path())) {
    std::filesystem::create_directories(file.parent_path());
    ::chmod(file.parent_path().c_str(), S_IRWXU);
  }
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) {
    throw Error{ErrorCode::internal, "The database " + file.string() + " cannot be opened: " + std::strerror(errno) +
                                         ". Check CINEMARCO_DATA_DIR and its permissions."};
  }
  ::close(descriptor);
}

// After a migration that left much of the file unused. Copies all of it, where there is room for that; while others are
// at it, or where it fails, the room is used again by and by.
void give_back_room(Connection& connection, const std::filesystem::path& file) {
  constexpr std::int64_t kWorthIt = 1'000;  // pages, and a fifth of the file
  constexpr std::uintmax_t kCopies = 3;     // the log, the file and what is taken from it
  auto& db = connection.raw();
  const auto unused = db.execAndGet("PRAGMA freelist_count").getInt64();
  if (unused < kWorthIt || unused < db.execAndGet("PRAGMA page_count").getInt64() / 5) return;
  try {
    if (std::filesystem::space(file).available < kCopies * std::filesystem::file_size(file)) return;
    db.exec("PRAGMA temp_store = FILE");
    db.exec("VACUUM");
  } catch (const std::exception& error) {
    spdlog::debug("the file keeps its size: {}", error.what());
  }
  db.exec("PRAGMA temp_store = MEMORY");
}

// Between looks whether the program ends.
constexpr std::chrono::milliseconds kSlice{200};
constexpr std::chrono::seconds kHurriedWait{1};

}  // namespace

Transaction::Transaction(Database& database, Durability durability, std::chrono::milliseconds wait, Waiting waiting)
    : database_{database}, connection_{*database.writer_}, durability_{durability} {
  const auto until = std::chrono::steady_clock::now() + wait;
  while (!database.write_mutex_.try_lock_for(std::min<std::chrono::milliseconds>(wait, kSlice), waiting)) {
    if (std::chrono::steady_clock::now() >= std::min(until, database.latest())) {
      if (database.is_held_by_others()) throw held_by_others(database.file());
      throw Error{ErrorCode::busy, "Cinemarco itself is writing something large. Try again in a moment."};
    }
  }
  lock_ = std::unique_lock{database.write_mutex_, std::adopt_lock};
  if (durability_ == Durability::full) connection_.raw().exec("PRAGMA synchronous = FULL");
  try {
    begin(until);
  } catch (...) {
    if (durability_ == Durability::full) connection_.raw().exec("PRAGMA synchronous = NORMAL");
    throw;
  }
  open_ = true;
  begun_ = std::chrono::steady_clock::now();
}

bool Transaction::should_end() const {
  const auto held = std::chrono::steady_clock::now() - begun_;
  return held >= kHeldAtMost || (held >= kHeldWhileWanted && database_.write_mutex_.is_wanted());
}

// In slices, for SQLite's own wait hears of no end.
void Transaction::begin(std::chrono::steady_clock::time_point until) {
  for (;;) {
    const auto left = std::min(until, database_.latest()) - std::chrono::steady_clock::now();
    const auto slice = std::chrono::ceil<std::chrono::milliseconds>(
        std::clamp<std::chrono::steady_clock::duration>(left, left.zero(), kSlice));
    connection_.wait_for_lock(slice);
    try {
      connection_.use("BEGIN IMMEDIATE").run();
      return;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::busy) throw;
      database_.held_at_ = std::chrono::steady_clock::now().time_since_epoch();
      if (left <= kSlice) throw held_by_others(database_.file());
    }
  }
}

Transaction::~Transaction() {
  try {
    if (open_) {
      database_.play_counter_->forget();
      connection_.use("ROLLBACK").run();
    }
    if (durability_ == Durability::full) connection_.raw().exec("PRAGMA synchronous = NORMAL");
  } catch (const std::exception& error) {
    // A failed statement may have rolled back by itself; the next BEGIN tells if not.
    spdlog::debug("rollback: {}", error.what());
  }
}

void Transaction::commit() {
  for (auto* passenger : database_.passengers_) passenger->write(*this);
  database_.play_counter_->write();
  connection_.use("COMMIT").run();
  open_ = false;
  database_.log_copier_.log_has(connection_.pages_in_log());
  for (auto* passenger : database_.passengers_) passenger->arrived();
}

Gathering::~Gathering() {
  --database_.gatherings_;
  try {
    Transaction{database_}.commit();
  } catch (const std::exception& error) {
    spdlog::debug("what was gathered is not written: {}", error.what());
  }
}

Reader::Reader(Database& database) : database_{database} {
  {
    const std::scoped_lock lock{database_.readers_mutex_};
    if (!database_.readers_.empty()) {
      connection_ = std::move(database_.readers_.back());
      database_.readers_.pop_back();
    }
  }
  if (!connection_) {
    try {
      connection_ = std::make_unique<Connection>(database_.file_.string(), Connection::Mode::read);
    } catch (const SQLite::Exception& error) {
      throw to_error(error, "open");
    }
  }
  connection_->use("BEGIN").run();
}

Reader::~Reader() {
  try {
    connection_->use("COMMIT").run();
  } catch (const std::exception& error) {
    spdlog::debug("end of reading: {}", error.what());
    return;  // this connection is not used again
  }
  const std::scoped_lock lock{database_.readers_mutex_};
  database_.readers_.push_back(std::move(connection_));
}

Database::Database(std::filesystem::path file) : file_{std::move(file)}, log_copier_{file_.string()} {
  make_private_file(file_);
  try {
    writer_ = std::make_unique<Connection>(file_.string(), Connection::Mode::write);
    const bool migrated = migrate(writer_->raw());
    play_counter_.emplace(*writer_);
    make_missing_words(*writer_);
    if (migrated) {
      give_back_room(*writer_, file_);
      fold();
    }
  } catch (const SQLite::Exception& error) {
    throw to_error(error, "open");
  }
}

Database::~Database() = default;

void Database::board(Passenger& passenger) {
  const std::scoped_lock lock{write_mutex_};
  passengers_.push_back(&passenger);
}

void Database::leave(Passenger& passenger) {
  const std::scoped_lock lock{write_mutex_};
  std::erase(passengers_, &passenger);
}

void Database::hurry() {
  latest_ = (std::chrono::steady_clock::now() + kHurriedWait).time_since_epoch();
}

std::chrono::steady_clock::time_point Database::latest() const {
  return std::chrono::steady_clock::time_point{latest_.load()};
}

// Whoever has its turn meets it anew in each slice.
bool Database::is_held_by_others() const {
  return std::chrono::steady_clock::now().time_since_epoch() - held_at_.load() < 3 * kSlice;
}

void Database::rest() {
  {
    const std::scoped_lock lock{readers_mutex_};
    readers_.clear();
  }
  const std::scoped_lock lock{write_mutex_};
  ::sqlite3_db_release_memory(writer_->raw().getHandle());
}

bool Database::fold() {
  const std::unique_lock lock{write_mutex_, std::try_to_lock};
  if (!lock) return false;
  writer_->wait_for_lock(std::chrono::milliseconds{0});
  auto row = writer_->use("PRAGMA wal_checkpoint(TRUNCATE)");
  return row.next() && row.integer(0) == 0;
}

}  // namespace cinemarco::store
