// SPDX-License-Identifier: MIT
// A media server's message: its first line is the content type, the rest the body, for each server. And a stream of
// JSON.
#include "fuzz/input.hpp"
#include "live/json_stream.hpp"
#include "live/messages.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using cinemarco::fuzz::require;
  namespace live = cinemarco::live;
  auto body = cinemarco::fuzz::text_of(data, size);
  live::JsonStream stream;
  stream.feed(body);
  std::size_t out = 0;
  while (const auto object = stream.next()) out += object->size();
  require(out + stream.waiting() <= size, "no more comes out than went in");
  const auto type = cinemarco::fuzz::take_line(body);
  const auto message = live::message_in(body, type);
  if (!message) return 0;
  const auto received = *cinemarco::parse_instant("2026-11-30T20:00:00Z");
  for (const auto server : {cinemarco::LiveServer::plex, cinemarco::LiveServer::jellyfin, cinemarco::LiveServer::emby,
                            cinemarco::LiveServer::kodi}) {
    const auto event = live::read_message(server, *message, received);
    if (!event) continue;
    require(event->at <= received + std::chrono::minutes{5}, "nothing lies ahead");
    require(!event->rating || (*event->rating >= 1 && *event->rating <= 10), "a rating is 1 to 10");
    require(!event->ids.tmdb || *event->ids.tmdb > 0, "numbers begin at 1");
    require(event->kind != cinemarco::LiveKind::nothing || !event->why.empty(), "what counts for nothing says why");
  }
  return 0;
}
