// SPDX-License-Identifier: MIT
// `cinemarco stats`: what all plays add up to, in tables and small bars.
#include "api/stats_report.hpp"
#include "cli/commands.hpp"
#include "cli/day_option.hpp"
#include "cli/text.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace cinemarco::cli {

namespace {

// Of 80 columns: a name, a bar, plays, hours.
constexpr std::size_t kName = 24, kBar = 30;
constexpr std::size_t kMostRows = 10;

struct Row {
  std::string name;
  std::int64_t plays = 0;
  std::optional<std::int64_t> minutes;
};

// "1,320"
std::string grouped(std::int64_t number) {
  auto text = std::to_string(number);
  for (auto at = std::ssize(text) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

std::string hours(std::int64_t minutes) {
  constexpr std::int64_t kHour = 60;
  return grouped((minutes + kHour / 2) / kHour) + " h";
}

// In eighths of a column.
std::string bar(std::int64_t value, std::int64_t most) {
  static constexpr std::array<std::string_view, 8> kParts{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = most > 0 ? static_cast<std::size_t>(value * static_cast<std::int64_t>(kBar * 8) / most) : 0;
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  text += kParts[eighths % 8];
  return text.empty() ? std::string{kParts[1]} : text;
}

void print_rows(std::string_view title, const std::vector<Row>& rows) {
  if (rows.empty()) return;
  std::int64_t most = 0;
  for (const auto& row : rows) most = std::max(most, row.plays);
  put(stdout, "\n{}\n", title);
  for (const auto& row : rows) {
    put(stdout, "  {:<{}} {:<{}} {:>9} {:>10}\n", fit(row.name, kName), kName, bar(row.plays, most), kBar,
        grouped(row.plays), row.minutes ? hours(*row.minutes) : "");
  }
}

template <class Counts, class Name>
std::vector<Row> rows_of(const Counts& counts, Name name) {
  std::vector<Row> rows;
  rows.reserve(counts.size());
  for (const auto& count : counts) rows.push_back({name(count), count.plays, count.minutes});
  return rows;
}

// The first ones.
template <class Counts, class Name>
std::vector<Row> top_of(const Counts& counts, Name name) {
  auto rows = rows_of(counts, name);
  if (rows.size() > kMostRows) rows.resize(kMostRows);
  return rows;
}

void print_people(std::string_view title, const std::vector<PersonCount>& people) {
  if (people.empty()) return;
  put(stdout, "\n{}\n", title);
  for (std::size_t i = 0; i < std::min(people.size(), kMostRows); ++i) {
    const auto& person = people[i];
    put(stdout, "  {:<{}} {:>6} title{} {:>9} play{}\n", fit(person.name, kName), kName, grouped(person.titles),
        person.titles == 1 ? " " : "s", grouped(person.plays), person.plays == 1 ? "" : "s");
  }
}

void print_totals(const Statistics& stats) {
  const auto& totals = stats.totals;
  put(stdout, "{} plays, {}: {} of movies, {} of episodes\n", grouped(totals.plays), hours(totals.minutes),
      grouped(totals.movie_plays), grouped(totals.episode_plays));
  put(stdout, "{} movies, {} series, {} episodes; {} rewatches\n", grouped(totals.movies), grouped(totals.series),
      grouped(totals.episodes), grouped(totals.rewatches));
  if (totals.plays_without_date > 0) put(stdout, "{} plays have no date.\n", grouped(totals.plays_without_date));
  if (totals.plays_without_runtime > 0) {
    put(stdout, "{} plays have no runtime, and count no hours.\n", grouped(totals.plays_without_runtime));
  }
  if (totals.plays_without_title > 0) {
    put(stdout, "{} plays are of titles that TMDB has no number for.\n", grouped(totals.plays_without_title));
  }
}

void print_streak(std::string_view name, const std::optional<Streak>& streak) {
  if (!streak) return;
  put(stdout, "{}: {} day{} in a row, {} to {}\n", name, grouped(streak->days), streak->days == 1 ? "" : "s",
      format_date(streak->from), format_date(streak->to));
}

void print_text(const Statistics& stats) {
  static constexpr std::array<std::string_view, 8> kDays{"",         "Monday", "Tuesday",  "Wednesday",
                                                         "Thursday", "Friday", "Saturday", "Sunday"};
  static constexpr std::array<std::string_view, 6> kRatings{"",       "Waste",        "Meh",
                                                            "Decent", "Entertaining", "Outstanding"};
  print_totals(stats);
  print_streak("Longest streak", stats.streaks.longest);
  print_streak("Current streak", stats.streaks.current);
  if (stats.by_year.size() > 1) {
    print_rows("By year", rows_of(stats.by_year, [](const auto& row) { return std::to_string(row.year); }));
  } else {
    print_rows("By month", rows_of(stats.by_month, [](const auto& row) { return row.month; }));
  }
  print_rows("By weekday", rows_of(stats.by_weekday, [](const auto& row) {
               return std::string{kDays.at(static_cast<std::size_t>(row.weekday))};
             }));
  print_rows("By hour", rows_of(stats.by_hour, [](const auto& row) { return fmt::format("{:02}:00", row.hour); }));
  print_rows("Genres", top_of(stats.genres, [](const auto& row) { return row.name; }));
  print_rows("Decades", rows_of(stats.decades, [](const auto& row) { return fmt::format("{}s", row.decade); }));
  print_rows("Languages", top_of(stats.languages, [](const auto& row) { return row.language; }));
  print_rows("Countries", top_of(stats.countries, [](const auto& row) { return row.country; }));
  print_rows("Networks", top_of(stats.networks, [](const auto& row) { return row.name; }));
  std::vector<Row> ratings;
  ratings.reserve(stats.ratings.size());
  for (const auto& row : stats.ratings) {
    ratings.push_back({std::string{kRatings.at(static_cast<std::size_t>(row.rating))}, row.titles, std::nullopt});
  }
  print_rows("Ratings, by titles", ratings);
  print_people("Actors", stats.people.actors);
  print_people("Directors", stats.people.directors);
  print_people("Writers", stats.people.writers);
}

void print_milestones(const Milestones& found) {
  if (!found.longest_evenings.empty()) put(stdout, "\nLongest evenings\n");
  for (const auto& row : found.longest_evenings) {
    put(stdout, "  {} {:>10} {:>6} play{}\n", format_date(row.day), hours(row.minutes), grouped(row.plays),
        row.plays == 1 ? "" : "s");
  }
  if (!found.finished_series.empty()) put(stdout, "\nFinished series\n");
  for (std::size_t i = 0; i < std::min(found.finished_series.size(), kMostRows); ++i) {
    const auto& row = found.finished_series[i];
    put(stdout, "  {:<{}} {} {:>6} day{}, {} episode{}\n", fit(row.title, kName), kName, format_date(row.to),
        grouped(row.days), row.days == 1 ? "" : "s", grouped(row.episodes), row.episodes == 1 ? "" : "s");
  }
  const auto& backlog = found.backlog;
  if (backlog.movies + backlog.episodes > 0) {
    put(stdout, "\nStill to watch: {} movie{}, {} episode{}, {}\n", grouped(backlog.movies),
        backlog.movies == 1 ? "" : "s", grouped(backlog.episodes), backlog.episodes == 1 ? "" : "s",
        hours(backlog.minutes));
  }
}

int show(Context& context, const AskedDays& asked) {
  const auto account = context.app.account();
  const auto zone = context.app.zone();
  store::Reader reader{context.app.database()};
  const auto now = context.app.clock().now();
  const auto stats = api::stats_report(reader, account, asked, zone, now);
  if (context.format == Format::json) {
    print_json(stats);
  } else {
    print_text(stats);
    print_milestones(api::milestones_report(reader, account, asked, zone, now));
  }
  return 0;
}

}  // namespace

void add_stats(CommandLine& line) {
  struct Arguments {
    std::optional<int> year;
    AskedDays days;
  };
  const auto arguments = std::make_shared<Arguments>();
  auto& stats = line.add(nullptr, "stats", "What all plays, or those of some days, add up to");
  constexpr int kLastYear = 9999;
  auto* year = stats.add_option("YEAR", arguments->year, "Only that year")->check(CLI::Range(0, kLastYear));
  add_day(stats, "--from", arguments->days.from, "The first day, such as 2026-12-01")->excludes(year);
  add_day(stats, "--to", arguments->days.to, "The last day")->excludes(year);
  line.run(stats, [arguments](Context& context) {
    return show(context, arguments->year ? days_of_year(*arguments->year) : arguments->days);
  });
}

}  // namespace cinemarco::cli
