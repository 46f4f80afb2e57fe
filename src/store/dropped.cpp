// SPDX-License-Identifier: MIT
#include "store/dropped.hpp"

#include "store/trakt_titles.hpp"

#include <map>
#include <string>
#include <utility>

namespace cinemarco::store {

namespace {

using Key = std::pair<TitleType, std::int64_t>;  // as the table's

Key key_of(const TitleRef& title) {
  return {title.type, title.ids.trakt ? title.ids.trakt->value() : -title.ids.tmdb.value_or(0)};
}

// What of a row decides.
struct Stored {
  std::optional<Instant> dropped_at;
  std::optional<std::int64_t> number;
  bool operator==(const Stored&) const = default;
};

std::map<Key, Stored> stored_rows(Connection& db, AccountId account) {
  auto rows = db.use("SELECT media_type, trakt_id, dropped_at, title_tmdb_id FROM trakt_dropped WHERE account_id = ?");
  rows.bind(account);
  std::map<Key, Stored> stored;
  while (rows.next()) {
    const auto type = rows.text(0) == "movie" ? TitleType::movie : TitleType::series;
    stored[{type, rows.integer(1)}] = {rows.instant(2), rows.optional_integer(3)};
  }
  return stored;
}

// Of the rows of this title: those that are overruled by `from`; all of them where `whatever`.
void overrule(Transaction& tx, AccountId account, TitleKey title, bool whatever, const std::optional<std::string>& from,
              const std::optional<std::string>& to) {
  tx.connection()
      .use(
          "UPDATE trakt_dropped SET overruled_by = ? WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? AND "
          "(? OR overruled_by IS ?)")
      .bind(to, account, to_string(title.type), title.tmdb_id, whatever, from)
      .run();
}

}  // namespace

std::set<TitleKey> replace_dropped(Transaction& tx, AccountId account, const DroppedTitles& dropped) {
  auto& db = tx.connection();
  auto before = stored_rows(db, account);
  std::set<TitleKey> titles;
  const auto note = [&](const Key& key, const std::optional<std::int64_t>& number) {
    if (number) titles.insert({key.first, *number});
  };
  for (const auto& [title, dropped_at] : dropped.titles) {
    const auto key = key_of(title);
    const Stored now{dropped_at, number_of(db, account, title)};
    const auto known = before.find(key);
    if (known == before.end() || known->second != now) {
      note(key, now.number);
      if (known != before.end()) note(key, known->second.number);
    }
    if (known != before.end()) before.erase(known);
    db.use(R"sql(
      INSERT INTO trakt_dropped (account_id, media_type, trakt_id, tmdb_id, title, dropped_at, title_tmdb_id)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (account_id, media_type, trakt_id) DO UPDATE SET
        tmdb_id = excluded.tmdb_id, title = excluded.title, dropped_at = excluded.dropped_at,
        title_tmdb_id = excluded.title_tmdb_id,
        overruled_by = CASE WHEN dropped_at IS excluded.dropped_at THEN overruled_by END)sql")
        .bind(account, to_string(key.first), key.second, title.ids.tmdb, title.title, dropped_at, now.number)
        .run();
  }
  if (dropped.whole) {
    for (const auto& [key, row] : before) {
      note(key, row.number);
      db.use("DELETE FROM trakt_dropped WHERE account_id = ? AND media_type = ? AND trakt_id = ?")
          .bind(account, to_string(key.first), key.second)
          .run();
    }
  }
  return titles;
}

bool is_dropped(Connection& db, AccountId account, TitleKey title) {
  auto row = db.use(
      "SELECT 1 FROM trakt_dropped WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? AND overruled_by IS "
      "NULL");
  row.bind(account, to_string(title.type), title.tmdb_id);
  return row.next();
}

bool take_up_dropped(Transaction& tx, AccountId account, TitleKey title) {
  const bool was_dropped = is_dropped(tx, account, title);
  overrule(tx, account, title, true, {}, "taken_up");
  return was_dropped;
}

void take_up_if_dropped_by(Transaction& tx, AccountId account, TitleKey title, Instant watched_at) {
  tx.connection()
      .use(
          "UPDATE trakt_dropped SET overruled_by = 'taken_up' WHERE account_id = ? AND media_type = ? AND "
          "title_tmdb_id = ? AND overruled_by IS NULL AND ifnull(dropped_at, '') <= ?")
      .bind(account, to_string(title.type), title.tmdb_id, watched_at)
      .run();
}

void remove_dropped(Transaction& tx, AccountId account, TitleKey title) {
  overrule(tx, account, title, false, {}, "removed");
}

void restore_dropped(Transaction& tx, AccountId account, TitleKey title) {
  overrule(tx, account, title, false, "removed", {});
}

}  // namespace cinemarco::store
