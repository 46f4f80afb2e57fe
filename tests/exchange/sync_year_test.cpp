// SPDX-License-Identifier: MIT
// A year in step with Trakt: each day something changes there, each day something goes wrong, and at its end the
// library is what a fresh import gives. CINEMARCO_SEED and CINEMARCO_YEARS choose other years (`make soak`).
#include "exchange/mirrored_state.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using test::difference;
using test::state_of;
using test::World;

class Year {
 public:
  explicit Year(std::uint64_t seed) : random_{seed} {}

  void live() {
    ASSERT_FALSE(home_.import().error);
    for (int day = 0; day < 365; ++day) {
      home_.clock().advance(24h);
      change();
      go_wrong();
      home_.sync();  // may fail: the next day's must make up for it
      world_.sandbox.set_faults({});
      sign_in_again();
    }
    const auto last = home_.sync({.full = true, .removals = Removals::accept});
    ASSERT_FALSE(last.error) << last.error->what();
    auto fresh = world_.home("fresh");
    ASSERT_FALSE(fresh.import().error);
    EXPECT_EQ(difference(state_of(home_), state_of(fresh)), "");
    EXPECT_EQ(test::query(home_.database_file(), "PRAGMA integrity_check"), "ok");
    EXPECT_EQ(test::query(home_.database_file(),
                          "SELECT count(*) - count(DISTINCT trakt_history_id) FROM plays WHERE arrived_by <> 'local'"),
              "0");
  }

 private:
  int any(int below) { return std::uniform_int_distribution{0, below - 1}(random_); }
  bool one_in(int many) { return any(many) == 0; }

  void change() {
    const auto now = sandbox::Instant{home_.clock().now().time_since_epoch()};
    world_.sandbox.edit([&](sandbox::Account& account) {
      for (int i = any(4); i > 0; --i) change_one(account, now);
    });
  }
  void change_one(sandbox::Account& account, sandbox::Instant now) {
    const auto& history = account.history();
    const auto play = history[static_cast<std::size_t>(any(static_cast<int>(history.size())))];
    switch (any(10)) {
      case 0:
      case 1:
      case 2:
        account.watch(play.item, now - std::chrono::minutes{any(1440)});
        break;
      case 3:
        account.watch(play.item, now - std::chrono::hours{24 * (30 + any(4000))});
        break;
      case 4:
        account.watch(play.item, sandbox::Instant{});
        break;
      case 5:
        account.remove_play(play.id);
        break;
      case 6:
        account.remove_play(play.id);
        account.watch(play.item, play.watched_at);
        break;
      case 7:
        if (one_in(3)) {
          account.unrate(play.item);
        } else {
          account.rate(play.item, 1 + any(10), now);
        }
        break;
      case 8:
        if (!account.watchlist().empty()) {
          account.unlist(
              account.watchlist()[static_cast<std::size_t>(any(static_cast<int>(account.watchlist().size())))].item);
        }
        break;
      default:
        account.list(play.item, now);
        break;
    }
  }

  void go_wrong() {
    if (!one_in(2)) return;
    const char* kinds[] = {"500",
                           "502",
                           "503",
                           "429_json",
                           "429_no_retry_after",
                           "truncated_json",
                           "html_200",
                           "reset",
                           "token_expired_mid_walk",
                           "page_count_lies",
                           "short_pages",
                           "empty_middle_page",
                           "missing_pagination_headers",
                           "duplicate_rows_across_pages",
                           "429_html",
                           "423"};
    sandbox::Fault fault;
    fault.name = kinds[static_cast<std::size_t>(any(static_cast<int>(std::size(kinds))))];
    fault.path = "/trakt/";
    fault.after = any(4);
    fault.times = 1 + any(8);
    world_.sandbox.set_faults({{fault}});
  }
  // What the user does where Trakt has ended the connection.
  void sign_in_again() {
    if (!home_.tokens().needs_reauth()) return;
    const auto pair = world_.sandbox.issue_tokens();
    home_.tokens().save_tokens({pair.access_token, pair.refresh_token, home_.clock().now() + 7 * 24h});
  }

  World world_{test::small_account()};
  test::Home home_{world_.home()};
  std::mt19937_64 random_;
};

std::uint64_t number_of(const char* name, std::uint64_t usual) {
  const char* text = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread
  return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

TEST(SyncYear, ends_in_the_rows_of_a_fresh_import) {
  const auto seed = number_of("CINEMARCO_SEED", 1);
  for (std::uint64_t year = 0; year < number_of("CINEMARCO_YEARS", 1); ++year) {
    SCOPED_TRACE("CINEMARCO_SEED=" + std::to_string(seed + year));
    Year{seed + year}.live();
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace cinemarco::exchange
