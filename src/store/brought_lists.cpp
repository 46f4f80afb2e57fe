// SPDX-License-Identifier: MIT
#include "store/brought_lists.hpp"

#include "store/list_edits.hpp"
#include "store/list_rows.hpp"
#include "store/or_null.hpp"
#include "store/runs.hpp"

#include <utility>

namespace cinemarco::store {

namespace {

ListId list_of(Connection& db, AccountId account, RunId run, std::string_view source, const BroughtList& list,
               Instant now) {
  {
    auto row = db.use("SELECT id FROM lists WHERE account_id = ? AND source = ? AND source_key = ?");
    row.bind(account, source, list.key);
    if (row.next()) {
      const ListId known{row.integer(0)};
      return known;
    }
  }
  db.use(
        "INSERT INTO lists (account_id, name, description, source, source_key, created_at, updated_at, first_run_id) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)")
      .bind(account, list.name, or_null(list.description), source, list.key, now, run)
      .run();
  return ListId{db.last_insert_id()};
}

}  // namespace

void put_brought_list(Transaction& tx, AccountId account, RunId run, std::string_view source, const BroughtList& list,
                      std::span<const BroughtRow> rows, Instant now) {
  auto& db = tx.connection();
  const auto id = list_of(db, account, run, source, list, now);
  db.use("UPDATE lists SET last_run_id = ? WHERE id = ?").bind(run, id).run();
  const auto known = known_rows(db, id);
  ListedThings things;
  for (std::size_t i = 0; i < known.size(); ++i) things.add(known[i].thing, i);
  auto place = count_list_items(db, id);
  std::int64_t added = 0;
  for (const auto& row : rows) {
    if (things.take(row.thing)) continue;
    const auto& [thing, title, note, listed_at] = row;
    db.use(R"sql(
      INSERT INTO list_items (list_id, position, media_type, tmdb_id, tvdb_id, imdb_id, title, year, season_number,
                              episode_number, note, listed_at, arrived_by, source_title_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'source', ?))sql")
        .bind(id, ++place, to_string(thing.type), thing.ids.tmdb, thing.ids.tvdb, thing.ids.imdb, or_null(thing.title),
              thing.year, thing.season, thing.episode, or_null(note), listed_at, title)
        .run();
    ++added;
  }
  add_to_tally(tx, run, Tally::list_rows_added, added);
}

}  // namespace cinemarco::store
