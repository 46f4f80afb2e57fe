// SPDX-License-Identifier: MIT
// A year in step with Trakt: each day something changes there, each day something goes wrong, some syncs are killed,
// and at the end of each month the library is what a fresh import gives. And two hundred short ones of a small account,
// with files and empty answers too, that end so, or stand still and ask. CINEMARCO_SEED with CINEMARCO_YEARS and
// CINEMARCO_SHORT_YEARS choose others (`make soak`).
#include "exchange/comes_back.hpp"
#include "exchange/mirrored_state.hpp"
#include "sandbox/export.hpp"
#include "store/missing_upstream.hpp"
#include "support/program.hpp"
#include "years/seeds.hpp"
#include "years/year_at_trakt.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <signal.h>
#include <string>
#include <thread>
#include <vector>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using test::difference;
using test::query;
using test::state_of;
using test::World;

sandbox::Options account_of_many_pages() {
  auto options = test::small_account();
  options.size.movies = 60;
  options.size.series = 10;
  options.max_page = 40;
  return options;
}

// Some pages of each history all the same.
sandbox::Options account_of_few_titles() {
  sandbox::Options options;
  options.account = "large";
  options.size = {.movies = 10, .watchlist_movies = 5, .series = 5, .seasons = 1, .episodes = 4, .plays = 0};
  options.max_page = 5;
  return options;
}

class Year {
 public:
  Year(std::uint64_t seed, const sandbox::Options& account) : world_{account}, dice_{seed} { open(); }

  void live() {
    ASSERT_FALSE(home_->import().error);
    for (int month = 1; month <= 12; ++month) {
      for (int day = 0; day < 30; ++day) live_a_day();
      SCOPED_TRACE("month " + std::to_string(month));
      expect_rows_of_fresh_import("fresh-" + std::to_string(month));
      if (::testing::Test::HasFailure()) return;
    }
    EXPECT_GT(killed_, 10) << "or this proves little";
  }

  void live_shortly() {
    trakt_.end_all_series();
    ASSERT_FALSE(home_->import().error);
    for (int step = 0; step < 60; ++step) {
      home_->clock().advance(dice_.one_in(5) ? 24h * dice_.any(25) : 20min * (1 + dice_.any(90)));
      trakt_.live_a_day(home_->clock().now());
      go_wrong();
      if (dice_.one_in(3)) lie();
      if (dice_.one_in(12)) take_a_file();
      if (dice_.one_in(15)) move_elsewhere();
      if (dice_.one_in(20)) meet_somebody_else();
      expect_in_step_or_asked(home_->sync());
      world_.sandbox.set_faults({});
      sign_in_again();
      if (::testing::Test::HasFailure()) return;
    }
    expect_rows_in_a_week("fresh");
  }

  // In every form that is read again.
  void leave() {
    test::expect_back_from_json(world_, *home_, "from-json");
    test::expect_back_from_trakt_layout(world_, *home_, "from-trakt-layout");
    test::expect_back_from_backup(world_, *home_, "from-backup");
  }

 private:
  // It may fail otherwise: the next must make up for it. Asked, the user thinks about it, or says that Trakt is right.
  void expect_in_step_or_asked(const ImportOutcome& outcome) {
    if (!outcome.error || outcome.error->code() != ErrorCode::conflict) return;
    {
      store::Reader reader{home_->database()};
      EXPECT_GT(store::waiting_removals(reader, home_->account(), 1).total, 3) << outcome.error->what();
    }
    if (dice_.one_in(2)) home_->sync({.full = true, .removals = Removals::accept});
  }

  // Whatever a lie or a new play hid, the weekly look at everything finds.
  void expect_rows_in_a_week(const std::string& name) {
    home_->clock().advance(kBetweenFullSyncs);
    auto last = home_->sync();
    if (last.error && home_->tokens().needs_reauth()) {
      sign_in_again();
      last = home_->sync();
    }
    if (last.error && last.error->code() == ErrorCode::conflict) last = sync_wholly();
    ASSERT_FALSE(last.error) << last.error->what();
    auto fresh = world_.home(name);
    fresh.move_to(zone_);
    ASSERT_FALSE(fresh.import().error);
    EXPECT_EQ(difference(state_of(*home_), state_of(fresh)), "");
  }

  // An answer that is whole and not true.
  void lie() {
    static constexpr struct {
      const char* name;
      const char* value = "";
    } kKinds[] = {{"empty_answer"},         {"empty_answer", "counted"}, {"hidden_rows", "3"},
                  {"item_count_lies", "2"}, {"item_count_lies", "-2"},   {"odd_rows"}};
    static constexpr const char* kPaths[] = {"/trakt/sync/history/movies", "/trakt/sync/history/episodes",
                                             "/trakt/sync/ratings", "/trakt/sync/watchlist", "/trakt/sync/"};
    const auto& kind = dice_.pick(kKinds);
    sandbox::Fault fault{.name = kind.name, .value = kind.value, .path = dice_.pick(kPaths), .times = 1 + dice_.any(9)};
    world_.sandbox.set_faults({{fault}});
  }

