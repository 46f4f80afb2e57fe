// SPDX-License-Identifier: MIT
// Days on which the user edits here and at Trakt, and writes and their answers get lost: after it settles both hold the
// same plays, and nothing twice. CINEMARCO_SEED and CINEMARCO_SEEDS choose others (`make soak`).
#include "exchange/comes_back.hpp"
#include "exchange/library_edits.hpp"
#include "exchange/sync_settings.hpp"
#include "exchange/world.hpp"
#include "store/outbox.hpp"
#include "support/dump.hpp"
#include "years/seeds.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using test::query;
using test::World;

sandbox::Options tiny_account() {
  sandbox::Options options;
  options.account = "large";
  options.size = {.movies = 6, .watchlist_movies = 2, .series = 2, .seasons = 1, .episodes = 4, .plays = 0};
  return options;
}

class Days {
 public:
  explicit Days(std::uint64_t seed) : random_{seed} {}

  void live() {
    ASSERT_FALSE(home_.import().error);
    start_pushing();
    expected_ = std::stoll(rows("SELECT count(*) FROM plays"));
    for (int day = 0; day < 12; ++day) {
      home_.clock().advance(24h);
      for (int i = any(4); i > 0; --i) edit_here();
      if (one_in(3)) edit_there();
      go_wrong();
      for (int i = any(3); i >= 0; --i) {
        home_.sync();  // may fail: the next must make up for it
        if (one_in(4)) edit_here();
        home_.clock().advance(30min);
      }
      world_.sandbox.set_faults({});
      sign_in_again();
    }
    settle();
    expect_both_the_same();
  }

  // In every form that is read again, and whatever is still to be told to Trakt.
  void leave() {
    for (int i = 0; i < 3; ++i) edit_here();
    test::expect_back_from_json(world_, home_, "from-json");
    test::expect_back_from_trakt_layout(world_, home_, "from-trakt-layout");
    test::expect_back_from_backup(world_, home_, "from-backup");
  }

 private:
  int any(int below) { return std::uniform_int_distribution{0, below - 1}(random_); }
  bool one_in(int many) { return any(many) == 0; }
  std::string rows(const std::string& sql) { return query(home_.database_file(), sql); }

  void start_pushing() {
    store::Transaction tx{home_.database()};
    SyncSettings settings;
    settings.push = true;
    save_sync_settings(tx, home_.account(), settings);
    tx.commit();
  }

  std::optional<std::int64_t> any_of(const std::string& what, const std::string& from) {
    const auto count = std::stoi(rows("SELECT count(*) FROM " + from));
    if (count == 0) return std::nullopt;
    return std::stoll(rows("SELECT " + what + " FROM " + from + " LIMIT 1 OFFSET " + std::to_string(any(count))));
  }

  std::optional<Instant> some_time() {
    if (one_in(6)) return std::nullopt;
    if (one_in(3)) return home_.clock().now() - std::chrono::hours{24 * any(5000)};
    return home_.clock().now() - std::chrono::milliseconds{any(86'400'000)};
  }

  bool is_at_trakt(const std::string& history_id) {
    bool found = false;
    world_.sandbox.edit([&](sandbox::Account& account) {
      for (const auto& play : account.history()) found = found || std::to_string(play.id) == history_id;
    });
    return found;
  }
  std::string of_play(const char* column, std::int64_t play) {
    return rows("SELECT ifnull(" + std::string{column} + ", '') FROM plays WHERE id = " + std::to_string(play));
  }
  // PushResult away there, and we have not heard of it: who edits it here edits what is gone.
  bool vanished(std::int64_t play) {
    const auto history_id = of_play("trakt_history_id", play);
    return !history_id.empty() && of_play("gone_at", play).empty() && !is_at_trakt(history_id) &&
           rows("SELECT count(*) FROM outbox WHERE kind = 'remove_play' AND state = 'unconfirmed' AND play_id = " +
                std::to_string(play)) == "0";
  }

  void edit_here() {
    switch (any(6)) {
      case 0:
      case 1:
        if (const auto entry = any_of("id", "library_entries WHERE media_type = 'movie'")) {
          Mark mark;
          mark.date = {some_time(), std::nullopt};
          edits_.mark_watched(EntryId{*entry}, mark);
          ++expected_;
        }
        break;
      case 2:
        if (const auto entry = any_of("id", "library_entries WHERE media_type = 'series'")) {
          edits_.mark_watched(EntryId{*entry}, {MarkScope::episode, 1, 1 + any(4), some_time()});
          ++expected_;
        }
        break;
      case 3:
        if (const auto play = any_of("id", "plays WHERE removed_at IS NULL")) {
          if (!vanished(*play)) --expected_;
          edits_.remove_play(PlayId{*play});
        }
        break;
      case 4:
        if (const auto play = any_of("id", "plays WHERE removed_by = 'user'")) {
          if (!vanished(*play)) ++expected_;
          edits_.restore_plays(std::vector{PlayId{*play}});
        }
        break;
      default:
        if (const auto play = any_of("id", "plays WHERE removed_at IS NULL AND title_tmdb_id IS NOT NULL")) {
          if (vanished(*play)) ++expected_;
          edits_.change_date(PlayId{*play}, {some_time(), std::nullopt});
        }
        break;
    }
  }

