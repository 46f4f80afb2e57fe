// SPDX-License-Identifier: MIT
// Titles that TMDB has no number for, as the API and the command line tell them.
#pragma once

#include "api/library_reports.hpp"
#include "api/paging.hpp"
#include "store/source_titles.hpp"
#include "store/unmatched.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::api {

struct UnmatchedReport {
  TitleType media_type = TitleType::movie;
  std::optional<TraktId> trakt_id;  // null: Trakt has no number either, and it cannot be matched
  std::string title;                // as Trakt calls it
  std::optional<int> year;
  std::optional<std::string> imdb_id;
  std::optional<std::int64_t> tvdb_id;
  std::optional<std::int64_t> gone_tmdb_id;       // the number that TMDB has no title for any more
  std::optional<std::int64_t> successor_tmdb_id;  // by which number TMDB seems to know it now
  std::int64_t play_count = 0;
  std::optional<Instant> first_watched_at, last_watched_at;
  bool on_watchlist = false;
  bool is_rated = false;        // it, a season or an episode of it
  std::vector<PlayItem> plays;  // the newest
  // Of a title of another source than Trakt: which, its number here, and what it may be.
  std::optional<std::string> source;
  std::optional<std::int64_t> source_title_id;
  std::vector<store::Candidate> candidates;
};

struct MatchedReport {
  TitleType media_type = TitleType::movie;
  std::optional<TraktId> trakt_id;  // null: of another source
  std::int64_t tmdb_id = 0;
  std::string title;
  std::optional<std::string> source;
  std::optional<std::int64_t> source_title_id;
};

struct UnmatchedPage : Paging {
  std::vector<UnmatchedReport> items;
  std::vector<MatchedReport> matched_by_hand;
};
BOOST_DESCRIBE_STRUCT(UnmatchedReport, (),
                      (media_type, trakt_id, title, year, imdb_id, tvdb_id, gone_tmdb_id, successor_tmdb_id, play_count,
                       first_watched_at, last_watched_at, on_watchlist, is_rated, plays, source, source_title_id,
                       candidates))
BOOST_DESCRIBE_STRUCT(MatchedReport, (), (media_type, trakt_id, tmdb_id, title, source, source_title_id))
BOOST_DESCRIBE_STRUCT(UnmatchedPage, (Paging), (items, matched_by_hand))

// Throws Error{invalid} for a cursor of another list.
[[nodiscard]] UnmatchedPage unmatched_page(store::Connection& db, AccountId account, const PageQuery& query = {});

}  // namespace cinemarco::api
