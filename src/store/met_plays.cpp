// SPDX-License-Identifier: MIT
#include "store/met_plays.hpp"

#include <algorithm>
#include <optional>

namespace cinemarco::store {

namespace {

struct Stored {
  std::int64_t first = 0, last = 0, run = 0;
};

// The last one that begins at `at` or before.
std::optional<Stored> range_before(Connection& db, std::int64_t at) {
  auto row =
      db.use("SELECT first_id, last_id, run_id FROM met_plays WHERE first_id <= ? ORDER BY first_id DESC LIMIT 1");
  row.bind(at);
  if (!row.next()) return std::nullopt;
  return Stored{row.integer(0), row.integer(1), row.integer(2)};
}

void put(Connection& db, std::int64_t first, std::int64_t last, std::int64_t run) {
  db.use(
        "INSERT INTO met_plays (first_id, last_id, run_id) VALUES (?, ?, ?) ON CONFLICT (first_id) DO UPDATE SET "
        "last_id = excluded.last_id, run_id = excluded.run_id")
      .bind(first, last, run)
      .run();
}

void drop(Connection& db, std::int64_t first) {
  db.use("DELETE FROM met_plays WHERE first_id = ?").bind(first).run();
}

}  // namespace

// Takes the range out of those that other runs met before.
void MetPlays::cut(const Range& range) {
  while (const auto stored = range_before(db_, range.last)) {
    if (stored->last < range.first) return;
    drop(db_, stored->first);
    if (stored->last > range.last) put(db_, range.last + 1, stored->last, stored->run);
    if (stored->first < range.first) put(db_, stored->first, range.first - 1, stored->run);
  }
}

// One with its neighbours, so that a whole history is a few.
void MetPlays::save(Range range) {
  if (const auto known = range_before(db_, range.first); known && known->run == run_.value()) {
    if (known->last >= range.last) return;
    if (known->last >= range.first - 1) range.first = known->first;
  }
  if (const auto after = range_before(db_, range.last + 1); after && after->run == run_.value()) {
    range.last = std::max(range.last, after->last);
  }
  cut(range);
  put(db_, range.first, range.last, run_.value());
}

void MetPlays::save() {
  std::ranges::sort(met_);
  std::optional<Range> range;
  for (const auto id : met_) {
    if (range && id <= range->last + 1) {
      range->last = id;
      continue;
    }
    if (range) save(*range);
    range = Range{id, id};
  }
  if (range) save(*range);
  met_.clear();
}

}  // namespace cinemarco::store
