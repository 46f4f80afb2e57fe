// SPDX-License-Identifier: MIT
#include "store/local_play_links.hpp"

#include "store/mirror_facts.hpp"

#include <optional>

namespace cinemarco::store {

LocalPlayLinks::LocalPlayLinks(Transaction& tx, AccountId account) : db_{tx.connection()}, account_{account} {
  auto row = db_.use(
      "SELECT EXISTS (SELECT 1 FROM plays WHERE account_id = ?1 AND trakt_history_id IS NULL AND arrived_by IN "
      "('local', 'live')), "
      "EXISTS (SELECT 1 FROM plays WHERE account_id = ?1 AND removed_by = 'user' AND gone_at IS NOT NULL)");
  row.bind(account);
  row.next();
  has_unlinked_ = row.integer(0) != 0;
  has_removed_ = row.integer(1) != 0;
}

void LocalPlayLinks::reconcile(const Play& play, const std::optional<std::int64_t>& number) {
  if (has_unlinked_) link(play, number);
  if (has_removed_) remove_again(play);
}

// One that was never sent is the same viewing if it tells of the same second; without a date only what was sent is.
void LocalPlayLinks::link(const Play& play, const std::optional<std::int64_t>& number) {
  std::optional<PlayId> own;
  {
    auto found = db_.use(R"sql(
      SELECT p.id FROM plays p INDEXED BY plays_to_link LEFT JOIN outbox o ON o.play_id = p.id AND o.kind = 'add_play'
      WHERE p.account_id = ?1 AND p.media_type = ?2 AND p.title_tmdb_id = ?3 AND p.season_number IS ?4
        AND p.episode_number IS ?5 AND substr(p.told_at, 1, 19) IS substr(?6, 1, 19)
        AND p.trakt_history_id IS NULL AND p.arrived_by IN ('local', 'live')
        AND (o.state IN ('unconfirmed', 'sent') OR (p.told_at IS NOT NULL AND p.removed_at IS NULL))
        AND NOT EXISTS (SELECT 1 FROM plays k WHERE k.trakt_history_id = ?7)
      ORDER BY o.state IN ('unconfirmed', 'sent') DESC, p.id LIMIT 1)sql");
    found.bind(account_, play_type(play.title.type), number,
               play.episode ? std::optional{play.episode->season} : std::nullopt,
               play.episode ? std::optional{play.episode->episode} : std::nullopt, play.watched_at, play.history_id);
    if (found.next()) own = PlayId{found.integer(0)};
  }
  if (!own) return;
  db_.use("UPDATE plays SET trakt_history_id = ? WHERE id = ?").bind(play.history_id, *own).run();
  db_.use(
         "UPDATE outbox SET kind = 'remove_play', state = 'waiting', sent_at = NULL, reason = NULL "
         "WHERE play_id = ?1 AND kind = 'add_play' AND EXISTS (SELECT 1 FROM plays WHERE id = ?1 AND removed_at IS NOT "
         "NULL)")
      .bind(*own)
      .run();
  db_.use("DELETE FROM outbox WHERE play_id = ? AND kind = 'add_play'").bind(*own).run();
}

void LocalPlayLinks::remove_again(const Play& play) {
  db_.use(
         "INSERT INTO outbox (account_id, kind, play_id, made_at) SELECT account_id, 'remove_play', id, removed_at "
         "FROM plays WHERE trakt_history_id = ? AND removed_by = 'user' AND gone_at IS NOT NULL "
         "ON CONFLICT (play_id, kind) WHERE play_id IS NOT NULL DO NOTHING")
      .bind(play.history_id)
      .run();
}

}  // namespace cinemarco::store
