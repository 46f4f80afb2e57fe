// SPDX-License-Identifier: MIT
// What all plays add up to (docs/contract.md#rule-15). Pure: plays go in title by title, figures come out.
#pragma once

#include "domain/day_range.hpp"
#include "domain/milestones.hpp"
#include "domain/rating.hpp"
#include "domain/title.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cinemarco {

struct StatisticsTotals {
  std::int64_t plays = 0, movie_plays = 0, episode_plays = 0;
  std::int64_t movies = 0, series = 0, episodes = 0;  // different ones
  std::int64_t minutes = 0;
  std::int64_t rewatches = 0;
  std::int64_t plays_without_date = 0;     // 0 in a range
  std::int64_t plays_without_runtime = 0;  // of a title that TMDB numbers
  std::int64_t plays_without_title = 0;    // of one that it does not
};

// How often something was watched, under the name of what is counted.
struct YearCount {
  int year = 0;
  std::int64_t plays = 0, minutes = 0;
};
struct MonthCount {
  std::string month;  // "2024-05"
  std::int64_t plays = 0, minutes = 0;
};
struct WeekdayCount {
  int weekday = 1;  // 1: Monday
  std::int64_t plays = 0, minutes = 0;
};
struct HourCount {
  int hour = 0;  // of the wall clock
  std::int64_t plays = 0, minutes = 0;
};
struct NameCount {
  std::string name;
  std::int64_t titles = 0, plays = 0, minutes = 0;
};
struct DecadeCount {
  int decade = 0;  // 1990
  std::int64_t titles = 0, plays = 0, minutes = 0;
};
struct LanguageCount {
  std::string language;
  std::int64_t titles = 0, plays = 0, minutes = 0;
};
struct CountryCount {
  std::string country;
  std::int64_t titles = 0, plays = 0, minutes = 0;
};
struct RatingCount {
  int rating = 1;
  std::int64_t titles = 0;
};
struct PersonCount {
  std::int64_t tmdb_person_id = 0;
  std::string name;
  std::int64_t titles = 0, plays = 0;
};
struct PeopleCounts {
  std::vector<PersonCount> actors, directors, writers;
};
// Days in a row on each of which something was watched.
struct Streak {
  std::int64_t days = 0;
  Date from, to;
};
struct Streaks {
  std::optional<Streak> longest;  // of several the latest
  std::optional<Streak> current;  // ends today or yesterday
};

struct Statistics {
  std::optional<Date> from, to;
  StatisticsTotals totals;
  std::vector<YearCount> by_year;
  std::vector<MonthCount> by_month;
  std::vector<WeekdayCount> by_weekday;
  std::vector<HourCount> by_hour;
  std::vector<NameCount> genres;  // these and the next but decades: most plays first, then by name
  std::vector<DecadeCount> decades;
  std::vector<LanguageCount> languages;
  std::vector<CountryCount> countries;
  std::vector<NameCount> networks;
  std::vector<RatingCount> ratings;
  PeopleCounts people;  // filled by whoever knows them
  Streaks streaks;
  std::vector<Evening> longest_evenings;  // told with the milestones
};

// What a title's plays count for.
struct TitleFacts {
  TitleType type = TitleType::movie;
  std::set<std::string> genres, countries, networks;
  std::optional<Date> released;
  std::optional<std::string> language;
  std::optional<PersonalRating> rating;
};

// A play that lies in the range.
struct CountedPlay {
  EpisodeNumber episode;    // unused for a movie
  std::optional<Date> day;  // empty: unknown
  std::optional<int> hour;  // of the account's wall clock; empty where no instant tells it
  std::optional<int> minutes;
};

// One thread at a time.
class StatisticsTally {
 public:
  // All plays of one title; none: it counts nothing.
  void add_title(const TitleFacts& facts, const std::vector<CountedPlay>& plays);
  // A play of a title that TMDB has no number for.
  void add_untitled(TitleType type, const CountedPlay& play);
  // `today`: the account's day.
  [[nodiscard]] Statistics figures(const AskedDays& range, Date today) const;

 private:
  struct Count {
    std::int64_t titles = 0, plays = 0, minutes = 0;
  };
  void add_time(TitleType type, const CountedPlay& play, int minutes);

  StatisticsTotals totals_;
  std::map<std::chrono::year_month, Count> months_;
  std::array<Count, 8> weekdays_{};  // by ISO's number
  std::array<Count, 24> hours_{};
  std::set<std::chrono::sys_days> days_;
  std::map<std::chrono::sys_days, Count> evenings_;
  std::map<std::string, Count> genres_, languages_, countries_, networks_;
  std::map<int, Count> decades_;
  std::map<PersonalRating, std::int64_t> ratings_;
};

// The longest of those days in a row, and the one that still goes on.
[[nodiscard]] Streaks streaks_of(const std::set<std::chrono::sys_days>& days, Date today);

}  // namespace cinemarco
