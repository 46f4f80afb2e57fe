// SPDX-License-Identifier: MIT
// What counts where (docs/contract.md#rule-15); whole libraries are recounted in tests/api/stats_test.cpp.
#include "domain/statistics.hpp"

#include "domain/facts.hpp"

#include <gtest/gtest.h>

namespace cinemarco {
namespace {

using test::day;

std::set<std::chrono::sys_days> days(std::initializer_list<const char*> texts) {
  std::set<std::chrono::sys_days> result;
  for (const auto* text : texts) result.insert(std::chrono::sys_days{day(text)});
  return result;
}

std::string show(const std::optional<Streak>& streak) {
  return streak ? std::to_string(streak->days) + " " + format_date(streak->from) + " " + format_date(streak->to) : "-";
}

TEST(Statistics, of_equally_long_streaks_the_latest_counts) {
  const auto streaks =
      streaks_of(days({"2024-02-28", "2024-02-29", "2024-06-01", "2024-12-31", "2025-01-01"}), day("2025-01-02"));
  EXPECT_EQ(show(streaks.longest), "2 2024-12-31 2025-01-01");
  EXPECT_EQ(show(streaks.current), "2 2024-12-31 2025-01-01") << "it ended yesterday";
}

TEST(Statistics, a_streak_that_ended_before_yesterday_is_not_current) {
  EXPECT_EQ(show(streaks_of(days({"2025-01-01"}), day("2025-01-03")).current), "-");
  EXPECT_EQ(show(streaks_of(days({"2025-01-01"}), day("2025-01-01")).current), "1 2025-01-01 2025-01-01");
  EXPECT_EQ(show(streaks_of({}, day("2025-01-01")).longest), "-");
}

TEST(Statistics, a_title_counts_once_in_each_of_its_genres_with_all_its_plays) {
  StatisticsTally tally;
  TitleFacts facts{.type = TitleType::series, .genres = {"Drama", "Crime"}};
  tally.add_title(facts, {{{1, 1}, day("2024-05-06"), 20, 45}, {{1, 1}, std::nullopt, std::nullopt, 45}});
  tally.add_untitled(TitleType::movie, {{}, day("2024-05-06"), 23, std::nullopt});
  const auto figures = tally.figures({}, day("2024-05-06"));
  ASSERT_EQ(figures.genres.size(), 2U);
  EXPECT_EQ(figures.genres[0].name, "Crime") << "by name where as many plays";
  EXPECT_EQ(figures.genres[0].titles, 1);
  EXPECT_EQ(figures.genres[0].plays, 2);
  EXPECT_EQ(figures.genres[0].minutes, 90);
  EXPECT_EQ(figures.totals.plays, 3);
  EXPECT_EQ(figures.totals.episodes, 1);
  EXPECT_EQ(figures.totals.rewatches, 1);
  EXPECT_EQ(figures.totals.plays_without_date, 1);
  EXPECT_EQ(figures.totals.plays_without_title, 1);
  EXPECT_EQ(figures.totals.plays_without_runtime, 0) << "without a title nothing is missing";
  ASSERT_EQ(figures.by_weekday.size(), 1U);
  EXPECT_EQ(figures.by_weekday[0].weekday, 1) << "a Monday";
  EXPECT_EQ(figures.by_weekday[0].plays, 2);
}

}  // namespace
}  // namespace cinemarco
