// SPDX-License-Identifier: MIT
// What Kodi's add-ons post (docs/live.md#kodi): scrob-kodi, as JSON and as a form; movary-kodi-addon; script.ryot.
#include "domain/lower_case.hpp"
#include "live/fields.hpp"
#include "live/messages.hpp"

#include <chrono>
#include <utility>

namespace cinemarco::live {

namespace {

using Result = std::expected<LiveEvent, ParseError>;

std::optional<std::chrono::milliseconds> seconds(const Fields& fields, std::string_view name) {
  const auto number = fields.number(name);
  if (!number || *number < 0 || *number > 1e9) return std::nullopt;
  return std::chrono::milliseconds{static_cast<std::int64_t>(*number * 1000)};
}

// {hours, minutes, seconds}
std::optional<std::chrono::milliseconds> clock(const Fields& time) {
  const auto hours = time.count("hours");
  const auto minutes = time.count("minutes");
  const auto rest = time.count("seconds");
  if (!hours && !minutes && !rest) return std::nullopt;
  return std::chrono::hours{hours.value_or(0)} + std::chrono::minutes{minutes.value_or(0)} +
         std::chrono::seconds{rest.value_or(0)};
}

bool read_item(LiveEvent& event, const Fields& item) {
  const auto type = lower_case(item.text("type", "media_type"));
  event.title = item.text("title");
  event.show_title = item.text("showtitle", "show_title");
  event.season = item.count("season");
  event.episode = item.count("episode");
  event.year = item.count("year");
  event.type = type == "episode" ? RatedType::episode : RatedType::movie;
  event.ids = ids_in(item.in("uniqueid"), "tmdb", "tvdb", "imdb");
  if (event.ids == TitleIds{}) event.ids = ids_in(item, "tmdb_id", "tvdb_id", "imdb_id");
  if (event.type == RatedType::episode) event.year.reset();  // the episode's
  event.item = item.text("id");
  return type == "movie" || type == "episode";
}

LiveKind kind_of(const std::string& name) {
  for (const auto* begun :
       {"player.onplay", "player.onresume", "player.onpause", "player.onavchange", "player.onavstart",
        "playback_started", "playback_resumed", "playback_paused", "playback_seeked"}) {
    if (name == begun) return LiveKind::watching;
  }
  return name == "player.onstop" || name == "playback_stopped" ? LiveKind::stopped : LiveKind::nothing;
}

Result read_scrob(const Fields& root, const std::string& name, LiveEvent event) {
  event.kind = kind_of(name);
  const auto data = root.in("params").in("data");
  const auto item = root.has("item") ? root.in("item") : data.has("item") ? data.in("item") : root;
  const bool counts = read_item(event, item);
  const auto player = root.in("player");
  event.position = root.has("position_seconds") ? seconds(root, "position_seconds") : clock(player.in("time"));
  event.runtime = root.has("total_seconds") ? seconds(root, "total_seconds") : clock(player.in("totaltime"));
  event.is_paused = name == "player.onpause" || name == "playback_paused";
  if (event.kind == LiveKind::nothing) return nothing(std::move(event), "It tells of no viewing.");
  if (!counts) return nothing(std::move(event), "It is neither a movie nor an episode.");
  if (event.kind == LiveKind::stopped) {
    event.kind = data.flag("end").value_or(false) ? LiveKind::finished : finished_or_stopped(event);
  }
  return event;
}

// Films alone, once they have been watched.
Result read_movary(const Fields& root, LiveEvent event) {
  event.kind = LiveKind::finished;
  event.title = root.text("title");
  event.ids = ids_in(root.in("uniqueIds"), "tmdbId", "tvdbId", "imdbId");
  return event;
}

// Every few seconds how far it is, and never an end.
Result read_ryot(const Fields& root, LiveEvent event) {
  constexpr double kPercent = 100;
  const auto lot = lower_case(root.text("lot"));
  event.type = lot == "show" ? RatedType::episode : RatedType::movie;
  add_id(event.type == RatedType::episode ? event.show_ids : event.ids, "tmdb", root.text("identifier"));
  event.season = root.count("show_season_number");
  event.episode = root.count("show_episode_number");
  event.title = root.text("title");
  const auto share = root.number("progress").value_or(0) / kPercent;
  event.kind = share >= kFinishedShare ? LiveKind::finished : LiveKind::watching;
  if (lot != "movie" && lot != "show") return nothing(std::move(event), "It is neither a movie nor an episode.");
  return event;
}

LiveKind listened_kind(const std::string& word) {
  if (word == "watching") return LiveKind::watching;
  if (word == "stopped") return LiveKind::stopped;
  if (word == "finished") return LiveKind::finished;
  if (word == "marked") return LiveKind::marked;
  if (word == "unmarked") return LiveKind::unmarked;
  return word == "rated" ? LiveKind::rated : LiveKind::nothing;
}

// What our own listener noted (live/kodi_library.hpp).
Result read_listened(const Fields& root, LiveEvent event) {
  event.kind = listened_kind(root.text("listened"));
  static_cast<void>(read_item(event, root));
  event.year = root.count("year");
  event.show_ids = ids_in(root.in("show_uniqueid"), "tmdb", "tvdb", "imdb");
  event.at = sane(root.instant("at"), event.at);
  event.runtime = seconds(root, "total_seconds");
  if (event.kind == LiveKind::nothing) return nothing(std::move(event), "It tells of no viewing.");
  if (event.kind == LiveKind::rated) event.rating = to_rating(root.number("rating"));
  // Kodi tells that it was marked, and never when it was watched.
  event.is_undated = event.kind == LiveKind::marked;
  return event;
}

}  // namespace

Result read_kodi(const boost::json::value& message, Instant received) {
  const Fields root{&message, Case::any};
  LiveEvent event;
  event.at = received;
  if (root.has("listened")) return read_listened(root, std::move(event));
  const auto name = lower_case(root.text("method", "event"));
  if (!name.empty()) return read_scrob(root, name, std::move(event));
  if (root.has("uniqueIds")) return read_movary(root, std::move(event));
  if (root.has("identifier") && root.has("lot")) return read_ryot(root, std::move(event));
  return std::unexpected{ParseError{"", "no add-on of Kodi that is known here sends this"}};
}

}  // namespace cinemarco::live
