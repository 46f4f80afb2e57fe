// SPDX-License-Identifier: MIT
// The rules of the library (docs/contract.md#rules), one function each.
#include "domain/projection.hpp"

#include <algorithm>
#include <tuple>

namespace cinemarco {

namespace {

// The calendar day of a play; a day is a day in every zone (docs/contract.md#rule-11).
std::optional<Date> day_of(const PlayFact& play, const TimeZone& zone) {
  return play.watched_at ? std::optional{zone.day_of(*play.watched_at)} : play.watched_day;
}

// Where a play stands among others: its instant, or behind all instants of its day.
std::optional<Instant> order_of(const PlayFact& play, const TimeZone& zone) {
  if (play.watched_at || !play.watched_day) return play.watched_at;
  return zone.last_instant_of(*play.watched_day);
}

// Which play decides (docs/contract.md#rule-4), as PlayFact documents it.
bool decides_over(const PlayFact& a, const PlayFact& b, const TimeZone& zone) {
  const auto rank = [&zone](const PlayFact& play) {
    const auto order = order_of(play, zone);
    return std::tuple{
        !order, order.value_or(Instant{}), !play.watched_at, !play.history_id, play.history_id.value_or(HistoryId{}),
        play.id};
  };
  return rank(a) < rank(b);
}

template <class T>
void keep_earliest(std::optional<T>& earliest, const std::optional<T>& other) {
  if (other && (!earliest || *other < *earliest)) earliest = other;
}

template <class T>
void keep_latest(std::optional<T>& latest, const std::optional<T>& other) {
  if (other && (!latest || *other > *latest)) latest = other;
}

// What movies and series have in common; status and the first day are the caller's.
EntryProjection project_entry(const std::vector<PlayFact>& plays, const EntryFacts& facts, const TimeZone& zone) {
  EntryProjection entry;
  if (facts.trakt_rating && from_trakt_rating(*facts.trakt_rating)) entry.trakt_rating = facts.trakt_rating;
  entry.personal_rating = facts.own_rating;
  if (!entry.personal_rating && entry.trakt_rating) entry.personal_rating = from_trakt_rating(*entry.trakt_rating);
  if (!entry.personal_rating && facts.source_rating) entry.personal_rating = from_trakt_rating(*facts.source_rating);
  keep_earliest(entry.date_added, facts.added_at);
  keep_earliest(entry.date_added, facts.watchlisted_at);
  keep_earliest(entry.date_added, facts.rated_at);
  for (const auto& play : plays) {
    keep_earliest(entry.date_added, play.watched_at);
    keep_latest(entry.last_watched_at, order_of(play, zone));
    keep_latest(entry.date_last_watched, day_of(play, zone));
  }
  return entry;
}

using Deciding = std::map<EpisodeNumber, const PlayFact*>;

Deciding deciding_plays(const std::vector<PlayFact>& plays, const TimeZone& zone) {
  Deciding deciding;
  for (const auto& play : plays) {
    auto& best = deciding[play.episode];
    if (best == nullptr || decides_over(play, *best, zone)) best = &play;
  }
  return deciding;
}

EpisodeProgress progress_of(EpisodeNumber episode, const PlayFact& play, const TimeZone& zone) {
  EpisodeProgress progress{episode, day_of(play, zone), play.watched_at, DateSource::unknown};
  if (progress.watched_date) {
    progress.date_source = play.arrived_by == ArrivedBy::local ? DateSource::local : DateSource::trakt;
  }
  return progress;
}

// Many episodes on one day (docs/contract.md#rule-5).
void apply_binge_rule(std::vector<EpisodeProgress>& progress, const Deciding& deciding, const AirDates& air_dates) {
  std::map<Date, std::vector<EpisodeProgress*>> days;
  for (auto& episode : progress) {
    if (deciding.at(episode.episode)->arrived_by == ArrivedBy::import && episode.watched_date) {
      days[*episode.watched_date].push_back(&episode);
    }
  }
  for (const auto& [day, episodes] : days) {
    if (episodes.size() <= kBingeLimit) continue;
    for (auto* episode : episodes) {
      const auto known = air_dates.find(episode->episode);
      if (known == air_dates.end() || !known->second) continue;
      episode->watched_date = known->second;
      episode->date_source = DateSource::air_date;
    }
  }
}

// docs/contract.md#rule-8.
WatchStatus series_status(const WatchedDays& watched, const AirDates& aired, Date today) {
  if (watched.empty()) return WatchStatus::not_started;
  const bool begun = has_begun(watched);
  bool any_aired = false;
  for (const auto& [episode, day] : aired) {
    if (episode.season < 1 || !has_aired(day, begun, today)) continue;
    any_aired = true;
    if (!watched.contains(episode)) return WatchStatus::in_progress;
  }
  return any_aired ? WatchStatus::completed : WatchStatus::in_progress;
}

}  // namespace

MovieProjection project_movie(const std::vector<PlayFact>& plays, const EntryFacts& facts, const TimeZone& zone) {
  std::map<Date, std::optional<Instant>> days;
  for (const auto& play : plays) {
    if (const auto day = day_of(play, zone)) keep_earliest(days[*day], play.watched_at);
  }
  MovieProjection result{project_entry(plays, facts, zone), {}};
  for (const auto& [day, instant] : days) result.sessions.push_back({day, instant});
  if (days.empty() && !plays.empty()) result.sessions.push_back({});

  auto& entry = result.entry;
  if (!days.empty()) entry.date_first_watched = days.begin()->first;
  entry.status = facts.abandoned           ? WatchStatus::abandoned
                 : result.sessions.empty() ? WatchStatus::not_started
                                           : WatchStatus::completed;
  return result;
}

SeriesProjection project_series(const std::vector<PlayFact>& plays, const EntryFacts& facts, const AirDates& air_dates,
                                const TimeZone& zone, Date today, const SeriesDates& dates) {
  const auto deciding = deciding_plays(plays, zone);
  SeriesProjection result{project_entry(plays, facts, zone), {}};
  WatchedDays watched;  // before the binge rule
  for (const auto& [episode, play] : deciding) {
    result.progress.push_back(progress_of(episode, *play, zone));
    watched[episode] = result.progress.back().watched_date;
  }
  apply_binge_rule(result.progress, deciding, air_dates);

  auto& entry = result.entry;
  for (const auto& episode : result.progress) keep_earliest(entry.date_first_watched, episode.watched_date);
  // An air date may lie behind the day on which the episode was seen.
  keep_earliest(entry.date_first_watched, entry.date_last_watched);
  const auto aired = aired_from(air_dates, dates);
  entry.status = facts.abandoned ? WatchStatus::abandoned : series_status(watched, aired, today);
  entry.numbering_differs = numbering_differs(watched, aired, today);
  return result;
}

}  // namespace cinemarco
