// SPDX-License-Identifier: MIT
// When backups are made unasked, what is known of the last ones, and how a library is opened.
#include "exchange/backups.hpp"

#include "exchange/world.hpp"
#include "store/migrations.hpp"
#include "store/restore.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <fstream>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using test::query;

class BackupsMade : public ::testing::Test {
 protected:
  [[nodiscard]] BackupServices services() { return {home_.database(), home_.account(), home_.clock()}; }
  [[nodiscard]] std::string reasons() const {
    std::string words;
    for (const auto& backup : store::BackupFolder{home_.folder()}.list()) {
      words += (words.empty() ? "" : " ") + std::string{store::to_string(backup.reason)};
    }
    return words;
  }
  test::World world_{test::small_account()};
  test::Home home_{world_.home()};
};

TEST_F(BackupsMade, before_an_import_only_of_a_library_that_holds_something) {
  back_up_before_import(services(), {});
  EXPECT_EQ(reasons(), "");
  home_.import();
  back_up_before_import(services(), {});
  EXPECT_EQ(reasons(), "before_import");
  back_up_before_import(services(), {});
  EXPECT_EQ(reasons(), "before_import") << "not again within the hour";
}

TEST_F(BackupsMade, once_a_day) {
  home_.import();
  back_up_daily(services(), {});
  EXPECT_EQ(reasons(), "daily");
  home_.clock().advance(23h);
  back_up_daily(services(), {});
  EXPECT_EQ(reasons(), "daily");
  home_.clock().advance(2h);
  back_up_daily(services(), {});
  EXPECT_EQ(reasons(), "daily daily");
}

TEST_F(BackupsMade, are_held_up_by_none_of_the_future) {
  home_.import();
  store::BackupFolder{home_.folder()}.make(store::BackupReason::by_hand, home_.clock().now() + 24h * 400, {}, {});
  back_up_daily(services(), {});
  EXPECT_EQ(reasons(), "by_hand daily") << "the clock was wrong when the other was made";
}

TEST_F(BackupsMade, tell_of_a_failure_until_the_next_success) {
  const auto folder = home_.folder() / "backups";
  std::ofstream{folder} << "a file in the way";
  EXPECT_THROW(back_up(services(), store::BackupReason::by_hand, {}, {}), Error);
  const auto failed = last_backups(services());
  ASSERT_TRUE(failed.problem);
  EXPECT_FALSE(failed.newest);
  EXPECT_TRUE(failed.problem->message.contains("backups")) << failed.problem->message;
  std::filesystem::remove(folder);
  const auto made = back_up(services(), store::BackupReason::by_hand, {}, {});
  const auto now = last_backups(services());
  EXPECT_FALSE(now.problem);
  EXPECT_EQ(now.newest->name, made.name);
}

TEST_F(BackupsMade, hold_an_import_at_whatever_moment_and_it_can_be_resumed_there) {
  std::jthread copier{[this](const std::stop_token& ended) {
    auto folder = store::BackupFolder{home_.folder()};
    for (int i = 0; !ended.stop_requested(); ++i) {
      folder.make(store::BackupReason::by_hand, home_.clock().now() + std::chrono::seconds{i}, {}, {});
    }
  }};
  home_.import();
  copier.request_stop();
  copier.join();
  const auto expected = test::dump_promised(home_.database_file());
  const store::BackupFolder folder{home_.folder()};
  const auto all = folder.list();
  ASSERT_GT(all.size(), 2U);
  for (std::size_t i = 0; i < all.size(); i += std::max<std::size_t>(1, all.size() / 5)) {
    const auto name = "restored-" + std::to_string(i);
    std::filesystem::create_directories(world_.folder / name);
    std::filesystem::copy(home_.folder() / "secret.key", world_.folder / name / "secret.key");
    (void)store::restore_database(folder.file_of(all[i]), world_.folder / name, home_.clock().now(), {}, {});
    auto restored = world_.home(name);
    const auto outcome = restored.import(
        {}, query(restored.database_file(), "SELECT count(*) FROM runs") == "0" ? Resume::no : Resume::yes);
    EXPECT_FALSE(outcome.error);
    EXPECT_EQ(test::difference(test::dump_promised(restored.database_file()), expected), "") << all[i].name;
  }
}

