// SPDX-License-Identifier: MIT
// What is being watched at this moment, as far as media servers tell.
#include "api/features.hpp"

#include <chrono>

namespace cinemarco::api {

namespace {

struct NowWatchingItem {
  std::string title;  // of the movie or the series, as the server calls it
  std::optional<int> season_number, episode_number;
  std::optional<std::string> episode_name;
  std::optional<std::int64_t> position_seconds, runtime_seconds;
  bool is_paused = false;
  std::string server;  // plex, jellyfin, emby, kodi
  std::string user;
  Instant begun_at, told_at;
};
BOOST_DESCRIBE_STRUCT(NowWatchingItem, (),
                      (title, season_number, episode_number, episode_name, position_seconds, runtime_seconds, is_paused,
                       server, user, begun_at, told_at))

struct NowWatchingList {
  std::vector<NowWatchingItem> items;
};
BOOST_DESCRIBE_STRUCT(NowWatchingList, (), (items))

std::optional<std::int64_t> seconds(const std::optional<std::chrono::milliseconds>& time) {
  return time ? std::optional{std::chrono::floor<std::chrono::seconds>(*time).count()} : std::nullopt;
}

NowWatchingList now_watching(Services& services) {
  NowWatchingList list;
  for (const auto& [event, server, begun_at, told_at] : services.now_watching.list(services.clock.now())) {
    NowWatchingItem item;
    const bool is_episode = event.type == RatedType::episode;
    item.title = is_episode ? event.show_title : event.title;
    if (is_episode) {
      item.season_number = event.season;
      item.episode_number = event.episode;
      if (!event.title.empty()) item.episode_name = event.title;
    }
    item.position_seconds = seconds(event.position);
    item.runtime_seconds = seconds(event.runtime);
    item.is_paused = event.is_paused;
    item.server = to_string(server);
    item.user = event.user;
    item.begun_at = begun_at;
    item.told_at = told_at;
    list.items.push_back(std::move(item));
  }
  return list;
}

}  // namespace

void add_now_watching(Operations& api, Services& services) {
  api.get("/api/now-watching", "What is being watched at this moment, as far as media servers tell",
          [&services]() { return now_watching(services); });
}

}  // namespace cinemarco::api
