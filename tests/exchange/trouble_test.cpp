// SPDX-License-Identifier: MIT
// What the services do to an import, and what becomes of it (docs/trakt.md#where-a-list-ends, docs/trakt.md#statuses,
// docs/tmdb.md#statuses).
#include "exchange/world.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <set>

namespace cinemarco::exchange {
namespace {

using test::difference;
using test::dump_promised;
using test::faults;
using test::Home;
using test::query;
using test::World;

std::string good_rows(World& world) {
  auto home = world.home("reference");
  EXPECT_EQ(home.import().summary.state, "completed");
  return dump_promised(home.database_file());
}

TEST(Trouble, that_passes_leaves_no_trace_in_the_rows) {
  World world{test::small_account()};
  const auto expected = good_rows(world);
  const std::vector<std::vector<std::string>> troubles = {
      {"page_count_lies"},
      {"empty_middle_page"},
      {"missing_pagination_headers"},
      {"duplicate_rows_across_pages"},
      {"429_json=3"},
      {"429_html=2"},
      {"429_no_retry_after=3"},
      {"500=2"},
      {"502=2"},
      {"503=3"},
      {"504=1"},
      {"520=2"},
      {"reset=2"},
      {"truncated_json=2"},
      {"token_expired_mid_walk"},
      {"tmdb_gzip_without_header"},
      {"tmdb_missing_part=season/2"},
      {"tmdb_429=3"},
      {"image_truncated=1", "image_html=1"},
  };
  for (const auto& trouble : troubles) {
    world.sandbox.set_faults(faults(trouble));
    auto home = world.home("with " + trouble.front().substr(0, trouble.front().find('/')));
    const auto outcome = home.import();
    EXPECT_FALSE(outcome.error) << trouble.front() << ": " << outcome.error->what();
    EXPECT_EQ(difference(dump_promised(home.database_file()), expected), "") << trouble.front();
  }
}

TEST(Trouble, of_a_history_that_changes_during_the_walk_is_walked_again) {
  sandbox::Options options = test::small_account();
  options.size.plays = 700;
  World world{options};
  world.sandbox.set_faults(faults({"drift=remove"}));
  auto home = world.home();
  EXPECT_EQ(home.import().summary.state, "completed");
  world.sandbox.set_faults({});
  const auto expected = good_rows(world);
  // The removed play was met before it went; a sync finds removals, an import does not.
  EXPECT_EQ(std::stoi(query(home.database_file(), "SELECT count(*) FROM plays")),
            std::stoi(query(world.folder / "reference/cinemarco.db", "SELECT count(*) FROM plays")) + 1);
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM episode_progress"),
            query(world.folder / "reference/cinemarco.db", "SELECT count(*) FROM episode_progress"));
}

TEST(Trouble, in_one_row_is_listed_and_costs_no_other_row) {
  World world{test::small_account()};
  const auto expected = good_rows(world);
  world.sandbox.set_faults(faults({"broken_row"}));
  auto home = world.home();
  const auto outcome = home.import();
  EXPECT_FALSE(outcome.error);
  EXPECT_EQ(outcome.summary.state, "completed_with_errors");
  ASSERT_FALSE(outcome.summary.errors.empty());
  EXPECT_EQ(outcome.summary.errors[0].type, "row");
  EXPECT_NE(outcome.summary.errors[0].title, "");
  EXPECT_NE(outcome.summary.errors[0].message, "");
  EXPECT_EQ(difference(dump_promised(home.database_file()), expected), "");
}

TEST(Trouble, with_one_title_leaves_its_plays_and_the_next_run_tries_again) {
  World world;
  const auto expected = good_rows(world);
  const auto gone =
      query(world.folder / "reference/cinemarco.db", "SELECT tmdb_id FROM movies ORDER BY tmdb_id LIMIT 1");
  world.sandbox.set_faults(faults({"tmdb_404=" + gone}));
  auto home = world.home();
  const auto outcome = home.import();
  EXPECT_EQ(outcome.summary.state, "completed_with_errors");
  ASSERT_EQ(outcome.summary.errors.size(), 1U);
  EXPECT_EQ(std::to_string(outcome.summary.errors[0].tmdb_id.value_or(0)), gone);
  EXPECT_NE(outcome.summary.errors[0].title, "") << "named as Trakt names it";
  EXPECT_EQ(outcome.summary.movies.failed, 1);
  EXPECT_NE(query(home.database_file(), "SELECT count(*) FROM plays WHERE tmdb_id = " + gone), "0");

  world.sandbox.set_faults({});
  EXPECT_EQ(home.import().summary.state, "completed");
  EXPECT_EQ(difference(dump_promised(home.database_file()), expected), "");
}

TEST(Trouble, with_missing_credits_is_mended_when_the_answer_is_asked_for_again) {
  World world{test::small_account()};
  const auto expected = good_rows(world);
  world.sandbox.set_faults(faults({"tmdb_missing_part=credits"}));
  auto home = world.home();
  EXPECT_EQ(home.import().summary.state, "completed");
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM media_contributors WHERE movie_id IS NOT NULL"), "0");
  world.sandbox.set_faults({});
  home.clock().advance(std::chrono::hours{25});
  EXPECT_EQ(home.import().summary.state, "completed");
  EXPECT_EQ(difference(dump_promised(home.database_file()), expected), "");
}

struct Ending {
  const char* fault;
  ErrorCode code;
  const char* state;
};

TEST(Trouble, that_does_not_pass_ends_the_run_in_a_state_that_can_be_resumed) {
  World world{test::small_account()};
  const auto expected = good_rows(world);
  const Ending endings[] = {
      {"429_json=99", ErrorCode::rate_limited, "interrupted"},
      {"429_html=99", ErrorCode::rate_limited, "interrupted"},
      {"503=999", ErrorCode::upstream, "interrupted"},
      {"reset=999", ErrorCode::upstream, "interrupted"},
      {"html_200=999", ErrorCode::upstream, "interrupted"},
      {"truncated_json=999", ErrorCode::upstream, "interrupted"},
      {"403_html", ErrorCode::upstream, "interrupted"},
      {"403_app_deleted", ErrorCode::configuration, "failed"},
      {"426", ErrorCode::configuration, "failed"},
      {"tmdb_401", ErrorCode::configuration, "failed"},
  };
  for (const auto& ending : endings) {
    world.sandbox.set_faults(faults({ending.fault}));
    auto home = world.home(std::string{"ended by "} + ending.fault);
    const auto outcome = home.import();
    ASSERT_TRUE(outcome.error) << ending.fault;
    EXPECT_EQ(outcome.error->code(), ending.code) << ending.fault << ": " << outcome.error->what();
    EXPECT_EQ(outcome.summary.state, ending.state) << ending.fault;
    EXPECT_EQ(query(home.database_file(), "SELECT state FROM runs"), ending.state) << ending.fault;

    world.sandbox.set_faults({});
    home.clock().advance(std::chrono::minutes{20});
    const auto resumed = home.import({}, Resume::yes);
    EXPECT_FALSE(resumed.error) << ending.fault << ": " << resumed.error->what();
    EXPECT_EQ(resumed.summary.run_id, outcome.summary.run_id) << ending.fault;
    EXPECT_EQ(difference(dump_promised(home.database_file()), expected), "") << ending.fault;
    EXPECT_EQ(resumed.summary.plays.new_, resumed.summary.plays.seen) << "the run counts as one: " << ending.fault;
  }
}

TEST(Trouble, with_the_sign_in_asks_for_a_new_one_only_when_trakt_refused_it) {
  World world{test::small_account()};
  world.sandbox.set_faults(faults({"token_expired_mid_walk", "invalid_grant"}));
  auto home = world.home();
  const auto outcome = home.import();
  ASSERT_TRUE(outcome.error);
  EXPECT_EQ(outcome.error->code(), ErrorCode::trakt_sign_in);
  EXPECT_NE(std::string{outcome.error->what()}.find("cinemarco trakt connect"), std::string::npos);
}

TEST(Trouble, of_a_cancelled_run_is_none) {
  World world{test::small_account()};
  const auto expected = good_rows(world);
  std::stop_source stop;
  stop.request_stop();
  auto home = world.home();
  const auto outcome = home.import({}, Resume::no, stop.get_token());
  ASSERT_TRUE(outcome.error);
  EXPECT_EQ(outcome.error->code(), ErrorCode::cancelled);
  EXPECT_EQ(outcome.summary.state, "cancelled");
  EXPECT_FALSE(home.import({}, Resume::yes).error);
  EXPECT_EQ(difference(dump_promised(home.database_file()), expected), "");
}

TEST(Trouble, of_two_imports_at_once_is_told_to_the_second) {
  World world{test::small_account()};
  auto home = world.home();
  EXPECT_EQ(home.import().summary.state, "completed");
  const auto lock = RunLock::try_acquire(home.folder());
  {
    store::Transaction tx{home.database()};
    store::start_run(tx, AccountId{1}, "import", "api", "{}", home.clock().now() - std::chrono::minutes{4});
    tx.commit();
  }
  try {
    (void)home.import();
    FAIL() << "two at once";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::busy);
    EXPECT_STREQ(error.what(),
                 "An import is already in progress: run 2, started 4 minutes ago. Wait until it has ended, or stop it "
                 "where it runs.");
  }
}

TEST(Trouble, of_a_dead_holder_is_taken_over) {
  World world{test::small_account()};
  auto home = world.home();
  {
    store::Transaction tx{home.database()};
    store::start_run(tx, AccountId{1}, "import", "api", to_options_text({}),
                     home.clock().now() - std::chrono::minutes{4});
    tx.commit();
  }
  const auto outcome = home.import({}, Resume::yes);
  EXPECT_EQ(outcome.summary.run_id, 1);
  EXPECT_EQ(outcome.summary.state, "completed");
}

}  // namespace
}  // namespace cinemarco::exchange
