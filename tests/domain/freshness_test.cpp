// SPDX-License-Identifier: MIT
// When titles are due.
#include "domain/freshness.hpp"

#include <gtest/gtest.h>

namespace cinemarco {
namespace {

using std::chrono::days;

const Date kToday = *parse_date("2026-11-23");
const Instant kNow = *parse_instant("2026-11-23T12:00:00Z");

TitleAge movie(const char* released) {
  TitleAge age;
  age.title = {TitleType::movie, 1};
  age.fetched_at = kNow;
  if (const auto date = parse_date(released)) age.released = *date;
  return age;
}

TitleAge series(const char* status, bool awaits_episode = false) {
  auto age = movie("2020-01-01");
  age.title.type = TitleType::series;
  age.status = status;
  age.awaits_episode = awaits_episode;
  return age;
}

TEST(Freshness, of_another_language_is_over_at_once) {
  auto age = movie("1999-10-15");
  EXPECT_GT(due_at(age, kToday), kNow);
  age.is_foreign = true;
  EXPECT_LE(due_at(age, kToday), kNow);
}

TEST(Freshness, depends_on_how_much_a_title_may_still_change) {
  EXPECT_EQ(lifetime(movie("1999-10-15"), kToday), days{30});
  EXPECT_EQ(lifetime(movie("2026-09-01"), kToday), days{7}) << "new";
  EXPECT_EQ(lifetime(movie("2027-01-01"), kToday), days{7}) << "to come";
  EXPECT_EQ(lifetime(movie(""), kToday), days{7}) << "unknown";
  EXPECT_EQ(lifetime(series("Ended"), kToday), days{30});
  EXPECT_EQ(lifetime(series("Canceled"), kToday), days{30});
  EXPECT_EQ(lifetime(series("Returning Series"), kToday), days{7});
  EXPECT_EQ(lifetime(series("Returning Series", true), kToday), days{1});
  EXPECT_EQ(lifetime(series("Ended", true), kToday), days{1}) << "its last episode is announced";
}

TEST(Freshness, counts_from_what_is_known_last_but_never_beyond_the_floor) {
  auto age = movie("1999-10-15");
  EXPECT_EQ(due_at(age, kToday), kNow + days{30});
  age.checked_at = kNow + days{20};
  EXPECT_EQ(due_at(age, kToday), kNow + days{50});
  age.checked_at = kNow + days{140};
  EXPECT_EQ(due_at(age, kToday), kNow + kMaxAge);
  age.is_gone = true;
  EXPECT_EQ(due_at(age, kToday), kNow + days{170}) << "what TMDB lost cannot be fetched anew";
}

TEST(Freshness, tells_what_asking_one_by_one_costs) {
  const std::vector<TitleAge> titles{movie("1999-10-15"), series("Returning Series"), series("Returning Series", true)};
  EXPECT_DOUBLE_EQ(requests_per_day(titles, kToday), 1.0 / 30 + 1.0 / 7 + 1.0);
  EXPECT_EQ(requests_per_day({}, kToday), 0);
}

}  // namespace
}  // namespace cinemarco
