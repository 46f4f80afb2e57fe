// SPDX-License-Identifier: MIT
#include "store/list_edits.hpp"

#include "domain/error.hpp"

#include <set>

namespace cinemarco::store {

namespace {

void touch(Connection& db, ListId list, Instant now) {
  db.use("UPDATE lists SET updated_at = ? WHERE id = ?").bind(now, list).run();
}

// The order is the user's from now on.
void touch_order(Connection& db, ListId list, Instant now) {
  db.use("UPDATE lists SET is_reordered = 1, updated_at = ? WHERE id = ?").bind(now, list).run();
}

// Rows from this place on go by so many places.
void shift(Connection& db, ListId list, std::int64_t from, std::int64_t by) {
  db.use("UPDATE list_items SET position = position + ? WHERE list_id = ? AND removed_at IS NULL AND position >= ?")
      .bind(by, list, from)
      .run();
}

std::optional<std::int64_t> place_of(Connection& db, ListId list, ListItemId item) {
  auto row = db.use("SELECT position FROM list_items WHERE list_id = ? AND id = ? AND removed_at IS NULL");
  row.bind(list, item);
  return row.next() ? std::optional{row.integer(0)} : std::nullopt;
}

std::optional<ListItemId> row_with(Connection& db, ListId list, const ListedThing& thing, bool removed) {
  auto row = db.use(R"sql(
    SELECT id FROM list_items
    WHERE list_id = ?1 AND media_type = ?2 AND (removed_at IS NOT NULL) = ?3 AND season_number IS ?4
      AND episode_number IS ?5 AND tmdb_id = ?6 ORDER BY id LIMIT 1)sql");
  row.bind(list, to_string(thing.type), removed, thing.season, thing.episode, thing.ids.tmdb);
  return row.next() ? std::optional{ListItemId{row.integer(0)}} : std::nullopt;
}

}  // namespace

ListId make_list(Transaction& tx, AccountId account, const std::string& name,
                 const std::optional<std::string>& description, Instant now) {
  auto& db = tx.connection();
  db.use(
        "INSERT INTO lists (account_id, name, description, source, source_key, created_at, updated_at) VALUES "
        "(?1, ?2, ?3, 'cinemarco', lower(hex(randomblob(8))), ?4, ?4)")
      .bind(account, name, description, now)
      .run();
  return ListId{db.last_insert_id()};
}

void rename_list(Transaction& tx, ListId list, const std::string& name, const std::optional<std::string>& description,
                 Instant now) {
  tx.connection()
      .use("UPDATE lists SET name = ?, description = ?, is_renamed = 1, updated_at = ? WHERE id = ?")
      .bind(name, description, now, list)
      .run();
}

bool remove_list(Transaction& tx, AccountId account, ListId list, Instant now) {
  return tx.connection()
             .use(
                 "UPDATE lists SET removed_at = ? WHERE account_id = ? AND id = ? AND removed_at IS NULL AND gone_at "
                 "IS "
                 "NULL")
             .bind(now, account, list)
             .run() > 0;
}

bool restore_list(Transaction& tx, AccountId account, ListId list) {
  return tx.connection()
             .use(
                 "UPDATE lists SET removed_at = NULL WHERE account_id = ? AND id = ? AND removed_at IS NOT NULL AND "
                 "gone_at IS NULL")
             .bind(account, list)
             .run() > 0;
}

std::optional<ListItemId> item_with(Connection& db, ListId list, const ListedThing& thing) {
  return row_with(db, list, thing, false);
}

ListItemId add_list_item(Transaction& tx, ListId list, const ListedThing& thing, const std::optional<std::string>& note,
                         Instant now) {
  auto& db = tx.connection();
  const auto place = count_list_items(db, list) + 1;
  touch(db, list, now);
  if (const auto removed = row_with(db, list, thing, true)) {
    db.use(
          "UPDATE list_items SET removed_at = NULL, position = ?1, note = ifnull(?2, note), "
          "has_own_note = max(has_own_note, ?2 IS NOT NULL) WHERE id = ?3")
        .bind(place, note, *removed)
        .run();
    return *removed;
  }
  const auto& ids = thing.ids;
  db.use(R"sql(
    INSERT INTO list_items (list_id, position, media_type, tmdb_id, trakt_id, tvdb_id, imdb_id, title, year,
                            season_number, episode_number, note, listed_at, arrived_by, has_own_note)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 'local', ?12 IS NOT NULL))sql")
      .bind(list, place, to_string(thing.type), ids.tmdb, ids.trakt, ids.tvdb, ids.imdb,
            thing.title.empty() ? std::nullopt : std::optional{thing.title}, thing.year, thing.season, thing.episode,
            note, now)
      .run();
  return ListItemId{db.last_insert_id()};
}

