// SPDX-License-Identifier: MIT
// Exports as files: cut short, older than what is known, of titles without a number, and gone when they are needed.
#include "exchange/world.hpp"
#include "sandbox/export.hpp"
#include "store/runs.hpp"
#include "store/unmatched.hpp"
#include "support/dump.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <set>
#include <utility>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using test::difference;
using test::dump_promised;
using test::Home;
using test::query;
using test::World;

ImportRequest request_of(const fs::path& path) {
  ImportRequest request;
  request.export_path = path.string();
  return request;
}

void date_files(const fs::path& folder, Instant written) {
  const auto time = std::chrono::file_clock::from_sys(std::chrono::floor<std::chrono::seconds>(written));
  for (const auto& file : fs::directory_iterator{folder}) fs::last_write_time(file.path(), time);
}

TEST(ExportFile, cut_short_is_previewed_as_it_is_imported) {
  World world;
  const auto whole = world.folder / "whole.zip";
  world.sandbox.edit([&](sandbox::Account& account) { sandbox::write_export(account, whole); });
  for (const double part : {0.5, 0.9, 0.999}) {
    auto home = world.home("home-" + std::to_string(part));
    const auto cut = world.folder / "cut.zip";
    fs::copy_file(whole, cut, fs::copy_options::overwrite_existing);
    fs::resize_file(cut, static_cast<std::uintmax_t>(static_cast<double>(fs::file_size(whole)) * part));
    const auto preview = home.preview(request_of(cut));
    const auto outcome = home.import_export(cut);
    ASSERT_FALSE(outcome.error) << part << outcome.error->what();
    EXPECT_GT(preview.plays.seen, 0) << part;
    EXPECT_EQ(preview.plays.seen, outcome.summary.plays.seen) << part;
    ASSERT_EQ(preview.errors.size(), outcome.summary.errors.size()) << part;
    EXPECT_TRUE(std::ranges::any_of(preview.errors, [](const FailedItem& it) {
      return it.message.contains("cut.zip: the file ends too early");
    })) << part;
  }
}

TEST(ExportFile, that_is_older_takes_no_date_and_no_number_back) {
  World world{test::small_account()};
  auto home = world.home();
  const auto old = world.folder / "old";
  sandbox::Item movie;
  world.sandbox.edit([&](sandbox::Account& account) {
    sandbox::write_export(account, old.string() + "/", {.rows_per_file = 1'000'000});
    const auto history = account.history();
    for (const auto& play : history) {
      if (play.item.media == sandbox::Media::movie && account.catalogue().movies.at(play.item.title).ids.tmdb > 0) {
        movie = play.item;
      }
    }
    for (std::size_t i = 0; i < 3; ++i) account.redate(history[i].id, sandbox::instant("2025-02-03T20:00:00Z"));
  });
  constexpr std::int64_t kNewNumber = 7'000'000;
  world.sandbox.edit_catalogue([&](sandbox::Catalogue& catalogue) {
    auto former = catalogue.movies.at(movie.title);
    former.ids.trakt = 0;
    former.ids.slug = "former";
    former.ids.imdb.clear();
    catalogue.movies.at(movie.title).ids.tmdb = kNewNumber;
    catalogue.movies.push_back(former);
  });
  const auto made = home.clock().now();
  date_files(old, made);
  home.clock().advance(1h);
  ASSERT_FALSE(home.import().error);
  const auto known = dump_promised(home.database_file());
  ASSERT_TRUE(query(home.database_file(), "SELECT count(*) FROM plays WHERE title_tmdb_id = 7000000") != "0");
  for (int again = 0; again < 2; ++again) {
    home.clock().advance(1h);
    ASSERT_FALSE(home.import_export(old).error);
    EXPECT_EQ(difference(dump_promised(home.database_file()), known), "") << again;
  }
  // One that was made since then is believed.
  date_files(old, home.clock().now());
  ASSERT_FALSE(home.import_export(old).error);
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM plays WHERE title_tmdb_id = 7000000"), "0");
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM plays WHERE watched_at = '2025-02-03T20:00:00.000Z'"),
            "0");
}

TEST(ExportFile, that_is_older_than_another_file_takes_nothing_back_either) {
  World world{test::small_account()};
  auto home = world.home();
  world.sandbox.edit([&](sandbox::Account& account) {
    sandbox::write_export(account, world.folder / "old/", {.rows_per_file = 1'000'000});
    account.redate(account.history().front().id, sandbox::instant("2025-02-03T20:00:00Z"));
    sandbox::write_export(account, world.folder / "new/", {.rows_per_file = 1'000'000});
  });
  date_files(world.folder / "old", sandbox::instant("2026-05-01T20:00:00Z"));
  date_files(world.folder / "new", sandbox::instant("2026-05-02T20:00:00Z"));
  std::string known;
  for (const auto* file : {"old", "new", "old"}) {
    const auto before = std::exchange(known, {});
    ASSERT_FALSE(home.import_export(world.folder / file).error) << file;
    known = dump_promised(home.database_file());
    EXPECT_EQ(known == before, !before.empty() && std::string_view{file} == "old") << file;
  }
}

