// SPDX-License-Identifier: MIT
// What must hold for any plays: their order and a fact given twice change nothing, and the rows obey
// docs/contract.md#rules.
#include "domain/facts.hpp"
#include "domain/projection.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace cinemarco {
namespace {

constexpr unsigned kSeed = 20240115;
constexpr int kRounds = 500;

class Dice {
 public:
  explicit Dice(unsigned seed) : random_{seed} {}
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  bool one_in(int n) { return below(n) == 0; }
  std::mt19937& random() { return random_; }

 private:
  std::mt19937 random_;
};

// Few episodes, few instants, close to midnight: ties, duplicates and binges are the rule, not the exception.
std::vector<PlayFact> random_plays(Dice& dice) {
  const auto start = test::at("2024-03-30T21:00:00Z");  // the night Berlin loses an hour
  std::vector<PlayFact> plays;
  const int size = dice.below(40);
  for (int i = 0; i < size; ++i) {
    PlayFact play;
    play.id = PlayId{i + 1};
    play.arrived_by = dice.one_in(6) ? ArrivedBy::local : dice.one_in(4) ? ArrivedBy::sync : ArrivedBy::import;
    // Unlike the play's id in order, so that the two cannot stand for each other.
    if (play.arrived_by != ArrivedBy::local) play.history_id = HistoryId{12'000'000'000 - i * 7919 % 101};
    if (!dice.one_in(8)) play.watched_at = start + std::chrono::hours{dice.below(60)};
    play.episode = {dice.below(3), 1 + dice.below(5)};
    plays.push_back(play);
  }
  return plays;
}

AirDates random_air_dates(Dice& dice) {
  AirDates result;
  for (int season = 0; season < 3; ++season) {
    for (int episode = 1; episode <= 5; ++episode) {
      if (dice.one_in(6)) continue;
      auto& air_date = result[{season, episode}];
      if (!dice.one_in(5)) air_date = std::chrono::year{2020 + dice.below(6)} / (1 + dice.below(12)) / 15;
    }
  }
  return result;
}

TEST(Projection, knows_no_order_and_no_repetition) {
  Dice dice{kSeed};
  const auto zone = test::zone("Europe/Berlin");
  const auto today = test::day("2024-06-01");
  int binges = 0;
  for (int round = 0; round < kRounds; ++round) {
    auto plays = random_plays(dice);
    for (auto& play : plays) {
      if (!play.watched_at && dice.one_in(2))
        play.watched_day = test::day(dice.one_in(2) ? "2024-03-31" : "2024-04-01");
    }
    const auto air_dates = random_air_dates(dice);
    const auto series = project_series(plays, {}, air_dates, zone, today);
    const auto movie = project_movie(plays, {}, zone);
    binges += std::ranges::count(series.progress, DateSource::air_date, &EpisodeProgress::date_source) > 0;

    const auto copies = plays;
    for (const auto& play : copies) {
      if (dice.one_in(3)) plays.push_back(play);
    }
    std::ranges::shuffle(plays, dice.random());

    const auto series_again = project_series(plays, {}, air_dates, zone, today);
    ASSERT_EQ(test::rows(series_again), test::rows(series)) << "round " << round;
    ASSERT_EQ(series_again.entry, series.entry) << "round " << round;
    const auto movie_again = project_movie(plays, {}, zone);
    ASSERT_EQ(test::rows(movie_again), test::rows(movie)) << "round " << round;
    ASSERT_EQ(movie_again.entry, movie.entry) << "round " << round;
  }
  EXPECT_GT(binges, kRounds / 10) << "the dice must reach the binge rule";
  EXPECT_LT(binges, kRounds) << "and its absence";
}

TEST(Projection, every_watched_episode_has_one_row_with_its_earliest_instant) {
  Dice dice{kSeed + 1};
  const auto zone = test::zone("America/New_York");
  for (int round = 0; round < kRounds; ++round) {
    const auto plays = random_plays(dice);
    const auto air_dates = random_air_dates(dice);
    std::map<EpisodeNumber, std::optional<Instant>> earliest;
    for (const auto& play : plays) {
      auto& instant = earliest[play.episode];
      if (play.watched_at && (!instant || *play.watched_at < *instant)) instant = play.watched_at;
    }
    const auto series = project_series(plays, {}, air_dates, zone, test::day("2024-06-01"));
    ASSERT_EQ(series.progress.size(), earliest.size());
    auto expected = earliest.begin();
    for (const auto& row : series.progress) {
      ASSERT_EQ(row.episode, expected->first);
      ASSERT_EQ(row.watched_at, expected->second);
      ASSERT_EQ(row.watched_date.has_value(), row.watched_at.has_value());
      ASSERT_EQ(row.date_source == DateSource::unknown, !row.watched_at.has_value());
      const bool by_air_date = row.date_source == DateSource::air_date;
      if (row.watched_at) {
        ASSERT_EQ(row.watched_date, by_air_date ? air_dates.at(row.episode) : zone.day_of(*row.watched_at));
      }
      ++expected;
    }
  }
}

TEST(Projection, every_day_of_a_movie_has_one_session) {
  Dice dice{kSeed + 2};
  const auto zone = test::zone("Asia/Tokyo");
  for (int round = 0; round < kRounds; ++round) {
    const auto plays = random_plays(dice);
    std::map<Date, Instant> days;
    for (const auto& play : plays) {
      if (!play.watched_at) continue;
      auto& instant = days.try_emplace(zone.day_of(*play.watched_at), *play.watched_at).first->second;
      instant = std::min(instant, *play.watched_at);
    }
    std::vector<MovieSession> expected;
    for (const auto& [day, instant] : days) expected.push_back({day, instant});
    if (days.empty() && !plays.empty()) expected.push_back({});
    ASSERT_EQ(project_movie(plays, {}, zone).sessions, expected) << "round " << round;
  }
}

}  // namespace
}  // namespace cinemarco
