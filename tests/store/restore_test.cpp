// SPDX-License-Identifier: MIT
// A backup in the place of today's library.
#include "store/restore.hpp"

#include "store/home.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <fstream>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using test::kAccount;
using test::kNow;

// A library with so many plays, closed.
void make_library(const std::filesystem::path& file, int plays) {
  Database database{file};
  Transaction tx{database};
  (void)ensure_account(tx, "Europe/Berlin");
  for (int id = 1; id <= plays; ++id) {
    const auto play = test::movie_play(id, 500 + id, id);
    (void)upsert_plays(tx, kAccount, RunId{1}, {&play, 1}, ArrivedBy::import);
  }
  tx.commit();
}

std::string plays_in(const std::filesystem::path& file) {
  return query(file, "SELECT count(*) FROM plays");
}

std::string refusal(const std::filesystem::path& file, const std::filesystem::path& folder) {
  try {
    (void)restore_database(file, folder, kNow, {}, {});
    return "it was restored";
  } catch (const Error& error) {
    return error.what();
  }
}

TEST(Restore, puts_the_backup_in_place_and_keeps_todays) {
  const cinemarco::test::TempDir folder;
  const auto file = folder / "cinemarco.db";
  make_library(file, 3);
  make_library(folder / "backup.db", 1);
  const auto restored = restore_database(folder / "backup.db", folder.path(), kNow, {}, {});
  EXPECT_EQ(plays_in(file), "1");
  ASSERT_TRUE(restored.kept);
  EXPECT_FALSE(restored.was_damaged);
  EXPECT_EQ(plays_in(folder / "backups" / restored.kept->name), "3");
  EXPECT_EQ(plays_in(folder / "backup.db"), "1") << "the backup stays";
  Database database{file};
  EXPECT_FALSE(std::filesystem::exists(folder / "cinemarco.db.restored"));
}

TEST(Restore, takes_no_log_of_the_former_library_into_the_new_one) {
  const cinemarco::test::TempDir folder, other;
  const auto file = folder / "cinemarco.db";
  {
    // As a killed program leaves it: what was written last stands in the log alone.
    Database database{other / "cinemarco.db"};
    Transaction tx{database};
    (void)ensure_account(tx, "Europe/Berlin");
    const auto play = test::movie_play(9, 509, 9);
    (void)upsert_plays(tx, kAccount, RunId{1}, {&play, 1}, ArrivedBy::import);
    tx.commit();
    for (const auto* ending : {"", "-wal"}) {
      std::filesystem::copy((other / "cinemarco.db").string() + ending, file.string() + ending);
    }
  }
  make_library(folder / "backup.db", 2);
  const auto restored = restore_database(folder / "backup.db", folder.path(), kNow, {}, {});
  EXPECT_EQ(plays_in(file), "2");
  EXPECT_EQ(plays_in(folder / "backups" / restored.kept->name), "1") << "with what stood in its log";
}

TEST(Restore, sets_a_damaged_library_aside_as_it_is) {
  const cinemarco::test::TempDir folder;
  const auto file = folder / "cinemarco.db";
  make_library(file, 3);
  make_library(folder / "backup.db", 1);
  std::ofstream{file, std::ios::binary} << std::string(50'000, 'x');
  const auto restored = restore_database(folder / "backup.db", folder.path(), kNow, {}, {});
  EXPECT_TRUE(restored.was_damaged);
  EXPECT_EQ(restored.kept->reason, BackupReason::damaged);
  EXPECT_EQ(std::filesystem::file_size(folder / "backups" / restored.kept->name), 50'000U);
  EXPECT_EQ(plays_in(file), "1");
}

TEST(Restore, works_where_there_is_no_library) {
  const cinemarco::test::TempDir folder;
  make_library(folder / "backup.db", 1);
  EXPECT_FALSE(restore_database(folder / "backup.db", folder.path(), kNow, {}, {}).kept);
  EXPECT_EQ(plays_in(folder / "cinemarco.db"), "1");
}

TEST(Restore, keeps_both_where_two_come_in_one_second) {
  const cinemarco::test::TempDir folder;
  make_library(folder / "cinemarco.db", 3);
  make_library(folder / "one.db", 1);
  make_library(folder / "two.db", 2);
  const auto first = restore_database(folder / "one.db", folder.path(), kNow, {}, {});
  const auto second = restore_database(folder / "two.db", folder.path(), kNow, {}, {});
  EXPECT_EQ(plays_in(folder / "backups" / first.kept->name), "3");
  EXPECT_EQ(plays_in(folder / "backups" / second.kept->name), "1");
  EXPECT_EQ(plays_in(folder / "cinemarco.db"), "2");
}

TEST(Restore, refuses_what_is_no_library_and_leaves_todays) {
  const cinemarco::test::TempDir folder;
  const auto file = folder / "cinemarco.db";
  make_library(file, 3);
  std::ofstream{folder / "text.db"} << "text";
  SQLite::Database{(folder / "other.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(
      "CREATE TABLE songs (id INTEGER)");
  make_library(folder / "newer.db", 1);
  SQLite::Database{(folder / "newer.db").string(), SQLite::OPEN_READWRITE}.exec(
      "INSERT INTO schema_migrations VALUES ('9999_from_the_future', '2026-01-01T00:00:00.000Z')");

  EXPECT_TRUE(refusal(folder / "missing.db", folder.path()).contains("There is no file"));
  EXPECT_TRUE(refusal(folder / "text.db", folder.path()).contains("is damaged, or no database"));
  EXPECT_TRUE(refusal(folder / "other.db", folder.path()).contains("none of Cinemarco's"));
  EXPECT_TRUE(refusal(folder / "newer.db", folder.path()).contains("9999_from_the_future"));
  EXPECT_EQ(plays_in(file), "3");
}

TEST(Restore, refuses_while_somebody_has_the_library_open) {
  const cinemarco::test::TempDir folder;
  make_library(folder / "cinemarco.db", 3);
  make_library(folder / "backup.db", 1);
  Database open{folder / "cinemarco.db"};
  const auto said = refusal(folder / "backup.db", folder.path());
  EXPECT_TRUE(said.contains("Another program has")) << said;
  EXPECT_EQ(plays_in(folder / "cinemarco.db"), "3");
}

}  // namespace
}  // namespace cinemarco::store
