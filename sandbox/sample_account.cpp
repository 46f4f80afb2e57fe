// SPDX-License-Identifier: MIT
// Twelve years of one person's evenings, with every trap a history can hold; each is named where it is laid.
#include "sandbox/worlds.hpp"

#include <algorithm>

namespace cinemarco::sandbox {
namespace {

using namespace std::chrono;

constexpr TitleRef tmdb(std::int64_t id) {
  return {.tmdb = id};
}

class Diary {
 public:
  explicit Diary(Account& account) : account_(account) {}

  void movie(std::int64_t id, std::string_view when, std::string_view action = "watch") {
    account_.watch(account_.movie(tmdb(id)), instant(when), action, next());
  }

  /// Episodes from..to of a season, so many at a sitting, so many days between sittings.
  void episodes(const TitleRef& show, int season, int from, int to, std::string_view first, int at_a_sitting,
                int days_between) {
    auto when = instant(first);
    const auto evening = when - floor<days>(when);
    int sat = 0;
    for (int number = from; number <= to; ++number) {
      const auto& series = account_.catalogue().series[account_.show(show).title];
      if (series.episode(season, number) == nullptr) continue;  // a gap in the numbers
      account_.watch(account_.episode(show, season, number), when, "scrobble", next());
      when += minutes{55};
      if (++sat % at_a_sitting == 0) when = floor<days>(when - minutes{55}) + days{days_between} + evening;
    }
  }

