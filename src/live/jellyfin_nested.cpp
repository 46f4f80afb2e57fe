// SPDX-License-Identifier: MIT
// jellyfin-plugin-webhooks in its default form (docs/live.md#jellyfin): names in any case, no instant.
#include "live/nested.hpp"

#include <utility>

namespace cinemarco::live {

namespace {

LiveKind kind_of(const std::string& name) {
  if (name == "play" || name == "pause" || name == "resume" || name == "progress") return LiveKind::watching;
  if (name == "scrobble") return LiveKind::finished;
  if (name == "stop") return LiveKind::stopped;
  if (name == "markplayed") return LiveKind::marked;
  if (name == "markunplayed") return LiveKind::unmarked;
  return name == "rate" ? LiveKind::rated : LiveKind::nothing;
}

}  // namespace

std::expected<LiveEvent, ParseError> read_jellyfin_nested(const boost::json::value& message, Instant received) {
  const Fields root{&message, Case::any};
  const auto name = plain_event(root.text("Event"));
  if (name.empty()) {
    return std::unexpected{
        ParseError{"", "it has no \"NotificationType\" and no \"Event\", as messages of Jellyfin have"}};
  }
  LiveEvent event;
  event.at = received;
  event.kind = kind_of(name);
  const auto item = root.in("Item");
  const bool counts = read_nested_item(event, item);
  const auto series = root.in("Series");
  const auto show_ids = ids_in(series.in("ProviderIds"), "Tmdb", "Tvdb", "Imdb");
  if (event.type == RatedType::episode || event.type == RatedType::season) {
    event.show_ids = show_ids;
    event.year = series.count("ProductionYear");
    if (event.show_title.empty()) event.show_title = series.text("Name");
  }
  const auto play_state = root.in("Session").in("PlayState");
  event.position = play_state.ticks("PositionTicks");
  event.is_paused = name == "pause" || play_state.flag("IsPaused").value_or(false);
  event.user = root.in("User").text("Name");
  event.server = root.in("Server").text("Id");
  event.session = root.in("Session").text("DeviceId", "Id");
  if (event.kind == LiveKind::stopped) event.kind = finished_or_stopped(event);
  return counted(std::move(event), root, counts);
}

}  // namespace cinemarco::live
