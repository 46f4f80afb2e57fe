// SPDX-License-Identifier: MIT
// What a file tells of that Trakt itself took back since.
#include "store/keyed_plays.hpp"
#include "store/missing_upstream.hpp"

#include <algorithm>

namespace cinemarco::store {

namespace {

// `kept`: gone at Trakt, and the user wants it here, or had taken it away before: the file changes nothing.
enum class Gone { no, kept, removed };

bool any_gone(Connection& db, AccountId account, Section section) {
  auto row = db.use(
      "SELECT CASE ?2 WHEN 'ratings' THEN EXISTS (SELECT 1 FROM trakt_ratings WHERE gone_at IS NOT NULL) "
      "WHEN 'watchlist' THEN EXISTS (SELECT 1 FROM trakt_watchlist WHERE gone_at IS NOT NULL) "
      "ELSE EXISTS (SELECT 1 FROM plays WHERE trakt_history_id > 0 AND gone_at IS NOT NULL) END "
      "OR EXISTS (SELECT 1 FROM taken_back WHERE account_id = ?1 AND section = ?2)");
  row.bind(account, to_string(section));
  row.next();
  return row.integer(0) != 0;
}

// A row without Trakt's number is the play that it tells of.
Gone is_gone(Connection& db, AccountId account, const Play& play) {
  const auto told = play.history_id ? std::nullopt : play_of_keyed_row(db, account, play);
  auto row =
      db.use(play.history_id
                 ? "SELECT removed_by IS 'trakt' FROM plays WHERE trakt_history_id = ?1 AND gone_at IS NOT NULL AND "
                   "account_id "
                   "= ?3"
                 : "SELECT removed_by IS 'trakt' FROM plays WHERE id = ?2 AND gone_at IS NOT NULL AND account_id = ?3");
  row.bind(play.history_id, told, account);
  if (!row.next()) return Gone::no;
  return row.integer(0) != 0 ? Gone::removed : Gone::kept;
}

// Columns: whether the section's own row is gone and kept, null where there is none; when a row was taken back.
Gone is_gone(Use& row, const std::optional<Instant>& dated) {
  row.next();
  if (const auto kept = row.optional_integer(0)) return *kept != 0 ? Gone::kept : Gone::no;
  const auto gone_at = row.instant(1);
  return gone_at && (!dated || *dated <= *gone_at) ? Gone::removed : Gone::no;
}

Gone is_gone(Connection& db, AccountId account, const Rating& rating) {
  auto row = db.use(
      "SELECT (SELECT gone_at IS NOT NULL FROM trakt_ratings WHERE account_id = ?1 AND media_type = ?2 AND trakt_id = "
      "?3), (SELECT gone_at FROM taken_back WHERE account_id = ?1 AND section = 'ratings' AND media_type = ?2 AND "
      "trakt_id = ?3)");
  row.bind(account, to_string(rating.type), rating.trakt_id);
  return is_gone(row, rating.rated_at);
}

Gone is_gone(Connection& db, AccountId account, const WatchlistItem& item) {
  const auto& ids = item.title.ids;
  auto row = db.use(
      "SELECT (SELECT gone_at IS NOT NULL FROM trakt_watchlist WHERE account_id = ?1 AND media_type = ?2 AND trakt_id "
      "= ?3 AND arrived_by = 'trakt'), (SELECT gone_at FROM taken_back WHERE account_id = ?1 AND section = 'watchlist' "
      "AND media_type = ?2 AND trakt_id = ?3)");
  row.bind(account, to_string(item.title.type), ids.trakt ? ids.trakt->value() : -ids.tmdb.value_or(0));
  return is_gone(row, item.listed_at);
}

}  // namespace

std::set<TitleRef> leave_out_gone(Connection& db, AccountId account, SourcePage& page) {
  std::set<TitleRef> removed;
  if (!any_gone(db, account, page.section)) return removed;
  const auto take_out = [&](auto& rows) {
    std::erase_if(rows, [&](const auto& row) {
      const auto gone = is_gone(db, account, row);
      if (gone == Gone::removed) removed.insert(row.title);
      return gone != Gone::no;
    });
  };
  take_out(page.plays);
  take_out(page.ratings);
  take_out(page.watchlist);
  return removed;
}

void keep_newer_ratings(Connection& db, AccountId account, SourcePage& page) {
  for (auto& rating : page.ratings) {
    auto row = db.use(
        "SELECT rating, rated_at FROM trakt_ratings WHERE account_id = ? AND media_type = ? AND trakt_id = ? AND "
        "rated_at > ?");
    row.bind(account, to_string(rating.type), rating.trakt_id, rating.rated_at);
    if (!row.next()) continue;
    rating.rating = static_cast<int>(row.integer(0));
    rating.rated_at = row.instant(1);
  }
}

}  // namespace cinemarco::store
