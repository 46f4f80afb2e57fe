// SPDX-License-Identifier: MIT
#include "store/mirrored_lists.hpp"

#include "store/list_edits.hpp"
#include "store/list_rows.hpp"
#include "store/or_null.hpp"
#include "store/runs.hpp"
#include "store/trakt_titles.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace cinemarco::store {

namespace {

struct Known {
  ListId id;
  std::optional<Instant> stated_at;
  bool is_reordered = false, is_gone = false;
};

std::optional<Known> known_list(Connection& db, AccountId account, TraktId trakt_id) {
  auto row = db.use(
      "SELECT id, stated_at, is_reordered, gone_at IS NOT NULL FROM lists WHERE account_id = ? AND trakt_id = ?");
  row.bind(account, trakt_id);
  if (!row.next()) return std::nullopt;
  return Known{ListId{row.integer(0)}, row.instant(1), row.integer(2) != 0, row.integer(3) != 0};
}

// One list and its rows on their way in.
class ListIn {
 public:
  ListIn(Transaction& tx, AccountId account, RunId run, Statement statement, Instant now)
      : db_{tx.connection()}, tx_{tx}, account_{account}, run_{run}, statement_{statement}, now_{now} {}

  void put(const StatedList& stated, MissingFromLists& missing) {
    auto known = known_list(db_, account_, stated.id);
    if (known && statement_ == Statement::of_file && is_older(*known, stated)) {
      db_.use("UPDATE lists SET last_run_id = ? WHERE id = ?").bind(run_, known->id).run();
      return;
    }
    if (!known) known = Known{insert(stated), std::nullopt, false, false};
    update(*known, stated);
    if (stated.read != RowsRead::none) put_rows(*known, stated, missing);
  }

 private:
  // What Trakt has said since goes before what a file says.
  static bool is_older(const Known& known, const StatedList& stated) {
    return known.is_gone || (known.stated_at && (!stated.updated_at || *stated.updated_at < *known.stated_at));
  }

  ListId insert(const StatedList& stated) {
    db_.use(
           "INSERT INTO lists (account_id, name, source, trakt_id, first_run_id, created_at) VALUES (?, ?, 'trakt', ?, "
           "?, ?)")
        .bind(account_, stated.name, stated.id, run_, stated.created_at)
        .run();
    return ListId{db_.last_insert_id()};
  }

  void update(const Known& known, const StatedList& stated) {
    db_.use(R"sql(
      UPDATE lists SET name = iif(is_renamed, name, ?2), description = iif(is_renamed, description, ?3), slug = ?4,
        privacy = ?5, sort_by = ?6, sort_how = ?7, created_at = ifnull(?8, created_at),
        updated_at = max(ifnull(updated_at, ?9), ifnull(?9, updated_at)), gone_at = NULL, last_run_id = ?10
      WHERE id = ?1)sql")
        .bind(known.id, stated.name, stated.description, stated.slug, stated.privacy, stated.sort_by, stated.sort_how,
              stated.created_at, stated.updated_at, run_)
        .run();
  }

  void put_rows(const Known& known, const StatedList& stated, MissingFromLists& missing) {
    const auto rows = known_rows(db_, known.id);
    ListedThings things;
    for (std::size_t i = 0; i < rows.size(); ++i) things.add(rows[i].thing, i);
    std::vector<bool> is_met(rows.size(), false);
    std::vector<ListItemId> order;
    std::int64_t added = 0;
    for (const auto& row : stated.rows) {
      if (const auto at = things.take(row.thing)) {
        is_met[*at] = true;
        update_row(rows[*at].id, row);
        order.push_back(rows[*at].id);
      } else {
        ++added;
        order.push_back(insert_row(known.id, row));
      }
    }
    add_to_tally(tx_, run_, Tally::list_rows_added, added);
    const bool keeps_order = known.is_reordered || statement_ == Statement::of_file;
    bool is_open = statement_ == Statement::of_file || stated.read == RowsRead::some;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (is_met[i] || !rows[i].is_of_trakt || rows[i].is_removed) continue;
      is_open = true;  // until what becomes of it is settled
      if (statement_ == Statement::now) note_unmet(rows[i], stated, missing);
      // It stays where it is as long as it stays.
      const auto at = std::min(static_cast<std::size_t>(rows[i].position - 1), order.size());
      order.insert(order.begin() + static_cast<std::ptrdiff_t>(at), rows[i].id);
    }
    if (!keeps_order) put_in_order(order);
    db_.use("UPDATE lists SET stated_at = ?, is_open = ? WHERE id = ?")
        .bind(stated.updated_at, is_open, known.id)
        .run();
    close_gaps(tx_, known.id);
  }

