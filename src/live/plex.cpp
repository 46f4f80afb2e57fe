// SPDX-License-Identifier: MIT
// Plex's webhooks (docs/live.md#plex). Its members `guid` and `Guid`, `rating` and `Rating` differ by case alone.
#include "live/fields.hpp"
#include "live/messages.hpp"

#include <chrono>

namespace cinemarco::live {

namespace {

constexpr std::string_view kAgents = "com.plexapp.agents.";

// Agents of old name the series, its season and its episode: "com.plexapp.agents.thetvdb://81189/1/1?lang=en".
void add_old_guid(LiveEvent& event, std::string_view guid) {
  if (!guid.starts_with(kAgents)) return;
  guid.remove_prefix(kAgents.size());
  const auto colon = guid.find("://");
  if (colon == std::string_view::npos) return;
  const auto agent = guid.substr(0, colon);
  const auto rest = guid.substr(colon + 3);
  const auto id = rest.substr(0, rest.find_first_of("/?"));
  const auto service = agent == "thetvdb" ? "tvdb" : agent == "themoviedb" ? "tmdb" : agent == "imdb" ? "imdb" : "";
  add_id(event.type == RatedType::movie ? event.ids : event.show_ids, service, id);
}

void add_ids(LiveEvent& event, const Fields& item) {
  if (const auto* guids = item.list("Guid")) {
    for (const auto& guid : *guids) {
      const auto id = Fields{&guid, Case::exact}.text("id");
      const auto colon = id.find("://");
      if (colon != std::string::npos) add_id(event.ids, id.substr(0, colon), std::string_view{id}.substr(colon + 3));
    }
  }
  add_old_guid(event, item.text("guid"));
  if (event.type == RatedType::series) event.show_ids = event.ids;
}

std::optional<std::chrono::milliseconds> milliseconds(const Fields& item, std::string_view name) {
  const auto number = item.number(name);
  if (!number || *number < 0 || *number > 1e12) return std::nullopt;
  return std::chrono::milliseconds{static_cast<std::int64_t>(*number)};
}

std::optional<RatedType> type_of(const std::string& word) {
  if (word == "movie") return RatedType::movie;
  if (word == "episode") return RatedType::episode;
  if (word == "show") return RatedType::series;
  if (word == "season") return RatedType::season;
  return std::nullopt;
}

void read_item(LiveEvent& event, const Fields& item) {
  event.title = item.text("title");
  if (event.type == RatedType::movie || event.type == RatedType::series) event.year = item.count("year");
  if (event.type == RatedType::series) event.show_title = event.title;
  if (event.type == RatedType::season) {
    event.show_title = item.text("parentTitle");
    event.season = item.count("index");
  }
  if (event.type == RatedType::episode) {
    // Its year is the episode's.
    event.show_title = item.text("grandparentTitle");
    event.season = item.count("parentIndex");
    event.episode = item.count("index");
  }
  event.position = milliseconds(item, "viewOffset");
  event.runtime = milliseconds(item, "duration");
  event.item = item.text("ratingKey", "guid");
  event.library = item.text("librarySectionTitle");
  add_ids(event, item);
}

// The moment of this very viewing, or else of one before.
Instant viewed_at(const Fields& item, Instant received) {
  constexpr std::chrono::minutes kSameMoment{5};
  const auto seconds = item.number("lastViewedAt");
  if (!seconds || *seconds < 0 || *seconds > 1e11) return received;
  const Instant told{std::chrono::seconds{static_cast<std::int64_t>(*seconds)}};
  return std::chrono::abs(told - received) <= kSameMoment ? told : received;
}

LiveKind kind_of(const std::string& event) {
  if (event == "media.play" || event == "media.resume" || event == "media.pause") return LiveKind::watching;
  if (event == "media.scrobble") return LiveKind::finished;
  if (event == "media.stop") return LiveKind::stopped;
  return event == "media.rate" ? LiveKind::rated : LiveKind::nothing;
}

}  // namespace

std::expected<LiveEvent, ParseError> read_plex(const boost::json::value& message, Instant received) {
  const Fields root{&message, Case::exact};
  const auto name = root.text("event");
  if (name.empty()) return std::unexpected{ParseError{"", "it has no \"event\", as every message of Plex has"}};
  const auto item = root.in("Metadata");
  LiveEvent event;
  event.at = received;
  event.kind = kind_of(name);
  event.user = root.in("Account").text("title");
  event.server = root.in("Server").text("uuid");
  event.session = root.in("Player").text("uuid");
  event.is_paused = name == "media.pause";
  const auto type = type_of(item.text("type"));
  event.type = type.value_or(RatedType::movie);
  read_item(event, item);
  if (event.kind == LiveKind::nothing) return nothing(std::move(event), "Plex's \"" + name + "\" tells of no viewing.");
  if (item.flag("live").value_or(false) || item.text("librarySectionType") == "livetv") {
    return nothing(std::move(event), "It is live television.");
  }
  const bool is_whole = type == RatedType::movie || type == RatedType::episode;
  if (!type || (event.kind != LiveKind::rated && !is_whole)) {
    return nothing(std::move(event), "It is neither a movie nor an episode.");
  }
  if (event.kind == LiveKind::stopped) event.kind = finished_or_stopped(event);
  if (event.kind == LiveKind::finished) event.at = viewed_at(item, received);
  if (event.kind == LiveKind::rated) {
    event.rating = to_rating(root.has("rating") ? root.number("rating") : item.number("userRating"));
  }
  return event;
}

}  // namespace cinemarco::live
