// SPDX-License-Identifier: MIT
// A database of a test's own, with account 1, and facts to put into it.
#pragma once

#include "store/accounts.hpp"
#include "store/database.hpp"
#include "store/mirror.hpp"
#include "support/temp_dir.hpp"

#include <optional>
#include <string>

namespace cinemarco::store::test {

inline const Instant kNow = *parse_instant("2026-11-23T12:00:00Z");
inline constexpr AccountId kAccount{1};

struct Home {
  Home() {
    write([](Transaction& tx) { (void)ensure_account(tx, "Europe/Berlin"); });
  }
  template <class Work>
  void write(Work work) {
    Transaction tx{database};
    work(tx);
    tx.commit();
  }
  [[nodiscard]] std::filesystem::path file() const { return folder / "cinemarco.db"; }

  cinemarco::test::TempDir folder;
  Database database{folder / "cinemarco.db"};
};

inline TitleRef movie_ref(std::optional<std::int64_t> tmdb, std::int64_t trakt) {
  TitleRef title;
  title.type = TitleType::movie;
  title.ids.trakt = TraktId{trakt};
  title.ids.tmdb = tmdb;
  title.title = "Movie " + std::to_string(trakt);
  title.year = 1999;
  return title;
}

inline TitleRef series_ref(std::optional<std::int64_t> tmdb, std::int64_t trakt) {
  auto title = movie_ref(tmdb, trakt);
  title.type = TitleType::series;
  title.title = "Series " + std::to_string(trakt);
  return title;
}

inline Play movie_play(std::int64_t id, std::optional<std::int64_t> tmdb, std::int64_t trakt,
                       std::optional<Instant> at = kNow) {
  return {HistoryId{id}, {}, at, {}, "watch", movie_ref(tmdb, trakt), std::nullopt, std::nullopt};
}

inline Play episode_play(std::int64_t id, std::optional<std::int64_t> tmdb, std::int64_t trakt, EpisodeNumber number,
                         std::optional<Instant> at = kNow) {
  return {HistoryId{id}, {}, at, {}, "scrobble", series_ref(tmdb, trakt), number, TraktId{id + 1000}};
}

}  // namespace cinemarco::store::test