  void note_unmet(const KnownRow& row, const StatedList& stated, MissingFromLists& missing) {
    if (stated.read == RowsRead::some) return;
    const bool is_late = row.missing_since && now_ - *row.missing_since >= kBetweenListProofs;
    if (stated.read == RowsRead::all || is_late) {
      missing.rows.push_back(row.id);
      missing.names.push_back(row.thing.title);
      return;
    }
    db_.use("UPDATE list_items SET missing_since = ifnull(missing_since, ?) WHERE id = ?").bind(now_, row.id).run();
    missing.is_unsure = true;
  }

  [[nodiscard]] std::optional<std::int64_t> number_of_thing(const ListedThing& thing) {
    const auto type = title_type(thing.type);
    if (!type) return thing.ids.tmdb;
    return number_of(db_, account_, {*type, thing.ids, thing.title, thing.year});
  }

  void update_row(ListItemId item, const StatedRow& row) {
    const auto& ids = row.thing.ids;
    db_.use(R"sql(
      UPDATE list_items SET tmdb_id = ifnull(?2, tmdb_id), trakt_id = ?3, tvdb_id = ?4, imdb_id = ?5,
        title = ifnull(?6, title), year = ifnull(?7, year), note = iif(has_own_note, note, ?8),
        listed_at = ifnull(?9, listed_at), trakt_item_id = ifnull(?10, trakt_item_id), arrived_by = 'trakt',
        missing_since = NULL
      WHERE id = ?1)sql")
        .bind(item, number_of_thing(row.thing), ids.trakt, ids.tvdb, ids.imdb, or_null(row.thing.title), row.thing.year,
              or_null(row.note), row.listed_at, row.item_id)
        .run();
  }

  ListItemId insert_row(ListId list, const StatedRow& row) {
    const auto& thing = row.thing;
    db_.use(R"sql(
      INSERT INTO list_items (list_id, position, media_type, tmdb_id, trakt_id, tvdb_id, imdb_id, title, year,
                              season_number, episode_number, note, listed_at, trakt_item_id, arrived_by)
      SELECT ?1, ifnull(max(position), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 'trakt'
      FROM list_items WHERE list_id = ?1)sql")
        .bind(list, to_string(thing.type), number_of_thing(thing), thing.ids.trakt, thing.ids.tvdb, thing.ids.imdb,
              or_null(thing.title), thing.year, thing.season, thing.episode, or_null(row.note), row.listed_at,
              row.item_id)
        .run();
    return ListItemId{db_.last_insert_id()};
  }

  // What Trakt states stands first, in its order; what it does not know follows.
  void put_in_order(const std::vector<ListItemId>& order) {
    std::int64_t place = std::numeric_limits<std::int32_t>::min();
    for (const auto item : order) {
      db_.use("UPDATE list_items SET position = ? WHERE id = ? AND removed_at IS NULL").bind(place++, item).run();
    }
  }

  Connection& db_;
  Transaction& tx_;
  AccountId account_;
  RunId run_;
  Statement statement_;
  Instant now_;
};

void count_standing(Connection& db, AccountId account, MissingFromLists& missing) {
  auto row = db.use(R"sql(
    SELECT count(DISTINCT l.id), count(i.id) FROM lists l
    LEFT JOIN list_items i ON i.list_id = l.id AND i.arrived_by = 'trakt' AND i.removed_at IS NULL
    WHERE l.account_id = ? AND l.trakt_id IS NOT NULL AND l.gone_at IS NULL)sql");
  row.bind(account);
  row.next();
  missing.all_lists = row.integer(0);
  missing.all_rows = row.integer(1);
}

void find_missing_lists(Connection& db, AccountId account, RunId run, MissingFromLists& missing) {
  auto rows = db.use(
      "SELECT id, name FROM lists WHERE account_id = ? AND trakt_id IS NOT NULL AND gone_at IS NULL AND last_run_id IS "
      "NOT ?");
  rows.bind(account, run);
  while (rows.next()) {
    missing.lists.emplace_back(rows.integer(0));
    missing.names.push_back(rows.text(1));
  }
}

// The list stays with what is on it, and Trakt knows nothing of it any more.
void make_own(Connection& db, ListId list) {
  db.use(
        "UPDATE lists SET source_key = iif(source = 'trakt', lower(hex(randomblob(8))), source_key), "
        "source = iif(source = 'trakt', 'cinemarco', source), trakt_id = NULL, slug = NULL, privacy = NULL, sort_by = "
        "NULL, sort_how = NULL, stated_at = NULL, is_open = 1, is_renamed = 0, is_reordered = 0 WHERE id = ?")
      .bind(list)
      .run();
  db.use(
        "UPDATE list_items SET arrived_by = 'local', trakt_item_id = NULL, missing_since = NULL, has_own_note = 0 "
        "WHERE list_id = ? AND arrived_by = 'trakt'")
      .bind(list)
      .run();
}

bool was_changed_here(Connection& db, ListId list) {
  auto row = db.use(R"sql(
    SELECT 1 FROM lists l WHERE l.id = ? AND l.removed_at IS NULL AND (l.source <> 'trakt' OR l.is_renamed = 1
      OR l.is_reordered = 1 OR EXISTS (SELECT 1 FROM list_items i WHERE i.list_id = l.id AND i.removed_at IS NULL
                                       AND (i.arrived_by <> 'trakt' OR i.has_own_note = 1))))sql");
  row.bind(list);
  return row.next();
}

}  // namespace

