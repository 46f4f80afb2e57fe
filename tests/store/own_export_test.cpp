// SPDX-License-Identifier: MIT
// Cinemarco's own export: what is in it, and that it comes back as it was.
#include "store/home.hpp"
#include "store/migrations.hpp"
#include "store/own_import.hpp"
#include "store/own_reader.hpp"
#include "store/own_tables.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <fstream>

namespace cinemarco::store {
namespace {

using cinemarco::test::dump_promised;
using cinemarco::test::query;

std::string exported(Database& database) {
  Reader reader{database};
  std::string text;
  write_own_export(reader, [&text](std::string_view piece) { text += piece; }, {}, {});
  return text;
}

OwnCounts import(const std::string& text, test::Home& home) {
  const auto file = home.folder / "export.json";
  std::ofstream{file, std::ios::binary} << text;
  OwnImport incoming{home.folder / "incoming.db", home.file()};
  incoming.read(file, {}, {});
  return incoming.store();
}

// Texts as nobody expects them, in every kind of table.
void fill(test::Home& home) {
  home.write([](Transaction& tx) {
    tx.connection().raw().exec(R"sql(
      UPDATE accounts SET trakt_user = 'jane', trakt_user_name = 'Jane "J" O''Hara';
      INSERT INTO settings VALUES (1, 'trakt_last_sync_at', '2026-01-01T00:00:00.000Z'),
        (1, 'trakt_access_token', 'SEALED'), (1, 'trakt_refresh_token', 'SEALED'), (1, 'password_hash', 'SEALED'),
        (1, 'trakt_pkce_verifier', 'SEALED'), (1, 'trakt_auto_sync_enabled', 'false');
      INSERT INTO movies (id, tmdb_id, title, overview, genres, vote_average, fetched_at)
        VALUES (7, 550, 'Fight "Club"' || char(10) || '\', '🎬 ' || char(7) || ' é', '["Drama"]', 8.433, '2026-01-01'),
               (8, 551, 'Other', NULL, '[]', 0.1, '2026-01-01');
      INSERT INTO series (id, tmdb_id, name, fetched_at) VALUES (3, 1396, 'Breaking', '2026-01-01');
      INSERT INTO seasons (series_id, season_number, name, episode_count) VALUES (3, 1, 'One', 2);
      INSERT INTO episodes (series_id, season_number, episode_number, name) VALUES (3, 1, 1, 'Pilot'), (3, 1, 2, 'Next');
      INSERT INTO contributors (id, tmdb_person_id, name) VALUES (5, 31, 'Somebody');
      INSERT INTO media_contributors (contributor_id, movie_id, role_type) VALUES (5, 7, 'actor');
      INSERT INTO plays (id, account_id, trakt_history_id, media_type, tmdb_id, trakt_id, title, watched_at, ordered_at,
                         arrived_by, title_tmdb_id, last_run_id)
        VALUES (1, 1, 9223372036854775807, 'movie', 550, 1, 'Fight', '2020-01-01T00:00:00.000Z',
                '2020-01-01T00:00:00.000Z', 'import', 550, 77);
      INSERT INTO plays (id, account_id, media_type, tmdb_id, watched_day, ordered_at, arrived_by, source, title_tmdb_id,
                         season_number, episode_number, removed_at, removed_by)
        VALUES (4, 1, 'episode', 1396, '2021-05-05', '2021-05-05T21:59:59.999Z', 'local', 'cinemarco', 1396, 1, 1, NULL,
                NULL),
               (5, 1, 'episode', 1396, '2021-05-05', '2021-05-05T21:59:59.999Z', 'local', 'cinemarco', 1396, 1, 1, NULL,
                NULL),
               (6, 1, 'movie', 551, '2021-05-05', '2021-05-05T21:59:59.999Z', 'local', 'cinemarco', 551, NULL, NULL,
                '2021-06-01T00:00:00.000Z', 'user');
      INSERT INTO source_titles (id, account_id, source, media_type, title_key, title, candidates, matched_by, title_tmdb_id)
        VALUES (21, 1, 'letterboxd', 'movie', 'other:1999', 'Other', '[{"tmdb_id":551}]', 'user', 551);
      INSERT INTO plays (id, account_id, media_type, tmdb_id, watched_day, ordered_at, arrived_by, source, source_key,
                         title_tmdb_id, source_title_id, dated_by, note)
        VALUES (8, 1, 'movie', 551, '2022-05-05', '2022-05-05T21:59:59.999Z', 'import', 'letterboxd', 'boxd/1', 551, 21,
                'letterboxd', 'in the cinema');
      INSERT INTO play_keys VALUES (1, 'letterboxd', 'boxd/2', 1);
      INSERT INTO ratings (account_id, source, media_type, tmdb_id, rating, rated_at, source_title_id)
        VALUES (1, 'letterboxd', 'movie', 551, 7, '2022-05-06', 21), (1, 'imdb', 'movie', NULL, 8, NULL, 21);
      INSERT INTO source_facts (account_id, source_title_id, kind, value, is_applied) VALUES (1, 21, 'note', 'good', 1);
      INSERT INTO lists (id, account_id, name, source, source_key, trakt_id, created_at, removed_at)
        VALUES (3, 1, 'Best "of" all', 'cinemarco', '00ff', NULL, '2024-01-01T00:00:00.000Z', NULL),
               (5, 1, 'Trakt''s', 'trakt', NULL, 77, NULL, NULL),
               (6, 1, 'Put away', 'cinemarco', '11ff', NULL, NULL, '2024-02-01T00:00:00.000Z');
      INSERT INTO list_items (id, list_id, position, media_type, tmdb_id, trakt_id, title, note, source_title_id,
                              season_number, arrived_by, removed_at)
        VALUES (1, 3, 1, 'movie', 550, NULL, 'Fight', 'line' || char(10) || 'two', NULL, NULL, 'local', NULL),
               (2, 3, 2, 'movie', NULL, NULL, 'No number', NULL, 21, NULL, 'source', NULL),
               (4, 5, 1, 'season', 1396, 9, 'Breaking', NULL, NULL, 2, 'trakt', NULL),
               (7, 5, 2, 'person', NULL, 8, 'Somebody', NULL, NULL, NULL, 'trakt', '2024-02-01T00:00:00.000Z');
      INSERT INTO trakt_notes (account_id, trakt_note_id, media_type, tmdb_id, note) VALUES (1, 4, 'movie', 550, 'n');
      INSERT INTO trakt_ratings (account_id, media_type, trakt_id, rating) VALUES (1, 'movie', 1, 9);
      INSERT INTO trakt_watchlist (account_id, media_type, trakt_id, tmdb_id) VALUES (1, 'series', -1396, 1396);
      INSERT INTO title_matches VALUES ('movie', 1, 550, 'user');
      INSERT INTO library_entries (id, account_id, media_type, movie_id, series_id, watch_status, notes, is_favorite,
                                   source, own_rating, abandoned_at)
        VALUES (2, 1, 'movie', 7, NULL, 'completed', 'a' || char(13) || char(10) || 'b', 1, 'trakt', 4, NULL),
               (9, 1, 'series', NULL, 3, 'abandoned', NULL, 0, 'local', NULL, '2026-01-01T00:00:00.000Z');
      INSERT INTO movie_watch_sessions (entry_id, watched_date) VALUES (2, '2020-01-01');
      INSERT INTO watch_sessions (id, entry_id, name) VALUES (6, 9, 'Default');
      INSERT INTO episode_progress (entry_id, session_id, season_number, episode_number, date_source)
        VALUES (9, 6, 1, 1, 'local');
      INSERT INTO removed_titles (entry_id, account_id, media_type, tmdb_id, source, notes, is_favorite, removed_at)
        VALUES (11, 1, 'movie', 551, 'local', 'gone "for" now', 1, '2021-06-01T00:00:00.000Z');
    )sql");
  });
}

std::string refusal(const std::string& text) {
  test::Home home;
  try {
    (void)import(text, home);
    return "it was taken";
  } catch (const Error& error) {
    EXPECT_EQ(query(home.file(), "SELECT count(*) FROM plays"), "0");
    return error.what();
  }
}

TEST(OwnExport, takes_every_table_or_says_why_not) {
  const test::Home home;
  std::set<std::string> known;
  for (const auto& table : own_tables()) EXPECT_TRUE(known.insert(std::string{table.name}).second) << table.name;
  for (const auto& table : left_out_tables()) EXPECT_TRUE(known.insert(std::string{table.name}).second) << table.name;
  std::istringstream tables{query(home.file(),
                                  "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE "
                                  "'library_search_%' AND name NOT LIKE 'sqlite_%'")};
  std::set<std::string> there;
  for (std::string name; std::getline(tables, name);) there.insert(name);
  EXPECT_EQ(there, known) << "a new table goes into store/own_tables.cpp, and into docs/export.md";
}

TEST(OwnExport, comes_back_row_for_row_and_is_the_same_export_again) {
  test::Home from, to;
  fill(from);
  const auto text = exported(from.database);
  const auto counts = import(text, to);
  EXPECT_TRUE(counts.into_empty);
  EXPECT_EQ(counts.new_plays, 5);
  EXPECT_EQ(cinemarco::test::difference(dump_promised(to.file()), dump_promised(from.file())), "");
  EXPECT_EQ(exported(to.database), text) << "to the byte: everything that is in it came back";
  EXPECT_EQ(query(to.file(), "SELECT sum(plays) FROM play_counts"), "4");
  EXPECT_EQ(query(to.file(), "SELECT count(*) FROM library_search WHERE library_search MATCH 'fight*'"), "1");
  EXPECT_EQ(query(to.file(), "PRAGMA integrity_check"), "ok");
  EXPECT_EQ(query(to.file(), "SELECT count(*) FROM pragma_foreign_key_check"), "0");
}

TEST(OwnExport, holds_no_secret_and_no_number_of_a_run) {
  test::Home home;
  fill(home);
  const auto text = exported(home.database);
  EXPECT_FALSE(text.contains("SEALED"));
  EXPECT_FALSE(text.contains("run_id"));
  EXPECT_TRUE(text.contains("trakt_last_sync_at"));
}

TEST(OwnExport, adds_nothing_the_second_time) {
  test::Home from, to;
  fill(from);
  const auto text = exported(from.database);
  (void)import(text, to);
  const auto before = exported(to.database);
  const auto counts = import(text, to);
  EXPECT_FALSE(counts.into_empty);
  EXPECT_EQ(counts.new_plays + counts.new_movies + counts.new_series + counts.new_ratings + counts.new_watchlist, 0);
  EXPECT_EQ(exported(to.database), before);
}

TEST(OwnExport, gives_another_library_what_that_lacks) {
  test::Home from, to;
  fill(from);
  to.write([](Transaction& tx) {
    tx.connection().raw().exec(R"sql(
      INSERT INTO movies (id, tmdb_id, title, fetched_at) VALUES (1, 550, 'Fight here', '2026-01-01');
      INSERT INTO library_entries (id, account_id, media_type, movie_id, watch_status, notes, source)
        VALUES (1, 1, 'movie', 1, 'completed', 'mine', 'trakt');
      INSERT INTO plays (id, account_id, trakt_history_id, media_type, tmdb_id, arrived_by, title_tmdb_id)
        VALUES (1, 1, 12, 'movie', 550, 'import', 550);
      INSERT INTO source_titles (id, account_id, source, media_type, title_key)
        VALUES (20, 1, 'imdb', 'movie', 'a'), (21, 1, 'imdb', 'movie', 'b');
    )sql");
  });
  const auto counts = import(exported(from.database), to);
  EXPECT_EQ(counts.new_plays, 5);
  EXPECT_EQ(counts.new_movies, 0);
  EXPECT_EQ(counts.new_series, 1);
  EXPECT_EQ(query(to.file(), "SELECT notes || own_rating || is_favorite FROM library_entries WHERE movie_id = 1"),
            "mine41");
  EXPECT_EQ(query(to.file(), "SELECT entry_id || notes FROM removed_titles"), "11gone \"for\" now");
  EXPECT_EQ(query(to.file(), "SELECT count(*) FROM plays WHERE source = 'cinemarco' AND media_type = 'episode'"), "2")
      << "two viewings of one day are two";
  EXPECT_EQ(
      query(to.file(), "SELECT count(*) FROM episodes e JOIN series s ON s.id = e.series_id WHERE tmdb_id = 1396"),
      "2");
  EXPECT_EQ(query(to.file(),
                  "SELECT p.source_key || ' ' || t.title_key || ' ' || f.value || ' ' || group_concat(r.rating) FROM "
                  "plays p JOIN source_titles t ON t.id = p.source_title_id JOIN source_facts f ON f.source_title_id = "
                  "t.id JOIN ratings r ON r.source_title_id = t.id"),
            "boxd/1 other:1999 good 7,8")
      << "what other services told hangs together under its new numbers";
  EXPECT_EQ(query(to.file(), "SELECT p.trakt_history_id FROM play_keys k JOIN plays p ON p.id = k.play_id"),
            "9223372036854775807");
  EXPECT_EQ(query(to.file(), "SELECT count(*) FROM pragma_foreign_key_check"), "0");
}

TEST(OwnExport, of_an_older_cinemarco_is_brought_up_to_date) {
  const cinemarco::test::TempDir folder;
  std::string text;
  {
    Connection old{(folder / "old.db").string(), Connection::Mode::write};
    const auto steps = embedded_migrations();
    migrate(old.raw(), steps.first(steps.size() - 1));
    old.raw().exec("INSERT INTO accounts (id, name, time_zone) VALUES (1, 'me', 'UTC')");
    write_own_export(old, [&text](std::string_view piece) { text += piece; }, {}, {});
  }
  test::Home to;
  (void)import(text, to);
  EXPECT_EQ(query(to.file(), "SELECT time_zone FROM accounts"), "UTC");
}

TEST(OwnExport, is_refused_whole_where_it_is_cut_edited_or_of_the_future) {
  test::Home home;
  fill(home);
  const auto text = exported(home.database);
  for (const auto at : {text.size() / 4, text.size() / 2, text.size() - 4}) {
    const auto said = refusal(text.substr(0, at));
    EXPECT_TRUE(said.contains("ends too early")) << at << ": " << said;
  }
  const auto replaced = [&text](const std::string& what, const std::string& by) {
    auto other = text;
    return other.replace(other.find(what), what.size(), by);
  };
  EXPECT_TRUE(refusal(replaced("\"cinemarco_export\":1", "\"cinemarco_export\":2")).contains("newer Cinemarco"));
  EXPECT_TRUE(refusal(replaced("\"schema\":\"", "\"schema\":\"9")).contains("newer Cinemarco"));
  EXPECT_TRUE(refusal(replaced("\"plays\":[", "\"songs\":[")).contains("newer Cinemarco"));
  EXPECT_TRUE(refusal(replaced("\"media_type\":\"movie\"", "\"media_type\":\"song\"")).contains("cannot be stored"));
  EXPECT_TRUE(refusal(replaced("\"arrived_by\":\"import\"", "\"arrived_by\":[1]")).contains("reads otherwise"));
  EXPECT_TRUE(refusal(text + "{}").contains("something follows"));
  for (const auto* time : {"yesterday", "2020-02-30T00:00:00.000Z", ""}) {
    const auto said = refusal(
        replaced("\"watched_at\":\"2020-01-01T00:00:00.000Z\"", "\"watched_at\":\"" + std::string{time} + "\""));
    EXPECT_TRUE(said.contains("is no time")) << said;
  }
}

TEST(OwnExport, sets_no_password_and_no_token) {
  test::Home from, to;
  fill(from);
  auto text = exported(from.database);
  const std::string settings = "\"settings\":[";
  text.insert(text.find(settings) + settings.size(),
              "\n{\"account_id\":1,\"key\":\"password_hash\",\"value\":\"theirs\"},"
              "\n{\"account_id\":1,\"key\":\"trakt_access_token\",\"value\":\"theirs\"},");
  to.write(
      [](Transaction& tx) { tx.connection().raw().exec("INSERT INTO settings VALUES (1, 'password_hash', 'mine')"); });
  (void)import(text, to);
  EXPECT_EQ(query(to.file(),
                  "SELECT group_concat(key || '=' || value, ' ') FROM settings WHERE value IN ('mine', "
                  "'theirs')"),
            "password_hash=mine");
}

TEST(OwnReader, reads_the_same_wherever_the_text_is_cut_and_however_it_is_spaced) {
  const std::string text =
      "\xEF\xBB\xBF { \"cinemarco_export\" : 1,\n \"schema\" : \"0001_ground\", \"later\": 5, \"tables\" : { \"plays\" "
      ": "
      "[ { \"a\" : \"x\\u00e9\\ud83d\\ude00\" , \"b\" : -12 , \"c\" : 8.433, \"d\": null } ] , \"empty\": [] } }\n";
  const auto body = text.substr(3);
  for (std::size_t at = 0; at <= body.size(); ++at) {
    std::string seen;
    OwnReader reader{{[&](std::int64_t format, const std::string& schema) { seen += std::to_string(format) + schema; },
                      [&](const std::string& table, const OwnRow& row) {
                        seen += table;
                        for (const auto& [name, value] : row.members()) seen += name + std::to_string(value.index());
                        seen += std::get<std::string>(row.members()[0].second);
                        EXPECT_EQ(std::get<double>(row.members()[2].second), 8.433);
                      }}};
    reader.feed(std::string_view{body}.substr(0, at));
    reader.feed(std::string_view{body}.substr(at));
    reader.finish();
    ASSERT_EQ(seen, "10001_groundplaysa3b1c2d0xé😀") << at;
  }
  EXPECT_TRUE(is_own_export(text));
  EXPECT_FALSE(is_own_export("{\"watched_at\": 1}"));
  EXPECT_FALSE(is_own_export(""));
}

}  // namespace
}  // namespace cinemarco::store
