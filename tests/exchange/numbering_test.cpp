// SPDX-License-Identifier: MIT
// Trakt and TMDB number a series differently, or TMDB changes its mind: nothing watched is lost, nobody is asked in
// vain.
#include "exchange/refresh.hpp"
#include "exchange/world.hpp"
#include "store/entries.hpp"
#include "store/play_list.hpp"
#include "store/up_next.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace cinemarco::exchange {
namespace {

using std::chrono::days;
using test::query;

// A series of which every episode was watched, at home; TMDB's side of it can be changed.
class NumberingTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_FALSE(home.import().error);
    id =
        std::stoll(ask("SELECT s.tmdb_id FROM library_entries e JOIN series s ON s.id = e.series_id "
                       "WHERE e.watch_status = 'completed' LIMIT 1"));
  }
  [[nodiscard]] std::string ask(const std::string& sql) { return query(home.database_file(), sql); }
  [[nodiscard]] std::string entry(const std::string& columns) {
    return ask("SELECT " + columns +
               " FROM library_entries e JOIN series s ON s.id = e.series_id WHERE s.tmdb_id = " + std::to_string(id));
  }
  [[nodiscard]] std::string watched() {
    return entry("(SELECT count(*) FROM episode_progress p WHERE p.entry_id = e.id)");
  }
  void edit(const std::function<void(sandbox::Series&)>& change) {
    world.sandbox.edit_catalogue([&](sandbox::Catalogue& catalogue) {
      change(*std::ranges::find_if(catalogue.series, [&](const auto& one) { return one.ids.tmdb == id; }));
    });
  }
  // TMDB has these episodes as one season of another number; Trakt keeps its own.
  void renumber(int number) {
    edit([&](sandbox::Series& series) {
      auto moved = series.seasons.back();
      moved.number = number;
      moved.episodes.clear();
      for (auto& season : series.seasons) {
        if (season.number == 0) continue;
        season.on_tmdb = false;
        for (auto episode : season.episodes) {
          episode.number = static_cast<int>(moved.episodes.size()) + 1;
          moved.episodes.push_back(episode);
        }
      }
      series.seasons.push_back(moved);
    });
  }
  void refresh() {
    home.clock().advance(days{31});
    (void)refresh_due({home.database(), home.catalogue(), home.clock(), home.account()}, 1'000'000, {});
  }
  [[nodiscard]] bool is_up_next() {
    store::Reader reader{home.database()};
    const auto rows = store::list_up_next(reader, home.account(), std::chrono::floor<days>(home.clock().now()), 1000);
    return std::ranges::find(rows, id, &store::UpNextRow::tmdb_id) != rows.end();
  }

  test::World world{test::small_account()};
  test::Home home{world.home()};
  std::int64_t id = 0;
};

TEST_F(NumberingTest, another_numbering_as_a_whole_loses_no_viewing_and_offers_nothing) {
  const auto before = watched();
  renumber(77);
  refresh();
  EXPECT_EQ(watched(), before);
  EXPECT_EQ(entry("watch_status, numbering_differs"), "in_progress|1");
  EXPECT_FALSE(is_up_next());
  EXPECT_EQ(entry("(SELECT group_concat(DISTINCT season_number) FROM episodes p WHERE p.series_id = s.id AND "
                  "season_number > 0)"),
            "77")
      << "what TMDB has no longer goes from the catalogue";
}

TEST_F(NumberingTest, shows_the_titles_that_trakt_sent_where_tmdb_has_no_such_episode) {
  const auto titles_of = [&](int first, int last) {
    std::string titles;
    store::Reader reader{home.database()};
    const EntryId series{std::stoll(entry("e.id"))};
    for (const auto& season : store::seasons_of(reader, series, std::chrono::floor<days>(home.clock().now()))) {
      if (season.season_number < first || season.season_number > last) continue;
      for (const auto& episode : season.episodes) titles += episode.name + "|";
    }
    return titles;
  };
  const auto before = titles_of(1, 50);
  renumber(77);
  edit([](sandbox::Series& series) {
    for (auto& episode : series.seasons.back().episodes) episode.title = "By TMDB's number";
  });
  refresh();
  EXPECT_EQ(titles_of(1, 50), before);
  EXPECT_TRUE(titles_of(77, 77).starts_with("By TMDB's number|"));
  store::Reader reader{home.database()};
  for (const auto& play : store::plays_of_entry(reader, home.account(), EntryId{std::stoll(entry("e.id"))})) {
    EXPECT_TRUE(play.episode_name && !play.episode_name->empty());
  }
}

