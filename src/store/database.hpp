// SPDX-License-Identifier: MIT
// cinemarco.db: one write connection behind a mutex, read connections from a pool. WAL, so readers never wait for a
// run.
#pragma once

#include "store/connection.hpp"
#include "store/log_copier.hpp"
#include "store/play_counter.hpp"
#include "store/turn_lock.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace cinemarco::store {

class Database;

// `full`: the commit has reached the disk when it returns, whatever happens to the power then.
enum class Durability { normal, full };

// How long an edit waits for its turn: other threads' and other programs' batches are over in a second.
inline constexpr std::chrono::milliseconds kWriteWait{10'000};

// While others wait urgently, whoever has much to write gives up the lock after so long, and takes it again behind
// them.
inline constexpr std::chrono::milliseconds kHeldWhileWanted{4};
// While nobody in this program waits: another program may.
inline constexpr std::chrono::milliseconds kHeldAtMost{200};

class Transaction;

// Something that has small writes which may go with anybody's commit. Both are called under the write lock.
class Passenger {
 public:
  virtual ~Passenger() = default;
  virtual void write(Transaction& tx) = 0;
  // What was written is committed.
  virtual void arrived() = 0;
};

// Holds the write lock from BEGIN IMMEDIATE to its end; rolls back unless committed. Never keep one over a network
// call.
class Transaction {
 public:
  // Throws Error{busy} that names the program which holds the database, as far as the system says, after `wait`, or
  // sooner once the program ends (Database::hurry).
  explicit Transaction(Database& database, Durability durability = Durability::normal,
                       std::chrono::milliseconds wait = kWriteWait, Waiting waiting = Waiting::urgent);
  // One of many that a run writes.
  Transaction(Database& database, Waiting waiting) : Transaction{database, Durability::normal, kWriteWait, waiting} {}
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  [[nodiscard]] Connection& connection() { return connection_; }
  // NOLINTNEXTLINE(google-explicit-constructor): a transaction reads like any connection
  operator Connection&() { return connection_; }
  // With all that passengers have.
  void commit();
  // It has been held for long enough: commit, and go on in another one.
  [[nodiscard]] bool should_end() const;

 private:
  void begin(std::chrono::steady_clock::time_point until);

  Database& database_;
  std::unique_lock<TurnLock> lock_;
  Connection& connection_;
  Durability durability_;
  bool open_ = false;
  std::chrono::steady_clock::time_point begun_;
};

// A read connection, borrowed; it sees one consistent state from its first read to its end.
class Reader {
 public:
  explicit Reader(Database& database);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  // NOLINTNEXTLINE(google-explicit-constructor)
  operator Connection&() { return *connection_; }

 private:
  Database& database_;
  std::unique_ptr<Connection> connection_;
};

// Safe from several threads; several processes may have the same file open.
class Database {
 public:
  // Opens or makes the file (mode 0600, its folder 0700 if it must be made) and migrates it.
  // Throws Error: configuration (newer schema), internal (damaged, disk full, no permission).
  explicit Database(std::filesystem::path file);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  // Puts all that was written into the file itself and cuts the write-ahead log to nothing, without waiting for
  // anybody. False: a reader or a writer is in the way, so that some of it stays there.
  bool fold();
  // Gives back what connections keep in memory, for nobody may ask for anything for a long time. Readers open anew.
  void rest();
  // From now until it leaves, a passenger's writes go with every commit.
  void board(Passenger& passenger);
  void leave(Passenger& passenger);
  // Whether somebody gathers what may wait a moment: a run that commits often by itself.
  [[nodiscard]] bool is_gathering() const { return gatherings_ > 0; }
  // The program ends: from now on nobody waits for the write lock for longer than a second.
  void hurry();

 private:
  friend class Transaction;
  friend class Reader;
  friend class Gathering;
  std::filesystem::path file_;
  // Whoever waits for the write lock gives up then, at the latest.
  [[nodiscard]] std::chrono::steady_clock::time_point latest() const;
  std::atomic<std::chrono::steady_clock::duration> latest_{std::chrono::steady_clock::duration::max()};
  // Another program holds the write lock: whoever had its turn here met it a moment ago.
  [[nodiscard]] bool is_held_by_others() const;
  std::atomic<std::chrono::steady_clock::duration> held_at_{std::chrono::steady_clock::duration::min() / 2};
  TurnLock write_mutex_;
  std::unique_ptr<Connection> writer_;
  LogCopier log_copier_;
  std::optional<PlayCounter> play_counter_;  // of the writer, and guarded with it
  std::vector<Passenger*> passengers_;       // guarded by the write lock
  std::atomic<int> gatherings_{0};
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<Connection>> readers_;
};

// While it lives, small writes may wait for the next commit; at its end they are written. A crash costs those.
class Gathering {
 public:
  explicit Gathering(Database& database) : database_{database} { ++database_.gatherings_; }
  ~Gathering();
  Gathering(const Gathering&) = delete;
  Gathering& operator=(const Gathering&) = delete;

 private:
  Database& database_;
};

}  // namespace cinemarco::store
