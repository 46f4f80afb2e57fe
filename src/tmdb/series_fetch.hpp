// SPDX-License-Identifier: MIT
// A series and all its seasons in as few requests as TMDB allows, and in as many as its size needs.
#pragma once

#include "domain/id.hpp"
#include "tmdb/client.hpp"
#include "tmdb/wire.hpp"

#include <map>
#include <optional>
#include <stop_token>
#include <string>

namespace cinemarco::tmdb {

struct FetchedSeason {
  wire::Season season;
  std::string text;  // as it is cached
};

// Everything TMDB has of one series. The texts are what is cached.
struct FetchedSeries {
  wire::Series series;
  std::string text;
  std::optional<wire::Credits> credits;  // empty: TMDB left them out, or they are too large
  std::string credits_text;
  std::map<int, FetchedSeason> seasons;
  std::map<int, std::string> gone;  // listed seasons that TMDB says do not exist, with the JSON in which it said so
  std::string etag;                 // of all that is known of the series: only where one request told it whole
};

// One request where the answer is not too large; else the seasons that TMDB lists come in smaller parts, down to one.
// Empty: what TMDB said under this etag is as it was. Throws what the client throws (too_large for a season that is so
// by itself), and Error{upstream} for an answer that is not that series.
[[nodiscard]] std::optional<FetchedSeries> fetch_whole_series(TmdbClient& client, TmdbSeriesId id, const Known& known,
                                                              std::stop_token stop);

}  // namespace cinemarco::tmdb