  // Somebody else's export, and somebody else who signs in: asked about, and nothing is read.
  void meet_somebody_else() {
    world_.sandbox.set_faults({});
    const auto file = world_.folder / "somebody-else.zip";
    std::string user;
    world_.sandbox.edit([&](sandbox::Account& account) {
      user = account.name();
      account.become("somebody-else");
      sandbox::write_export(account, file);
    });
    const auto met = [this] {
      return query(home_->database_file(), "SELECT group_concat(id || ' ' || ifnull(last_run_id, '-')) FROM plays");
    };
    const auto before = met();
    ImportRequest request;
    request.export_path = file.string();
    EXPECT_EQ(failure_of([&] { (void)home_->import_asking(request); }), ErrorCode::other_account);
    EXPECT_EQ(failure_of([&] { home_->sign_in(world_.sandbox); }), ErrorCode::other_account);
    EXPECT_EQ(met(), before);
    world_.sandbox.edit([&](sandbox::Account& account) { account.become(user); });
  }
  template <class Work>
  static std::optional<ErrorCode> failure_of(const Work& work) {
    try {
      work();
    } catch (const Error& error) {
      return error.code();
    }
    return std::nullopt;
  }

  // Every day of the library falls anew.
  void move_elsewhere() {
    static constexpr const char* kZones[] = {"Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles", "UTC"};
    zone_ = dice_.pick(kZones);
    home_->move_to(zone_);
  }

  // An export of some time ago comes in, or one is kept for later.
  void take_a_file() {
    const auto file = world_.folder / "export.zip";
    if (std::filesystem::exists(file) && dice_.one_in(2)) {
      (void)home_->import_export(file);
    } else {
      world_.sandbox.edit([&](sandbox::Account& account) { sandbox::write_export(account, file); });
    }
  }

  void live_a_day() {
    home_->clock().advance(24h);
    trakt_.live_a_day(home_->clock().now());
    go_wrong();
    if (dice_.one_in(6)) {
      kill_a_sync();
    } else {
      home_->sync();  // may fail: the next day's must make up for it
    }
    world_.sandbox.set_faults({});
    sign_in_again();
  }

  void expect_rows_of_fresh_import(const std::string& name) {
    home_->clock().advance(24h);
    watch_what_nobody_watched();
    auto last = sync_wholly();
    if (last.error && home_->tokens().needs_reauth()) {
      sign_in_again();
      last = sync_wholly();
    }
    ASSERT_FALSE(last.error) << last.error->what();
    auto fresh = world_.home(name);
    fresh.clock().advance(home_->clock().now() - fresh.clock().now());
    ASSERT_FALSE(fresh.import().error);
    EXPECT_EQ(difference(state_of(*home_), state_of(fresh)), "");
    EXPECT_EQ(query(home_->database_file(),
                    "SELECT group_concat(s.tmdb_id || ' ' || p.season_number || 'x' || p.episode_number) FROM plays p "
                    "JOIN series s ON s.tmdb_id = p.title_tmdb_id LEFT JOIN episodes e ON e.series_id = s.id AND "
                    "e.season_number = p.season_number AND e.episode_number = p.episode_number "
                    "WHERE p.media_type = 'episode' AND p.removed_at IS NULL AND e.id IS NULL"),
              "")
        << "episodes that were watched and that TMDB has";
    EXPECT_EQ(query(home_->database_file(), "PRAGMA integrity_check"), "ok");
    EXPECT_EQ(query(home_->database_file(),
                    "SELECT count(*) - count(DISTINCT trakt_history_id) FROM plays WHERE arrived_by <> 'local'"),
              "0");
  }

  ImportOutcome sync_wholly() { return home_->sync({.full = true, .removals = Removals::accept}); }

  // A series is asked for anew where an episode was watched that it is not known to have; a fresh import knows of all.
  void watch_what_nobody_watched() {
    const auto now = sandbox::Instant{home_->clock().now().time_since_epoch()};
    const auto newest = trakt_.newest_episodes();
    world_.sandbox.edit([&](sandbox::Account& account) {
      for (const auto& episode : newest) {
        if (std::ranges::find(account.history(), episode, &sandbox::Play::item) == account.history().end()) {
          account.watch(episode, now);
        }
      }
    });
  }

  void go_wrong() {
    std::vector<sandbox::Fault> faults;
    if (dice_.one_in(2)) faults.push_back(trouble_at_trakt());
    if (dice_.one_in(6)) faults.push_back(trouble_at_tmdb());
    world_.sandbox.set_faults({faults});
  }

