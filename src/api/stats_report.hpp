// SPDX-License-Identifier: MIT
// What all plays add up to, described so that the API and the command line tell it alike.
#pragma once

#include "api/described.hpp"
#include "domain/milestones.hpp"
#include "domain/statistics.hpp"
#include "domain/time_zone.hpp"
#include "store/connection.hpp"

#include <boost/describe.hpp>

namespace cinemarco {
BOOST_DESCRIBE_STRUCT(StatisticsTotals, (),
                      (plays, movie_plays, episode_plays, movies, series, episodes, minutes, rewatches,
                       plays_without_date, plays_without_runtime, plays_without_title))
BOOST_DESCRIBE_STRUCT(YearCount, (), (year, plays, minutes))
BOOST_DESCRIBE_STRUCT(MonthCount, (), (month, plays, minutes))
BOOST_DESCRIBE_STRUCT(WeekdayCount, (), (weekday, plays, minutes))
BOOST_DESCRIBE_STRUCT(HourCount, (), (hour, plays, minutes))
BOOST_DESCRIBE_STRUCT(NameCount, (), (name, titles, plays, minutes))
BOOST_DESCRIBE_STRUCT(DecadeCount, (), (decade, titles, plays, minutes))
BOOST_DESCRIBE_STRUCT(LanguageCount, (), (language, titles, plays, minutes))
BOOST_DESCRIBE_STRUCT(CountryCount, (), (country, titles, plays, minutes))
BOOST_DESCRIBE_STRUCT(RatingCount, (), (rating, titles))
BOOST_DESCRIBE_STRUCT(PersonCount, (), (tmdb_person_id, name, titles, plays))
BOOST_DESCRIBE_STRUCT(PeopleCounts, (), (actors, directors, writers))
BOOST_DESCRIBE_STRUCT(Streak, (), (days, from, to))
BOOST_DESCRIBE_STRUCT(Streaks, (), (longest, current))
BOOST_DESCRIBE_STRUCT(Statistics, (),
                      (from, to, totals, by_year, by_month, by_weekday, by_hour, genres, decades, languages, countries,
                       networks, ratings, people, streaks))
BOOST_DESCRIBE_STRUCT(FirstPlay, (),
                      (play_id, media_type, entry_id, tmdb_id, title, original_title, season_number, episode_number,
                       day))
BOOST_DESCRIBE_STRUCT(Evening, (), (day, plays, minutes))
BOOST_DESCRIBE_STRUCT(FinishedSeries, (), (entry_id, tmdb_id, title, original_title, from, to, days, episodes))
BOOST_DESCRIBE_STRUCT(Backlog, (), (movies, episodes, minutes, without_runtime))
BOOST_DESCRIBE_STRUCT(Milestones, (), (from, to, firsts, longest_evenings, finished_series, backlog))
}  // namespace cinemarco

namespace cinemarco::api {

// Throws Error{invalid} where the days stand in the wrong order.
[[nodiscard]] Statistics stats_report(store::Connection& db, AccountId account, const AskedDays& asked,
                                      const TimeZone& zone, Instant now);
// The same of what stands out.
[[nodiscard]] Milestones milestones_report(store::Connection& db, AccountId account, const AskedDays& asked,
                                           const TimeZone& zone, Instant now);

}  // namespace cinemarco::api
