// SPDX-License-Identifier: MIT
// Another program beside ours: it holds the database, or reads it for long.
#include "store/database.hpp"
#include "store/home.hpp"
#include "store/wal_folder.hpp"
#include "support/dump.hpp"
#include "support/fake_clock.hpp"
#include "support/other_program.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

namespace cinemarco::store {
namespace {

using namespace std::chrono_literals;
using cinemarco::test::FakeClock;
using cinemarco::test::OtherProgram;
using cinemarco::test::query;
using test::Home;

std::string refused(Database& database) {
  try {
    const Transaction tx{database, Durability::full, 0ms};
    return "not at all";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::busy);
    return error.what();
  }
}

void add_account(Database& database, int id) {
  Transaction tx{database};
  tx.connection().use("INSERT INTO accounts (id, name, time_zone) VALUES (?, 'x', 'UTC')").bind(id).run();
  tx.commit();
}

TEST(Lock, an_edit_says_which_program_holds_the_database) {
  Home home;
  {
    const OtherProgram other{home.file(), "BEGIN IMMEDIATE"};
    const auto message = refused(home.database);
    EXPECT_TRUE(message.contains("(process " + std::to_string(other.process()) + ")")) << message;
  }
  add_account(home.database, 2);
}

TEST(Lock, a_reader_and_a_start_wait_for_nobody) {
  Home home;
  const OtherProgram other{home.file(), "BEGIN IMMEDIATE"};
  Database second{home.file()};
  Reader reader{second};
  auto row = static_cast<Connection&>(reader).use("SELECT count(*) FROM accounts");
  EXPECT_TRUE(row.next());
}

TEST(Lock, a_thread_that_holds_it_is_waited_for_no_longer_than_was_said) {
  Home home;
  const Transaction tx{home.database};
  std::thread{[&] { EXPECT_NE(refused(home.database), "not at all"); }}.join();
}

TEST(Lock, a_program_that_ends_waits_no_longer_for_another) {
  Home home;
  const OtherProgram other{home.file(), "BEGIN IMMEDIATE"};
  std::atomic<bool> refused{false};
  std::thread waiting{[&] {  // for longer than this test may take
    EXPECT_THROW((Transaction{home.database, Durability::normal, 1h}), Error);
    refused = true;
  }};
  home.database.hurry();
  waiting.join();
  EXPECT_TRUE(refused);
}

// What a copy of cinemarco.db alone holds.
std::string copied(const Home& home, const std::string& question) {
  const auto copy = home.folder / "copy.db";
  std::filesystem::copy_file(home.file(), copy, std::filesystem::copy_options::overwrite_existing);
  return query(copy, question);
}

TEST(WalFolder, folds_a_few_seconds_after_the_last_write) {
  Home home;
  FakeClock clock;
  WalFolder folder{home.database, clock};
  add_account(home.database, 2);
  EXPECT_TRUE(folder.tick());
  clock.advance(2s);
  EXPECT_TRUE(folder.tick());
  EXPECT_GT(std::filesystem::file_size(home.file().string() + "-wal"), 0U) << "not yet";
  clock.advance(1s);
  EXPECT_TRUE(folder.tick());
  EXPECT_EQ(std::filesystem::file_size(home.file().string() + "-wal"), 0U);
  EXPECT_EQ(copied(home, "SELECT count(*) FROM accounts"), "2");
}

TEST(WalFolder, tries_again_while_a_reader_stays) {
  Home home;
  FakeClock clock;
  WalFolder folder{home.database, clock};
  {
    const OtherProgram other{home.file(), "BEGIN; SELECT count(*) FROM accounts"};
    add_account(home.database, 2);
    folder.tick();
    clock.advance(3s);
    EXPECT_FALSE(folder.tick());
  }
  EXPECT_TRUE(folder.tick());
  EXPECT_EQ(std::filesystem::file_size(home.file().string() + "-wal"), 0U);
}

TEST(WalFolder, a_new_library_is_whole_in_its_file) {
  const cinemarco::test::TempDir folder;
  const Database database{folder / "cinemarco.db"};
  EXPECT_EQ(std::filesystem::file_size(folder / "cinemarco.db-wal"), 0U);
}

}  // namespace
}  // namespace cinemarco::store
