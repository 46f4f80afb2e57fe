// SPDX-License-Identifier: MIT
// An account of any size out of a seed, for benchmarks and for tests that count.
#include "sandbox/names.hpp"
#include "sandbox/worlds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cinemarco::sandbox {
namespace {

using namespace std::chrono;

constexpr std::int64_t kFirstMovie = 100'001;
constexpr std::int64_t kFirstSeries = 200'001;
constexpr std::int64_t kFirstPlay = 4'294'900'000;  // crosses 2^32 on the way
constexpr int kPeoplePool = 3000;

struct Job {
  std::string_view job, department;
};
constexpr std::array<Job, 8> kJobs{{{"Director", "Directing"},
                                    {"Screenplay", "Writing"},
                                    {"Director of Photography", "Camera"},
                                    {"Original Music Composer", "Sound"},
                                    {"Producer", "Production"},
                                    {"Executive Producer", "Production"},
                                    {"Editor", "Editing"},
                                    {"Production Design", "Art"}}};

std::string pooled_person(Random& random) {
  Random who{static_cast<std::uint64_t>(random.below(kPeoplePool)) + 77};
  auto name = invented_person(who);
  return fmt::format("{} {}.", name, static_cast<char>('A' + who.below(26)));
}

Movie made_movie(Catalogue& catalogue, int i, const AccountSize& size, Random& random) {
  Movie movie;
  movie.title = fmt::format("{} {}", invented_title(random), i + 1);
  movie.original_title = movie.title;
  movie.year = 1960 + random.below(65);
  movie.release_date = fmt::format("{}-{:02}-{:02}", movie.year, 1 + random.below(12), 1 + random.below(28));
  movie.ids = {.trakt = 500'001 + i,
               .slug = fmt::format("{}-{}", slug_of(movie.title), movie.year),
               .imdb = fmt::format("tt{:07}", 5'000'001 + i),
               .tmdb = kFirstMovie + i};
  movie.runtime = 75 + random.below(100);
  movie.genres = {18, random.below(2) == 0 ? 35 : 53};
  movie.tagline = "Nothing stays as it was.";
  movie.overview = invented_sentence(random);
  movie.vote = static_cast<double>(40 + random.below(50)) / 10.0;
  movie.votes = 50 + random.below(20'000);
  const auto seed = random.next();
  fill_cast(catalogue, movie.cast, size.cast, 1, seed, true);
  fill_crew(catalogue, movie.crew, size.crew, 1, seed, true);
  movie.poster = catalogue.add_picture(
      {.kind = PictureKind::poster, .title = movie.title, .subtitle = {}, .seed = seed, .cheap = true});
  movie.backdrop = catalogue.add_picture(
      {.kind = PictureKind::backdrop, .title = movie.title, .subtitle = {}, .seed = seed, .cheap = true});
  return movie;
}

Season made_season(Catalogue& catalogue, const Series& series, int i, int number, const AccountSize& size,
                   Random& random) {
  Season season;
  season.number = number;
  season.name = fmt::format("Season {}", number);
  season.overview = invented_sentence(random);
  const int at = i * size.seasons + number - 1;
  season.trakt = 600'001 + at;
  season.tmdb = 700'001 + at;
  season.tvdb = 800'001 + at;
  season.poster = catalogue.add_picture({.kind = PictureKind::poster,
                                         .title = series.name,
                                         .subtitle = season.name,
                                         .seed = random.next(),
                                         .cheap = true});
  auto air = sys_days{year{series.year + number - 1} / (1 + i % 9) / (1 + i % 27)};
  season.air_date = iso_day(air);
  for (int e = 1; e <= size.episodes; ++e, air += days{7}) {
    Episode episode;
    const std::int64_t id = static_cast<std::int64_t>(at) * size.episodes + e;
    episode.number = e;
    episode.title = invented_title(random);
    episode.overview = invented_sentence(random);
    episode.air_date = iso_day(air);
    episode.runtime = 22 + (i % 4) * 10;
    episode.trakt = 1'000'000 + id;
    episode.tmdb = 2'000'000 + id;
    episode.tvdb = 3'000'000 + id;
    episode.type = e == size.episodes ? "finale" : "standard";
    episode.still = catalogue.add_picture({.kind = PictureKind::still,
                                           .title = series.name,
                                           .subtitle = fmt::format("{}x{}", number, e),
                                           .seed = random.next(),
                                           .cheap = true});
    season.episodes.push_back(std::move(episode));
  }
  return season;
}

Series made_series(Catalogue& catalogue, int i, const AccountSize& size, Random& random) {
  Series series;
  series.name = fmt::format("{} {}", invented_title(random), i + 1);
  series.original_name = series.name;
  series.year = 1990 + random.below(30);
  series.ids = {.trakt = 400'001 + i,
                .slug = slug_of(series.name),
                .imdb = fmt::format("tt{:07}", 8'000'001 + i),
                .tmdb = kFirstSeries + i,
                .tvdb = 300'001 + i};
  series.status = "Ended";
  series.network = "Channel Nine and a Half";
  series.overview = invented_sentence(random);
  series.genres = {18, 10759};
  series.vote = static_cast<double>(50 + random.below(45)) / 10.0;
  series.votes = 50 + random.below(9'000);
  const auto seed = random.next();
  fill_cast(catalogue, series.cast, size.cast, size.seasons * size.episodes, seed, true);
  fill_crew(catalogue, series.crew, size.crew, size.seasons * size.episodes, seed, true);
  series.creators.push_back(catalogue.add_person(pooled_person(random), "Writing", true));
  series.poster = catalogue.add_picture(
      {.kind = PictureKind::poster, .title = series.name, .subtitle = {}, .seed = seed, .cheap = true});
  series.backdrop = catalogue.add_picture(
      {.kind = PictureKind::backdrop, .title = series.name, .subtitle = {}, .seed = seed, .cheap = true});
  for (int number = 1; number <= size.seasons; ++number) {
    series.seasons.push_back(made_season(catalogue, series, i, number, size, random));
  }
  return series;
}

Instant some_instant(Random& random) {
  return Instant{sys_days{2012y / 1 / 1}} + hours{24 * random.below(5000)} + seconds{random.below(86'400)};
}

/// One series after the other: three a day, and every fifth season in one sitting.
void watch_series(Account& account, std::uint32_t at, Random& random, int& left, std::int64_t& id) {
  for (const auto& season : account.catalogue().series[at].seasons) {
    auto when = Instant{sys_days{2012y / 1 / 1}} + hours{24 * random.below(4900)} + hours{18};
    const bool binge = random.below(5) == 0;
    for (const auto& episode : season.episodes) {
      if (left-- <= 0) return;
      account.watch({.media = Media::episode, .title = at, .season = season.number, .episode = episode.number}, when,
                    "scrobble", id++);
      when += binge || episode.number % 3 != 0 ? minutes{45} : hours{24} - minutes{90};
    }
  }
}

}  // namespace

void fill_cast(Catalogue& catalogue, std::vector<Credit>& cast, int count, int episodes, std::uint64_t seed,
               bool cheap) {
  Random random{seed ^ 0xca57U};
  for (int i = static_cast<int>(cast.size()); i < count;) {
    const auto person = catalogue.add_person(pooled_person(random), "Acting", cheap);
    if (std::ranges::find(cast, person, &Credit::person) != cast.end()) continue;
    cast.push_back({.person = person,
                    .role = i % 9 == 8 ? std::string{} : invented_person(random),
                    .department = "Acting",
                    .episodes = std::max(1, episodes - random.below(std::max(1, episodes)))});
    ++i;
  }
}

void fill_crew(Catalogue& catalogue, std::vector<Credit>& crew, int count, int episodes, std::uint64_t seed,
               bool cheap) {
  Random random{seed ^ 0xc3e3U};
  for (int i = static_cast<int>(crew.size()); i < count; ++i) {
    const auto& job = kJobs.at(static_cast<std::size_t>(i) % kJobs.size());
    crew.push_back({.person = catalogue.add_person(pooled_person(random), job.department, cheap),
                    .role = std::string{job.job},
                    .department = std::string{job.department},
                    .episodes = std::max(1, episodes / 2)});
  }
}

std::shared_ptr<Catalogue> generated_catalogue(const AccountSize& size) {
  auto catalogue = std::make_shared<Catalogue>();
  Random random{size.seed};
  for (int i = 0; i < size.movies + size.watchlist_movies; ++i) {
    auto movie = made_movie(*catalogue, i, size, random);
    catalogue->movies.push_back(std::move(movie));
  }
  for (int i = 0; i < size.series; ++i) {
    auto series = made_series(*catalogue, i, size, random);
    catalogue->series.push_back(std::move(series));
  }
  catalogue->finish();
  return catalogue;
}

Account generated_account(const AccountSize& size) {
  Account account{generated_catalogue(size), "large", "Europe/Madrid"};
  Random random{size.seed ^ 0xacc0U};
  std::int64_t id = kFirstPlay;
  const int episodes = size.series * size.seasons * size.episodes;
  const int plays = size.plays > 0 ? size.plays : size.movies + size.movies / 10 + episodes;
  const int movie_plays = std::clamp(plays - episodes, std::min(plays, size.movies), plays);
  for (int i = 0; i < movie_plays && size.movies > 0; ++i) {
    const auto at = static_cast<std::uint32_t>(i % size.movies);
    account.watch({.media = Media::movie, .title = at}, some_instant(random), "watch", id++);
  }
  int left = plays - movie_plays;
  for (std::uint32_t at = 0; at < account.catalogue().series.size(); ++at) {
    watch_series(account, at, random, left, id);
  }
  for (std::uint32_t at = 0; at < static_cast<std::uint32_t>(size.movies); at += 3) {
    account.rate({.media = Media::movie, .title = at}, 1 + random.below(10), some_instant(random));
  }
  for (std::uint32_t at = 0; at < static_cast<std::uint32_t>(size.series); at += 4) {
    account.rate({.media = Media::show, .title = at}, 1 + random.below(10), some_instant(random));
  }
  for (int i = 0; i < size.watchlist_movies; ++i) {
    account.list({.media = Media::movie, .title = static_cast<std::uint32_t>(size.movies + i)}, some_instant(random));
  }
  account.settle(instant("2026-01-02T03:04:05.000Z"));
  return account;
}

Account make_account(const Options& options) {
  if (options.account == "sample") return sample_account();
  if (options.account == "large") return generated_account(options.size);
  throw std::invalid_argument(fmt::format("no account is called '{}': sample or large", options.account));
}

}  // namespace cinemarco::sandbox