TEST(Opening, backs_up_before_it_migrates) {
  const test::TempDir folder;
  {
    SQLite::Database old{(folder / "cinemarco.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    store::migrate(old, store::embedded_migrations().first(5));
    old.exec("INSERT INTO accounts VALUES (1, 'me', 'Europe/Berlin')");
  }
  const auto now = *parse_instant("2026-11-23T12:00:00Z");
  (void)open_library(folder.path(), Backups::on, now);
  const store::BackupFolder backups{folder.path()};
  const auto all = backups.list();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.front().reason, store::BackupReason::before_migration);
  EXPECT_EQ(query(backups.file_of(all.front()), "SELECT count(*) FROM schema_migrations"), "5");
  EXPECT_EQ(query(folder / "cinemarco.db", "SELECT count(*) FROM schema_migrations"),
            std::to_string(store::embedded_migrations().size()));
}

TEST(Opening, does_not_migrate_what_it_cannot_back_up) {
  const test::TempDir folder;
  {
    SQLite::Database old{(folder / "cinemarco.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    store::migrate(old, store::embedded_migrations().first(5));
  }
  std::ofstream{folder / "backups"} << "in the way";
  EXPECT_THROW((void)open_library(folder.path(), Backups::on, {}), Error);
  EXPECT_EQ(query(folder / "cinemarco.db", "SELECT count(*) FROM schema_migrations"), "5");
  (void)open_library(folder.path(), Backups::off, {});
}

// A library with a backup of it, before something happens to the library.
struct BackedUp {
  BackedUp() {
    (void)open_library(folder.path(), Backups::on, now);
    whole = backups.make(store::BackupReason::daily, now, {}, {});
  }
  // Opening fails, and says how the whole backup is put in place.
  [[nodiscard]] std::string refusal() const {
    try {
      (void)open_library(folder.path(), Backups::on, now + 3h);
    } catch (const Error& error) {
      const std::string said = error.what();
      EXPECT_TRUE(said.contains("cinemarco restore " + backups.file_of(whole).string())) << said;
      return said;
    }
    ADD_FAILURE() << "it was opened";
    return {};
  }

  const test::TempDir folder;
  const std::filesystem::path file = folder / "cinemarco.db";
  const Instant now = *parse_instant("2026-11-23T12:00:00Z");
  store::BackupFolder backups{folder.path()};
  store::Backup whole;
};

TEST(Opening, of_a_damaged_library_says_so_and_offers_the_newest_whole_backup) {
  BackedUp library;
  const auto newer = library.backups.make(store::BackupReason::daily, library.now + 1h, {}, {});
  std::ofstream{library.backups.file_of(newer)} << "no database";
  std::ofstream{library.file, std::ios::binary} << std::string(100'000, 'x');
  EXPECT_TRUE(library.refusal().contains("is damaged"));
  EXPECT_EQ(std::filesystem::file_size(library.file), 100'000U) << "nothing of it is lost";
}

TEST(Opening, of_a_library_that_is_gone_offers_its_newest_backup) {
  const BackedUp library;
  std::filesystem::resize_file(library.file, 0);
  EXPECT_TRUE(library.refusal().contains("is gone"));
  std::filesystem::remove(library.file);
  EXPECT_TRUE(library.refusal().contains("is gone"));
  std::filesystem::rename(library.folder / "backups", library.folder / "elsewhere");
  (void)open_library(library.folder.path(), Backups::on, library.now);
}

TEST(Opening, looks_into_a_library_that_nobody_closed) {
  const test::TempDir folder, copy;
  const auto file = copy / "cinemarco.db";
  {
    const auto database = open_library(folder.path(), Backups::on, {});
    std::filesystem::copy(folder / "cinemarco.db", file);
    std::filesystem::copy(folder / "cinemarco.db-wal", file.string() + "-wal");
  }
  // A page in the middle that no start would read.
  {
    SQLite::Database db{file.string(), SQLite::OPEN_READWRITE};
    db.exec("INSERT INTO accounts VALUES (1, 'me', 'UTC', NULL, NULL, NULL, NULL)");
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const auto root = db.execAndGet("SELECT rootpage FROM sqlite_master WHERE name = 'contributors'").getInt64();
    std::fstream stream{file, std::ios::in | std::ios::out | std::ios::binary};
    stream.seekp((root - 1) * 4096);
    stream << std::string(4096, 'x');
  }
  std::ofstream{file.string() + "-wal"} << "";
  EXPECT_THROW((void)open_library(copy.path(), Backups::on, {}), Error);
}

}  // namespace
}  // namespace cinemarco::exchange
