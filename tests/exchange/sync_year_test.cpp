// SPDX-License-Identifier: MIT
// A year in step with Trakt: each day something changes there, each day something goes wrong, some syncs are killed,
// and at the end of each month the library is what a fresh import gives. CINEMARCO_SEED and CINEMARCO_YEARS choose
// other years (`make soak`).
#include "exchange/mirrored_state.hpp"
#include "exchange/seeds.hpp"
#include "exchange/year_at_trakt.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <signal.h>
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

class Year {
 public:
  explicit Year(std::uint64_t seed) : dice_{seed} { open(); }

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

 private:
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

  World world_{account_of_many_pages()};
  test::Dice dice_;
  test::YearAtTrakt trakt_{world_.sandbox, dice_};
  std::optional<test::Home> home_;
  int killed_ = 0;
};

TEST(SyncYear, ends_every_month_in_the_rows_of_a_fresh_import) {
  const auto seed = test::number_of("CINEMARCO_SEED", 1);
  for (std::uint64_t year = 0; year < test::number_of("CINEMARCO_YEARS", 1); ++year) {
    SCOPED_TRACE("CINEMARCO_SEED=" + std::to_string(seed + year));
    Year{seed + year}.live();
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace cinemarco::exchange