TEST_F(NumberingTest, numbers_that_go_on_across_seasons_at_tmdb_alone_offer_nothing) {
  // One with a second season, of which both sides know as many episodes.
  id = std::stoll(
      ask("SELECT s.tmdb_id FROM library_entries e JOIN series s ON s.id = e.series_id WHERE e.watch_status = "
          "'completed' AND EXISTS (SELECT 1 FROM episodes p WHERE p.series_id = s.id AND p.season_number = 2) LIMIT "
          "1"));
  const auto before = watched();
  edit([](sandbox::Series& series) {
    int last = 0;
    for (auto& season : series.seasons) {
      if (season.number == 0) continue;
      const auto at_trakt = season.episodes;
      for (auto episode : at_trakt) {
        if (season.number == 1) continue;
        episode.number += last;
        season.episodes.push_back(episode);
      }
      for (std::size_t i = 0; season.number > 1 && i < at_trakt.size(); ++i) season.episodes[i].on_tmdb = false;
      last = season.episodes.back().number;
    }
  });
  refresh();
  EXPECT_EQ(watched(), before);
  EXPECT_EQ(entry("watch_status, numbering_differs"), "in_progress|1");
  EXPECT_FALSE(is_up_next());
}

TEST_F(NumberingTest, an_episode_that_tmdb_will_never_have_is_not_asked_for_again_and_again) {
  renumber(77);
  auto fresh = world.home("fresh");
  ASSERT_FALSE(fresh.import().error);
  const auto requests_of_import = [&] {
    world.sandbox.reset_counters();
    EXPECT_FALSE(fresh.import().error);
    return world.sandbox.counters().service("tmdb");
  };
  fresh.clock().advance(days{2});
  EXPECT_EQ(requests_of_import(), 0U);
  fresh.clock().advance(days{20});
  EXPECT_EQ(requests_of_import(), 0U);
  fresh.clock().advance(days{20});
  const auto lacking =
      std::stoull(query(fresh.database_file(),
                        "SELECT count(DISTINCT e.id) FROM episode_progress w JOIN library_entries e ON e.id = "
                        "w.entry_id WHERE NOT EXISTS (SELECT 1 FROM episodes p WHERE p.series_id = e.series_id AND "
                        "p.season_number = w.season_number AND p.episode_number = w.episode_number)"));
  const auto requests = requests_of_import();
  EXPECT_GE(requests, lacking) << "TMDB may have renumbered them";
  EXPECT_LE(requests, 2 * lacking) << "a season with so high a number takes a second one";
  EXPECT_EQ(requests_of_import(), 0U);
}

TEST_F(NumberingTest, an_episode_of_yesterday_is_asked_for) {
  home.clock().advance(days{2});
  world.sandbox.edit([&](sandbox::Account& account) {
    const auto show = std::ranges::find_if(account.history(), [&](const auto& play) {
      return play.item.media == sandbox::Media::episode &&
             account.catalogue().series.at(play.item.title).ids.tmdb == id;
    });
    account.edit_catalogue([&](sandbox::Catalogue& catalogue) {
      auto& season = catalogue.series.at(show->item.title).seasons.back();
      auto episode = season.episodes.back();
      ++episode.number;
      episode.trakt += 77'000'000;
      season.episodes.push_back(episode);
    });
    auto item = show->item;
    const auto& season = account.catalogue().series.at(item.title).seasons.back();
    item.season = season.number;
    item.episode = season.episodes.back().number;
    account.watch(item, sandbox::instant(format_instant(home.clock().now() - std::chrono::hours{20}).c_str()));
  });
  world.sandbox.reset_counters();
  ASSERT_FALSE(home.sync().error);
  EXPECT_EQ(world.sandbox.counters().service("tmdb"), 1U);
  EXPECT_EQ(entry("watch_status"), "completed");
}

TEST_F(NumberingTest, what_tmdb_drops_or_adds_in_old_seasons_and_specials_is_followed) {
  const auto before = watched();
  std::string dropped;
  edit([&](sandbox::Series& series) {
    auto& season = *std::ranges::find_if(series.seasons, [](const auto& one) { return one.number == 1; });
    season.episodes.front().on_tmdb = false;
    auto special = season;
    special.number = 0;
    special.name = "Specials";
    special.episodes.resize(1);
    special.episodes[0].number = 0;
    special.episodes[0].on_tmdb = true;
    std::erase_if(series.seasons, [](const auto& one) { return one.number == 0; });
    series.seasons.insert(series.seasons.begin(), special);
  });
  refresh();
  EXPECT_EQ(watched(), before);
  EXPECT_EQ(entry("watch_status"), "completed") << "the vanished one is missing nowhere";
  EXPECT_EQ(
      entry("(SELECT group_concat(episode_number) FROM episodes p WHERE p.series_id = s.id AND season_number = 0)"),
      "0");
  EXPECT_EQ(entry("(SELECT count(*) FROM episodes p WHERE p.series_id = s.id AND season_number = 1 AND "
                  "episode_number = 1)"),
            "0");
}

TEST_F(NumberingTest, undated_episodes_of_a_series_that_has_begun_have_aired) {
  edit([](sandbox::Series& series) {
    auto season = series.seasons.back();
    ++season.number;
    season.on_tmdb = true;
    season.air_date.clear();
    season.episodes.resize(1);
    season.episodes[0].on_tmdb = true;
    season.episodes[0].air_date = "soon";
    series.seasons.push_back(season);
  });
  refresh();
  EXPECT_EQ(entry("watch_status"), "in_progress");
  EXPECT_TRUE(is_up_next());
}

}  // namespace
}  // namespace cinemarco::exchange
