// SPDX-License-Identifier: MIT
// Messages that real servers sent, where their folder is named (CINEMARCO_RECORDINGS).
#include "live/messages.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace cinemarco::live {
namespace {

LiveEvent recorded(LiveServer server, const char* file) {
  const auto* folder = std::getenv("CINEMARCO_RECORDINGS");  // NOLINT(concurrency-mt-unsafe): one thread
  const auto path = std::filesystem::path{folder == nullptr ? "" : folder} / "formats" / file;
  std::ifstream stream{path};
  const std::string json{std::istreambuf_iterator<char>{stream}, {}};
  const auto event = read_message(server, json, *parse_instant("2026-11-30T20:00:00Z"));
  EXPECT_TRUE(event) << path;
  return event.value_or(LiveEvent{});
}

class RealMessages : public ::testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("CINEMARCO_RECORDINGS") == nullptr)
      GTEST_SKIP() << "no recordings";  // NOLINT(concurrency-mt-unsafe)
  }
};

TEST_F(RealMessages, of_plex_are_a_finished_movie) {
  const auto event = recorded(LiveServer::plex, "plex/webhook-media.scrobble-movie.json");
  EXPECT_EQ(event.kind, LiveKind::finished);
  EXPECT_EQ(event.ids.tmdb, 6978);
  EXPECT_EQ(event.ids.imdb, "tt0090728");
  EXPECT_EQ(event.user, "viewer");
  EXPECT_EQ(event.library, "Movies");
  EXPECT_EQ(event.year, 1986);
}

TEST_F(RealMessages, of_jellyfin_are_a_movie_that_it_calls_finished) {
  const auto event = recorded(LiveServer::jellyfin, "jellyfin/webhook-PlaybackStop-movie-send-all-properties.json");
  EXPECT_EQ(event.kind, LiveKind::finished);
  EXPECT_EQ(event.ids.tmdb, 593643);
  EXPECT_EQ(format_instant(event.at), "2023-01-04T06:36:12.853Z");
}

TEST_F(RealMessages, of_emby_are_a_movie_that_was_given_up) {
  const auto event = recorded(LiveServer::emby, "emby/webhook-playback.stop-movie-not-completed.json");
  EXPECT_EQ(event.kind, LiveKind::stopped);
  EXPECT_EQ(event.ids.tmdb, 584);
  EXPECT_EQ(event.user, "viewer");
}

}  // namespace
}  // namespace cinemarco::live
