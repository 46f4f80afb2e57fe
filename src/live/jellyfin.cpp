// SPDX-License-Identifier: MIT
// Jellyfin's own Webhook plugin with "Send All Properties" (docs/live.md#jellyfin); what other plugins send goes on to
// theirs.
#include "domain/lower_case.hpp"
#include "live/fields.hpp"
#include "live/messages.hpp"
#include "live/nested.hpp"

#include <utility>

namespace cinemarco::live {

namespace {

// The plugin writes `\"` for a quote before it makes JSON of it.
std::string unescaped(std::string text) {
  for (auto at = text.find("\\\""); at != std::string::npos; at = text.find("\\\"", at + 1)) text.erase(at, 1);
  return text;
}

std::optional<int> year_of(const Fields& root) {
  const auto premiere = root.text("SeriesPremiereDate");
  constexpr std::size_t kYear = 4;
  if (premiere.size() >= kYear) {
    const auto day = parse_date(premiere.substr(0, 10));
    if (day && static_cast<int>(day->year()) > 1) return static_cast<int>(day->year());
  }
  return root.count("Year");
}

LiveKind kind_of(const Fields& root, const std::string& type) {
  if (type == "playbackstart" || type == "playbackprogress") return LiveKind::watching;
  if (type == "playbackstop") {
    return root.flag("PlayedToCompletion").value_or(false) ? LiveKind::finished : LiveKind::stopped;
  }
  if (type != "userdatasaved") return LiveKind::nothing;
  const auto reason = lower_case(root.text("SaveReason"));
  if (reason == "updateuserrating") return LiveKind::rated;
  if (reason != "toggleplayed") return LiveKind::nothing;
  return root.flag("Played").value_or(false) ? LiveKind::marked : LiveKind::unmarked;
}

void read_item(LiveEvent& event, const Fields& root) {
  event.title = unescaped(root.text("Name"));
  event.year = year_of(root);
  event.show_title = event.type == RatedType::series ? event.title : unescaped(root.text("SeriesName"));
  event.season = root.count("SeasonNumber");
  event.episode = root.count("EpisodeNumber");
  const auto last = root.count("EpisodeNumberEnd");
  if (last && event.episode && *last > *event.episode) event.last_episode = last;
  event.ids = ids_in(root, "Provider_tmdb", "Provider_tvdb", "Provider_imdb");
  if (event.type == RatedType::series) event.show_ids = event.ids;
  event.position = root.ticks("PlaybackPositionTicks");
  event.runtime = root.ticks("RunTimeTicks");
}

}  // namespace

std::expected<LiveEvent, ParseError> read_jellyfin(const boost::json::value& message, Instant received) {
  const Fields root{&message, Case::any};
  const auto type = lower_case(root.text("NotificationType"));
  if (type.empty()) {
    if (root.text("event").starts_with("media.")) return read_plex(message, received);  // its "Plex" format
    return read_jellyfin_nested(message, received);
  }
  LiveEvent event;
  event.kind = kind_of(root, type);
  const auto item_type = type_of_item(root.text("ItemType"));
  event.type = item_type.value_or(RatedType::movie);
  event.at = sane(event.kind == LiveKind::marked ? root.instant("LastPlayedDate")
                  : root.instant("UtcTimestamp") ? root.instant("UtcTimestamp")
                                                 : root.instant("Timestamp"),
                  received);
  read_item(event, root);
  event.is_paused = root.flag("IsPaused").value_or(false);
  event.user = unescaped(root.text("NotificationUsername"));
  event.server = root.text("ServerId");
  event.item = root.text("ItemId");
  event.session = root.text("DeviceId", "Id");
  if (event.kind == LiveKind::nothing) return nothing(std::move(event), "It tells of no viewing.");
  const bool is_whole = item_type == RatedType::movie || item_type == RatedType::episode;
  if (!item_type || (event.kind != LiveKind::rated && !is_whole)) {
    return nothing(std::move(event), "It is neither a movie nor an episode.");
  }
  if (event.kind == LiveKind::rated) event.rating = to_rating(root.number("Rating"));
  return event;
}

}  // namespace cinemarco::live
