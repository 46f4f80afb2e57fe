// SPDX-License-Identifier: MIT
// The user's word on which title something is: kept, and applied to what comes later.
#include "exchange/matching.hpp"

#include "exchange/library_edits.hpp"
#include "exchange/refresh.hpp"
#include "exchange/world.hpp"
#include "store/entries.hpp"
#include "store/unmatched.hpp"
#include "support/dump.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace cinemarco::exchange {
namespace {

using test::query;

class MatchingTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_FALSE(home.import().error); }

  [[nodiscard]] MatchPorts ports() { return {home.database(), home.catalogue(), home.clock(), home.account()}; }
  [[nodiscard]] std::vector<store::UnmatchedTitle> unmatched() {
    store::Reader reader{home.database()};
    return store::list_unmatched(reader, home.account());
  }
  [[nodiscard]] std::string ask(const std::string& sql) { return query(home.database_file(), sql); }
  // Of the plays of a title of Trakt's.
  [[nodiscard]] std::string numbers(TraktId trakt) {
    return ask(
        fmt::format("SELECT group_concat(DISTINCT ifnull(title_tmdb_id, 'none')) FROM plays WHERE trakt_id = {} "
                    "AND trakt_history_id IS NOT NULL",
                    trakt.value()));
  }
  [[nodiscard]] std::int64_t entries_of(std::int64_t tmdb_id, const std::string& table) {
    return std::stoll(
        ask(fmt::format("SELECT count(*) FROM library_entries e JOIN {0} t ON t.id = e.{1} WHERE "
                        "t.tmdb_id = {2}",
                        table, table == "movies" ? "movie_id" : "series_id", tmdb_id)));
  }
  // A title at TMDB that the library does not have.
  [[nodiscard]] std::int64_t unknown_series() {
    constexpr std::int64_t kNumber = 8'000'000;
    world.sandbox.edit_catalogue([](sandbox::Catalogue& catalogue) {
      auto copy = catalogue.series.front();
      copy.ids = {.trakt = 0, .slug = "copy", .imdb = "", .tmdb = kNumber, .tvdb = 0};
      catalogue.series.push_back(copy);
    });
    return kNumber;
  }

  test::World world;
  test::Home home{world.home()};
};

TEST_F(MatchingTest, lists_what_has_no_number_with_its_plays) {
  const auto titles = unmatched();
  ASSERT_EQ(titles.size(), 1U);
  EXPECT_FALSE(titles[0].title.title.empty());
  EXPECT_TRUE(titles[0].title.ids.trakt);
  EXPECT_FALSE(titles[0].title.ids.tmdb);
  EXPECT_EQ(std::to_string(titles[0].plays), ask("SELECT count(*) FROM plays WHERE title_tmdb_id IS NULL"));
  EXPECT_TRUE(titles[0].first_watched_at);
}

TEST_F(MatchingTest, by_hand_holds_for_plays_that_come_later) {
  const auto title = unmatched().at(0).title;
  ASSERT_EQ(title.type, TitleType::series);
  const auto trakt = *title.ids.trakt;
  const auto tmdb_id = unknown_series();
  match_by_hand(ports(), TitleType::series, trakt, tmdb_id, {});
  EXPECT_TRUE(unmatched().empty());
  EXPECT_EQ(numbers(trakt), std::to_string(tmdb_id));
  EXPECT_EQ(entries_of(tmdb_id, "series"), 1);
  EXPECT_EQ(ask("SELECT count(*) > 0 FROM episode_progress p JOIN library_entries e ON e.id = p.entry_id JOIN series s "
                "ON s.id = e.series_id WHERE s.tmdb_id = " +
                std::to_string(tmdb_id)),
            "1");
  world.sandbox.edit([&](sandbox::Account& account) {
    const auto show = account.show({.tmdb = 0, .trakt = trakt.value(), .tvdb = 0, .imdb = {}, .slug = {}});
    const auto& seen = account.history();
    const auto play = std::ranges::find_if(seen, [&](const sandbox::Play& one) {
      return one.item.media == sandbox::Media::episode && one.item.title == show.title;
    });
    ASSERT_NE(play, seen.end());
    account.watch(play->item, std::chrono::floor<std::chrono::milliseconds>(home.clock().now()));
  });
  EXPECT_FALSE(home.sync().error);
  EXPECT_EQ(numbers(trakt), std::to_string(tmdb_id));
  ASSERT_FALSE(home.import().error);
  EXPECT_EQ(numbers(trakt), std::to_string(tmdb_id));
  EXPECT_TRUE(unmatched().empty());
}

