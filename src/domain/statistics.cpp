// SPDX-License-Identifier: MIT
#include "domain/statistics.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cinemarco {

namespace {

// Most plays first; a map gives names in order of their code points, and that is kept among equals.
template <class Row, class Counts>
std::vector<Row> most_played(const Counts& counts) {
  std::vector<Row> rows;
  rows.reserve(counts.size());
  for (const auto& [name, count] : counts) rows.push_back({name, count.titles, count.plays, count.minutes});
  std::ranges::stable_sort(rows, std::ranges::greater{}, &Row::plays);
  return rows;
}

// Without what counts nothing.
template <class Row, class Counts>
std::vector<Row> by_number(const Counts& counts) {
  std::vector<Row> rows;
  for (int at = 0; at < std::ssize(counts); ++at) {
    const auto& count = counts[static_cast<std::size_t>(at)];
    if (count.plays > 0) rows.push_back({at, count.plays, count.minutes});
  }
  return rows;
}

}  // namespace

void StatisticsTally::add_time(TitleType type, const CountedPlay& play, int minutes) {
  const auto count = [minutes](Count& into) {
    ++into.plays;
    into.minutes += minutes;
  };
  ++totals_.plays;
  ++(type == TitleType::movie ? totals_.movie_plays : totals_.episode_plays);
  totals_.minutes += minutes;
  if (!play.day) {
    ++totals_.plays_without_date;
    return;
  }
  const std::chrono::sys_days day{*play.day};
  days_.insert(day);
  count(months_[play.day->year() / play.day->month()]);
  count(weekdays_.at(std::chrono::weekday{day}.iso_encoding()));
  if (!play.hour) return;
  count(hours_.at(static_cast<std::size_t>(*play.hour)));
  count(evenings_[day]);
}

void StatisticsTally::add_untitled(TitleType type, const CountedPlay& play) {
  ++totals_.plays_without_title;
  add_time(type, play, 0);
}

void StatisticsTally::add_title(const TitleFacts& facts, const std::vector<CountedPlay>& plays) {
  if (plays.empty()) return;
  Count all{1, std::ssize(plays), 0};
  std::set<EpisodeNumber> episodes;
  for (const auto& play : plays) {
    const int minutes = play.minutes.value_or(0);
    if (!play.minutes) ++totals_.plays_without_runtime;
    all.minutes += minutes;
    episodes.insert(play.episode);
    add_time(facts.type, play, minutes);
  }
  const auto count = [&all](Count& into) {
    into.titles += all.titles;
    into.plays += all.plays;
    into.minutes += all.minutes;
  };
  for (const auto& genre : facts.genres) count(genres_[genre]);
  for (const auto& country : facts.countries) count(countries_[country]);
  for (const auto& network : facts.networks) count(networks_[network]);
  if (facts.language) count(languages_[*facts.language]);
  constexpr int kDecade = 10;
  if (facts.released) count(decades_[static_cast<int>(facts.released->year()) / kDecade * kDecade]);
  if (facts.rating) ++ratings_[*facts.rating];
  if (facts.type == TitleType::movie) {
    ++totals_.movies;
  } else {
    ++totals_.series;
    totals_.episodes += std::ssize(episodes);
  }
}

Statistics StatisticsTally::figures(const AskedDays& range, Date today) const {
  Statistics result;
  result.from = range.from;
  result.to = range.to;
  result.totals = totals_;
  result.totals.rewatches = totals_.plays - totals_.plays_without_title - totals_.movies - totals_.episodes;
  for (const auto& [month, count] : months_) {
    const int year{month.year()};
    if (result.by_year.empty() || result.by_year.back().year != year) result.by_year.push_back({year, 0, 0});
    result.by_year.back().plays += count.plays;
    result.by_year.back().minutes += count.minutes;
    constexpr std::size_t kMonth = 7;  // of "2024-05-01"
    result.by_month.push_back({format_date(month / 1).substr(0, kMonth), count.plays, count.minutes});
  }
  result.by_weekday = by_number<WeekdayCount>(weekdays_);
  result.by_hour = by_number<HourCount>(hours_);
  result.genres = most_played<NameCount>(genres_);
  for (const auto& [decade, count] : decades_) {
    result.decades.push_back({decade, count.titles, count.plays, count.minutes});
  }
  result.languages = most_played<LanguageCount>(languages_);
  result.countries = most_played<CountryCount>(countries_);
  result.networks = most_played<NameCount>(networks_);
  for (const auto& [rating, titles] : ratings_) result.ratings.push_back({static_cast<int>(rating), titles});
  result.streaks = streaks_of(days_, today);
  for (const auto& [day, count] : evenings_) result.longest_evenings.push_back({Date{day}, count.plays, count.minutes});
  std::ranges::sort(result.longest_evenings, std::ranges::greater{},
                    [](const Evening& evening) { return std::pair{evening.minutes, evening.day}; });
  if (result.longest_evenings.size() > kMostEvenings) result.longest_evenings.resize(kMostEvenings);
  return result;
}

Streaks streaks_of(const std::set<std::chrono::sys_days>& days, Date today) {
  Streaks streaks;
  std::optional<Streak> streak;
  for (const auto day : days) {
    if (!streak || day != std::chrono::sys_days{streak->to} + std::chrono::days{1}) streak = Streak{0, day, day};
    ++streak->days;
    streak->to = day;
    if (!streaks.longest || streak->days >= streaks.longest->days) streaks.longest = streak;
  }
  const std::chrono::sys_days last{today};
  if (streak && (streak->to == today || std::chrono::sys_days{streak->to} + std::chrono::days{1} == last)) {
    streaks.current = streak;
  }
  return streaks;
}

}  // namespace cinemarco