 private:
  std::int64_t next() { return id_ += 9'973; }  // passes 2^32 within the sample

  Account& account_;
  std::int64_t id_ = 4'293'700'000;
};

bool only_listed(std::int64_t id) {
  return id == 76600 || id == 331482 || id == 376867 || id == 419704 || id == 216527 || id == 393209;
}

void watch_movies(Account& account, Diary& diary) {
  // One film every twelve weeks, in the order of the table.
  auto evening = instant("2014-01-11T20:15:00.000Z");
  for (const auto& movie : account.catalogue().movies) {
    const auto id = movie.ids.tmdb;
    if (only_listed(id) || id == 238) continue;
    evening = std::max(evening, instant(movie.release_date) + days{2} + hours{20});
    if (id == 1022789) evening = instant("2026-07-04T19:30:00.000Z");
    diary.movie(id, iso(evening), id % 2 == 0 ? "scrobble" : "checkin");
    evening += days{84} + minutes{7};
  }
  // Rewatches, two of them on one day.
  diary.movie(11, "2015-12-16T18:00:00.000Z");
  diary.movie(11, "2019-12-18T18:00:00.000Z");
  diary.movie(129, "2021-02-14T16:00:00.000Z");
  diary.movie(603, "2021-12-21T17:00:00.000Z");
  diary.movie(603, "2021-12-21T21:30:00.000Z");
  diary.movie(157336, "2024-11-05T20:00:00.000Z");
  // Date unknown: once alone, once beside a dated play.
  diary.movie(238, "1970-01-01T00:00:00.000Z");
  diary.movie(27205, "1970-01-01T00:00:00.000Z");
  // The edges of a day in Madrid: 23:59:59.999 and 00:00 in winter, 00:30 in summer.
  diary.movie(240, "2022-01-14T22:59:59.999Z");
  diary.movie(240, "2022-01-14T23:00:00.000Z");
  diary.movie(550, "2023-07-08T22:30:00.000Z");
  // Scrobble and sync both told of it, seconds apart.
  diary.movie(438631, "2021-10-22T20:00:00.000Z", "scrobble");
  diary.movie(438631, "2021-10-22T20:00:41.000Z");
  diary.movie(680, "2017-06-01T19:00:00.000Z", "");  // a row without an action
}

void watch_series(Diary& diary) {
  const auto formula1 = TitleRef{.tvdb = 387219};
  diary.episodes(tmdb(1396), 1, 1, 7, "2014-02-03T20:30:00.000Z", 1, 2);
  diary.episodes(tmdb(1396), 2, 1, 13, "2014-02-20T20:30:00.000Z", 2, 1);
  diary.episodes(tmdb(1396), 3, 1, 13, "2014-03-10T20:30:00.000Z", 2, 2);
  diary.episodes(tmdb(1396), 4, 1, 13, "2014-04-12T13:00:00.000Z", 13, 1);  // a binge: 13 episodes on one day
  diary.episodes(tmdb(1396), 5, 1, 16, "2014-05-01T20:30:00.000Z", 1, 3);
  diary.episodes(tmdb(1396), 0, 1, 2, "2014-07-01T20:30:00.000Z", 2, 1);  // specials
  diary.episodes(tmdb(1396), 1, 1, 3, "2020-04-04T20:30:00.000Z", 1, 1);  // begun again
  diary.episodes(tmdb(1399), 1, 1, 10, "2015-01-05T21:00:00.000Z", 2, 1);
  diary.episodes(tmdb(1399), 2, 1, 10, "2015-01-17T12:00:00.000Z", 5, 1);  // two binges of five
  diary.episodes(tmdb(1399), 3, 1, 6, "2015-02-01T21:00:00.000Z", 1, 1);
  diary.episodes(tmdb(1427), 1, 1, 8, "2017-03-01T21:00:00.000Z", 4, 1);  // exactly four a day: no binge
  diary.episodes(tmdb(1427), 2, 1, 8, "2017-03-05T21:00:00.000Z", 1, 1);
  diary.episodes(tmdb(1427), 3, 1, 8, "2017-04-01T21:00:00.000Z", 1, 7);
  diary.episodes(tmdb(1437), 1, 1, 14, "2016-08-20T14:00:00.000Z", 7, 7);
  diary.episodes(tmdb(95396), 1, 1, 9, "2022-02-19T22:10:00.000Z", 1, 7);  // after eleven at night in Madrid
  diary.episodes(tmdb(95396), 2, 1, 10, "2025-01-18T22:10:00.000Z", 1, 7);
  diary.episodes(tmdb(95480), 1, 1, 6, "2022-05-01T20:00:00.000Z", 1, 2);
  diary.episodes(tmdb(95480), 2, 1, 6, "2023-01-05T20:00:00.000Z", 1, 2);
  diary.episodes(tmdb(95480), 3, 1, 6, "2023-12-05T20:00:00.000Z", 1, 7);
  diary.episodes(tmdb(95480), 4, 1, 6, "2024-09-10T20:00:00.000Z", 1, 7);
  diary.episodes(tmdb(95480), 5, 1, 6, "2025-10-01T20:00:00.000Z", 1, 7);
  diary.episodes(tmdb(136315), 1, 1, 8, "2022-08-06T15:00:00.000Z", 8, 1);
  diary.episodes(tmdb(136315), 2, 1, 10, "2023-07-01T21:00:00.000Z", 2, 1);
  diary.episodes(tmdb(136315), 3, 1, 4, "2024-07-02T21:00:00.000Z", 1, 1);
  diary.episodes(tmdb(1416), 1, 1, 9, "2018-10-01T19:00:00.000Z", 1, 1);
  diary.episodes(tmdb(1416), 2, 1, 27, "2018-10-20T19:00:00.000Z", 1, 1);
  diary.episodes(tmdb(1416), 20, 1, 3, "2024-04-01T19:00:00.000Z", 1, 7);
  diary.episodes(tmdb(19885), 1, 1, 3, "2014-09-06T20:00:00.000Z", 1, 7);
  diary.episodes(tmdb(19885), 2, 1, 3, "2014-10-04T20:00:00.000Z", 1, 7);
  diary.episodes(tmdb(19885), 3, 1, 3, "2014-11-01T20:00:00.000Z", 1, 7);
  diary.episodes(tmdb(19885), 4, 1, 3, "2017-01-02T20:00:00.000Z", 1, 7);
  diary.episodes(tmdb(19885), 0, 1, 1, "2016-01-02T20:00:00.000Z", 1, 1);
  diary.episodes(tmdb(19885), 0, 2, 2, "2018-05-05T20:00:00.000Z", 1, 1);  // Trakt knows it, TMDB does not
  diary.episodes(tmdb(87108), 1, 1, 5, "2019-06-15T16:00:00.000Z", 5, 1);  // a binge of five
  diary.episodes(tmdb(3562), 48, 1, 8, "2021-03-01T18:00:00.000Z", 1, 1);  // numbers 1, 2, 5, 6, 7, 8
  diary.episodes(tmdb(66732), 1, 1, 8, "2016-07-30T12:00:00.000Z", 8, 1);
  diary.episodes(tmdb(66732), 2, 1, 9, "2017-10-28T19:00:00.000Z", 3, 1);
  diary.episodes(tmdb(66732), 3, 1, 1, "1970-01-01T00:00:00.000Z", 1, 1);  // date unknown
  diary.episodes(tmdb(66732), 3, 2, 8, "2019-07-05T19:00:00.000Z", 2, 1);
  diary.episodes(tmdb(66732), 4, 1, 9, "2022-07-02T19:00:00.000Z", 3, 1);
  diary.episodes(tmdb(66732), 5, 1, 8, "2026-01-02T19:00:00.000Z", 2, 1);
  diary.episodes(tmdb(100088), 1, 1, 9, "2023-01-16T21:00:00.000Z", 1, 7);
  diary.episodes(formula1, 2024, 1, 6, "2024-03-02T15:00:00.000Z", 1, 14);  // no TMDB id
  diary.episodes(formula1, 2025, 1, 2, "2025-03-16T05:00:00.000Z", 1, 14);
}

void rate(Account& account) {
  const auto movie = [&](std::int64_t id, int stars, std::string_view when) {
    account.rate(account.movie(tmdb(id)), stars, instant(when));
  };
  int stars = 0;
  auto when = instant("2014-02-01T10:00:00.000Z");
  for (const auto& title : account.catalogue().movies) {
    const auto id = title.ids.tmdb;
    if (++stars % 5 == 4 || only_listed(id)) continue;
    movie(id, 10 - (stars * 7) % 9, iso(when));
    when += days{61};
  }
  movie(419704, 0, "2021-01-01T12:00:00.000Z");  // Trakt sometimes sends a 0: no rating
  const auto show = [&](std::int64_t id, int value, std::string_view at) {
    account.rate(account.show(tmdb(id)), value, instant(at));
  };
  show(1396, 10, "2014-07-02T10:00:00.000Z");
  show(1399, 7, "2015-02-10T10:00:00.000Z");
  show(1427, 8, "2017-05-20T10:00:00.000Z");
  show(95396, 9, "2022-04-20T10:00:00.000Z");
  show(95480, 9, "2022-05-15T10:00:00.000Z");
  show(87108, 10, "2019-06-16T10:00:00.000Z");
  show(66732, 6, "2019-07-10T10:00:00.000Z");
  show(1416, 4, "2018-12-01T10:00:00.000Z");
  account.rate(account.season(tmdb(1396), 5), 10, instant("2014-07-02T10:05:00.000Z"));
  account.rate(account.season(tmdb(1399), 1), 9, instant("2015-01-12T10:00:00.000Z"));
  account.rate(account.episode(tmdb(1396), 5, 14), 10, instant("2014-06-10T10:00:00.000Z"));
  account.rate(account.episode(tmdb(19885), 2, 3), 9, instant("2014-10-20T10:00:00.000Z"));
  account.rate(account.episode(tmdb(95396), 2, 10), 10, instant("2025-03-23T10:00:00.000Z"));
}

void list(Account& account) {
  const auto movies = {76600, 331482, 376867, 419704, 216527, 393209, 157336};  // the last one is watched already
  auto when = instant("2024-01-05T09:00:00.000Z");
  for (const auto id : movies) account.list(account.movie(tmdb(id)), when += hours{31});
  const auto shows = {1438, 246, 100088};  // the last one is watched in part
  for (const auto id : shows) account.list(account.show(tmdb(id)), when += hours{31});
  account.list(account.season(tmdb(1399), 4), when += hours{31});
}

}  // namespace

std::shared_ptr<Catalogue> sample_catalogue() {
  auto catalogue = std::make_shared<Catalogue>();
  add_sample_movies(*catalogue);
  add_sample_series(*catalogue);
  catalogue->finish();
  return catalogue;
}

Account sample_account() {
  Account account{sample_catalogue(), "sample", "Europe/Madrid"};
  Diary diary{account};
  watch_movies(account, diary);
  watch_series(diary);
  rate(account);
  list(account);
  account.settle(instant("2026-08-01T08:00:00.000Z"));
  return account;
}

}  // namespace cinemarco::sandbox
