// SPDX-License-Identifier: MIT
// The mirror's facts, as Trakt states them: plays, ratings, watchlist items, dropped titles.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"
#include "domain/title.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco {

// One single play. Its title is the movie, or the series of the episode.
struct Play {
  std::optional<HistoryId> history_id;  // empty: a row of a file that has none; `source_key` identifies it
  std::string source_key;               // only without a history id: the same for the same row of any file
  int nth = 0;  // only without one: which it is of the plays that are equal, where the file says so (ours do)
  std::optional<Instant> watched_at;  // empty: date unknown (Trakt sends 1970-01-01T00:00:00.000Z), or `watched_day`
  std::optional<Date> watched_day;    // where only the calendar day is known
  std::string action;                 // "scrobble", "checkin", "watch"; empty where Trakt has none
  TitleRef title;
  std::optional<EpisodeNumber> episode;     // empty for a movie
  std::optional<TraktId> episode_trakt_id;  // empty for a movie
  std::string episode_title;                // as Trakt calls it; may be empty
  auto operator<=>(const Play&) const = default;
};

enum class RatedType { movie, series, season, episode };

struct Rating {
  RatedType type = RatedType::movie;
  TraktId trakt_id;  // of what was rated: movie, series, season or episode
  TitleRef title;    // the movie, or the series it belongs to
  std::optional<int> season;
  std::optional<int> episode;
  int rating = 0;  // 1–10; a 0 from Trakt never becomes a Rating (docs/contract.md#rule-6)
  std::optional<Instant> rated_at;
  auto operator<=>(const Rating&) const = default;
};

// A season or an episode on the watchlist stands for its series.
struct WatchlistItem {
  TitleRef title;
  std::optional<int> season;
  std::optional<int> episode;
  std::optional<Instant> listed_at;
  auto operator<=>(const WatchlistItem&) const = default;
};

// A series that the user gave up at the service.
struct DroppedTitle {
  TitleRef title;
  std::optional<Instant> dropped_at;
  auto operator<=>(const DroppedTitle&) const = default;
};
struct DroppedTitles {
  std::vector<DroppedTitle> titles;
  bool whole = true;  // every row could be read: what is not here is not dropped
};

[[nodiscard]] std::string_view to_string(RatedType type) noexcept;  // "movie", "series", "season", "episode"

}  // namespace cinemarco
