// SPDX-License-Identifier: MIT
// The projection: one title's facts in, that title's rows out. Pure. Most rules live here (docs/contract.md#rules).
#pragma once

#include "domain/airing.hpp"
#include "domain/id.hpp"
#include "domain/rating.hpp"
#include "domain/time.hpp"
#include "domain/time_zone.hpp"
#include "domain/title.hpp"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace cinemarco {

// `live`: a media server told it as it happened.
enum class ArrivedBy { import, sync, local, live };

// Where an episode's watched_date comes from: a dated play that came from Trakt (by import or sync); the binge rule; a
// dated play made here; nowhere, for an undated play is all there is.
enum class DateSource { trakt, air_date, local, unknown };

// docs/contract.md#rule-8. `abandoned` is the user's word and stands over the rest. A movie with any session is
// `completed`. A series is `completed` when at least one episode of season 1 or later has aired (domain/airing.hpp) and
// each such episode is watched; `in_progress` when anything is watched, be it a special or an episode that TMDB lacks;
// else `not_started`.
enum class WatchStatus { not_started, in_progress, completed, abandoned };

// A play that counts (not removed), stripped to what decides.
// The deciding play of an episode: a dated one before an undated one; then the earliest, one with a day only going
// behind the instants of that day; among equals the lower history id; a play without one (local) after those with one;
// at last the lower PlayId. So the order in which plays are given does not matter, nor that one is given twice.
struct PlayFact {
  PlayId id;
  std::optional<HistoryId> history_id;  // empty for a local play
  std::optional<Instant> watched_at;    // empty: date unknown, or `watched_day`
  ArrivedBy arrived_by = ArrivedBy::import;
  EpisodeNumber episode;            // unused for a movie
  std::optional<Date> watched_day;  // where only the day is known
};

// What the entry itself states: facts that are not plays.
struct EntryFacts {
  std::optional<Instant> watchlisted_at;
  std::optional<int> trakt_rating;  // 1–10; anything else is no rating
  std::optional<Instant> rated_at;
  std::optional<int> source_rating;          // the newest of other sources, 1–10 (docs/contract.md#rule-16)
  std::optional<Date> watchlisted_day;       // where only a day is known; `watchlisted_at` is empty then
  std::optional<PersonalRating> own_rating;  // set by the user here; wins over Trakt's
  bool abandoned = false;                    // the user's word, here or at Trakt (docs/contract.md#rule-16)
  std::optional<Instant> added_at;           // set when the user added the title here
};

// Columns of library_entries that follow from facts.
// `date_added` is the earliest instant that any fact gives (added here, watchlisted, played, rated), so that every way
// of importing the same account says the same; empty if no fact has an instant. `date_first_watched` is the first day
// of the title's rows. `last_watched_at` is the latest play's instant (of a play with a day only: that day's last), and
// `date_last_watched` its day: the binge rule moves the days of episodes, never when a title was last watched.
struct EntryProjection {
  WatchStatus status = WatchStatus::not_started;
  std::optional<PersonalRating> personal_rating;
  std::optional<int> trakt_rating;
  std::optional<Instant> date_added;
  std::optional<Date> date_first_watched;
  std::optional<Date> date_last_watched;
  std::optional<Instant> last_watched_at;
  bool numbering_differs = false;  // of a series (domain/airing.hpp)
  auto operator<=>(const EntryProjection&) const = default;
};

// docs/contract.md#rule-3: a day on which the movie was played, with that day's earliest play. All undated plays share
// one session without a date, and only where no play is dated.
struct MovieSession {
  std::optional<Date> watched_date;
  std::optional<Instant> watched_at;
  auto operator<=>(const MovieSession&) const = default;
};

struct MovieProjection {
  EntryProjection entry;
  std::vector<MovieSession> sessions;  // by date; the one without a date stands alone
};

struct EpisodeProgress {
  EpisodeNumber episode;
  std::optional<Date> watched_date;
  std::optional<Instant> watched_at;
  DateSource date_source = DateSource::trakt;
  auto operator<=>(const EpisodeProgress&) const = default;
};

struct SeriesProjection {
  EntryProjection entry;
  std::vector<EpisodeProgress> progress;  // by season, then episode; watched episodes only
};

// More than this many episodes of one series on one day are a binge (docs/contract.md#rule-5). An episode, special or
// not, counts on the day of its deciding play, if that is dated and came by import; so neither the same episode twice
// nor plays by sync or made here make a binge. In a binge each episode with a known air date takes it as `watched_date`
// (`watched_at` keeps Trakt's instant); one without keeps its own day, with `DateSource::trakt`.
inline constexpr std::size_t kBingeLimit = 4;

// Counted up with every change of what these functions give for the same facts: each library is then projected anew.
inline constexpr int kProjectionRules = 2;

[[nodiscard]] MovieProjection project_movie(const std::vector<PlayFact>& plays, const EntryFacts& facts,
                                            const TimeZone& zone);
// `today` is the account's day; it decides which episodes have aired. A series without any aired episode is never
// completed. `dates`: what is known of the series beyond its episodes' air dates.
[[nodiscard]] SeriesProjection project_series(const std::vector<PlayFact>& plays, const EntryFacts& facts,
                                              const AirDates& air_dates, const TimeZone& zone, Date today,
                                              const SeriesDates& dates = {});

[[nodiscard]] std::string_view to_string(ArrivedBy by) noexcept;
// Of a word that nobody knows: `import`.
[[nodiscard]] ArrivedBy arrived_by(std::string_view word) noexcept;
[[nodiscard]] std::string_view to_string(DateSource source) noexcept;
[[nodiscard]] std::string_view to_string(WatchStatus status) noexcept;

}  // namespace cinemarco
