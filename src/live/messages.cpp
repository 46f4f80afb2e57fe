// SPDX-License-Identifier: MIT
#include "live/messages.hpp"

#include "json/json.hpp"

#include <chrono>
#include <utility>

namespace cinemarco::live {

Instant sane(const std::optional<Instant>& told, Instant received) {
  constexpr std::chrono::minutes kClocksDiffer{5};
  return told && *told <= received + kClocksDiffer ? *told : received;
}

LiveKind finished_or_stopped(const LiveEvent& event) {
  if (!event.position || !event.runtime || event.runtime->count() == 0) return LiveKind::stopped;
  const auto share = static_cast<double>(event.position->count()) / static_cast<double>(event.runtime->count());
  return share >= kFinishedShare ? LiveKind::finished : LiveKind::stopped;
}

LiveEvent nothing(LiveEvent event, std::string why) {
  event.kind = LiveKind::nothing;
  event.why = std::move(why);
  return event;
}

std::expected<LiveEvent, ParseError> read_message(LiveServer server, std::string_view json, Instant received) {
  boost::json::monotonic_resource memory;
  const auto document = json::parse_mended(json, &memory);
  if (!document) return std::unexpected{document.error()};
  if (!document->is_object()) return std::unexpected{ParseError{"", "it is no JSON object"}};
  switch (server) {
    case LiveServer::plex:
      return read_plex(*document, received);
    case LiveServer::jellyfin:
      return read_jellyfin(*document, received);
    case LiveServer::emby:
      return read_emby(*document, received);
    case LiveServer::kodi:
      return read_kodi(*document, received);
  }
  std::unreachable();
}

}  // namespace cinemarco::live
