// SPDX-License-Identifier: MIT
#include "store/mirrored_account.hpp"

#include "store/sync_state.hpp"
#include "store/unmet.hpp"

namespace cinemarco::store {

namespace {

std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional{text};
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

void forget_mirror(Transaction& tx, AccountId account) {
  auto& db = tx.connection();
  const auto run = [&](const char* sql) { db.use(sql).bind(account).run(); };
  run("DELETE FROM outbox WHERE account_id = ?");
  run("DELETE FROM plays WHERE account_id = ? AND source = 'trakt' AND arrived_by <> 'local'");
  // Made here, or told by another source too: it is no play of that account any more.
  run("UPDATE plays SET trakt_history_id = NULL, gone_at = NULL WHERE account_id = ? AND "
      "(trakt_history_id IS NOT NULL OR gone_at IS NOT NULL)");
  run("DELETE FROM trakt_ratings WHERE account_id = ?");
  run("DELETE FROM trakt_watchlist WHERE account_id = ? AND arrived_by = 'trakt'");
  run("DELETE FROM trakt_dropped WHERE account_id = ?");
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
