// SPDX-License-Identifier: MIT
// Has anything been written to the database? Asked without reading a row, and true for other processes' writes too.
#pragma once

#include "store/connection.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <mutex>

namespace cinemarco::store {

// Safe from any thread.
class ChangeWatch {
 public:
  explicit ChangeWatch(const Database& database);
  // A number that changes whenever a transaction has been committed since the last call; it means nothing to another
  // process.
  [[nodiscard]] std::int64_t version();

 private:
  std::mutex mutex_;
  Connection connection_;  // SQLite's data_version counts what *other* connections have committed
};

}  // namespace cinemarco::store
