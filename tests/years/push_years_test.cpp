// SPDX-License-Identifier: MIT
// Days on which the user edits here and at Trakt, and writes and their answers get lost: after it settles both hold the
// same plays, and nothing twice. CINEMARCO_SEED and CINEMARCO_SEEDS choose others (`make soak`).
#include "exchange/comes_back.hpp"
#include "years/seeds.hpp"
#include "years/two_sides.hpp"

#include <gtest/gtest.h>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;

class Days : public test::TwoSides {
 public:
  using TwoSides::TwoSides;

  void live() {
    begin();
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
      go_well();
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
