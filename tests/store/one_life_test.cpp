// SPDX-License-Identifier: MIT
// One life told by five sources, each with the precision that it has: every evening is there once, in whichever order
// they come, and a second time adds nothing.
#include "store/home.hpp"
#include "store/viewings.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace cinemarco::store {
namespace {

using namespace std::chrono_literals;
using cinemarco::test::query;
using test::kAccount;
using test::kNow;

const TimeZone kZone = *TimeZone::find("Europe/Berlin");

struct Evening {
  TitleKey title;
  std::optional<EpisodeNumber> episode;
  Instant at;
};

// Evenings two days apart, none so late that another's clock has it on another day.
std::vector<Evening> life(std::mt19937& random) {
  std::vector<Evening> evenings;
  const auto first = *parse_instant("2019-03-01T18:45:00Z");
  for (int i = 0; i < 24; ++i) {
    const auto at = first + i * 48h + std::chrono::minutes{random() % 120};
    if (random() % 3 == 0) {
      evenings.push_back({{TitleType::movie, 550 + static_cast<std::int64_t>(random() % 4)}, {}, at});
    } else {
      evenings.push_back({{TitleType::series, 1396}, EpisodeNumber{1, static_cast<int>(1 + random() % 9)}, at});
    }
  }
  return evenings;
}

struct Teller {
  std::string source;
  std::function<std::optional<PlayDate>(const Evening&)> date;  // empty: it knows nothing of it
};

const std::vector<Teller> kTellers{
    {"trakt", [](const Evening& one) { return PlayDate{one.at, {}}; }},
    {"letterboxd",
     [](const Evening& one) -> std::optional<PlayDate> {
       if (one.episode) return std::nullopt;
       return PlayDate{{}, kZone.day_of(one.at)};
     }},
    {"imdb", [](const Evening& one) { return PlayDate{{}, kZone.day_of(one.at)}; }},
    {"simkl",
     [](const Evening& one) { return PlayDate{std::chrono::floor<std::chrono::minutes>(one.at) + 23min, {}}; }},
    {"tvtime", [](const Evening& one) { return PlayDate{one.at - 41min, {}}; }},
};

class Library {
 public:
  // What a teller has of these evenings, in order of time.
  void tell(const Teller& teller, const std::vector<Evening>& evenings, unsigned seed) {
    std::mt19937 random{seed};
    std::vector<Play> trakts;
    std::vector<SourcePlay> others;
    for (std::size_t i = 0; i < evenings.size(); ++i) {
      const auto date = teller.date(evenings[i]);
      if (!date || random() % 5 == 0) continue;  // nobody knows all
      const auto& [title, episode, at] = evenings[i];
      const auto id = static_cast<std::int64_t>(i) + 1;
      if (teller.source == "trakt") {
        trakts.push_back(episode ? test::episode_play(id, title.tmdb_id, title.tmdb_id, *episode, date->instant)
                                 : test::movie_play(id, title.tmdb_id, title.tmdb_id, date->instant));
        continue;
      }
      SourcePlay play;
      play.title.type = title.type;
      play.number = title.tmdb_id;
      play.episode = episode;
      play.date = *date;
      play.key = std::to_string(id);
      others.push_back(std::move(play));
    }
    home.write([&](Transaction& tx) {
      if (!trakts.empty()) (void)upsert_plays(tx, kAccount, RunId{++run}, trakts, ArrivedBy::import);
      for (const auto& play : others) (void)take_play(tx, {kAccount, RunId{run}, teller.source, kZone}, play);
    });
  }

  [[nodiscard]] std::string plays() const {
    return query(home.file(),
                 "SELECT title_tmdb_id, ifnull(episode_number, 0), substr(coalesce(watched_at, watched_day), 1, 10), "
                 "count(*) FROM plays GROUP BY 1, 2, 3 ORDER BY 3, 1, 2");
  }
  [[nodiscard]] std::string all() const {
    return query(home.file(), "SELECT id, source, source_key, trakt_history_id, watched_at, watched_day FROM plays") +
           query(home.file(), "SELECT * FROM play_keys");
  }

  test::Home home;

 private:
  std::int64_t run = 0;
};

TEST(OneLife, told_by_five_sources_in_any_order_has_each_evening_once) {
  constexpr int kOrders = 200;
  for (unsigned seed = 0; seed < kOrders; ++seed) {
    std::mt19937 random{seed};
    const auto evenings = life(random);
    std::vector<std::size_t> order{0, 1, 2, 3, 4};
    std::ranges::shuffle(order, random);
    Library library;
    for (const auto at : order) library.tell(kTellers[at], evenings, seed * 10 + static_cast<unsigned>(at));
    ASSERT_EQ(query(library.home.file(),
                    "SELECT max(n) FROM (SELECT count(*) AS n FROM plays GROUP BY title_tmdb_id, "
                    "season_number, episode_number, substr(coalesce(watched_at, watched_day), 1, 10))"),
              "1")
        << "an evening stands twice with seed " << seed << "\n"
        << library.plays();
    const auto before = library.all();
    for (const auto at : order) library.tell(kTellers[at], evenings, seed * 10 + static_cast<unsigned>(at));
    ASSERT_EQ(library.all(), before) << "the second time changed something with seed " << seed;
    if (seed % 10 != 0) continue;  // each library is made anew, which takes its time
    Library other;
    std::ranges::shuffle(order, random);
    for (const auto at : order) other.tell(kTellers[at], evenings, seed * 10 + static_cast<unsigned>(at));
    ASSERT_EQ(other.plays(), library.plays()) << "another order tells another life with seed " << seed;
  }
}

}  // namespace
}  // namespace cinemarco::store
