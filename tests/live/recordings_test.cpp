// SPDX-License-Identifier: MIT
// Messages that real servers sent, from the folder that CINEMARCO_RECORDINGS names; without it, a few of our own.
#include "live/messages.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace cinemarco::live {
namespace {

LiveEvent recorded(LiveServer server, const char* file, std::string own) {
  const auto* folder = std::getenv("CINEMARCO_RECORDINGS");  // NOLINT(concurrency-mt-unsafe): one thread
  auto json = std::move(own);
  if (folder != nullptr) {
    std::ifstream stream{std::filesystem::path{folder} / "formats" / file};
    json = std::string{std::istreambuf_iterator<char>{stream}, {}};
  }
  const auto event = read_message(server, json, *parse_instant("2026-11-30T20:00:00Z"));
  EXPECT_TRUE(event) << file;
  return event.value_or(LiveEvent{});
}

TEST(RealMessages, of_plex_are_a_finished_movie) {
  const auto event = recorded(
      LiveServer::plex, "plex/webhook-media.scrobble-movie.json",
      R"({"event":"media.scrobble","Account":{"id":1,"title":"viewer"},"Server":{"title":"s","uuid":"u"},"Metadata":{"type":"movie","librarySectionTitle":"Movies","title":"Big Trouble in Little China","year":1986,"Guid":[{"id":"imdb://tt0090728"},{"id":"tmdb://6978"}]}})");
  EXPECT_EQ(event.kind, LiveKind::finished);
  EXPECT_EQ(event.ids.tmdb, 6978);
  EXPECT_EQ(event.ids.imdb, "tt0090728");
  EXPECT_EQ(event.user, "viewer");
  EXPECT_EQ(event.library, "Movies");
  EXPECT_EQ(event.year, 1986);
}

TEST(RealMessages, of_jellyfin_are_a_movie_that_it_calls_finished) {
  const auto event = recorded(
      LiveServer::jellyfin, "jellyfin/webhook-PlaybackStop-movie-send-all-properties.json",
      R"({"NotificationType":"PlaybackStop","ItemType":"Movie","PlayedToCompletion":true,"Provider_tmdb":"593643","UtcTimestamp":"2023-01-04T06:36:12.8534567Z","NotificationUsername":"viewer"})");
  EXPECT_EQ(event.kind, LiveKind::finished);
  EXPECT_EQ(event.ids.tmdb, 593643);
  EXPECT_EQ(format_instant(event.at), "2023-01-04T06:36:12.853Z");
}

TEST(RealMessages, of_emby_are_a_movie_that_was_given_up) {
  const auto event = recorded(
      LiveServer::emby, "emby/webhook-playback.stop-movie-not-completed.json",
      R"({"Event":"playback.stop","User":{"Name":"viewer"},"Item":{"Type":"Movie","Name":"2 Fast 2 Furious","ProviderIds":{"Tmdb":"584"}},"PlaybackInfo":{"PlayedToCompletion":false}})");
  EXPECT_EQ(event.kind, LiveKind::stopped);
  EXPECT_EQ(event.ids.tmdb, 584);
  EXPECT_EQ(event.user, "viewer");
}

}  // namespace
}  // namespace cinemarco::live
