// SPDX-License-Identifier: MIT
// A step to a newer database may make a table anew, and loses nothing on the way.
#include "store/migrations.hpp"

#include "domain/error.hpp"
#include "store/home.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using test::Home;

// What is there and one step more.
bool migrate_with(const Home& home, std::string_view sql) {
  const auto known = embedded_migrations();
  std::vector<Migration> all{known.begin(), known.end()};
  all.push_back({"9999_next", sql});
  SQLite::Database connection{home.file().string(), SQLite::OPEN_READWRITE};
  connection.exec("PRAGMA foreign_keys = ON");
  const bool migrated = migrate(connection, all);
  EXPECT_EQ(connection.execAndGet("PRAGMA foreign_keys").getInt(), 1);
  EXPECT_EQ(connection.execAndGet("PRAGMA legacy_alter_table").getInt(), 0);
  return migrated;
}

TEST(Migrations, make_a_table_anew_and_keep_what_refers_to_it) {
  Home home;
  home.write([](Transaction& tx) {
    tx.connection().use("INSERT INTO contributors (id, tmdb_person_id, name) VALUES (1, 7, 'Somebody')").run();
    tx.connection()
        .use("INSERT INTO movies (id, tmdb_id, title, fetched_at) VALUES (1, 1, 'One', '2026-01-01T00:00:00.000Z')")
        .run();
    tx.connection()
        .use("INSERT INTO media_contributors (contributor_id, movie_id, role_type) VALUES (1, 1, 'actor')")
        .run();
  });
  EXPECT_TRUE(migrate_with(home, R"sql(
    CREATE TABLE new_contributors AS SELECT * FROM contributors;
    DROP TABLE contributors;
    CREATE TABLE contributors (id INTEGER PRIMARY KEY, tmdb_person_id INTEGER, name TEXT);
    INSERT INTO contributors SELECT id, tmdb_person_id, name FROM new_contributors;
    DROP TABLE new_contributors;
  )sql"));
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM media_contributors"), "1");
}

TEST(Migrations, undo_a_step_that_loses_what_others_refer_to) {
  Home home;
  home.write([](Transaction& tx) {
    tx.connection().use("INSERT INTO settings (account_id, key, value) VALUES (1, 'k', 'v')").run();
  });
  try {
    (void)migrate_with(home, "DELETE FROM accounts");
    FAIL() << "it went through";
  } catch (const Error& error) {
    EXPECT_TRUE(std::string{error.what()}.contains("9999_next")) << error.what();
  }
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM accounts"), "1");
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM schema_migrations WHERE name = '9999_next'"), "0");
}

TEST(Migrations, call_what_was_sent_and_not_answered_unconfirmed) {
  const cinemarco::test::TempDir folder;
  const auto file = folder / "cinemarco.db";
  {
    SQLite::Database old{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    const auto all = embedded_migrations();
    const auto next = std::ranges::find(all, std::string_view{"0031_unconfirmed"}, &Migration::name);
    migrate(old, all.first(static_cast<std::size_t>(next - all.begin())));
    old.exec(R"sql(
      INSERT INTO accounts (id, name, time_zone) VALUES (1, 'me', 'UTC');
      INSERT INTO outbox (account_id, kind, media_type, tmdb_id, value, state, made_at)
        VALUES (1, 'rating', 'movie', 1, 8, 'doubtful', '2026-01-01T00:00:00.000Z'),
               (1, 'rating', 'movie', 2, 8, 'waiting', '2026-01-01T00:00:00.000Z');
    )sql");
  }
  const Database database{file};
  EXPECT_EQ(query(file, "SELECT group_concat(tmdb_id || state) FROM outbox"), "1unconfirmed,2waiting");
}

TEST(Connection, refuses_to_ask_a_query_whose_rows_are_being_read) {
  Home home;
  Reader reader{home.database};
  Connection& db = reader;
  const char* sql = "SELECT id FROM accounts";
  {
    auto rows = db.use(sql);
    EXPECT_TRUE(rows.next());
    EXPECT_THROW((void)db.use(sql), Error);
    EXPECT_EQ(rows.integer(0), 1);
  }
  EXPECT_TRUE(db.use(sql).next());
}

}  // namespace
}  // namespace cinemarco::store
