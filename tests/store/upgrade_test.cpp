// SPDX-License-Identifier: MIT
// A database of the first release, with rows in it, opened by this one.
#include "store/database.hpp"
#include "store/home.hpp"
#include "store/library_rows.hpp"
#include "store/migrations.hpp"
#include "store/title_ages.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using test::kAccount;
using test::list_rows;

TEST(Upgrade, fills_what_lists_need_for_rows_that_are_there) {
  const cinemarco::test::TempDir folder;
  const auto file = folder / "cinemarco.db";
  {
    SQLite::Database old{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    migrate(old, embedded_migrations().first(1));
    old.exec(R"sql(
      INSERT INTO accounts VALUES (1, 'me', 'Europe/Berlin');
      INSERT INTO movies (tmdb_id, title, original_title, release_date, fetched_at)
        VALUES (1, 'The Matrix', NULL, '1999-03-31', '2026-01-01T00:00:00.000Z'),
               (2, 'Amélie', 'Le Fabuleux Destin', '2001-04-25', '2026-01-01T00:00:00.000Z');
      INSERT INTO series (tmdb_id, name, first_air_date, fetched_at)
        VALUES (1, 'A Series', '2010-01-01', '2026-01-01T00:00:00.000Z');
      INSERT INTO library_entries (account_id, media_type, movie_id, series_id, watch_status, source)
        VALUES (1, 'movie', 1, NULL, 'completed', 'trakt'), (1, 'movie', 2, NULL, 'not_started', 'trakt'),
               (1, 'series', NULL, 1, 'in_progress', 'trakt');
      INSERT INTO plays (account_id, trakt_history_id, media_type, tmdb_id, title_tmdb_id, watched_at, arrived_by)
        VALUES (1, 77, 'movie', 1, 1, '2020-01-01T00:00:00.000Z', 'import');
    )sql");
  }
  Database database{file};
  EXPECT_EQ(query(file,
                  "SELECT group_concat(title || '|' || sort_title || '|' || release_date, '; ') FROM "
                  "(SELECT * FROM library_entries ORDER BY id)"),
            "The Matrix|matrix|1999-03-31; Amélie|amelie|2001-04-25; A Series|series|2010-01-01");
  EXPECT_EQ(query(file, "SELECT count(*) FROM plays"), "1");
  Reader reader{database};
  EXPECT_EQ(foreign_titles(reader, "en-US"), 0) << "what is here was asked for in English";
  EXPECT_EQ(foreign_titles(reader, "pt-BR"), 3);
  LibraryFilter filter;
  filter.q = "destin";
  const auto found = list_rows(reader, kAccount, filter, std::nullopt, 10);
  ASSERT_EQ(found.rows.size(), 1U);
  EXPECT_EQ(found.rows.front().title, "Amélie");
  filter = {};
  filter.sort = LibrarySort::title;
  filter.order = Order::ascending;
  std::vector<std::string> titles;
  for (const auto& row : list_rows(reader, kAccount, filter, std::nullopt, 10).rows) titles.push_back(row.title);
  EXPECT_EQ(titles, (std::vector<std::string>{"Amélie", "The Matrix", "A Series"}));
}

TEST(Upgrade, makes_the_words_of_titles_also_where_it_was_cut_short) {
  const cinemarco::test::TempDir folder;
  const auto file = folder / "cinemarco.db";
  {
    SQLite::Database old{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    migrate(old, embedded_migrations().first(4));
    old.exec(R"sql(
      INSERT INTO accounts VALUES (1, 'me', 'Europe/Berlin');
      INSERT INTO movies (tmdb_id, title, fetched_at) VALUES (1, 'Spider-Man', '2026-01-01T00:00:00.000Z');
      INSERT INTO series (tmdb_id, name, original_name, fetched_at)
        VALUES (1, 'Élite', '千と千尋', '2026-01-01T00:00:00.000Z');
      INSERT INTO library_entries (account_id, media_type, movie_id, series_id, watch_status, source)
        VALUES (1, 'movie', 1, NULL, 'completed', 'trakt'), (1, 'series', NULL, 1, 'in_progress', 'trakt');
    )sql");
    migrate(old);  // the process ends before it makes the words
  }
  Database database{file};
  Reader reader{database};
  for (const auto* q : {"spiderman", "elite", "千尋"}) {
    LibraryFilter filter;
    filter.q = q;
    EXPECT_EQ(list_rows(reader, kAccount, filter, std::nullopt, 10).rows.size(), 1U) << q;
  }
  EXPECT_EQ(query(file, "SELECT group_concat(sort_title) FROM (SELECT * FROM library_entries ORDER BY id)"),
            "spider-man,elite");
}

TEST(Upgrade, puts_into_the_outbox_what_was_changed_before_there_was_one) {
  const cinemarco::test::TempDir folder;
  const auto file = folder / "cinemarco.db";
  {
    SQLite::Database old{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    migrate(old, embedded_migrations().first(4));
    old.exec(R"sql(
      INSERT INTO accounts VALUES (1, 'me', 'Europe/Berlin');
      INSERT INTO movies (tmdb_id, title, fetched_at) VALUES (1, 'One', '2026-01-01T00:00:00.000Z'),
                                                             (2, 'Two', '2026-01-01T00:00:00.000Z');
      INSERT INTO library_entries (account_id, media_type, movie_id, watch_status, source, own_rating, trakt_rating)
        VALUES (1, 'movie', 1, 'completed', 'trakt', 4, 7), (1, 'movie', 2, 'completed', 'trakt', 4, 3);
      INSERT INTO plays (id, account_id, trakt_history_id, media_type, title_tmdb_id, arrived_by, removed_at, removed_by)
        VALUES (1, 1, NULL, 'movie', 1, 'local', NULL, NULL),
               (2, 1, NULL, 'movie', 1, 'local', '2026-01-01T00:00:00.000Z', 'user'),
               (3, 1, 33, 'movie', 1, 'sync', '2026-01-01T00:00:00.000Z', 'user'),
               (4, 1, 44, 'movie', 1, 'sync', '2026-01-01T00:00:00.000Z', 'trakt'),
               (5, 1, 55, 'movie', 1, 'import', NULL, NULL);
    )sql");
  }
  const Database database{file};
  EXPECT_EQ(query(file,
                  "SELECT group_concat(kind || ' ' || coalesce(play_id, tmdb_id) || ' ' || ifnull(value, '-'), '; ') "
                  "FROM (SELECT * FROM outbox ORDER BY id)"),
            "add_play 1 -; remove_play 3 -; rating 2 8");
  EXPECT_EQ(query(file, "SELECT group_concat(id) FROM plays WHERE gone_at IS NOT NULL"), "4");
}

TEST(Upgrade, keeps_tmdbs_answers_and_gives_back_the_room_that_they_took) {
  const cinemarco::test::TempDir folder;
  const auto file = folder / "cinemarco.db";
  std::uintmax_t before = 0;
  {
    SQLite::Database old{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    migrate(old, embedded_migrations().first(16));
    ASSERT_EQ(old.execAndGet("SELECT max(name) FROM schema_migrations").getString(), "0021_door");
    old.exec(R"sql(
      INSERT INTO tmdb_cache (cache_key, cache_value, expires_at, bytes, used_on, etag)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
        SELECT 'movie:' || i, json_object('id', i, 'title', hex(zeroblob(1200))), '2026-01-01T00:00:00.000Z', 2500,
               '2026-01-01', 'W/"1"' FROM n;
    )sql");
    before = static_cast<std::uintmax_t>(old.execAndGet("PRAGMA page_count").getInt64()) * 4096;
  }
  Database database{file};
  EXPECT_TRUE(database.fold());
  EXPECT_LT(std::filesystem::file_size(file), before) << "not both tables";
  EXPECT_EQ(query(file,
                  "SELECT count(*) || ' ' || sum(json_extract(cache_value, '$.id')) || ' ' || min(etag) || ' ' || "
                  "sum(bytes) FROM tmdb_cache"),
            "3000 4501500 W/\"1\" 7500000");
}

}  // namespace
}  // namespace cinemarco::store