bool is_list_known(Connection& db, AccountId account, const StatedList& list) {
  auto row = db.use(R"sql(
    SELECT (SELECT count(*) FROM list_items i WHERE i.list_id = l.id AND i.arrived_by = 'trakt') FROM lists l
    WHERE l.account_id = ? AND l.trakt_id = ? AND l.gone_at IS NULL AND l.is_open = 0 AND l.stated_at = ?)sql");
  row.bind(account, list.id, list.updated_at);
  return row.next() && list.item_count && row.integer(0) == *list.item_count;
}

MissingFromLists put_lists(Transaction& tx, AccountId account, RunId run, const StatedLists& stated,
                           Statement statement, Instant now) {
  MissingFromLists missing;
  count_standing(tx, account, missing);
  ListIn in{tx, account, run, statement, now};
  for (const auto& list : stated.lists) in.put(list, missing);
  if (statement == Statement::now && stated.whole) find_missing_lists(tx, account, run, missing);
  return missing;
}

std::optional<TraktId> trakt_id_of(Connection& db, ListId list) {
  auto row = db.use("SELECT trakt_id FROM lists WHERE id = ? AND trakt_id IS NOT NULL");
  row.bind(list);
  return row.next() ? std::optional{TraktId{row.integer(0)}} : std::nullopt;
}

std::int64_t count_trakt_rows(Connection& db, const std::vector<ListId>& lists) {
  std::int64_t count = 0;
  for (const auto list : lists) {
    auto row =
        db.use("SELECT count(*) FROM list_items WHERE list_id = ? AND arrived_by = 'trakt' AND removed_at IS NULL");
    row.bind(list);
    if (row.next()) count += row.integer(0);
  }
  return count;
}

void remove_missing(Transaction& tx, RunId run, const MissingFromLists& missing, Instant now) {
  auto& db = tx.connection();
  std::vector<ListId> touched;
  for (const auto item : missing.rows) {
    auto row = db.use("DELETE FROM list_items WHERE id = ? RETURNING list_id");
    row.bind(item);
    if (row.next()) touched.emplace_back(row.integer(0));
  }
  std::ranges::sort(touched);
  touched.erase(std::ranges::unique(touched).begin(), touched.end());
  for (const auto list : touched) close_gaps(tx, list);
  for (const auto list : missing.lists) {
    if (was_changed_here(db, list)) {
      make_own(db, list);
    } else {
      db.use("UPDATE lists SET gone_at = ?, is_open = 1 WHERE id = ?").bind(now, list).run();
    }
  }
  add_to_tally(tx, run, Tally::list_rows_removed, std::ssize(missing.rows));
  add_to_tally(tx, run, Tally::lists_removed, std::ssize(missing.lists));
}

void keep_missing(Transaction& tx, const MissingFromLists& missing) {
  auto& db = tx.connection();
  for (const auto item : missing.rows) {
    db.use("UPDATE list_items SET arrived_by = 'local', trakt_item_id = NULL, missing_since = NULL WHERE id = ?")
        .bind(item)
        .run();
  }
  for (const auto list : missing.lists) make_own(db, list);
}

}  // namespace cinemarco::store
