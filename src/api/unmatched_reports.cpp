// SPDX-License-Identifier: MIT
#include "api/unmatched_reports.hpp"

namespace cinemarco::api {

UnmatchedPage unmatched_page(store::Connection& db, AccountId account) {
  constexpr int kShownPlays = 20;
  UnmatchedPage page;
  for (auto& found : store::list_unmatched(db, account)) {
    UnmatchedReport report;
    report.media_type = found.title.type;
    report.trakt_id = found.title.ids.trakt;
    report.title = std::move(found.title.title);
    report.year = found.title.year;
    report.imdb_id = std::move(found.title.ids.imdb);
    report.tvdb_id = found.title.ids.tvdb;
    report.gone_tmdb_id = found.title.ids.tmdb;
    report.successor_tmdb_id = found.successor;
    report.play_count = found.plays;
    report.first_watched_at = found.first_watched_at;
    report.last_watched_at = found.last_watched_at;
    report.on_watchlist = found.on_watchlist;
    report.is_rated = found.is_rated;
    if (report.trakt_id) {
      for (auto& row : store::plays_of_trakt_title(db, account, report.media_type, *report.trakt_id, kShownPlays)) {
        report.plays.push_back(to_item(std::move(row)));
      }
    }
    page.items.push_back(std::move(report));
  }
  for (auto& match : store::list_matched_by_user(db, account)) {
    page.matched_by_hand.push_back({match.type, match.trakt_id, match.tmdb_id, std::move(match.title)});
  }
  return page;
}

}  // namespace cinemarco::api