// ---- titles without a number ----

TEST(ExportFile, titles_without_a_number_are_listed_by_name_whatever_tells_of_them) {
  World world{test::small_account()};
  const auto folder = world.folder / "export";
  fs::create_directory(folder);
  const auto put = [&](const char* name, const std::string& rows) {
    std::ofstream{folder / name} << "[" << rows << "]";
  };
  const auto title = [](const char* member, const char* name, int trakt) {
    return fmt::format(R"("{}":{{"title":"{}","ids":{{"trakt":{}}}}})", member, name, trakt);
  };
  put("watched-history.json", fmt::format(R"({{"id":1,"watched_at":"2024-01-01T20:00:00Z","type":"movie",{}}})",
                                          title("movie", "Played", 101)));
  put("ratings-movies.json", fmt::format(R"({{"rated_at":"2024-01-01T20:00:00Z","rating":7,"type":"movie",{}}})",
                                         title("movie", "Rated", 102)));
  put("ratings-seasons.json",
      fmt::format(
          R"({{"rated_at":"2024-01-01T20:00:00Z","rating":7,"type":"season","season":{{"number":1,"ids":{{"trakt":9}}}},{}}})",
          title("show", "Rated series", 103)));
  put("lists-watchlist.json",
      fmt::format(R"({{"listed_at":"2024-01-01T20:00:00Z","type":"show",{}}})", title("show", "Listed series", 104)));
  const auto names = [](const std::vector<SkippedItem>& items) {
    std::set<std::string> all;
    for (const auto& item : items) all.insert(item.type + " " + item.title + " " + item.reason);
    return all;
  };
  const std::set<std::string> everything{"movie Played no_tmdb_id", "movie Rated no_tmdb_id",
                                         "series Rated series no_tmdb_id", "series Listed series no_tmdb_id"};
  auto home = world.home();
  EXPECT_EQ(names(home.preview(request_of(folder)).skipped), everything);
  const auto outcome = home.import_export(folder);
  ASSERT_FALSE(outcome.error);
  EXPECT_EQ(names(outcome.summary.skipped), everything);
  store::Reader reader{home.database()};
  std::set<std::string> listed;
  for (const auto& one : store::list_unmatched(reader, home.account())) {
    listed.insert(fmt::format("{} {} {}{}", one.title.title, one.plays, one.on_watchlist ? "listed" : "",
                              one.is_rated ? "rated" : ""));
  }
  EXPECT_EQ(listed,
            (std::set<std::string>{"Played 1 ", "Rated 0 rated", "Rated series 0 rated", "Listed series 0 listed"}));

  auto part = world.home("part");
  auto request = request_of(folder);
  request.parts = {Part::ratings};
  EXPECT_EQ(names(part.import(request).summary.skipped),
            (std::set<std::string>{"movie Rated no_tmdb_id", "series Rated series no_tmdb_id"}));
}

// ---- resuming what is gone ----

TEST(ExportFile, that_is_gone_is_asked_for_again_by_the_users_name_for_it) {
  World world{test::small_account()};
  struct Row {
    const char* description;
    ImportRequest request;
    const char* named;
  };
  ImportRequest uploaded = request_of(world.folder / "uploads/cinemarco-upload-abcdef");
  uploaded.export_name = "my trakt.zip";
  ImportRequest piped = request_of("/dev/fd/63");
  piped.export_name = "the pipe";
  piped.once = true;
  ImportRequest loose = request_of(world.folder / "a.json");
  std::ofstream{loose.export_path} << "[]";
  loose.more_files = {(world.folder / "b.json").string()};
  const Row table[] = {{"an upload", uploaded, "my trakt.zip"},
                       {"a pipe", piped, "the pipe"},
                       {"a file", request_of(world.folder / "gone.zip"), "gone.zip"},
                       {"one of several", loose, "b.json"}};
  for (const auto& row : table) {
    auto home = world.home(row.description);
    {
      store::Transaction tx{home.database()};
      const auto run =
          store::start_run(tx, home.account(), "import", "export", to_options_text(row.request), home.clock().now());
      store::finish_run(tx, run, store::RunState::interrupted, "{}", home.clock().now());
      tx.commit();
    }
    try {
      static_cast<void>(plan_import(home.database(), home.folder(), {}, Resume::yes, std::nullopt, home.clock().now()));
      FAIL() << row.description;
    } catch (const Error& error) {
      const std::string told = error.what();
      EXPECT_EQ(error.code(), ErrorCode::not_found) << row.description;
      EXPECT_TRUE(told.contains(row.named) && told.contains("give the file again")) << told;
      EXPECT_FALSE(told.contains("cinemarco-upload-") || told.contains("/dev/fd")) << told;
    }
  }
}

}  // namespace
}  // namespace cinemarco::exchange