void note_list_item(Transaction& tx, ListId list, ListItemId item, const std::optional<std::string>& note,
                    Instant now) {
  auto& db = tx.connection();
  db.use("UPDATE list_items SET note = ?, has_own_note = 1 WHERE list_id = ? AND id = ?").bind(note, list, item).run();
  touch(db, list, now);
}

void move_list_item(Transaction& tx, ListId list, ListItemId item, std::int64_t place, Instant now) {
  auto& db = tx.connection();
  const auto from = place_of(db, list, item);
  if (!from) return;
  const auto to = place_within(place, count_list_items(db, list));
  if (to == *from) return;
  db.use(R"sql(
    UPDATE list_items SET position = CASE WHEN id = ?2 THEN ?4 WHEN ?4 < ?3 THEN position + 1 ELSE position - 1 END
    WHERE list_id = ?1 AND removed_at IS NULL AND position BETWEEN min(?3, ?4) AND max(?3, ?4))sql")
      .bind(list, item, *from, to)
      .run();
  touch_order(db, list, now);
}

void order_list(Transaction& tx, ListId list, std::span<const ListItemId> items, Instant now) {
  auto& db = tx.connection();
  const std::set<ListItemId> once{items.begin(), items.end()};
  std::set<ListItemId> there;
  {
    auto rows = db.use("SELECT id FROM list_items WHERE list_id = ? AND removed_at IS NULL");
    rows.bind(list);
    while (rows.next()) there.insert(ListItemId{rows.integer(0)});
  }
  if (once.size() != items.size() || once != there) {
    throw Error{ErrorCode::invalid, "An order names every row of the list once: it has " +
                                        std::to_string(there.size()) + ". Read the list again, and send all of it."};
  }
  std::int64_t place = 0;
  for (const auto item : items) {
    db.use("UPDATE list_items SET position = ? WHERE id = ?").bind(++place, item).run();
  }
  touch_order(db, list, now);
}

bool remove_list_item(Transaction& tx, ListId list, ListItemId item, Instant now) {
  auto& db = tx.connection();
  const auto place = place_of(db, list, item);
  if (!place) return false;
  db.use("UPDATE list_items SET removed_at = ? WHERE id = ?").bind(now, item).run();
  shift(db, list, *place + 1, -1);
  touch(db, list, now);
  return true;
}

bool restore_list_item(Transaction& tx, ListId list, ListItemId item, Instant now) {
  auto& db = tx.connection();
  std::int64_t wanted = 0;
  {
    auto row = db.use("SELECT position FROM list_items WHERE list_id = ? AND id = ? AND removed_at IS NOT NULL");
    row.bind(list, item);
    if (!row.next()) return false;
    wanted = row.integer(0);
  }
  const auto place = place_within(wanted, count_list_items(db, list) + 1);
  shift(db, list, place, 1);
  db.use("UPDATE list_items SET removed_at = NULL, position = ? WHERE id = ?").bind(place, item).run();
  touch(db, list, now);
  return true;
}

std::int64_t count_list_items(Connection& db, ListId list) {
  auto row = db.use("SELECT count(*) FROM list_items WHERE list_id = ? AND removed_at IS NULL");
  row.bind(list);
  row.next();
  return row.integer(0);
}

void close_gaps(Transaction& tx, ListId list) {
  tx.connection()
      .use(R"sql(
    UPDATE list_items AS i SET position = n.nth
    FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS nth FROM list_items
          WHERE list_id = ?1 AND removed_at IS NULL) n
    WHERE i.id = n.id AND i.position <> n.nth)sql")
      .bind(list)
      .run();
}

}  // namespace cinemarco::store
