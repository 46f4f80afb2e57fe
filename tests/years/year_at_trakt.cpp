// SPDX-License-Identifier: MIT
#include "years/year_at_trakt.hpp"

#include <algorithm>
#include <chrono>
#include <string>

namespace cinemarco::test {

namespace {

using sandbox::Account;
using sandbox::Catalogue;
using sandbox::Item;
using sandbox::Media;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

// Fewer would leave nothing to happen to.
constexpr std::size_t kTitlesThatStay = 4;

Item title_of(const Item& item) {
  return {.media = item.media == Media::movie ? Media::movie : Media::show, .title = item.title};
}

}  // namespace

void YearAtTrakt::live_a_day(Instant now) {
  const sandbox::Instant today{now.time_since_epoch()};
  if (series_go_on_ && dice_.one_in(12)) {
    sandbox_.edit_catalogue([&](Catalogue& catalogue) { announce_episodes(catalogue, today); });
  }
  sandbox_.edit([&](Account& account) {
    for (int i = dice_.any(4); i > 0; --i) change(account, today);
    if (dice_.one_in(30)) merge_two(account);
    if (dice_.one_in(60)) forget_one(account);
    if (!unwatched_.empty() && dice_.one_in(3)) {
      const auto next = unwatched_.front();
      unwatched_.pop_front();
      if (!gone_.contains(title_of(next))) account.watch(next, today - minutes{dice_.any(600)});
    }
  });
}

// A season, or a few episodes more of the last one; some air only in the weeks that follow.
void YearAtTrakt::announce_episodes(Catalogue& catalogue, sandbox::Instant now) {
  const auto show = dice_.pick(titles_like({.media = Media::show}));
  auto& seasons = catalogue.series[show.title].seasons;
  auto day = std::chrono::floor<days>(now);
  if (dice_.one_in(2)) {
    const int number = seasons.back().number + 1;
    seasons.push_back({.number = number,
                       .name = "Season " + std::to_string(number),
                       .air_date = sandbox::iso_day(day),
                       .trakt = next_number_,
                       .tmdb = next_number_,
                       .tvdb = next_number_});
    ++next_number_;
  }
  auto& season = seasons.back();
  for (int more = 1 + dice_.any(4); more > 0; --more, day += days{dice_.any(8)}) {
    const int number = season.episodes.empty() ? 1 : season.episodes.back().number + 1;
    season.episodes.push_back({.number = number,
                               .title = "Episode " + std::to_string(number),
                               .air_date = sandbox::iso_day(day),
                               .runtime = 45,
                               .trakt = next_number_,
                               .tmdb = next_number_,
                               .tvdb = next_number_});
    ++next_number_;
    unwatched_.push_back({.media = Media::episode, .title = show.title, .season = season.number, .episode = number});
  }
}

void YearAtTrakt::change(Account& account, sandbox::Instant now) {
  static constexpr Change kChanges[] = {
      &YearAtTrakt::watch_today,
      &YearAtTrakt::watch_today,
      &YearAtTrakt::watch_today,
      &YearAtTrakt::watch_long_ago,
      &YearAtTrakt::watch_some_time,
      &YearAtTrakt::remove,
      &YearAtTrakt::redate,
      &YearAtTrakt::remove_and_redate,
      &YearAtTrakt::renumber,
      &YearAtTrakt::swap,
      &YearAtTrakt::misnumber,
      &YearAtTrakt::rate,
      &YearAtTrakt::rate_zero,
      &YearAtTrakt::unrate,
      &YearAtTrakt::list,
      &YearAtTrakt::unlist,
  };
  if (account.history().empty()) return;
  const auto play = dice_.pick(account.history());
  (this->*dice_.pick(kChanges))(account, play, now);
}

void YearAtTrakt::watch_today(Account& account, const sandbox::Play&, sandbox::Instant now) {
  account.watch(anything(account), now - minutes{dice_.any(1440)});
}

void YearAtTrakt::watch_long_ago(Account& account, const sandbox::Play&, sandbox::Instant now) {
  account.watch(anything(account), long_ago(now));
}

void YearAtTrakt::watch_some_time(Account& account, const sandbox::Play&, sandbox::Instant) {
  account.watch(anything(account), sandbox::Instant{});
}

void YearAtTrakt::remove(Account& account, const sandbox::Play& play, sandbox::Instant) {
  if (account.history().size() > 1) account.remove_play(play.id);
}

void YearAtTrakt::redate(Account& account, const sandbox::Play& play, sandbox::Instant now) {
  account.redate(play.id, dice_.one_in(6) ? sandbox::Instant{} : long_ago(now));
}

void YearAtTrakt::remove_and_redate(Account& account, const sandbox::Play& play, sandbox::Instant now) {
  account.remove_play(play.id);
  account.watch(play.item, long_ago(now));
}

void YearAtTrakt::renumber(Account& account, const sandbox::Play& play, sandbox::Instant) {
  account.remove_play(play.id);
  account.watch(play.item, play.watched_at);
}

void YearAtTrakt::swap(Account& account, const sandbox::Play& play, sandbox::Instant) {
  const auto other = anything(account);
  account.remove_play(play.id);
  account.watch(other, play.watched_at);
}

// The row lacks the title's number, or states another title's.
void YearAtTrakt::misnumber(Account& account, const sandbox::Play& play, sandbox::Instant) {
  const auto other = dice_.pick(titles_like(play.item));
  const auto& catalogue = account.catalogue();
  const auto number =
      other.media == Media::movie ? catalogue.movies[other.title].ids.tmdb : catalogue.series[other.title].ids.tmdb;
  account.misnumber(play.id, dice_.one_in(2) ? 0 : number);
}

void YearAtTrakt::rate(Account& account, const sandbox::Play& play, sandbox::Instant now) {
  account.rate(dice_.one_in(2) ? play.item : title_of(play.item), 1 + dice_.any(10), now);
}

void YearAtTrakt::rate_zero(Account& account, const sandbox::Play& play, sandbox::Instant now) {
  account.rate(dice_.one_in(2) ? play.item : title_of(play.item), 0, now);
}

void YearAtTrakt::unrate(Account& account, const sandbox::Play&, sandbox::Instant) {
  if (!account.ratings().empty()) account.unrate(dice_.pick(account.ratings()).item);
}

void YearAtTrakt::list(Account& account, const sandbox::Play& play, sandbox::Instant now) {
  account.list(dice_.one_in(2) ? play.item : title_of(play.item), now);
}

void YearAtTrakt::unlist(Account& account, const sandbox::Play&, sandbox::Instant) {
  if (!account.watchlist().empty()) account.unlist(dice_.pick(account.watchlist()).item);
}

sandbox::Instant YearAtTrakt::long_ago(sandbox::Instant now) {
  return now - hours{24 * (30 + dice_.any(4000))};
}

void YearAtTrakt::merge_two(Account& account) {
  const auto from = title_of(dice_.pick(account.history()).item);
  auto others = titles_like(from);
  std::erase(others, from);
  if (others.size() < kTitlesThatStay) return;
  account.merge(from, dice_.pick(others));
  gone_.insert(from);
}

void YearAtTrakt::forget_one(Account& account) {
  const auto title = title_of(dice_.pick(account.history()).item);
  if (titles_like(title).size() <= kTitlesThatStay) return;
  account.forget_title(title);
  gone_.insert(title);
}

// Mostly what was watched before, now and then something else.
Item YearAtTrakt::anything(const Account& account) {
  const auto again = dice_.pick(account.history()).item;
  if (!dice_.one_in(5)) return again;
  auto item = dice_.pick(titles_like(again));
  if (item.media == Media::movie) return item;
  const auto season = dice_.pick(account.catalogue().series[item.title].seasons);
  return {.media = Media::episode,
          .title = item.title,
          .season = season.number,
          .episode = dice_.pick(season.episodes).number};
}

std::vector<Item> YearAtTrakt::titles_like(const Item& item) const {
  const auto media = title_of(item).media;
  const auto& catalogue = sandbox_.catalogue();
  const auto count = media == Media::movie ? catalogue.movies.size() : catalogue.series.size();
  std::vector<Item> titles;
  for (std::uint32_t at = 0; at < count; ++at) titles.push_back({.media = media, .title = at});
  std::erase_if(titles, [this](const Item& title) { return gone_.contains(title); });
  return titles;
}

std::vector<Item> YearAtTrakt::newest_episodes() const {
  std::vector<Item> episodes;
  for (const auto& show : titles_like({.media = Media::show})) {
    const auto& season = sandbox_.catalogue().series[show.title].seasons.back();
    episodes.push_back({.media = Media::episode,
                        .title = show.title,
                        .season = season.number,
                        .episode = season.episodes.back().number});
  }
  return episodes;
}

}  // namespace cinemarco::test
