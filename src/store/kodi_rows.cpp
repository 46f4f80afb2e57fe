// SPDX-License-Identifier: MIT
#include "store/kodi_rows.hpp"

namespace cinemarco::store {

KodiCounts kodi_counts(Connection& db, std::int64_t hook) {
  auto rows = db.use("SELECT media_type, row_key, playcount, rating FROM kodi_rows WHERE hook_id = ?");
  rows.bind(hook);
  KodiCounts counts;
  while (rows.next()) {
    counts[{rows.text(0), rows.text(1)}] = {static_cast<int>(rows.integer(2)), static_cast<int>(rows.integer(3))};
  }
  return counts;
}

void save_kodi_count(Transaction& tx, std::int64_t hook, std::string_view type, std::string_view key,
                     const KodiCount& count) {
  tx.connection()
      .use(
          "INSERT INTO kodi_rows (hook_id, media_type, row_key, playcount, rating) VALUES (?, ?, ?, ?, ?) ON CONFLICT "
          "DO UPDATE SET playcount = excluded.playcount, rating = excluded.rating")
      .bind(hook, type, key, count.playcount, count.rating)
      .run();
}

}  // namespace cinemarco::store
