// SPDX-License-Identifier: MIT
#include "api/unmatched_reports.hpp"

#include <functional>
#include <utility>

namespace cinemarco::api {

namespace {

// Some have no number at all: a title is known by everything that it has.
std::int64_t id_of(const UnmatchedReport& title) {
  const auto number = title.trakt_id          ? std::to_string(title.trakt_id->value())
                      : title.source_title_id ? "s" + std::to_string(*title.source_title_id)
                                              : "";
  const auto whole = std::string{to_string(title.media_type)} + ' ' + number + ' ' + title.title;
  return static_cast<std::int64_t>(std::hash<std::string>{}(whole));
}

void take_title(UnmatchedReport& report, TitleRef& title) {
  report.media_type = title.type;
  report.trakt_id = title.ids.trakt;
  report.title = std::move(title.title);
  report.year = title.year;
  report.imdb_id = std::move(title.ids.imdb);
  report.tvdb_id = title.ids.tvdb;
}

UnmatchedReport to_report(store::UnmatchedTitle&& found) {
  UnmatchedReport report;
  report.gone_tmdb_id = found.title.ids.tmdb;
  take_title(report, found.title);
  report.successor_tmdb_id = found.successor;
  report.play_count = found.plays;
  report.first_watched_at = found.first_watched_at;
  report.last_watched_at = found.last_watched_at;
  report.on_watchlist = found.on_watchlist;
  report.is_rated = found.is_rated;
  return report;
}

UnmatchedReport to_report(store::UnsureTitle&& found) {
  UnmatchedReport report;
  auto& title = found.title;
  take_title(report, title.title);
  report.play_count = found.plays;
  report.first_watched_at = found.first_watched_at;
  report.last_watched_at = found.last_watched_at;
  report.on_watchlist = found.on_watchlist;
  report.is_rated = found.is_rated;
  report.source = std::move(title.source);
  report.source_title_id = title.id.value();
  report.candidates = std::move(title.candidates);
  return report;
}

}  // namespace

UnmatchedPage unmatched_page(store::Connection& db, AccountId account, const PageQuery& query) {
  constexpr int kShownPlays = 20;
  UnmatchedPage page;
  for (auto& found : store::list_unmatched(db, account)) page.items.push_back(to_report(std::move(found)));
  for (auto& found : store::unsure_titles(db, account)) page.items.push_back(to_report(std::move(found)));
  static_cast<Paging&>(page) = cut_page(page.items, query, "unmatched", id_of);
  for (auto& report : page.items) {
    if (!report.trakt_id) continue;
    for (auto& row : store::plays_of_trakt_title(db, account, report.media_type, *report.trakt_id, kShownPlays)) {
      report.plays.push_back(to_item(std::move(row)));
    }
  }
  for (auto& match : store::list_matched_by_user(db, account)) {
    page.matched_by_hand.push_back({match.type, match.trakt_id, match.tmdb_id, std::move(match.title), {}, {}});
  }
  for (auto& title : store::chosen_titles(db, account)) {
    page.matched_by_hand.push_back({title.title.type,
                                    {},
                                    title.number.value_or(0),
                                    std::move(title.title.title),
                                    std::move(title.source),
                                    title.id.value()});
  }
  return page;
}

}  // namespace cinemarco::api