TEST_F(MatchingTest, can_be_taken_back) {
  const auto trakt = *unmatched().at(0).title.ids.trakt;
  const auto tmdb_id = unknown_series();
  match_by_hand(ports(), TitleType::series, trakt, tmdb_id, {});
  unmatch(ports(), TitleType::series, trakt);
  EXPECT_EQ(numbers(trakt), "none");
  EXPECT_EQ(entries_of(tmdb_id, "series"), 0) << "nothing speaks for it any more";
  EXPECT_EQ(unmatched().size(), 1U);
  EXPECT_THROW(unmatch(ports(), TitleType::series, trakt), Error);
}

TEST_F(MatchingTest, with_a_number_that_tmdb_does_not_have_changes_nothing) {
  const auto trakt = *unmatched().at(0).title.ids.trakt;
  EXPECT_THROW(match_by_hand(ports(), TitleType::series, trakt, 999'999'999, {}), Error);
  EXPECT_THROW(match_by_hand(ports(), TitleType::series, TraktId{999'999'999}, unknown_series(), {}), Error);
  EXPECT_EQ(numbers(trakt), "none");
  EXPECT_EQ(ask("SELECT count(*) FROM title_matches WHERE matched_by = 'user'"), "0");
}

// TMDB merged a title into another, and Trakt has not noticed yet.
TEST_F(MatchingTest, moves_a_title_that_tmdb_lost_with_all_that_the_user_said_of_it) {
  const auto trakt = TraktId{std::stoll(ask("SELECT max(trakt_id) FROM plays WHERE media_type = 'movie'"))};
  const auto old_number = std::stoll(numbers(trakt));
  constexpr std::int64_t kNewNumber = 8'000'000;
  world.sandbox.edit_catalogue([&](sandbox::Catalogue& catalogue) {
    auto copy = *catalogue.tmdb_movie(old_number);
    for (auto& movie : catalogue.movies) {
      if (movie.ids.tmdb == old_number) movie.ids.imdb = "";
    }
    copy.ids = {.trakt = 0, .slug = "copy", .imdb = copy.ids.imdb, .tmdb = kNewNumber, .tvdb = 0};
    catalogue.movies.push_back(copy);
  });
  world.sandbox.set_faults({{{.name = "tmdb_404", .value = {}, .path = {}, .times = -1, .ids = {old_number}}}});
  LibraryEdits edits{home.database(), home.catalogue(), home.clock(), home.account()};
  const auto entry = EntryId{std::stoll(ask(fmt::format(
      "SELECT e.id FROM library_entries e JOIN movies m ON m.id = e.movie_id WHERE m.tmdb_id = {}", old_number)))};
  edits.set_notes(entry, "mine");
  edits.rate(entry, 5);
  (void)edits.mark_watched(entry, {MarkScope::movie, {}, {}, *parse_instant("2020-02-02T20:00:00Z")});
  const auto plays = ask(fmt::format("SELECT count(*) FROM plays WHERE title_tmdb_id = {}", old_number));

  home.clock().advance(std::chrono::days{31});
  EXPECT_EQ(refresh_due({home.database(), home.catalogue(), home.clock(), home.account()}, 1'000'000, {}).gone, 1);
  const auto titles = unmatched();
  const auto gone = std::ranges::find_if(titles, [&](const auto& one) { return one.title.ids.trakt == trakt; });
  ASSERT_NE(gone, titles.end());
  EXPECT_EQ(gone->title.ids.tmdb, old_number);
  EXPECT_EQ(gone->successor, kNewNumber);

  const auto now = match_by_hand(ports(), TitleType::movie, trakt, kNewNumber, {});
  store::Reader reader{home.database()};
  const auto record = store::find_entry(reader, home.account(), now);
  EXPECT_EQ(record->row.tmdb_id, kNewNumber);
  EXPECT_EQ(record->notes, "mine");
  EXPECT_EQ(record->row.personal_rating, 5);
  EXPECT_EQ(ask(fmt::format("SELECT count(*) FROM plays WHERE title_tmdb_id = {}", kNewNumber)), plays);
  EXPECT_EQ(entries_of(old_number, "movies"), 0);
  const auto import = home.import();
  ASSERT_FALSE(import.error);
  EXPECT_TRUE(import.summary.errors.empty()) << "nobody asks for the number that is gone";
  EXPECT_EQ(numbers(trakt), std::to_string(kNewNumber));
}

}  // namespace
}  // namespace cinemarco::exchange
