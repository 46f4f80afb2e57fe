// SPDX-License-Identifier: MIT
#include "api/unmatched_reports.hpp"

#include <functional>
#include <utility>

namespace cinemarco::api {

namespace {

// Some have no number at all: a title is known by everything that it has.
std::int64_t id_of(const store::UnmatchedTitle& found) {
  const auto& title = found.title;
  const auto trakt = title.ids.trakt ? std::to_string(title.ids.trakt->value()) : "";
  const auto whole = std::string{to_string(title.type)} + ' ' + trakt + ' ' + title.title;
  return static_cast<std::int64_t>(std::hash<std::string>{}(whole));
}

}  // namespace

UnmatchedPage unmatched_page(store::Connection& db, AccountId account, const PageQuery& query) {
  constexpr int kShownPlays = 20;
  UnmatchedPage page;
  auto titles = store::list_unmatched(db, account);
  static_cast<Paging&>(page) = cut_page(titles, query, "unmatched", id_of);
  for (auto& found : titles) {
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