  sandbox::Fault trouble_at_trakt() {
    static constexpr struct {
      const char* name;
      const char* value = "";
      const char* path = "/trakt/";
    } kKinds[] = {{"500"},
                  {"502"},
                  {"503"},
                  {"429_json"},
                  {"429_html"},
                  {"429_no_retry_after"},
                  {"423"},
                  {"reset"},
                  {"html_200"},
                  {"truncated_json"},
                  {"token_expired_mid_walk"},
                  {"lost_refresh_response", "", "/auth/"},
                  {"drift", "add", "/trakt/sync/history"},
                  {"drift", "remove", "/trakt/sync/history"},
                  {"page_count_lies"},
                  {"short_pages"},
                  {"empty_middle_page"},
                  {"missing_pagination_headers"},
                  {"duplicate_rows_across_pages"}};
    const auto& kind = kKinds[dice_.any(static_cast<int>(std::size(kKinds)))];
    sandbox::Fault fault{.name = kind.name, .value = kind.value, .path = kind.path, .times = 1 + dice_.any(8)};
    if (fault.name == "lost_refresh_response") {
      world_.sandbox.expire_access_tokens();
    } else {
      fault.after = dice_.any(4);
    }
    return fault;
  }

  // Often all day long: what TMDB did not answer, the next days must ask again.
  sandbox::Fault trouble_at_tmdb() {
    static constexpr const char* kKinds[] = {"500", "reset", "truncated_json", "tmdb_429"};
    return {.name = dice_.pick(kKinds), .path = "/3/", .times = dice_.one_in(2) ? -1 : 1 + dice_.any(8)};
  }

  // A process of its own syncs, and is ended after so many requests and up to 3 ms; with this test's own connections
  // open as a second process's would be, or closed, so that the next one must recover what it finds.
  void kill_a_sync() {
    const auto now = home_->clock().now();
    const bool alone = dice_.one_in(2);
    if (alone) home_.reset();
    const auto enough = answered() + static_cast<std::uint64_t>(dice_.any(10));
    test::Program child{CINEMARCO_SYNC_ONCE,
                        {world_.sandbox.urls().base, folder().string(), format_instant(now)},
                        {},
                        world_.folder.path()};
    auto ended = child.poll();
    while (!ended && answered() < enough) {
      std::this_thread::yield();
      ended = child.poll();
    }
    if (!ended) {
      std::this_thread::sleep_for(std::chrono::microseconds{dice_.any(3000)});
      child.signal(SIGKILL);
      ended = child.wait();
    }
    if (ended->exit_code == 128 + SIGKILL) ++killed_;
    EXPECT_NE(ended->exit_code, 2) << ended->err;
    if (alone) {
      open();
      home_->clock().advance(now - home_->clock().now());
    }
    home_->clock().advance(2h);  // its clock may have run ahead of ours by its waits
    EXPECT_EQ(query(home_->database_file(), "PRAGMA integrity_check"), "ok");
  }

  [[nodiscard]] std::uint64_t answered() const {
    const auto counters = world_.sandbox.counters();
    return counters.service("trakt") + counters.service("auth") + counters.service("tmdb") + counters.service("images");
  }

  // What the user does where Trakt has ended the connection.
  void sign_in_again() {
    if (home_->tokens().needs_reauth()) home_->sign_in(world_.sandbox);
  }

  [[nodiscard]] std::filesystem::path folder() const { return world_.folder / "home"; }
  void open() { home_.emplace(world_.sandbox, folder()); }

  World world_;
  test::Dice dice_;
  test::YearAtTrakt trakt_{world_.sandbox, dice_};
  std::optional<test::Home> home_;
  int killed_ = 0;
  std::string zone_ = "Europe/Berlin";
};

TEST(SyncYear, ends_every_month_in_the_rows_of_a_fresh_import) {
  const auto seed = test::number_of("CINEMARCO_SEED", 1);
  for (std::uint64_t year = 0; year < test::number_of("CINEMARCO_YEARS", 1); ++year) {
    SCOPED_TRACE("CINEMARCO_SEED=" + std::to_string(seed + year));
    Year{seed + year, account_of_many_pages()}.live();
    if (HasFailure()) return;
  }
}

// Eight tests of twenty-five seeds, so that they run side by side.
class SyncSeeds : public testing::TestWithParam<std::uint64_t> {};

TEST_P(SyncSeeds, end_as_a_fresh_import_does_or_stand_still_and_ask) {
  const auto seeds = test::number_of("CINEMARCO_SHORT_YEARS", 25);
  const auto first = test::number_of("CINEMARCO_SEED", 1) + GetParam() * seeds;
  for (auto seed = first; seed < first + seeds; ++seed) {
    SCOPED_TRACE("CINEMARCO_SEED=" + std::to_string(seed) + " CINEMARCO_SHORT_YEARS=1");
    Year year{seed, account_of_few_titles()};
    year.live_shortly();
    if (seed % 4 == 0) year.leave();  // fifty of two hundred
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(TwentyFive, SyncSeeds, testing::Range<std::uint64_t>(0, 8));

}  // namespace
}  // namespace cinemarco::exchange
