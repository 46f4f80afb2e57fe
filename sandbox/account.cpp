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

bool is_title(const Item& item) {
  return item.media == Media::movie || item.media == Media::show;
}

bool is_of(const Item& item, const Item& title) {
  return item.title == title.title && (item.media == Media::movie) == (title.media == Media::movie);
}

}  // namespace

std::string_view name_of(Media media) {
  static constexpr std::array<std::string_view, 4> kNames{"movie", "show", "season", "episode"};
  return kNames.at(static_cast<std::size_t>(media));
}

Account::Account(std::shared_ptr<Catalogue> catalogue, std::string name, std::string time_zone)
    : catalogue_(std::move(catalogue)), time_zone_(std::move(time_zone)) {
  become(std::move(name));
}

void Account::rename_user(std::string name) {
  name_ = std::move(name);
  ++revision_;
}

void Account::become(std::string name) {
  uuid_ = fmt::format("{:032x}", std::hash<std::string>{}(name));
  rename_user(std::move(name));
}

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

void Account::edit_catalogue(const std::function<void(Catalogue&)>& change) {
  change(*catalogue_);
  catalogue_->finish();
  ++revision_;
}

void Account::touch(Instant& activity) {
  last_touch_ = std::max(now(), last_touch_ + std::chrono::milliseconds{1});
  activity = last_touch_;
  ++revision_;
}

void Account::touch_watched(Media media) {
  touch(media == Media::movie ? activities_.movies_watched : activities_.episodes_watched);
}

void Account::touch_rated(Media media) {
  switch (media) {
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

void Account::touch_listed(Media media) {
  switch (media) {
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
}

std::int64_t Account::watch(Item item, Instant watched_at, std::string_view action, std::int64_t id) {
  if (id == 0) id = next_play_++;
  plays_.push_back({.id = id, .watched_at = watched_at, .action = std::string{action}, .item = item});
  sorted_ = false;
  touch_watched(item.media);
  return id;
}

bool Account::remove_play(std::int64_t id) {
  const auto found = std::ranges::find(plays_, id, &Play::id);
  if (found == plays_.end()) return false;
  const auto media = found->item.media;
  plays_.erase(found);
  touch_watched(media);
  return true;
}

bool Account::redate(std::int64_t id, Instant watched_at) {
  const auto found = std::ranges::find(plays_, id, &Play::id);
  if (found == plays_.end()) return false;
  found->watched_at = watched_at;
  sorted_ = false;
  touch_watched(found->item.media);
  return true;
}

bool Account::misnumber(std::int64_t id, std::int64_t tmdb) {
  const auto found = std::ranges::find(plays_, id, &Play::id);
  if (found == plays_.end()) return false;
  found->stated_tmdb = tmdb;
  touch_watched(found->item.media);
  return true;
}

void Account::rate(const Item& item, int rating, Instant rated_at) {
  unrate(item);
  ratings_.push_back({.item = item, .rating = rating, .rated_at = rated_at});
  touch_rated(item.media);
}

bool Account::unrate(const Item& item) {
  const auto found = std::ranges::find(ratings_, item, &Rating::item);
  if (found == ratings_.end()) return false;
  ratings_.erase(found);
  touch_rated(item.media);
  return true;
}

bool Account::list(const Item& item, Instant listed_at) {
  if (std::ranges::find(watchlist_, item, &Listed::item) != watchlist_.end()) return false;
  watchlist_.push_back({.id = next_listed_++, .item = item, .listed_at = listed_at});
  touch_listed(item.media);
  return true;
}

bool Account::unlist(const Item& item) {
  const auto found = std::ranges::find(watchlist_, item, &Listed::item);
  if (found == watchlist_.end()) return false;
  watchlist_.erase(found);
  touch_listed(item.media);
  return true;
}

void Account::drop(const Item& show, Instant hidden_at) {
  if (show.media != Media::show) throw std::invalid_argument("only shows are dropped");
  undrop(show);
  dropped_.insert(dropped_.begin(), {.item = show, .hidden_at = hidden_at});
  touch(activities_.shows_dropped);
}

bool Account::undrop(const Item& show) {
  const auto found = std::ranges::find(dropped_, show, &Dropped::item);
  if (found == dropped_.end()) return false;
  dropped_.erase(found);
  touch(activities_.shows_dropped);
  return true;
}

void Account::rename(const Renamed& renamed) {
  std::vector<Play> plays;
  for (auto& play : plays_) {
    const auto name = renamed(play.item);
    if (name != play.item) touch_watched(play.item.media);
    if (!name) continue;
    play.item = *name;
    plays.push_back(std::move(play));
  }
  plays_ = std::move(plays);
  const auto rename_rows = [&](auto& rows, const auto& touch_row) {
    auto kept = rows;
    std::erase_if(kept, [&](const auto& row) { return renamed(row.item) != row.item; });
    for (auto row : rows) {
      const auto name = renamed(row.item);
      if (name == row.item) continue;
      touch_row(row.item.media);
      if (!name || std::ranges::any_of(kept, [&](const auto& other) { return other.item == *name; })) continue;
      row.item = *name;
      kept.push_back(row);
    }
    rows = std::move(kept);
  };
  rename_rows(ratings_, [this](Media media) { touch_rated(media); });
  rename_rows(watchlist_, [this](Media media) { touch_listed(media); });
  rename_rows(dropped_, [this](Media) { touch(activities_.shows_dropped); });
  rename_listed(renamed);
}

void Account::merge(const Item& from, const Item& to) {
  if (!is_title(from) || from.media != to.media || from.title == to.title) {
    throw std::invalid_argument("two movies or two shows are to be merged");
  }
  rename([&](const Item& item) -> std::optional<Item> {
    if (!is_of(item, from)) return item;
    auto name = item;
    name.title = to.title;
    const auto& series = catalogue_->series;
    if (item.media == Media::season && series[to.title].season(item.season) == nullptr) return std::nullopt;
    if (item.media == Media::episode && series[to.title].episode(item.season, item.episode) == nullptr) {
      return std::nullopt;
    }
    return name;
  });
}

void Account::forget_title(const Item& title) {
  if (!is_title(title)) throw std::invalid_argument("only a movie or a show is deleted at Trakt");
  rename([&](const Item& item) { return is_of(item, title) ? std::nullopt : std::optional{item}; });
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
                 .shows_dropped = at,
                 .seasons_rated = at,
                 .seasons_watchlisted = at,
                 .watchlist_updated = at,
                 .lists_updated = lists_.empty() ? std::nullopt : std::optional{at},
                 .notes_updated = notes_.empty() ? std::nullopt : std::optional{at}};
  for (auto& list : lists_) list.updated_at = at;
  last_touch_ = at;
  for (const auto& play : plays_) next_play_ = std::max(next_play_, play.id + 1);
}

}  // namespace cinemarco::sandbox
