// SPDX-License-Identifier: MIT
// Copies of a library in use, and the folder in which they are kept.
#include "domain/error.hpp"
#include "store/backup_folder.hpp"
#include "store/home.hpp"
#include "store/part_file.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <fstream>
#include <thread>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using test::kAccount;
using test::kNow;

std::set<std::string> names_in(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) names.insert(entry.path().filename().string());
  return names;
}

void add_play(Transaction& tx, std::int64_t id) {
  const auto play = test::movie_play(id, 500 + id, id);
  (void)upsert_plays(tx, kAccount, RunId{1}, {&play, 1}, ArrivedBy::import);
}

// Overwrites the second half of the file.
void damage(const std::filesystem::path& file) {
  const auto size = std::filesystem::file_size(file);
  std::fstream stream{file, std::ios::in | std::ios::out | std::ios::binary};
  stream.seekp(static_cast<std::streamoff>(size / 2));
  stream << std::string(size / 2, 'x');
}

TEST(WholeCopy, is_one_consistent_state_while_others_write) {
  test::Home home;
  home.write([](Transaction& tx) { tx.connection().raw().exec("CREATE TABLE twice (n INTEGER)"); });
  home.write([](Transaction& tx) { tx.connection().raw().exec("INSERT INTO twice VALUES (0), (0)"); });
  std::jthread writer{[&home](const std::stop_token& stop) {
    for (std::int64_t id = 1; !stop.stop_requested(); ++id) {
      home.write([&](Transaction& tx) {
        add_play(tx, id);
        tx.connection().use("UPDATE twice SET n = (SELECT count(*) FROM plays)").run();
      });
    }
  }};
  for (int round = 0; round < 20; ++round) {
    const auto copy = home.folder / "copy.db";
    copy_whole(home.file(), copy, {}, {});
    EXPECT_EQ(damage_of(copy), std::nullopt);
    EXPECT_EQ(query(copy, "SELECT count(DISTINCT n) || (min(n) = (SELECT count(*) FROM plays)) FROM twice"), "11");
  }
  EXPECT_EQ(names_in(home.folder.path()),
            (std::set<std::string>{"cinemarco.db", "cinemarco.db-shm", "cinemarco.db-wal", "copy.db"}))
      << "one file by itself";
}

TEST(WholeCopy, says_how_far_it_is_and_ends_where_it_is_told_to) {
  test::Home home;
  home.write([](Transaction& tx) {
    tx.connection().raw().exec(
        "CREATE TABLE filler AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
        "WHERE i < 9000) SELECT i, hex(zeroblob(600)) AS text FROM n");
  });
  std::stop_source stop;
  std::int64_t seen = 0;
  const auto copy = home.folder / "copy.db";
  const auto until_told = [&](std::int64_t done, std::int64_t total) {
    EXPECT_LT(done, total);
    seen = done;
    stop.request_stop();
  };
  EXPECT_THROW(copy_whole(home.file(), copy, until_told, stop.get_token()), Error);
  EXPECT_GT(seen, 0);
  EXPECT_FALSE(names_in(home.folder.path()).contains("copy.db"));
  EXPECT_FALSE(names_in(home.folder.path()).contains("copy.db.part"));
}

TEST(WholeCopy, of_a_damaged_library_is_none_and_the_former_copy_stays) {
  test::Home home;
  const auto copy = home.folder / "copy.db";
  home.write([](Transaction& tx) { add_play(tx, 1); });
  copy_whole(home.file(), copy, {}, {});
  ASSERT_TRUE(home.database.fold());
  damage(home.file());
  try {
    copy_whole(home.file(), copy, {}, {});
    FAIL() << "a damaged library was copied";
  } catch (const Error& error) {
    EXPECT_TRUE(std::string{error.what()}.contains("is damaged")) << error.what();
  }
  EXPECT_EQ(query(copy, "SELECT count(*) FROM plays"), "1");
  EXPECT_EQ(damage_of(home.file()).has_value(), true);
}

