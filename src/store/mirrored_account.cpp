// SPDX-License-Identifier: MIT
#include "store/mirrored_account.hpp"

#include "store/mirror_facts.hpp"
#include "store/missing_upstream.hpp"
#include "store/or_null.hpp"
#include "store/sync_state.hpp"

namespace cinemarco::store {

namespace {

// A list of that account to which the user added rows stays with these, as the user's own.
void forget_lists(Connection& db, AccountId account) {
  const auto run = [&](const char* sql) { db.use(sql).bind(account).run(); };
  run("DELETE FROM list_items WHERE arrived_by = 'trakt' AND list_id IN (SELECT id FROM lists WHERE account_id = ? AND "
      "source = 'trakt')");
  run("DELETE FROM lists WHERE account_id = ? AND source = 'trakt' AND NOT EXISTS (SELECT 1 FROM list_items i WHERE "
      "i.list_id = lists.id AND i.removed_at IS NULL)");
  run("UPDATE list_items SET arrived_by = 'local', trakt_item_id = NULL, missing_since = NULL WHERE arrived_by = "
      "'trakt' AND list_id IN (SELECT id FROM lists WHERE account_id = ?)");
  run("UPDATE lists SET source = 'cinemarco', source_key = lower(hex(randomblob(8))) WHERE account_id = ? AND source = "
      "'trakt'");
  run("UPDATE lists SET trakt_id = NULL, slug = NULL, privacy = NULL, sort_by = NULL, sort_how = NULL, stated_at = "
      "NULL, is_open = 1, gone_at = NULL WHERE account_id = ?");
}

}  // namespace

std::optional<TraktUser> mirrored_user(Connection& db, AccountId account) {
  auto row = db.use("SELECT trakt_user, trakt_user_name, trakt_user_uuid FROM accounts WHERE id = ?");
  row.bind(account);
  if (!row.next() || !row.optional_text(0)) return std::nullopt;
  return TraktUser{row.text(0), row.optional_text(1).value_or(""), row.optional_text(2).value_or("")};
}

void save_mirrored_user(Transaction& tx, AccountId account, const TraktUser& user) {
  const auto before = mirrored_user(tx, account);
  const bool same = before && is_same_user(*before, user);
  const auto keep = [&](const std::string& told, const std::string TraktUser::* member) {
    return or_null(told.empty() && same ? (*before).*member : told);
  };
  tx.connection()
      .use("UPDATE accounts SET trakt_user = ?, trakt_user_name = ?, trakt_user_uuid = ? WHERE id = ?")
      .bind(user.slug, keep(user.name, &TraktUser::name), keep(user.uuid, &TraktUser::uuid), account)
      .run();
}

bool outlives_mirror(Connection& db, AccountId account, TitleKey title) {
  auto row = db.use(R"sql(
    SELECT 1 FROM plays WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id = ?4 AND
      (source <> 'trakt' OR arrived_by = 'local' OR EXISTS (SELECT 1 FROM play_keys k WHERE k.play_id = plays.id))
    UNION ALL SELECT 1 FROM trakt_watchlist WHERE account_id = ?1 AND media_type = ?3 AND title_tmdb_id = ?4 AND
      arrived_by <> 'trakt' AND removed_at IS NULL
    UNION ALL SELECT 1 FROM library_entries e WHERE e.account_id = ?1 AND e.media_type = ?3 AND
      (e.movie_id = (SELECT id FROM movies WHERE tmdb_id = ?4) OR
       e.series_id = (SELECT id FROM series WHERE tmdb_id = ?4)) AND
      (e.added_at IS NOT NULL OR e.own_rating IS NOT NULL OR e.notes IS NOT NULL OR e.is_favorite = 1 OR
       e.abandoned_at IS NOT NULL) LIMIT 1)sql");
  row.bind(account, play_type(title.type), to_string(title.type), title.tmdb_id);
  return row.next();
}

void forget_mirror(Transaction& tx, AccountId account) {
  auto& db = tx.connection();
  const auto run = [&](const char* sql) { db.use(sql).bind(account).run(); };
  run("DELETE FROM outbox WHERE account_id = ?");
  // What another source tells of, too, is that one's now.
  run("UPDATE plays SET (source, source_key) = (SELECT source, source_key FROM play_keys WHERE play_id = plays.id "
      "ORDER BY source LIMIT 1) WHERE account_id = ? AND source = 'trakt' AND arrived_by <> 'local' AND "
      "EXISTS (SELECT 1 FROM play_keys WHERE play_id = plays.id)");
  run("DELETE FROM play_keys WHERE account_id = ? AND EXISTS (SELECT 1 FROM plays p WHERE p.id = play_id AND "
      "p.source = play_keys.source AND p.source_key = play_keys.source_key)");
  run("DELETE FROM plays WHERE account_id = ? AND source = 'trakt' AND arrived_by <> 'local'");
  // Made here, or told by another source too: it is no play of that account any more.
  run("UPDATE plays SET trakt_history_id = NULL, gone_at = NULL WHERE account_id = ? AND "
      "(trakt_history_id IS NOT NULL OR gone_at IS NOT NULL)");
  run("DELETE FROM trakt_ratings WHERE account_id = ?");
  run("DELETE FROM trakt_watchlist WHERE account_id = ? AND arrived_by = 'trakt'");
  run("DELETE FROM trakt_dropped WHERE account_id = ?");
  run("DELETE FROM trakt_notes WHERE account_id = ?");
  forget_lists(db, account);
  run("DELETE FROM trakt_titles WHERE account_id = ?");
  run("DELETE FROM title_moves WHERE account_id = ?");
  run("DELETE FROM taken_back WHERE account_id = ?");
  run("DELETE FROM changed_titles WHERE account_id = ?");
  run("UPDATE library_entries SET pushed_rating = NULL, source = 'local' WHERE account_id = ?");
  // An unfinished import of that account is not gone on with where it was.
  run("DELETE FROM run_positions WHERE run_id IN (SELECT id FROM runs WHERE account_id = ?)");
  run("UPDATE runs SET source_version = NULL, walked_at = NULL WHERE account_id = ?");
  forget_sync_state(tx, account);
  forget_all_waiting_removals(tx, account);
}

}  // namespace cinemarco::store
