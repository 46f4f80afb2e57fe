// SPDX-License-Identifier: MIT
// Changing an account the way Trakt does: every change leaves its mark in last_activities.
#include "sandbox/account.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace cinemarco::sandbox {
namespace {

std::string described(const TitleRef& ref) {
  return fmt::format("tmdb {}, trakt {}, tvdb {}, imdb '{}'", ref.tmdb, ref.trakt, ref.tvdb, ref.imdb);
}

}  // namespace

std::string_view name_of(Media media) {
  static constexpr std::array<std::string_view, 4> kNames{"movie", "show", "season", "episode"};
  return kNames.at(static_cast<std::size_t>(media));
}

Account::Account(std::shared_ptr<const Catalogue> catalogue, std::string name, std::string time_zone)
    : catalogue_(std::move(catalogue)), name_(std::move(name)), time_zone_(std::move(time_zone)) {}

Item Account::movie(const TitleRef& ref) const {
  const auto at = catalogue_->movie(ref);
  if (!at) throw std::out_of_range("no such movie: " + described(ref));
  return {.media = Media::movie, .title = *at};
}

Item Account::show(const TitleRef& ref) const {
  const auto at = catalogue_->show(ref);
  if (!at) throw std::out_of_range("no such show: " + described(ref));
  return {.media = Media::show, .title = *at};
}

Item Account::season(const TitleRef& ref, int season_number) const {
  auto item = show(ref);
  if (catalogue_->series[item.title].season(season_number) == nullptr) {
    throw std::out_of_range(fmt::format("no season {} of {}", season_number, described(ref)));
  }
  item.media = Media::season;
  item.season = season_number;
  return item;
}

Item Account::episode(const TitleRef& ref, int season_number, int number) const {
  auto item = show(ref);
  if (catalogue_->series[item.title].episode(season_number, number) == nullptr) {
    throw std::out_of_range(fmt::format("no episode {}x{} of {}", season_number, number, described(ref)));
  }
  return {.media = Media::episode, .title = item.title, .season = season_number, .episode = number};
}

void Account::touch(Instant& activity) {
  last_touch_ = std::max(now(), last_touch_ + std::chrono::milliseconds{1});
  activity = last_touch_;
  ++revision_;
}

std::int64_t Account::watch(const Item& item, Instant watched_at, std::string_view action, std::int64_t id) {
  if (id == 0) id = next_play_++;
  plays_.push_back({.id = id, .watched_at = watched_at, .action = std::string{action}, .item = item});
  sorted_ = false;
  touch(item.media == Media::movie ? activities_.movies_watched : activities_.episodes_watched);
  return id;
}

bool Account::remove_play(std::int64_t id) {
  const auto found = std::ranges::find(plays_, id, &Play::id);
  if (found == plays_.end()) return false;
  const bool was_movie = found->item.media == Media::movie;
  plays_.erase(found);
  touch(was_movie ? activities_.movies_watched : activities_.episodes_watched);
  return true;
}

void Account::rate(const Item& item, int rating, Instant rated_at) {
  unrate(item);
  ratings_.push_back({.item = item, .rating = rating, .rated_at = rated_at});
  switch (item.media) {
    case Media::movie:
      return touch(activities_.movies_rated);
    case Media::show:
      return touch(activities_.shows_rated);
    case Media::season:
      return touch(activities_.seasons_rated);
    case Media::episode:
      return touch(activities_.episodes_rated);
  }
}

bool Account::unrate(const Item& item) {
  const auto found = std::ranges::find(ratings_, item, &Rating::item);
  if (found == ratings_.end()) return false;
  ratings_.erase(found);
  switch (item.media) {
    case Media::movie:
      touch(activities_.movies_rated);
      break;
    case Media::show:
      touch(activities_.shows_rated);
      break;
    case Media::season:
      touch(activities_.seasons_rated);
      break;
    case Media::episode:
      touch(activities_.episodes_rated);
      break;
  }
  return true;
}

bool Account::list(const Item& item, Instant listed_at) {
  if (std::ranges::find(watchlist_, item, &Listed::item) != watchlist_.end()) return false;
  watchlist_.push_back({.id = next_listed_++, .item = item, .listed_at = listed_at});
  switch (item.media) {
    case Media::movie:
      touch(activities_.movies_watchlisted);
      break;
    case Media::show:
      touch(activities_.shows_watchlisted);
      break;
    case Media::season:
      touch(activities_.seasons_watchlisted);
      break;
    case Media::episode:
      touch(activities_.episodes_watchlisted);
      break;
  }
  activities_.watchlist_updated = last_touch_;
  return true;
}

bool Account::unlist(const Item& item) {
  const auto found = std::ranges::find(watchlist_, item, &Listed::item);
  if (found == watchlist_.end()) return false;
  watchlist_.erase(found);
  switch (item.media) {
    case Media::movie:
      touch(activities_.movies_watchlisted);
      break;
    case Media::show:
      touch(activities_.shows_watchlisted);
      break;
    case Media::season:
      touch(activities_.seasons_watchlisted);
      break;
    case Media::episode:
      touch(activities_.episodes_watchlisted);
      break;
  }
  activities_.watchlist_updated = last_touch_;
  return true;
}

void Account::sort_history() const {
  std::ranges::sort(plays_, [](const Play& a, const Play& b) {
    return a.watched_at != b.watched_at ? a.watched_at > b.watched_at : a.id > b.id;
  });
  sorted_ = true;
}

const std::vector<Play>& Account::history() const {
  if (!sorted_) sort_history();
  return plays_;
}

void Account::settle(Instant at) {
  activities_ = {.movies_watched = at,
                 .movies_rated = at,
                 .movies_watchlisted = at,
                 .episodes_watched = at,
                 .episodes_rated = at,
                 .episodes_watchlisted = at,
                 .shows_rated = at,
                 .shows_watchlisted = at,
                 .seasons_rated = at,
                 .seasons_watchlisted = at,
                 .watchlist_updated = at};
  last_touch_ = at;
  for (const auto& play : plays_) next_play_ = std::max(next_play_, play.id + 1);
}

}  // namespace cinemarco::sandbox
