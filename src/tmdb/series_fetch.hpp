// SPDX-License-Identifier: MIT
// A series and all its seasons in as few requests as TMDB allows.
#pragma once

#include "domain/id.hpp"
#include "tmdb/answers.hpp"
#include "tmdb/client.hpp"
#include "tmdb/wire.hpp"

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cinemarco::tmdb {

// Everything TMDB has of one series. `parts` lie in `documents`.
struct FetchedSeries {
  std::vector<Document> documents;
  TitleParts parts;
  wire::Series series;              // `parts.base`, read
  std::map<int, std::string> gone;  // listed seasons that TMDB says do not exist, with the JSON in which it said so

  // Of all that is known of the series: only where one request told it whole.
  [[nodiscard]] std::string etag() const {
    const bool whole = documents.size() == 1 && gone.empty() && parts.credits;
    return whole ? documents.front().etag : std::string{};
  }
};

// Empty: what TMDB said under this etag is as it was. Throws what the client throws, and Error{upstream} for an answer
// that is not that series.
[[nodiscard]] std::optional<FetchedSeries> fetch_whole_series(TmdbClient& client, TmdbSeriesId id, const Known& known,
                                                              std::stop_token stop);

}  // namespace cinemarco::tmdb
