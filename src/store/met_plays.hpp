// SPDX-License-Identifier: MIT
// Table met_plays: plays that a run met just as they are known. Their rows are not written for that.
#pragma once

#include "domain/id.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <vector>

namespace cinemarco::store {

// Gathers the plays that one page of a run met. Lives no longer than the transaction that stores the page.
class MetPlays {
 public:
  MetPlays(Transaction& tx, RunId run) : db_{tx.connection()}, run_{run} {}
  void add(PlayId play) { met_.push_back(play.value()); }
  // Once all are added: this run met them last.
  void save();

 private:
  struct Range {
    std::int64_t first = 0, last = 0;
  };
  void save(Range range);
  void cut(const Range& range);

  Connection& db_;
  RunId run_;
  std::vector<std::int64_t> met_;
};

}  // namespace cinemarco::store