  void edit_there() {
    if (one_in(3)) {
      const auto play = any_of("trakt_history_id", "plays WHERE trakt_history_id IS NOT NULL AND removed_at IS NULL");
      if (!play || !is_at_trakt(std::to_string(*play))) return;
      world_.sandbox.edit([&](sandbox::Account& account) { account.remove_play(*play); });
      --expected_;
      return;
    }
    const auto now = sandbox::Instant{home_.clock().now().time_since_epoch()};
    world_.sandbox.edit([&](sandbox::Account& account) {
      const auto& history = account.history();
      if (history.empty()) return;
      const auto item = history[static_cast<std::size_t>(any(static_cast<int>(history.size())))].item;
      account.watch(item, now - std::chrono::milliseconds{any(1'000'000'000)});
      ++expected_;
    });
  }

  void go_wrong() {
    if (one_in(3)) return;
    static constexpr struct {
      const char* name;
      const char* value;
    } kKinds[] = {{"lost_write_answer", "reset"},
                  {"lost_write_answer", "429"},
                  {"lost_write_answer", "500"},
                  {"lost_write_answer", "504"},
                  {"reset", ""},
                  {"500", ""},
                  {"503", ""},
                  {"429_json", ""},
                  {"429_no_retry_after", ""},
                  {"truncated_json", ""},
                  {"html_200", ""},
                  {"token_expired_mid_walk", ""},
                  {"short_pages", "2"},
                  {"page_count_lies", ""},
                  {"missing_pagination_headers", "pages"},
                  {"420", ""},
                  {"lost_refresh_response", ""},
                  {"duplicate_rows_across_pages", ""}};
    sandbox::Faults faults;
    for (int i = any(2); i >= 0; --i) {
      const auto& kind = kKinds[static_cast<std::size_t>(any(static_cast<int>(std::size(kKinds))))];
      sandbox::Fault fault;
      fault.name = kind.name;
      fault.value = kind.value;
      if (fault.name != "lost_refresh_response") fault.path = one_in(2) ? "/trakt/sync/history" : "/trakt/";
      if (fault.name == "lost_refresh_response") world_.sandbox.expire_access_tokens();
      fault.after = any(3);
      fault.times = 1 + any(3);
      faults.list.push_back(fault);
    }
    world_.sandbox.set_faults(faults);
  }

  void sign_in_again() {
    if (!home_.tokens().needs_reauth()) return;
    const auto pair = world_.sandbox.issue_tokens();
    home_.tokens().save_tokens({pair.access_token, pair.refresh_token, home_.clock().now() + 7 * 24h});
  }

  // What was rejected is sent again: the reasons were the faults'.
  void settle() {
    home_.clock().advance(30min);
    home_.sync();  // may hear only now that the sign-in was lost
    sign_in_again();
    for (int i = 0; i < 4; ++i) {
      {
        store::Transaction tx{home_.database()};
        store::retry_rejected(tx, home_.account());
        tx.commit();
      }
      home_.clock().advance(30min);
      const auto outcome = home_.sync({.full = i == 3, .removals = Removals::accept});
      ASSERT_FALSE(outcome.error) << outcome.error->what();
    }
  }

  void expect_both_the_same() {
    std::string there;
    std::size_t plays = 0;
    world_.sandbox.edit([&](sandbox::Account& account) {
      std::map<std::int64_t, std::string> by_id;
      for (const auto& play : account.history()) {
        by_id[play.id] = play.watched_at == sandbox::Instant{} ? "-" : sandbox::iso(play.watched_at);
      }
      plays = account.history().size();
      for (const auto& [id, at] : by_id) there += std::to_string(id) + " " + at + "\n";
    });
    EXPECT_EQ(rows("SELECT group_concat(line, '') FROM (SELECT ifnull(trakt_history_id, 'none') || ' ' || "
                   "ifnull(watched_at, '-') || char(10) AS line FROM plays WHERE removed_at IS NULL ORDER BY "
                   "trakt_history_id)"),
              there);
    EXPECT_EQ(rows("SELECT group_concat(kind || ' ' || state || ' ' || ifnull(reason, ''), '; ') FROM outbox WHERE "
                   "kind LIKE '%play'"),
              "");
    EXPECT_EQ(static_cast<std::int64_t>(plays), expected_) << "and none was lost or made";
  }

  World world_{tiny_account()};
  test::Home home_{world_.home()};
  LibraryEdits edits_{home_.database(), home_.catalogue(), home_.clock(), home_.account()};
  std::mt19937_64 random_;
  std::int64_t expected_ = 0;  // plays that were made, less those that were taken away
};

// Four tests of fifty seeds, so that they run side by side.
class PushSeeds : public testing::TestWithParam<std::uint64_t> {};

TEST_P(PushSeeds, end_with_the_same_plays_on_both_sides) {
  const auto seeds = test::number_of("CINEMARCO_SEEDS", 50);
  const auto first = test::number_of("CINEMARCO_SEED", 1) + GetParam() * seeds;
  for (auto seed = first; seed < first + seeds; ++seed) {
    SCOPED_TRACE("CINEMARCO_SEED=" + std::to_string(seed) + " CINEMARCO_SEEDS=1");
    Days days{seed};
    days.live();
    if (seed % 4 == 0) days.leave();  // fifty of two hundred
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Fifty, PushSeeds, testing::Range<std::uint64_t>(0, 4));

}  // namespace
}  // namespace cinemarco::exchange
