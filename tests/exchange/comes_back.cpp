// SPDX-License-Identifier: MIT
#include "exchange/comes_back.hpp"

#include "exchange/checkup.hpp"
#include "store/backup_folder.hpp"
#include "store/restore.hpp"
#include "support/dump.hpp"
#include "trakt/export_writer.hpp"
#include "trakt/zip_package.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace cinemarco::test {

namespace {

namespace fs = std::filesystem;

const Packers kPackers{&trakt::write_zip, &trakt::write_export};

constexpr const char* kPlays =
    "SELECT media_type, title_tmdb_id, title, season_number, episode_number, watched_at, watched_day, count(*) FROM "
    "plays WHERE removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 4, 5, 6, 7";
constexpr const char* kListed =
    "SELECT media_type, coalesce(title_tmdb_id, tmdb_id), listed_at FROM trakt_watchlist WHERE removed_at IS NULL "
    "ORDER BY 1, 2";
// Of titles that others have in their library: a rating alone makes none.
constexpr const char* kRated =
    "SELECT e.media_type, coalesce(m.tmdb_id, s.tmdb_id) AS number, personal_rating FROM library_entries e LEFT JOIN "
    "movies m ON m.id = movie_id LEFT JOIN series s ON s.id = series_id WHERE personal_rating IS NOT NULL AND EXISTS "
    "(SELECT 1 FROM plays p WHERE p.title_tmdb_id = number AND p.removed_at IS NULL AND p.media_type = "
    "iif(e.media_type = 'movie', 'movie', 'episode')) ORDER BY 1, 2";

void expect_nothing_new(const exchange::ImportOutcome& again) {
  ASSERT_FALSE(again.error) << again.error->what();
  EXPECT_EQ(again.summary.plays.new_ + again.summary.movies.new_ + again.summary.series.new_, 0);
  EXPECT_EQ(again.summary.changed, false);
}

// The other home, at the same hour in the same place, imports what this one gives.
exchange::ImportOutcome take_over(Home& home, exchange::WayOut way, const fs::path& file, Home& other) {
  take_away(home, way, file);
  other.follow(home);
  auto outcome = other.import_export(file);
  EXPECT_FALSE(outcome.error) << outcome.error->what();
  return outcome;
}

}  // namespace

std::vector<fs::path> take_away(Home& home, exchange::WayOut way, const fs::path& file) {
  return exchange::export_to({home.database(), home.account(), home.clock(), kPackers}, way, file, {}, {});
}

std::string text_of(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

void expect_back_from_json(World& world, Home& home, const std::string& name) {
  const auto file = world.folder / (name + ".json");
  auto other = world.home(name);
  const auto outcome = take_over(home, exchange::WayOut::json, file, other);
  EXPECT_EQ(outcome.summary.requests.tmdb, 0);
  EXPECT_EQ(difference(dump_promised(other.database_file()), dump_promised(home.database_file())), "");
  expect_nothing_new(other.import_export(file));
  const auto second = world.folder / (name + "-again.json");
  take_away(other, exchange::WayOut::json, second);
  EXPECT_EQ(difference(text_of(second), text_of(file)), "") << "row for row, under the same numbers";
}

void expect_back_from_trakt_layout(World& world, Home& home, const std::string& name) {
  const auto file = world.folder / (name + ".zip");
  auto other = world.home(name);
  const auto outcome = take_over(home, exchange::WayOut::trakt, file, other);
  EXPECT_TRUE(outcome.summary.hints.empty()) << outcome.summary.hints.front();
  for (const auto* sql : {kPlays, kListed, kRated}) {
    EXPECT_EQ(difference(query(other.database_file(), sql), query(home.database_file(), sql)), "") << sql;
  }
  expect_nothing_new(other.import_export(file));
  EXPECT_EQ(difference(query(other.database_file(), kPlays), query(home.database_file(), kPlays)), "");
}

void expect_back_from_backup(World& world, Home& home, const std::string& name) {
  store::BackupFolder backups{home.folder()};
  const auto made = backups.make(store::BackupReason::by_hand, home.clock().now(), {}, {});
  fs::create_directories(world.folder / name);
  fs::copy(home.folder() / "secret.key", world.folder / name / "secret.key");
  store::restore_database(backups.file_of(made), world.folder / name, home.clock().now(), {}, {});
  auto other = world.home(name);
  other.follow(home);
  EXPECT_EQ(difference(dump_promised(other.database_file()), dump_promised(home.database_file())), "");
  exchange::RunProgress progress;
  const auto report = exchange::check_library(
      {other.database(), other.folder(), other.account(), other.clock(), other.tokens(), std::nullopt},
      exchange::Repair::no, progress, {});
  EXPECT_TRUE(report.whole) << report.findings.front().message;
}

}  // namespace cinemarco::test
