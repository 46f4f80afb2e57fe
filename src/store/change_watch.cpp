// SPDX-License-Identifier: MIT
#include "store/change_watch.hpp"

namespace cinemarco::store {

ChangeWatch::ChangeWatch(const Database& database) : connection_{database.file().string(), Connection::Mode::read} {}

std::int64_t ChangeWatch::version() {
  const std::scoped_lock lock{mutex_};
  auto row = connection_.use("PRAGMA data_version");
  row.next();
  return row.integer(0);
}

}  // namespace cinemarco::store
