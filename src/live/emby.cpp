// SPDX-License-Identifier: MIT
// Emby's webhooks (docs/live.md#emby). `Session.PlayState` is never asked: it may show the next episode already.
#include "live/nested.hpp"

#include <utility>

namespace cinemarco::live {

namespace {

LiveKind kind_of(const Fields& root, const std::string& name) {
  if (name == "playbackstart" || name == "playbackpause" || name == "playbackunpause") return LiveKind::watching;
  if (name == "playbackstop") {
    const bool to_its_end = root.in("PlaybackInfo").flag("PlayedToCompletion").value_or(false);
    return to_its_end ? LiveKind::finished : LiveKind::stopped;
  }
  if (name == "itemmarkplayed") return LiveKind::marked;
  if (name == "itemmarkunplayed") return LiveKind::unmarked;
  return name == "itemrate" ? LiveKind::rated : LiveKind::nothing;
}

}  // namespace

std::expected<LiveEvent, ParseError> read_emby(const boost::json::value& message, Instant received) {
  const Fields root{&message, Case::any};
  const auto name = plain_event(root.text("Event"));
  if (name.empty()) return std::unexpected{ParseError{"", "it has no \"Event\", as every message of Emby has"}};
  LiveEvent event;
  event.at = sane(root.instant("Date"), received);
  event.kind = kind_of(root, name);
  const bool counts = read_nested_item(event, root.in("Item"));
  event.position = root.in("PlaybackInfo").ticks("PositionTicks");
  event.is_paused = name == "playbackpause";
  event.user = root.in("User").text("Name");
  event.server = root.in("Server").text("Id");
  event.session = root.in("Session").text("DeviceId", "Id");
  return counted(std::move(event), root, counts);
}

}  // namespace cinemarco::live
