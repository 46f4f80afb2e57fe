// SPDX-License-Identifier: MIT
#include "domain/live_event.hpp"

#include <utility>

namespace cinemarco {

namespace {

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string_view to_string(LiveServer server) noexcept {
  switch (server) {
    case LiveServer::plex:
      return "plex";
    case LiveServer::jellyfin:
      return "jellyfin";
    case LiveServer::emby:
      return "emby";
    case LiveServer::kodi:
      return "kodi";
  }
  std::unreachable();
}

std::optional<LiveServer> live_server(std::string_view word) noexcept {
  for (const auto server : {LiveServer::plex, LiveServer::jellyfin, LiveServer::emby, LiveServer::kodi}) {
    if (word == to_string(server)) return server;
  }
  return std::nullopt;
}

std::string name_of(const LiveEvent& event) {
  if (event.type == RatedType::movie) return event.title;
  auto name = event.show_title.empty() ? event.title : event.show_title;
  if (event.season && event.episode) name += " " + std::to_string(*event.season) + "x" + two_digits(*event.episode);
  if (event.last_episode) name += "–" + two_digits(*event.last_episode);
  return name;
}

}  // namespace cinemarco
