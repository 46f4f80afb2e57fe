// SPDX-License-Identifier: MIT
// An export that a tool appended rows to: previewed, imported, imported again, and met by a sync.
#include "exchange/world.hpp"
#include "sandbox/export.hpp"
#include "support/dump.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace cinemarco::exchange {
namespace {

using test::Home;
using test::query;
using test::World;

// The account's export as a folder, with the same history without ids beside it, and one row more.
std::filesystem::path appended(World& world) {
  const auto folder = world.folder / "appended";
  world.sandbox.edit([&](sandbox::Account& account) {
    sandbox::write_export(account, folder.string() + "/", {.rows_per_file = 1'000'000});
  });
  std::ifstream file{folder / "watched-history.json"};
  std::stringstream text;
  text << file.rdbuf();
  auto rows = boost::json::parse(text.str()).as_array();
  const auto real = rows.size();
  for (std::size_t i = 0; i < real; ++i) {
    auto row = rows[i].as_object();
    row.erase("id");
    row.erase("action");
    rows.push_back(row);
  }
  auto own = rows[0].as_object();
  own.erase("id");
  own["watched_at"] = "2019-03-04T05:06:07Z";
  rows.push_back(own);
  std::ofstream{folder / "watched-history.json"} << boost::json::serialize(rows);
  return folder;
}

TEST(RowsWithoutId, add_nothing_to_the_rows_that_they_repeat) {
  World world{test::small_account()};
  auto home = world.home();
  const auto folder = appended(world);
  ImportRequest request;
  request.export_path = folder.string();
  const auto preview = home.preview(request);
  const auto outcome = home.import(request);
  ASSERT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(outcome.summary.plays.without_id, 1);
  EXPECT_EQ(outcome.summary.plays.seen, outcome.summary.plays.new_);
  EXPECT_EQ(preview.plays.seen, outcome.summary.plays.seen);
  EXPECT_EQ(preview.plays.new_, outcome.summary.plays.new_);
  EXPECT_EQ(preview.plays.without_id, 1);
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM plays WHERE trakt_history_id IS NULL"), "1");

  EXPECT_EQ(home.preview(request).plays.new_, 0);
  EXPECT_EQ(home.import(request).summary.plays.new_, 0) << "a second time";
  const auto plays = query(home.database_file(), "SELECT count(*) FROM plays");
  const auto synced = home.sync(SyncRequest{.full = true});
  ASSERT_FALSE(synced.error) << synced.error->what();
  EXPECT_EQ(synced.summary.plays.removed, 0) << "what Trakt never had is not gone there";
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM plays"), plays);
}

TEST(RowsWithoutId, take_the_id_of_the_play_that_a_sync_brings) {
  World world{test::small_account()};
  auto home = world.home();
  const auto folder = appended(world);
  {
    std::ifstream file{folder / "watched-history.json"};
    std::stringstream text;
    text << file.rdbuf();
    boost::json::array keyed;
    const auto rows = boost::json::parse(text.str());
    for (const auto& row : rows.as_array()) {
      if (!row.as_object().contains("id")) keyed.push_back(row);
    }
    std::ofstream{folder / "watched-history.json"} << boost::json::serialize(keyed);
  }
  ImportRequest request;
  request.export_path = folder.string();
  const auto imported = home.import(request);
  ASSERT_FALSE(imported.error) << imported.error->what();
  EXPECT_EQ(imported.summary.plays.without_id, imported.summary.plays.seen);
  const auto plays = query(home.database_file(), "SELECT count(*) FROM plays");
  const auto synced = home.sync(SyncRequest{.full = true});
  ASSERT_FALSE(synced.error) << synced.error->what();
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM plays"), plays);
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM plays WHERE trakt_history_id IS NULL"), "1");
}

TEST(RowsWithoutId, bring_back_nothing_that_trakt_removed) {
  World world{test::small_account()};
  auto home = world.home();
  const auto folder = appended(world);
  ImportRequest request;
  request.export_path = folder.string();
  ASSERT_FALSE(home.import(request).error);
  // Two rows of one play: that with its id, and that without.
  const auto standing = [&] {
    return query(home.database_file(), "SELECT count(*) FROM plays WHERE removed_at IS NULL");
  };
  const auto before = std::stoi(standing());
  world.sandbox.edit([](sandbox::Account& account) {
    account.remove_play(account.history().front().id);
    account.remove_play(account.history().back().id);
  });
  ASSERT_FALSE(home.sync(SyncRequest{.full = true}).error);
  EXPECT_EQ(std::stoi(standing()), before - 2);
  const auto again = home.import(request);
  ASSERT_FALSE(again.error);
  EXPECT_EQ(std::stoi(standing()), before - 2) << "neither row comes again";
  EXPECT_EQ(again.summary.plays.new_, 0);
  EXPECT_TRUE(
      std::ranges::any_of(again.summary.skipped, [](const auto& item) { return item.reason == "removed_at_trakt"; }));
}

}  // namespace
}  // namespace cinemarco::exchange
