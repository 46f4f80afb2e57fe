// SPDX-License-Identifier: MIT
// Meeting plays as they are known writes none of their rows, and is known all the same.
#include "store/met_plays.hpp"

#include "store/home.hpp"
#include "store/missing_upstream.hpp"
#include "store/runs.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using test::Home;
using test::kAccount;
using test::kNow;
using test::movie_play;

class MetPlaysTest : public testing::Test {
 protected:
  RunId start() {
    RunId run;
    home.write([&](Transaction& tx) { run = start_run(tx, kAccount, "import", "api", "{}", kNow); });
    return run;
  }
  void import(RunId run, int from, int to) {
    std::vector<Play> plays;
    for (int i = from; i < to; ++i) plays.push_back(movie_play(1'000 + i, i, i));
    home.write([&](Transaction& tx) { upsert_plays(tx, kAccount, run, plays, ArrivedBy::import); });
  }
  [[nodiscard]] std::string ask(const std::string& sql) { return query(home.file(), sql); }

  Home home;
};

TEST_F(MetPlaysTest, are_one_range_and_no_row_is_written) {
  const auto first = start();
  import(first, 0, 100);
  const auto second = start();
  for (int page = 0; page < 10; ++page) import(second, page * 10, page * 10 + 10);
  EXPECT_EQ(ask("SELECT group_concat(first_id || '-' || last_id || ' by ' || run_id) FROM met_plays"), "1-100 by 2");
  EXPECT_EQ(ask("SELECT count(*) FROM plays WHERE last_run_id = 1"), "100");
  Reader reader{home.database};
  EXPECT_EQ(run_counts(reader, kAccount, second).plays_seen, 100);
  EXPECT_EQ(run_counts(reader, kAccount, second).plays_new, 0);
  EXPECT_EQ(count_missing_upstream(reader, kAccount, Section::movie_plays, second), 0);
}

TEST_F(MetPlaysTest, leave_the_others_unmet) {
  import(start(), 0, 100);
  const auto second = start();
  import(second, 0, 40);
  import(second, 60, 101);
  {
    Reader reader{home.database};
    EXPECT_EQ(run_counts(reader, kAccount, second).plays_seen, 81);
    EXPECT_EQ(run_counts(reader, kAccount, second).plays_new, 1);
    EXPECT_EQ(count_missing_upstream(reader, kAccount, Section::movie_plays, second), 20);
  }
  home.write([&](Transaction& tx) {
    EXPECT_EQ(remove_missing_upstream(tx, kAccount, Section::movie_plays, second, second, kNow).size(), 20U);
  });
  EXPECT_EQ(ask("SELECT min(trakt_history_id) || ' ' || max(trakt_history_id) FROM plays WHERE gone_at IS NOT NULL"),
            "1040 1059");
}

TEST_F(MetPlaysTest, belong_to_the_run_that_met_them_last_however_ranges_overlap) {
  import(start(), 0, 200);
  std::map<int, std::int64_t> last;
  for (int i = 0; i < 200; ++i) last[i] = 1;
  std::mt19937 random{7};
  for (int round = 0; round < 40; ++round) {
    const auto run = start();
    for (int page = 0; page < 3; ++page) {
      const auto from = std::uniform_int_distribution{0, 189}(random);
      const auto to = std::uniform_int_distribution{from + 1, std::min(from + 60, 200)}(random);
      import(run, from, to);
      for (int i = from; i < to; ++i) last[i] = run.value();
    }
    std::string expected;
    for (const auto& [number, by] : last) expected += (expected.empty() ? "" : ",") + std::to_string(by);
    ASSERT_EQ(ask("SELECT group_concat(met_by) FROM (SELECT met_by FROM plays_met ORDER BY trakt_history_id)"),
              expected);
    ASSERT_EQ(ask("SELECT count(*) FROM met_plays a JOIN met_plays b ON b.first_id > a.first_id AND b.first_id <= "
                  "a.last_id"),
              "0");
  }
}

TEST_F(MetPlaysTest, that_are_told_otherwise_are_written) {
  import(start(), 0, 10);
  const auto second = start();
  auto play = movie_play(1'003, 3, 3);
  play.watched_at = kNow + std::chrono::hours{1};
  home.write([&](Transaction& tx) { upsert_plays(tx, kAccount, second, std::vector{play}, ArrivedBy::import); });
  EXPECT_EQ(ask("SELECT last_run_id || ' ' || changed_run_id FROM plays WHERE trakt_history_id = 1003"), "2 2");
  EXPECT_EQ(ask("SELECT count(*) FROM met_plays"), "0");
}

}  // namespace
}  // namespace cinemarco::store