TEST(WholeCopy, says_what_it_cannot_write) {
  test::Home home;
  try {
    copy_whole(home.file(), home.folder / "missing" / "copy.db", {}, {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_TRUE(std::string{error.what()}.contains("No such file or directory")) << error.what();
    EXPECT_TRUE(std::string{error.what()}.contains("nothing was changed")) << error.what();
  }
}

TEST(WasLeftOpen, tells_a_library_that_nobody_closed_from_one_in_use) {
  const cinemarco::test::TempDir folder;
  const auto file = folder / "cinemarco.db";
  const auto copy = folder / "copy.db";
  {
    Database database{file};
    EXPECT_TRUE(std::filesystem::exists(file.string() + "-wal"));
    std::filesystem::copy(file, copy);
    std::filesystem::copy(file.string() + "-wal", copy.string() + "-wal");
  }
  EXPECT_FALSE(was_left_open(file)) << "closed";
  EXPECT_TRUE(was_left_open(copy)) << "a copy of one in use";
}

TEST(PartFile, is_made_by_one_at_a_time_and_replaces_only_files) {
  const cinemarco::test::TempDir folder;
  const auto name = folder / "copy.db";
  std::ofstream{name.string() + ".part"} << "what somebody who was killed left";
  {
    PartFile mine{name};
    EXPECT_EQ(std::filesystem::file_size(mine.part()), 0U);
    EXPECT_THROW(PartFile{name}, Error);
    EXPECT_FALSE(std::filesystem::exists(name));
    mine.finish();
  }
  EXPECT_TRUE(std::filesystem::exists(name));
  {
    const PartFile unfinished{name};
  }
  EXPECT_FALSE(std::filesystem::exists(name.string() + ".part"));
  EXPECT_TRUE(std::filesystem::exists(name)) << "what was there stays";
  std::filesystem::create_directory(folder / "a folder");
  EXPECT_THROW(PartFile{folder / "a folder"}, Error);
  EXPECT_THROW(PartFile{"/dev/null"}, Error);
}

TEST(BackupNames, are_quoted_for_a_shell) {
  EXPECT_EQ(restore_command("/data/backups/a-1.db"), "cinemarco restore /data/backups/a-1.db");
  EXPECT_EQ(restore_command("/my d'ata/a.db"), "cinemarco restore '/my d'\\''ata/a.db'");
}

TEST(BackupNames, say_when_and_why) {
  for (const auto reason : {BackupReason::by_hand, BackupReason::daily, BackupReason::before_import,
                            BackupReason::before_migration, BackupReason::before_restore, BackupReason::damaged}) {
    const auto name = backup_name(kNow, reason);
    const auto read = parse_backup_name(name);
    ASSERT_TRUE(read) << name;
    EXPECT_EQ(read->made_at, kNow);
    EXPECT_EQ(read->reason, reason);
  }
  EXPECT_EQ(backup_name(kNow, BackupReason::daily), "cinemarco-2026-11-23T12-00-00Z-daily.db");
  for (const auto* name :
       {"cinemarco.db", "cinemarco-2026-11-23.db", "cinemarco-2026-11-23T12-00-00Z-other.db",
        "cinemarco-2026-11-23T12-00-00Z.db.part", "", "../cinemarco-2026-11-23T12-00-00Z.db", "cinemarco-.db"}) {
    EXPECT_FALSE(parse_backup_name(name)) << name;
  }
}

TEST(Outlived, keeps_seven_days_four_weeks_and_what_was_before_a_change_of_the_library) {
  using namespace std::chrono_literals;
  const auto now = *parse_instant("2026-11-26T12:00:00Z");  // a Thursday
  std::vector<Backup> backups;
  for (int day = 0; day < 60; ++day) {
    for (const auto at : {now - std::chrono::days{day}, now - std::chrono::days{day} - 2h}) {
      backups.push_back({backup_name(at, BackupReason::daily), at, BackupReason::daily, 1});
    }
  }
  for (const auto reason : {BackupReason::before_migration, BackupReason::before_restore, BackupReason::damaged}) {
    const auto at = now - std::chrono::days{400};
    backups.push_back({backup_name(at, reason), at, reason, 1});
  }
  const auto gone = outlived(backups, now);
  std::set<std::string> kept;
  for (const auto& backup : backups) {
    if (!gone.contains(backup.name)) kept.insert(backup.name.substr(10, 16) + std::string{to_string(backup.reason)});
  }
  EXPECT_EQ(kept,
            (std::set<std::string>{
                "2026-11-26T12-00daily", "2026-11-25T12-00daily", "2026-11-24T12-00daily", "2026-11-23T12-00daily",
                "2026-11-22T12-00daily", "2026-11-21T12-00daily", "2026-11-20T12-00daily",  // seven days
                "2026-11-15T12-00daily", "2026-11-08T12-00daily",                           // and Sundays
                "2025-10-22T12-00before_migration", "2025-10-22T12-00before_restore", "2025-10-22T12-00damaged"}));
}

TEST(BackupFolder, makes_lists_finds_and_tidies) {
  test::Home home;
  home.write([](Transaction& tx) { add_play(tx, 1); });
  BackupFolder folder{home.folder.path()};
  EXPECT_TRUE(folder.list().empty());
  EXPECT_EQ(folder.newest_whole(), std::nullopt);
  const auto first = folder.make(BackupReason::by_hand, kNow, {}, {});
  const auto second = folder.make(BackupReason::daily, kNow + std::chrono::minutes{1}, {}, {});
  const auto all = folder.list();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].name, second.name);
  EXPECT_GT(all[1].bytes, 4'096);
  EXPECT_EQ(folder.find(first.name).made_at, kNow);
  EXPECT_THROW((void)folder.find("../cinemarco.db"), Error);

  std::ofstream{folder.path() / "cinemarco-2026-11-23T11-00-00Z.db.part"} << "half";
  std::ofstream{folder.path() / "of-somebody.txt"} << "mine";
  folder.tidy(kNow + std::chrono::minutes{2});
  EXPECT_EQ(names_in(folder.path()), (std::set<std::string>{second.name, "of-somebody.txt"}));

  const auto third = folder.make(BackupReason::daily, kNow + std::chrono::minutes{3}, {}, {});
  damage(folder.file_of(third));
  EXPECT_EQ(folder.newest_whole()->name, second.name) << "a damaged one is passed over";
}

}  // namespace
}  // namespace cinemarco::store
