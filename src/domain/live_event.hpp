// SPDX-License-Identifier: MIT
// What a media server tells as it happens, in the one form that all of them share.
#pragma once

#include "domain/mirror.hpp"
#include "domain/time.hpp"
#include "domain/title.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco {

enum class LiveServer { plex, jellyfin, emby, kodi };

enum class LiveKind {
  nothing,   // nothing that counts here: `why`
  watching,  // begun, gone on, or paused
  stopped,   // given up before its end
  finished,
  marked,    // as watched, by hand
  unmarked,  // likewise
  rated      // without a `rating`: the former one is taken back
};

// So much of a title must have been played where the server leaves that to us.
inline constexpr double kFinishedShare = 0.9;

// One message. What the server does not tell is empty.
struct LiveEvent {
  LiveKind kind = LiveKind::nothing;
  std::string why;  // of `nothing`: a sentence for people

  RatedType type = RatedType::movie;  // `season` and `series` only of ratings
  TitleIds ids;                       // of the very item: of an episode its own, not its series'
  TitleIds show_ids;                  // of the series
  std::string title;                  // of the movie or the episode
  std::string show_title;
  std::optional<int> year;  // of the movie, or of the series
  std::optional<int> season, episode;
  std::optional<int> last_episode;  // of a file that holds several

  Instant at;                 // the server's word where it has one that can be true, else the receipt
  bool is_undated = false;    // of `marked`: nobody knows when it was watched
  std::optional<int> rating;  // 1–10
  std::optional<std::chrono::milliseconds> position, runtime;
  bool is_paused = false;

  std::string user, library;          // as the server calls them
  std::string server, item, session;  // what tells them apart there
};

[[nodiscard]] std::string_view to_string(LiveServer server) noexcept;  // "plex": also `plays.source`
[[nodiscard]] std::optional<LiveServer> live_server(std::string_view word) noexcept;
// "The Matrix", "Dark 1x03".
[[nodiscard]] std::string name_of(const LiveEvent& event);

}  // namespace cinemarco
