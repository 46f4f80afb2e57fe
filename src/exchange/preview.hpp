// SPDX-License-Identifier: MIT
// What an import would bring, counted and listed without writing anything.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/time_zone.hpp"
#include "exchange/import_request.hpp"
#include "exchange/progress.hpp"
#include "exchange/summary.hpp"
#include "store/database.hpp"
#include "store/source_titles.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cinemarco::exchange {

// So many episodes of one day will take the day on which each aired, where TMDB knows it (docs/contract.md#rule-5).
struct AirDatedDay {
  Date day;
  std::int64_t episodes = 0;
};

struct PreviewTitle {
  std::string type;  // movie, series
  std::optional<std::int64_t> tmdb_id;
  std::string title;
  std::optional<int> year;
  std::int64_t plays = 0;
  std::int64_t same_viewings = 0;  // of them, viewings that are here already, told by somebody else
  bool on_watchlist = false;
  std::string state;  // new, existing, skipped, unsure
  std::vector<AirDatedDay> air_dated;
  std::vector<store::Candidate> candidates;  // of an unsure title: what it may be
  std::optional<std::string> title_key;      // of an unsure title: name it to say which it is
  std::optional<BroughtTitle> brought;       // of an unsure title, as its source calls it; told to nobody
};

// Every row of another service's file is one of these.
struct RowReport {
  std::int64_t seen = 0;
  std::int64_t new_ = 0;
  std::int64_t existing = 0;
  std::int64_t same_viewing = 0;  // is here already, told by somebody else
  std::int64_t unsure = 0;        // its title is to be matched by hand
  std::int64_t skipped = 0;       // tells nothing that is imported
  std::int64_t failed = 0;        // cannot be read
};

struct Preview {
  bool preview = true;
  std::string source;  // api, export, or the word of another service
  TitleReport movies;
  TitleReport series;
  PlayReport plays;
  std::optional<RowReport> rows;  // of another service's file
  std::int64_t ratings = 0;
  std::int64_t watchlist = 0;
  std::vector<PreviewTitle> titles;  // by type, then title
  std::vector<SkippedItem> skipped;
  std::vector<FailedItem> errors;
  std::vector<std::string> hints;  // how whole the source looks, in words
};

BOOST_DESCRIBE_STRUCT(AirDatedDay, (), (day, episodes))
BOOST_DESCRIBE_STRUCT(PreviewTitle, (),
                      (type, tmdb_id, title, year, plays, same_viewings, on_watchlist, state, air_dated, candidates,
                       title_key))
BOOST_DESCRIBE_STRUCT(RowReport, (), (seen, new_, existing, same_viewing, unsure, skipped, failed))
BOOST_DESCRIBE_STRUCT(Preview, (),
                      (preview, source, movies, series, plays, rows, ratings, watchlist, titles, skipped, errors,
                       hints))

// Walks the whole source; `zone` tells days; `page_read` hears of each page; `catalogue` is asked for titles of other
// services' files, where there is one. Throws what the source throws, but for a
// broken export file that had given rows: that is listed, as the import does it.
[[nodiscard]] Preview preview_import(store::Database& database, HistorySource& source, const ImportRequest& request,
                                     AccountId account, const TimeZone& zone, Mirror mirror, RunProgress& progress,
                                     std::stop_token stop, const std::function<void()>& page_read = {},
                                     Catalogue* catalogue = nullptr);

}  // namespace cinemarco::exchange
