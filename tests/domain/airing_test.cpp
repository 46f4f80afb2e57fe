// SPDX-License-Identifier: MIT
// docs/contract.md#rule-8: from when on an episode counts as aired; and plays that are numbered otherwise than at TMDB.
#include "domain/airing.hpp"

#include "domain/facts.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cinemarco {
namespace {

using test::day;

TEST(AiredFrom, is_the_air_date_or_the_day_on_which_season_or_series_began) {
  const auto first = day("2020-01-01");
  const auto later = day("2021-01-01");
  constexpr auto kNone = std::nullopt;
  struct Case {
    std::string description;
    AirDates air_dates;
    SeriesDates series;
    EpisodeNumber asked;
    std::string from;
  };
  const std::vector<Case> cases{
      {"its own", {{{1, 1}, first}, {{1, 2}, later}}, {}, {1, 2}, "2021-01-01"},
      {"its season's", {{{1, 1}, first}, {{2, 1}, later}, {{2, 2}, kNone}}, {}, {2, 2}, "2021-01-01"},
      {"its season's, from an episode behind it", {{{1, 1}, kNone}, {{1, 5}, later}}, {}, {1, 1}, "2021-01-01"},
      {"what TMDB states for the season", {{{1, 1}, first}, {{2, 1}, kNone}}, {{}, {{2, later}}}, {2, 1}, "2021-01-01"},
      {"episodes go before it", {{{1, 1}, first}, {{1, 2}, kNone}}, {{}, {{1, later}}}, {1, 2}, "2020-01-01"},
      {"the series', where the season has none", {{{1, 1}, first}, {{5, 1}, kNone}}, {}, {5, 1}, "2020-01-01"},
      {"stated for the series", {{{1, 1}, kNone}}, {first, {}}, {1, 1}, "2020-01-01"},
      {"stated though it has ended", {{{1, 1}, kNone}}, {first, {}, true}, {1, 1}, "2020-01-01"},
      {"ended, and nothing is known", {{{1, 1}, kNone}}, {{}, {}, true}, {1, 1}, "0000-01-01"},
      {"nothing is known", {{{1, 1}, kNone}, {{1, 2}, kNone}}, {}, {1, 2}, "-"},
      {"a special tells nothing of the series", {{{0, 1}, first}, {{1, 1}, kNone}}, {}, {1, 1}, "-"},
      {"but of other specials", {{{0, 1}, first}, {{0, 2}, kNone}}, {}, {0, 2}, "2020-01-01"},
      {"episode 0", {{{1, 0}, kNone}, {{1, 1}, first}}, {}, {1, 0}, "2020-01-01"},
      {"numbers that go on", {{{2, 62}, later}, {{2, 131}, kNone}}, {}, {2, 131}, "2021-01-01"},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(test::text(aired_from(row.air_dates, row.series).at(row.asked)), row.from) << row.description;
  }
}

TEST(AiredFrom, an_undated_series_has_begun_when_a_regular_episode_was_watched) {
  const auto today = day("2024-06-01");
  EXPECT_FALSE(has_aired(std::nullopt, has_begun({}), today));
  EXPECT_FALSE(has_aired(std::nullopt, has_begun({{{0, 1}, today}}), today));
  EXPECT_TRUE(has_aired(std::nullopt, has_begun({{{1, 1}, std::nullopt}}), today));
  EXPECT_FALSE(has_aired(day("2024-06-02"), true, today)) << "a known day is believed";
}

WatchedDays seen(int season, int first, int last, const char* on = "2023-01-01") {
  WatchedDays days;
  for (int number = first; number <= last; ++number) days[{season, number}] = day(on);
  return days;
}

AirDates season(int number, int first, int last, const char* on = "2020-01-01") {
  AirDates dates;
  for (int episode = first; episode <= last; ++episode) dates[{number, episode}] = day(on);
  return dates;
}

template <class Map>
Map both(Map one, const Map& other) {
  one.insert(other.begin(), other.end());
  return one;
}

TEST(NumberingDiffers, only_where_the_plays_are_numbered_another_way_as_a_whole) {
  struct Case {
    std::string description;
    WatchedDays watched;
    AirDates aired;
    bool differs;
  };
  const std::vector<Case> cases{
      {"the same numbers", seen(1, 1, 8), season(1, 1, 8), false},
      {"in the middle of it", seen(1, 1, 3), season(1, 1, 8), false},
      {"seasons by year", seen(2014, 91, 98), season(1, 1, 8), true},
      {"a part of a year", seen(2014, 91, 93), season(1, 1, 80), true},
      {"DVD order: two seasons are one at TMDB", both(seen(1, 1, 13), seen(2, 1, 13)), season(1, 1, 26), true},
      {"one season is two at TMDB", seen(1, 1, 26), both(season(1, 1, 13), season(2, 1, 13)), true},
      {"some more than TMDB has, nothing missing", seen(1, 1, 24), season(1, 1, 22), false},
      {"more than TMDB has, and a new season since", seen(1, 1, 24),
       both(season(1, 1, 22), season(2, 1, 1, "2023-09-01")), false},
      {"an episode 0 of Trakt's, and the last one to come", seen(1, 0, 9), season(1, 1, 10), false},
      {"only an episode 0", seen(1, 0, 0), season(1, 1, 10), false},
      {"only specials that TMDB lacks", seen(0, 1, 9), season(1, 1, 8), false},
      {"TMDB has nothing", seen(1, 1, 8), {}, false},
      {"nothing watched", {}, season(1, 1, 8), false},
      {"gaps at TMDB", seen(1, 1, 5), {{{1, 1}, day("2020-01-01")}, {{1, 3}, day("2020-01-01")}, {{1, 9}, {}}}, false},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(numbering_differs(row.watched, row.aired, day("2024-06-01")), row.differs) << row.description;
  }
}

AirDates seasons_of(int count, int length, bool go_on) {
  AirDates dates;
  for (int number = 1; number <= count; ++number) {
    const int before = go_on ? (number - 1) * length : 0;
    dates.merge(season(number, before + 1, before + length));
  }
  return dates;
}

// The first of so many episodes, season by season.
WatchedDays seen_of(const AirDates& numbers, std::ptrdiff_t some) {
  WatchedDays watched;
  for (const auto& [episode, aired] : numbers) {
    if (some-- > 0) watched[episode] = day("2023-01-01");
  }
  return watched;
}

TEST(NumberingDiffers, where_one_side_goes_on_across_seasons_and_the_other_begins_anew) {
  for (const int count : {2, 3}) {
    const auto going_on = seasons_of(count, 10, true);
    const auto anew = seasons_of(count, 10, false);
    const auto as_one = season(1, 1, 10 * count);
    for (int watched = 1; watched <= 10 * count; ++watched) {
      const auto note = std::to_string(watched) + " of " + std::to_string(count) + " seasons";
      const bool differs = watched > 10;
      EXPECT_EQ(numbering_differs(seen_of(anew, watched), going_on, day("2024-06-01")), differs) << note;
      EXPECT_EQ(numbering_differs(seen_of(going_on, watched), anew, day("2024-06-01")), differs) << note;
      EXPECT_EQ(numbering_differs(seen_of(anew, watched), as_one, day("2024-06-01")), differs) << note;
      EXPECT_EQ(numbering_differs(seen_of(as_one, watched), anew, day("2024-06-01")), watched > 12) << note;
      for (const auto& same : {going_on, anew, as_one}) {
        EXPECT_FALSE(numbering_differs(seen_of(same, watched), same, day("2024-06-01"))) << note;
      }
    }
  }
}

TEST(NumberingDiffers, where_seasons_of_another_length_overlap) {
  const auto anew = both(season(1, 1, 8), season(2, 1, 12));
  const auto going_on = both(season(1, 1, 8), season(2, 9, 20));
  EXPECT_TRUE(numbering_differs(both(seen(1, 1, 8), seen(2, 9, 14)), anew, day("2024-06-01")));
  EXPECT_TRUE(numbering_differs(both(seen(1, 1, 8), seen(2, 9, 20)), anew, day("2024-06-01")));
  EXPECT_TRUE(numbering_differs(both(seen(1, 1, 8), seen(2, 1, 10)), going_on, day("2024-06-01")));
  EXPECT_TRUE(numbering_differs(both(seen(1, 1, 8), seen(2, 1, 12)), going_on, day("2024-06-01")));
}

TEST(NumberingDiffers, not_where_two_parters_are_one_at_tmdb) {
  const auto tmdb = both(season(1, 1, 22), season(2, 1, 22));
  EXPECT_FALSE(numbering_differs(seen(1, 1, 24), tmdb, day("2024-06-01"))) << "the next season has not begun";
  EXPECT_FALSE(numbering_differs(both(seen(1, 1, 26), seen(2, 1, 1)), tmdb, day("2024-06-01"))) << "it has";
}

TEST(NumberingDiffers, counts_to_this_day_where_a_play_has_no_date) {
  auto watched = seen(2014, 1, 8);
  watched[{2014, 1}] = std::nullopt;
  EXPECT_TRUE(numbering_differs(watched, season(1, 1, 8, "2024-01-01"), day("2024-06-01")));
  EXPECT_FALSE(numbering_differs(seen(2014, 1, 8), season(1, 1, 8, "2024-01-01"), day("2024-06-01")))
      << "what aired later was not what was seen";
}

}  // namespace
}  // namespace cinemarco
