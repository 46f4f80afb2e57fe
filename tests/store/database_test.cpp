// SPDX-License-Identifier: MIT
// The file, its lock, its transactions and its migrations.
#include "store/database.hpp"

#include "store/home.hpp"
#include "store/migrations.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sys/stat.h>
#include <thread>
#include <vector>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using cinemarco::test::TempDir;
using test::Home;

unsigned mode_of(const std::filesystem::path& path) {
  struct stat state{};
  EXPECT_EQ(::stat(path.c_str(), &state), 0) << path;
  return state.st_mode & 0777U;
}

TEST(Database, is_closed_to_others) {
  const TempDir folder;
  Database database{folder / "data" / "cinemarco.db"};
  {
    Transaction tx{database};
  }
  EXPECT_EQ(mode_of(folder / "data"), 0700U);
  EXPECT_EQ(mode_of(folder / "data" / "cinemarco.db"), 0600U);
  EXPECT_EQ(mode_of(folder / "data" / "cinemarco.db-wal"), 0600U);
}

TEST(Database, keeps_a_transaction_only_when_it_was_committed) {
  Home home;
  {
    Transaction tx{home.database};
    tx.connection().use("INSERT INTO accounts (id, name, time_zone) VALUES (2, 'x', 'UTC')").run();
  }
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM accounts"), "1");
  home.write([](Transaction& tx) {
    tx.connection().use("INSERT INTO accounts (id, name, time_zone) VALUES (2, 'x', 'UTC')").run();
  });
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM accounts"), "2");
}

std::int64_t accounts(Connection& db) {
  auto row = db.use("SELECT count(*) FROM accounts");
  row.next();
  return row.integer(0);
}

TEST(Database, shows_a_reader_one_state_and_never_makes_it_wait) {
  Home home;
  Reader early{home.database};
  EXPECT_EQ(accounts(early), 1);
  Transaction tx{home.database};
  tx.connection().use("INSERT INTO accounts (id, name, time_zone) VALUES (2, 'x', 'UTC')").run();
  EXPECT_EQ(accounts(early), 1);
  tx.commit();
  EXPECT_EQ(accounts(early), 1) << "as it was when the reading began";
  Reader late{home.database};
  EXPECT_EQ(accounts(late), 2);
}

TEST(Database, takes_turns_between_threads_and_between_openers) {
  Home home;
  Database other{home.file()};
  {
    std::vector<std::jthread> writers;
    for (int i = 0; i < 4; ++i) {
      writers.emplace_back([&, i] {
        for (int n = 0; n < 50; ++n) {
          Transaction tx{i % 2 == 0 ? home.database : other};
          tx.connection().use("INSERT INTO accounts (name, time_zone) VALUES ('x', 'UTC')").run();
          tx.commit();
        }
      });
    }
  }
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM accounts"), "201");
}

TEST(Database, checks_how_many_values_a_query_is_given) {
  Home home;
  Reader reader{home.database};
  Connection& db = reader;
  EXPECT_THROW(db.use("SELECT ?, ?").bind(1), Error);
  auto used_again = db.use("SELECT ?");
  used_again.bind("a");
  EXPECT_TRUE(used_again.next());
  EXPECT_EQ(used_again.text(0), "a");
}

TEST(Database, says_what_to_do_with_a_damaged_file) {
  const TempDir folder;
  std::ofstream{folder / "cinemarco.db"} << std::string(8192, 'x');
  try {
    const Database database{folder / "cinemarco.db"};
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::internal);
    EXPECT_NE(std::string{error.what()}.find("backup"), std::string::npos) << error.what();
  }
}

constexpr Migration kFirst{"0001_a", "CREATE TABLE a (x INTEGER)"};
constexpr Migration kSecond{"0002_b", "CREATE TABLE b (x INTEGER); INSERT INTO b VALUES (1)"};
constexpr Migration kBroken{"0002_b", "CREATE TABLE b (x INTEGER); INSERT INTO nowhere VALUES (1)"};

TEST(Migrations, are_applied_once_and_in_order) {
  SQLite::Database db{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  migrate(db, std::vector{kFirst});
  migrate(db, std::vector{kFirst, kSecond});
  migrate(db, std::vector{kFirst, kSecond});
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM b").getInt(), 1);
  EXPECT_EQ(db.execAndGet("SELECT group_concat(name) FROM schema_migrations").getString(), "0001_a,0002_b");
}

TEST(Migrations, leave_the_earlier_version_when_a_step_fails) {
  SQLite::Database db{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  migrate(db, std::vector{kFirst});
  EXPECT_ANY_THROW(migrate(db, std::vector{kFirst, kBroken}));
  EXPECT_FALSE(db.tableExists("b"));
  EXPECT_EQ(db.execAndGet("SELECT group_concat(name) FROM schema_migrations").getString(), "0001_a");
}

TEST(Migrations, refuse_a_newer_database_and_name_both_versions) {
  SQLite::Database db{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  migrate(db, std::vector{kFirst, kSecond});
  try {
    migrate(db, std::vector{kFirst});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::configuration);
    EXPECT_NE(std::string{error.what()}.find("0002_b"), std::string::npos) << error.what();
    EXPECT_NE(std::string{error.what()}.find("0001_a"), std::string::npos) << error.what();
  }
}

TEST(Migrations, are_done_by_one_of_two_that_open_a_new_file_at_once) {
  const TempDir folder;
  {
    std::vector<std::jthread> openers;
    for (int i = 0; i < 4; ++i) {
      openers.emplace_back([&] { EXPECT_NO_THROW(Database{folder / "cinemarco.db"}); });
    }
  }
  EXPECT_EQ(query(folder / "cinemarco.db", "SELECT count(*) FROM schema_migrations"),
            std::to_string(embedded_migrations().size()));
}

}  // namespace
}  // namespace cinemarco::store
