// SPDX-License-Identifier: MIT
// The cache of TMDB's answers: lifetimes, bounds, and what it counts.
#include "store/cache.hpp"

#include "store/home.hpp"
#include "support/dump.hpp"
#include "support/fake_clock.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using std::chrono::days;
using std::chrono::hours;
using test::Home;
using test::kNow;

CacheWrite answer(std::string key, Instant expires_at, std::string value = "{}", bool found = true) {
  return {std::move(key), {std::move(value), found, {}}, expires_at};
}

struct CacheTest : testing::Test {
  std::string keys() {
    return query(home.file(), "SELECT group_concat(cache_key, ' ') FROM (SELECT * FROM tmdb_cache ORDER BY cache_key)");
  }
  std::int64_t tidy(std::int64_t most_bytes) {
    std::int64_t removed = 0;
    home.write([&](Transaction& tx) { removed = tidy_cache(tx, clock.now(), most_bytes); });
    return removed;
  }
  CacheStats stats() {
    Reader reader{home.database};
    return cache_stats(reader, clock.now());
  }

  Home home;
  cinemarco::test::FakeClock clock{kNow};
  DatabaseCache cache{home.database, clock};
};

TEST_F(CacheTest, forgets_at_its_hour_and_counts_by_kind) {
  cache.put({answer("movie:550", kNow + hours{1}, R"({"id":550})"), answer("movie:551", kNow + hours{1}, "{}", false),
             answer("tv:1", kNow), answer("configuration", kNow + hours{1})});
  EXPECT_EQ(cache.get("movie:550", kNow)->value, R"({"id":550})");
  EXPECT_FALSE(cache.get("movie:551", kNow)->found);
  EXPECT_FALSE(cache.get("movie:550", kNow + hours{1})) << "its last moment is over";
  EXPECT_FALSE(cache.get("tv:1", kNow));
  const auto told = stats();
  EXPECT_EQ(told.entries, 4);
  EXPECT_EQ(told.expired, 1);
  EXPECT_EQ(told.by_kind.at("movie"), 2);
  EXPECT_EQ(told.by_kind.at("configuration"), 1);
  EXPECT_EQ(told.bytes, 9 + 10 + 9 + 2 + 4 + 2 + 13 + 2) << "of keys and values";
  home.write([](Transaction& tx) { EXPECT_EQ(clear_expired_cache(tx, kNow), 1); });
  home.write([](Transaction& tx) { EXPECT_EQ(clear_cache(tx), 3); });
}

TEST_F(CacheTest, lets_answers_go_with_the_next_commit_while_somebody_gathers) {
  {
    const Gathering gathering{home.database};
    cache.put({answer("movie:1", kNow + hours{1}, "1"), answer("movie:2", kNow)});
    cache.put({answer("movie:1", kNow + hours{1}, "1a")});
    EXPECT_EQ(keys(), "");
    EXPECT_EQ(cache.get("movie:1", kNow)->value, "1a") << "here it can be had at once";
    EXPECT_FALSE(cache.get("movie:2", kNow));
    EXPECT_THROW(home.write([](Transaction& tx) {
      tx.connection().use("INSERT INTO tmdb_cache (cache_key) VALUES (NULL)").run();
    }),
                 Error);
    EXPECT_EQ(keys(), "");
    EXPECT_EQ(cache.get("movie:1", kNow)->value, "1a") << "nothing was committed, nothing is lost";
    home.write([](Transaction&) {});
    EXPECT_EQ(keys(), "movie:1 movie:2");
    EXPECT_EQ(cache.get("movie:1", kNow)->value, "1a");
    cache.put({answer("movie:3", kNow + hours{1})});
    EXPECT_EQ(keys(), "movie:1 movie:2");
    cache.put({answer("movie:4", kNow + hours{1}, std::string(5'000'000, ' '))});
    EXPECT_EQ(keys(), "movie:1 movie:2 movie:3 movie:4") << "memory is not for as much";
    cache.put({answer("movie:5", kNow + hours{1})});
  }
  EXPECT_EQ(keys(), "movie:1 movie:2 movie:3 movie:4 movie:5") << "the end of the gathering is a commit";
}

TEST_F(CacheTest, holds_nothing_in_memory_that_cannot_be_written) {
  SQLite::Database other{home.file().string(), SQLite::OPEN_READWRITE};
  other.exec("BEGIN IMMEDIATE");
  home.database.hurry();
  EXPECT_THROW(cache.put({answer("movie:1", kNow + hours{1})}), Error);
  EXPECT_FALSE(cache.get("movie:1", kNow));
  other.exec("ROLLBACK");
  cache.put({answer("movie:2", kNow + hours{1})});
  EXPECT_EQ(keys(), "movie:2");
}

