// SPDX-License-Identifier: MIT
#include "domain/row_keys.hpp"

#include "domain/facts.hpp"

#include <gtest/gtest.h>

namespace cinemarco {
namespace {

using Keys = std::vector<std::string>;

Play a_play(TitleIds ids) {
  Play play;
  play.title = {TitleType::movie, std::move(ids), "Heat", 1995};
  play.watched_at = test::at("2024-01-15T20:30:00.250Z");
  return play;
}

TEST(RowKeys, name_a_play_by_each_number_that_trakt_or_tmdb_has_for_its_title) {
  EXPECT_EQ(row_keys(a_play({TraktId{7}, 949, 5, "tt0113277"})),
            (Keys{"movie:trakt:7:2024-01-15T20:30:00Z", "movie:tmdb:949:2024-01-15T20:30:00Z"}));
  EXPECT_EQ(row_keys(a_play({{}, {}, 5, "tt0113277"})), (Keys{"movie:imdb:tt0113277:2024-01-15T20:30:00Z"}));
  EXPECT_EQ(row_keys(a_play({{}, {}, 5, {}})), (Keys{"movie:tvdb:5:2024-01-15T20:30:00Z"}));
  EXPECT_EQ(row_keys(a_play({})), (Keys{"movie:title:Heat:1995:2024-01-15T20:30:00Z"}));
}

TEST(RowKeys, tell_episodes_days_and_kinds_apart) {
  auto play = a_play({{}, 949, {}, {}});
  play.title.type = TitleType::series;
  play.episode = EpisodeNumber{0, 0};
  EXPECT_EQ(row_keys(play).front(), "episode:tmdb:949:s0e0:2024-01-15T20:30:00Z");
  play.watched_at.reset();
  EXPECT_EQ(row_keys(play).front(), "episode:tmdb:949:s0e0:unknown");
  play.watched_day = test::day("2024-01-15");
  EXPECT_EQ(row_keys(play).front(), "episode:tmdb:949:s0e0:2024-01-15");
}

}  // namespace
}  // namespace cinemarco
