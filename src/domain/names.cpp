// SPDX-License-Identifier: MIT
// The words of the database and the API for our enums.
#include "domain/details.hpp"
#include "domain/discovery.hpp"
#include "domain/history_source.hpp"
#include "domain/mirror.hpp"
#include "domain/projection.hpp"
#include "domain/push.hpp"
#include "domain/rating.hpp"
#include "domain/title.hpp"

#include <string>
#include <utility>

namespace cinemarco {

std::string_view to_string(TitleType type) noexcept {
  return type == TitleType::movie ? "movie" : "series";
}

std::string season_name(int number) {
  return number == 0 ? "Specials" : "Season " + std::to_string(number);
}

std::string_view to_string(FoundType type) noexcept {
  switch (type) {
    case FoundType::movie:
      return "movie";
    case FoundType::series:
      return "series";
    case FoundType::person:
      return "person";
  }
  std::unreachable();
}

std::string_view to_string(PushKind kind) noexcept {
  switch (kind) {
    case PushKind::add_play:
      return "add_play";
    case PushKind::remove_play:
      return "remove_play";
    case PushKind::rating:
      return "rating";
    case PushKind::watchlist:
      return "watchlist";
  }
  std::unreachable();
}

std::string_view to_string(PushState state) noexcept {
  switch (state) {
    case PushState::waiting:
      return "waiting";
    case PushState::unconfirmed:
      return "unconfirmed";
    case PushState::sent:
      return "sent";
    case PushState::rejected:
      return "rejected";
  }
  std::unreachable();
}

std::string_view to_string(RatedType type) noexcept {
  switch (type) {
    case RatedType::movie:
      return "movie";
    case RatedType::series:
      return "series";
    case RatedType::season:
      return "season";
    case RatedType::episode:
      return "episode";
  }
  std::unreachable();
}

std::string_view to_string(PersonalRating rating) noexcept {
  switch (rating) {
    case PersonalRating::waste:
      return "Waste";
    case PersonalRating::meh:
      return "Meh";
    case PersonalRating::decent:
      return "Decent";
    case PersonalRating::entertaining:
      return "Entertaining";
    case PersonalRating::outstanding:
      return "Outstanding";
  }
  std::unreachable();
}

std::string_view to_string(ArrivedBy by) noexcept {
  switch (by) {
    case ArrivedBy::import:
      return "import";
    case ArrivedBy::sync:
      return "sync";
    case ArrivedBy::local:
      return "local";
    case ArrivedBy::live:
      return "live";
  }
  std::unreachable();
}

ArrivedBy arrived_by(std::string_view word) noexcept {
  for (const auto by : {ArrivedBy::sync, ArrivedBy::local, ArrivedBy::live}) {
    if (word == to_string(by)) return by;
  }
  return ArrivedBy::import;
}

std::string_view to_string(DateSource source) noexcept {
  switch (source) {
    case DateSource::trakt:
      return "trakt";
    case DateSource::air_date:
      return "air_date";
    case DateSource::local:
      return "local";
    case DateSource::unknown:
      return "unknown";
  }
  std::unreachable();
}

std::string_view to_string(WatchStatus status) noexcept {
  switch (status) {
    case WatchStatus::not_started:
      return "not_started";
    case WatchStatus::in_progress:
      return "in_progress";
    case WatchStatus::completed:
      return "completed";
    case WatchStatus::abandoned:
      return "abandoned";
  }
  std::unreachable();
}

std::string_view to_string(RoleType role) noexcept {
  switch (role) {
    case RoleType::actor:
      return "actor";
    case RoleType::director:
      return "director";
    case RoleType::writer:
      return "writer";
    case RoleType::cinematographer:
      return "cinematographer";
    case RoleType::composer:
      return "composer";
    case RoleType::producer:
      return "producer";
    case RoleType::executive_producer:
      return "executive_producer";
    case RoleType::creator:
      return "creator";
    case RoleType::other:
      return "other";
  }
  std::unreachable();
}

std::string_view to_string(ImageKind kind) noexcept {
  switch (kind) {
    case ImageKind::poster:
      return "poster";
    case ImageKind::backdrop:
      return "backdrop";
    case ImageKind::profile:
      return "profile";
    case ImageKind::still:
      return "still";
  }
  std::unreachable();
}

std::string_view to_string(Section section) noexcept {
  switch (section) {
    case Section::movie_plays:
      return "movie plays";
    case Section::episode_plays:
      return "episode plays";
    case Section::ratings:
      return "ratings";
    case Section::watchlist:
      return "watchlist";
  }
  std::unreachable();
}

}  // namespace cinemarco