TEST_F(CacheTest, keeps_an_etag_with_what_it_belongs_to) {
  cache.put({{"movie:1", {"{}", true, "W/\"a\""}, kNow + hours{1}}, answer("movie:1:credits", kNow + hours{1})});
  EXPECT_EQ(cache.get("movie:1", kNow)->etag, "W/\"a\"");
  EXPECT_EQ(cache.get("movie:1:credits", kNow)->etag, "");
  cache.put({answer("movie:1", kNow + hours{1})});
  EXPECT_EQ(cache.get("movie:1", kNow)->etag, "") << "the new answer had none";
}

TEST_F(CacheTest, renews_what_is_there_and_found) {
  cache.put({answer("tv:1", kNow), answer("tv:1:season:3", kNow, "{}", false)});
  cache.renew({"tv:1", "tv:1:season:3", "tv:1:season:4"}, kNow + hours{5});
  EXPECT_TRUE(cache.get("tv:1", kNow + hours{4}));
  EXPECT_FALSE(cache.get("tv:1:season:3", kNow)) << "TMDB said nothing new of what it did not have";
  EXPECT_FALSE(cache.get("tv:1:season:4", kNow));
}

TEST_F(CacheTest, tidied_loses_only_what_can_serve_no_more) {
  cache.put({answer("movie:1", kNow), answer("movie:2", kNow, "{}", false), answer("search:movie:dune", kNow),
             answer("trending:tv", kNow), answer("movie:3", kNow + days{151})});
  clock.advance(hours{1});
  EXPECT_EQ(tidy(1'000'000), 1);
  EXPECT_EQ(keys(), "movie:1 movie:3 search:movie:dune trending:tv") << "an expired one serves while TMDB is away";
  clock.advance(kStaleListsFor);
  EXPECT_EQ(tidy(1'000'000), 2);
  EXPECT_EQ(keys(), "movie:1 movie:3");
  clock.advance(kStaleFor - kStaleListsFor - hours{2});
  EXPECT_EQ(tidy(1'000'000), 0);
  clock.advance(hours{1});
  EXPECT_EQ(tidy(1'000'000), 1);
  EXPECT_EQ(keys(), "movie:3");
}

TEST_F(CacheTest, too_large_loses_the_least_recently_used_first) {
  const std::string kilobyte(1'000, 'x');
  for (const auto* key : {"movie:1", "movie:2", "movie:3"}) cache.put({answer(key, kNow + days{30}, kilobyte)});
  clock.advance(days{1});
  EXPECT_TRUE(cache.get("movie:1", clock.now()));
  cache.note_use();
  EXPECT_EQ(tidy(2'500), 1);
  EXPECT_EQ(keys(), "movie:1 movie:3") << "2 and 3 are equally old; the first of them goes";
  EXPECT_EQ(tidy(1'500), 1);
  EXPECT_EQ(keys(), "movie:1");
  EXPECT_EQ(stats().bytes, 1'007);
}

TEST_F(CacheTest, counts_over_the_lives_of_programs) {
  {
    DatabaseCache program{home.database, clock};
    program.count(true);
    program.count(true);
    program.count(false);
    EXPECT_EQ(program.hits(), 2);
    EXPECT_EQ(program.misses(), 1);
  }
  cache.count(true);
  cache.note_use();
  cache.note_use();
  EXPECT_EQ(stats().hits, 3);
  EXPECT_EQ(stats().misses, 1);
  home.write([](Transaction& tx) { clear_cache(tx); });
  EXPECT_EQ(stats().hits, 0);
}

TEST_F(CacheTest, is_told_from_its_index_however_large_it_is) {
  const auto plan = [&](const std::string& sql) { return query(home.file(), "EXPLAIN QUERY PLAN " + sql); };
  EXPECT_NE(plan("SELECT cache_key, sum(bytes), count(*) FILTER (WHERE expires_at <= 'x') FROM tmdb_cache INDEXED BY "
                 "tmdb_cache_by_expiry")
                .find("COVERING INDEX"),
            std::string::npos);
  EXPECT_NE(plan("SELECT sum(bytes) FROM tmdb_cache INDEXED BY tmdb_cache_by_use").find("COVERING INDEX"),
            std::string::npos);
}

}  // namespace
}  // namespace cinemarco::store
