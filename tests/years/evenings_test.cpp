// SPDX-License-Identifier: MIT
// Evenings that media servers tell of, next to marks by hand, plays at Trakt and syncs that fail: after it settles both
// sides hold each viewing once. CINEMARCO_SEED, CINEMARCO_SEEDS and CINEMARCO_DAYS choose others (`make soak`).
#include "exchange/inbox.hpp"
#include "exchange/live_events.hpp"
#include "years/seeds.hpp"
#include "years/two_sides.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <vector>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;

// What is watched on an evening.
struct Viewed {
  std::int64_t entry = 0;
  std::int64_t tmdb_id = 0;
  std::string title;
  std::optional<int> episode;  // of the first season
};

class Evenings : public test::TwoSides {
 public:
  using TwoSides::TwoSides;

  void live() {
    begin();
    {
      store::Transaction tx{home_.database()};
      for (const auto* name : {"salon", "attic"}) {
        hooks_.push_back(
            store::make_hook(tx, home_.account(), {.name = name, .server = LiveServer::jellyfin}, home_.clock().now())
                .hook.id);
      }
      tx.commit();
    }
    for (std::uint64_t day = 0; day < test::number_of("CINEMARCO_DAYS", 12); ++day) {
      home_.clock().advance(24h);
      for (int i = any(3); i >= 0; --i) {
        watch();
        home_.clock().advance(9h);  // nothing is seen twice in one evening
      }
      go_wrong();
      for (int i = any(2); i >= 0; --i) {
        home_.sync();  // may fail: the next must make up for it
        if (one_in(3)) tell_again();
        home_.clock().advance(30min);
      }
      go_well();
    }
    settle();
    expect_both_the_same();
    const auto plays = rows("SELECT count(*) FROM plays");
    while (!told_.empty()) tell_again();
    EXPECT_EQ(rows("SELECT count(*) FROM plays"), plays) << "what is told once more adds nothing";
  }

 private:
  Viewed something() {
    Viewed viewed;
    const bool is_movie = one_in(2);
    const auto number = any_of("tmdb_id", is_movie ? "movies" : "series").value_or(0);
    const std::string of = std::string{is_movie ? "movies" : "series"} + " WHERE tmdb_id = " + std::to_string(number);
    viewed.tmdb_id = number;
    viewed.title = rows("SELECT " + std::string{is_movie ? "title" : "name"} + " FROM " + of);
    viewed.entry =
        std::stoll(rows(fmt::format("SELECT l.id FROM library_entries l JOIN {0} t ON t.id = l.{1}_id WHERE "
                                    "t.tmdb_id = {2}",
                                    is_movie ? "movies" : "series", is_movie ? "movie" : "series", number)));
    if (!is_movie) viewed.episode = 1 + any(4);
    return viewed;
  }

  void watch() {
    const auto viewed = something();
    ++expected_;
    const auto now = home_.clock().now();
    switch (any(5)) {
      case 0:
        edits_.mark_watched(EntryId{viewed.entry}, mark_of(viewed, now));
        break;
      case 1:
        tell(viewed, now, hooks_[0]);
        if (one_in(2)) tell(viewed, now + 90s, hooks_[1]);  // two servers, one evening
        break;
      case 2:  // late
        tell(viewed, now - 3h, hooks_[1]);
        break;
      case 3:  // the server tells Trakt as well
        scrobble(viewed, now + 40s);
        tell(viewed, now, hooks_[0]);
        break;
      default:  // marked by hand meanwhile, and the server tells of it too
        edits_.mark_watched(EntryId{viewed.entry}, mark_of(viewed, now - 10min));
        tell(viewed, now, hooks_[0]);
    }
  }

  void scrobble(const Viewed& viewed, Instant at) {
    world_.sandbox.edit([&](sandbox::Account& account) {
      const sandbox::TitleRef title{.tmdb = viewed.tmdb_id};
      account.watch(viewed.episode ? account.episode(title, 1, *viewed.episode) : account.movie(title),
                    sandbox::Instant{at.time_since_epoch()});
    });
  }

  static Mark mark_of(const Viewed& viewed, Instant at) {
    if (viewed.episode) return {MarkScope::episode, 1, *viewed.episode, at};
    Mark mark;
    mark.date = {at, std::nullopt};
    return mark;
  }

  void tell(const Viewed& viewed, Instant at, std::int64_t hook) {
    auto body = fmt::format(R"({{"NotificationType":"PlaybackStop","PlayedToCompletion":true,"UtcTimestamp":"{}",)"
                            R"("NotificationUsername":"viewer","ServerId":"s",)",
                            format_instant(at));
    body += viewed.episode
                ? fmt::format(R"("ItemType":"Episode","SeriesName":"{}","SeasonNumber":1,"EpisodeNumber":{}}})",
                              viewed.title, *viewed.episode)
                : fmt::format(R"("ItemType":"Movie","Name":"{}","Provider_tmdb":"{}"}})", viewed.title, viewed.tmdb_id);
    inbox_.put(hook, body);
    inbox_.tick({});
    if (one_in(2)) told_.emplace_back(hook, body);
  }
  void tell_again() {
    if (told_.empty()) return;
    inbox_.put(told_.back().first, told_.back().second);
    inbox_.tick({});
    told_.pop_back();
  }

  NowWatching watching_;
  LiveEvents events_{home_.database(), home_.catalogue(), home_.discovery(), home_.clock(), home_.account(), watching_};
  Inbox inbox_{home_.database(), home_.clock(), home_.account(), events_, [] {}};
  std::vector<std::int64_t> hooks_;
  std::vector<std::pair<std::int64_t, std::string>> told_;
};

class EveningSeeds : public testing::TestWithParam<std::uint64_t> {};

TEST_P(EveningSeeds, end_with_each_viewing_once_on_both_sides) {
  const auto seeds = test::number_of("CINEMARCO_SEEDS", 50);
  const auto first = test::number_of("CINEMARCO_SEED", 1) + GetParam() * seeds;
  for (auto seed = first; seed < first + seeds; ++seed) {
    SCOPED_TRACE("CINEMARCO_SEED=" + std::to_string(seed) + " CINEMARCO_SEEDS=1");
    Evenings{seed}.live();
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Fifty, EveningSeeds, testing::Range<std::uint64_t>(0, 2));

}  // namespace
}  // namespace cinemarco::exchange
