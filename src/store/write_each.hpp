// SPDX-License-Identifier: MIT
// Many things that are whole each by itself, written in few transactions, behind whoever has little to write.
#pragma once

#include "store/database.hpp"

namespace cinemarco::store {

enum class Next { go_on, stop };

// `write` is called with each of `things` and an open transaction, which is committed when it has been held for long
// enough (Transaction::should_end) and at the end. Throws what `write` throws; what its transaction held is not
// written.
template <class Things, class Write>
void write_each(Database& database, const Things& things, const Write& write) {
  auto next = things.begin();
  auto then = Next::go_on;
  while (next != things.end() && then == Next::go_on) {
    Transaction tx{database, Waiting::patient};
    do {
      then = write(tx, *next++);
    } while (next != things.end() && then == Next::go_on && !tx.should_end());
    tx.commit();
  }
}

}  // namespace cinemarco::store
