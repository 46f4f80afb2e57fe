// SPDX-License-Identifier: MIT
// TMDB numbers that Trakt corrects, leaves out or contradicts: one title stays one title, and a report says what
// changed.
#include "exchange/library_edits.hpp"
#include "exchange/mirrored_state.hpp"
#include "exchange/world.hpp"
#include "support/dump.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using test::difference;
using test::Home;
using test::query;
using test::state_of;
using test::World;

constexpr std::int64_t kNewNumber = 8'000'000;

// What a person sees of a movie, by its TMDB number.
std::string seen_of(const Home& home, std::int64_t number) {
  return query(home.database_file(),
               fmt::format("SELECT watch_status || ' ' || ifnull(trakt_rating, '-') || ' ' || (watchlisted_at IS NOT "
                           "NULL) || ' ' || ifnull(own_rating, '-') || ' ' || ifnull(notes, '-') || ' ' || is_favorite "
                           "FROM library_entries e JOIN movies m ON m.id = e.movie_id WHERE m.tmdb_id = {}",
                           number));
}

class Renumbered : public testing::Test {
 protected:
  // A movie that is played, rated and listed at Trakt.
  void SetUp() override {
    world.sandbox.edit([&](sandbox::Account& account) {
      for (const auto& play : account.history()) {
        if (play.item.media == sandbox::Media::movie && number_of(account, play.item) > 0) item = play.item;
      }
      number = number_of(account, item);
      account.rate(item, 8, sandbox::instant("2020-01-01T20:00:00Z"));
      account.list(item, sandbox::instant("2020-01-02T20:00:00Z"));
    });
    ASSERT_FALSE(home.import().error);
  }
  static std::int64_t number_of(const sandbox::Account& account, const sandbox::Item& movie) {
    return account.catalogue().movies.at(movie.title).ids.tmdb;
  }
  // Trakt says another number of it from now on; TMDB knows both.
  void renumber() {
    world.sandbox.edit_catalogue([&](sandbox::Catalogue& catalogue) {
      auto former = catalogue.movies.at(item.title);
      former.ids.trakt = 0;
      former.ids.slug = "former";
      former.ids.imdb.clear();
      catalogue.movies.at(item.title).ids.tmdb = kNewNumber;
      catalogue.movies.push_back(former);
    });
  }
  void expect_in_step() {
    auto other = world.home("other");
    ASSERT_FALSE(other.import().error);
    EXPECT_EQ(difference(state_of(home), state_of(other)), "");
  }
  [[nodiscard]] std::string ask(const std::string& sql) const { return query(home.database_file(), sql); }

  World world{test::small_account()};
  Home home{world.home()};
  sandbox::Item item;
  std::int64_t number = 0;
};

TEST_F(Renumbered, moves_whole_by_whatever_section_says_so_first) {
  const auto before = seen_of(home, number);
  ASSERT_EQ(before, "completed 8 1 - - 0");
  struct Change {
    const char* section;
    std::function<void(sandbox::Account&)> touch;
  };
  const Change changes[] = {
      {"ratings", [&](auto& a) { a.rate(a.ratings().front().item, 3, sandbox::instant("2019-02-01T20:00:00Z")); }},
      {"list", [&](auto& a) { a.unlist(a.watchlist().front().item); }},
      {"plays", [&](auto& a) { a.watch(a.history().front().item, sandbox::instant("2026-11-20T20:00:00Z")); }},
  };
  for (const auto& change : changes) {
    World own{test::small_account()};
    auto house = own.home();
    own.sandbox.edit([&](sandbox::Account& account) {
      account.rate(item, 8, sandbox::instant("2020-01-01T20:00:00Z"));
      account.list(item, sandbox::instant("2020-01-02T20:00:00Z"));
    });
    ASSERT_FALSE(house.import().error);
    own.sandbox.edit_catalogue([&](sandbox::Catalogue& catalogue) {
      auto former = catalogue.movies.at(item.title);
      former.ids = {.trakt = 0, .slug = "former", .imdb = "", .tmdb = former.ids.tmdb, .tvdb = 0};
      catalogue.movies.at(item.title).ids.tmdb = kNewNumber;
      catalogue.movies.push_back(former);
    });
    own.sandbox.edit(change.touch);
    house.clock().advance(1h);
    const auto outcome = house.sync();
    ASSERT_FALSE(outcome.error) << change.section;
    if (seen_of(house, kNewNumber).empty()) {
      // A play of another title is read without this one's; the weekly walk reads them all.
      ASSERT_STREQ(change.section, "plays");
      ASSERT_FALSE(house.sync({.full = true}).error);
    }
    EXPECT_EQ(seen_of(house, kNewNumber), before) << change.section;
    EXPECT_EQ(seen_of(house, number), "") << change.section;
    EXPECT_EQ(query(house.database_file(), fmt::format("SELECT count(*) FROM plays WHERE title_tmdb_id = {}", number)),
              "0");
  }
}

TEST_F(Renumbered, is_asked_for_again_where_a_younger_row_said_otherwise) {
  world.sandbox.edit(
      [&](sandbox::Account& account) { account.rate(item, 6, sandbox::instant("2026-11-20T20:00:00Z")); });
  home.clock().advance(1h);
  ASSERT_FALSE(home.sync().error);
  renumber();
  world.sandbox.edit([&](sandbox::Account& account) { account.watch(item, sandbox::instant("2009-05-05T20:00:00Z")); });
  home.clock().advance(1h);
  const auto outcome = home.sync();
  ASSERT_FALSE(outcome.error);
  EXPECT_GT(outcome.summary.ratings.seen, 0) << "only the plays had changed";
  EXPECT_EQ(ask(fmt::format("SELECT count(*) FROM trakt_ratings WHERE tmdb_id = {}", number)), "0");
  EXPECT_EQ(seen_of(home, kNewNumber), "completed 6 1 - - 0");
}

TEST_F(Renumbered, takes_along_what_the_user_said_of_it) {
  LibraryEdits edits{home.database(), home.catalogue(), home.clock(), home.account()};
  const EntryId entry{std::stoll(ask(fmt::format(
      "SELECT e.id FROM library_entries e JOIN movies m ON m.id = e.movie_id WHERE m.tmdb_id = {}", number)))};
  edits.set_notes(entry, "mine");
  edits.rate(entry, 5);
  edits.set_favorite(entry, true);
  const auto own =
      edits.mark_watched(entry, {MarkScope::movie, {}, {}, {parse_instant("1991-02-02T20:00:00Z").value(), {}}});
  renumber();
  world.sandbox.edit(
      [&](sandbox::Account& account) { account.rate(item, 7, sandbox::instant("2026-11-01T20:00:00Z")); });
  const auto outcome = home.sync();
  ASSERT_FALSE(outcome.error);
  EXPECT_EQ(seen_of(home, kNewNumber), "completed 7 1 5 mine 1");
  EXPECT_EQ(seen_of(home, number), "");
  EXPECT_EQ(ask(fmt::format("SELECT title_tmdb_id FROM plays WHERE id = {}", own.at(0).value())),
            std::to_string(kNewNumber));
  EXPECT_EQ(ask("SELECT count(*) FROM title_moves"), "0");
  EXPECT_EQ(outcome.summary.renumbered, 1);
  EXPECT_EQ(outcome.summary.movies.new_, 0) << "it is the movie that was there";
  EXPECT_EQ(outcome.summary.changed, true);
}

TEST_F(Renumbered, by_a_merge_at_trakt_takes_along_what_the_user_said_too) {
  for (const bool by_import : {false, true}) {
    sandbox::Item other;
    world.sandbox.edit([&](sandbox::Account& account) {
      for (const auto& play : account.history()) {
        const bool is_other = play.item.media == sandbox::Media::movie && play.item.title != item.title;
        if (is_other && number_of(account, play.item) > 0) other = play.item;
      }
    });
    const auto entry =
        query(home.database_file(),
              fmt::format("SELECT e.id FROM library_entries e JOIN movies m ON m.id = e.movie_id WHERE m.tmdb_id = {}",
                          number));
    LibraryEdits edits{home.database(), home.catalogue(), home.clock(), home.account()};
    EntryEdit edit;
    edit.rating.emplace(2);
    edit.notes.emplace("seen with Ann");
    edit.is_favorite = true;
    edits.change(EntryId{std::stoll(entry)}, edit);
    std::int64_t kept = 0;
    world.sandbox.edit([&](sandbox::Account& account) {
      kept = number_of(account, other);
      account.merge(item, other);
    });
    home.clock().advance(1h);
    const auto outcome = by_import ? home.import() : home.sync({.full = true});
    ASSERT_FALSE(outcome.error) << outcome.error->what();
    ASSERT_FALSE(home.sync({.full = true}).error);
    EXPECT_EQ(seen_of(home, number), "") << by_import;
    EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM title_moves"), "0");
    EXPECT_TRUE(seen_of(home, kept).ends_with(" 2 seen with Ann 1")) << seen_of(home, kept);
    item = other;
    number = kept;
    // An import takes nothing off the list: what stands there under the first title keeps its words.
    world.sandbox.edit([&](sandbox::Account& account) { account.unlist(item); });
    ASSERT_FALSE(home.sync({.full = true}).error);
  }
}

TEST_F(Renumbered, by_an_import_too_and_waits_while_tmdb_does_not_answer) {
  LibraryEdits edits{home.database(), home.catalogue(), home.clock(), home.account()};
  const EntryId entry{std::stoll(ask(fmt::format(
      "SELECT e.id FROM library_entries e JOIN movies m ON m.id = e.movie_id WHERE m.tmdb_id = {}", number)))};
  edits.set_notes(entry, "mine");
  renumber();
  world.sandbox.set_faults({{{.name = "tmdb_404", .value = {}, .path = {}, .times = -1, .ids = {kNewNumber}}}});
  const auto first = home.import();
  EXPECT_EQ(first.summary.state, "completed_with_errors");
  EXPECT_EQ(seen_of(home, kNewNumber), "");
  EXPECT_EQ(ask("SELECT notes FROM library_entries WHERE notes IS NOT NULL"), "mine")
      << "nothing the user said is lost";
  world.sandbox.set_faults({});
  home.clock().advance(48h);
  const auto second = home.import();
  ASSERT_FALSE(second.error);
  EXPECT_EQ(second.summary.state, "completed");
  EXPECT_EQ(seen_of(home, kNewNumber), "completed 8 1 - mine 0");
  EXPECT_EQ(seen_of(home, number), "");
  EXPECT_EQ(second.summary.renumbered, 0);
}

// ---- rows that contradict each other, from a file ----

class Contradicting : public testing::Test {
 protected:
  void SetUp() override {
    world.sandbox.edit([&](sandbox::Account& account) {
      const auto& series = account.catalogue().series;
      ASSERT_GE(series.size(), 2U);
      tmdb = series.at(0).ids.tmdb;
      other = series.at(1).ids.tmdb;
    });
    folder = world.folder / "export";
    std::filesystem::create_directories(folder);
  }
  void write(const std::string& name, const std::string& rows) const {
    std::ofstream{folder / name} << "[" << rows << "]";
  }
  static std::string ids(std::optional<std::int64_t> number) {
    return fmt::format(R"({{"trakt":77,"slug":"s","tmdb":{}}})", number ? std::to_string(*number) : "null");
  }
  static std::string play(int id, int episode, std::optional<std::int64_t> number, const std::string& at) {
    return fmt::format(
        R"({{"id":{},"watched_at":"{}","action":"watch","type":"episode","episode":{{"season":1,"number":{},)"
        R"("title":"E","ids":{{"trakt":{}}}}},"show":{{"title":"S","year":2000,"ids":{}}}}})",
        id, at, episode, 9000 + episode, ids(number));
  }
  static std::string rating(const std::string& type, std::optional<std::int64_t> number) {
    const std::string season = R"("season":{"number":1,"ids":{"trakt":800}},)";
    return fmt::format(
        R"({{"rated_at":"2020-01-01T00:00:00.000Z","rating":9,"type":"{}",{}"show":{{"title":"S","ids":{}}}}})", type,
        type == "season" ? season : "", ids(number));
  }

  World world{test::small_account()};
  Home home{world.home()};
  std::filesystem::path folder;
  std::int64_t tmdb = 0, other = 0;
};

TEST_F(Contradicting, rows_are_one_series_with_its_rating_and_its_place_on_the_list) {
  write("watched-history.json", play(3, 3, tmdb, "2024-03-03T20:00:00.000Z") + "," +
                                    play(2, 2, std::nullopt, "2024-03-02T20:00:00.000Z") + "," +
                                    play(1, 1, other, "2024-03-01T20:00:00.000Z"));
  write("ratings-shows.json", rating("show", std::nullopt));
  write("ratings-seasons.json", rating("season", other));
  write(
      "lists-watchlist.json",
      fmt::format(
          R"({{"rank":1,"id":2,"listed_at":"2020-12-27T21:36:48.000Z","type":"show","show":{{"title":"S","ids":{}}}}})",
          ids(other)));
  const auto preview = home.preview({folder.string(), kAllParts});
  EXPECT_EQ(preview.series.seen, 1);
  ASSERT_EQ(preview.titles.size(), 1U);
  EXPECT_EQ(preview.titles[0].tmdb_id, tmdb);
  EXPECT_EQ(preview.titles[0].plays, 3);

  const auto outcome = home.import_export(folder);
  ASSERT_FALSE(outcome.error);
  EXPECT_EQ(outcome.summary.state, "completed");
  EXPECT_EQ(
      query(home.database_file(),
            "SELECT group_concat(s.tmdb_id || ' ' || e.trakt_rating || ' ' || (e.watchlisted_at IS NOT NULL) || ' ' "
            "|| (SELECT count(*) FROM episode_progress p WHERE p.entry_id = e.id)) FROM library_entries e JOIN "
            "series s ON s.id = e.series_id"),
      fmt::format("{} 9 1 3", tmdb));
  EXPECT_EQ(std::tuple(outcome.summary.series.seen, outcome.summary.series.new_, outcome.summary.ratings.applied),
            std::tuple(1, 1, 2));

  // The same file again brings nothing, and says so.
  const auto again = home.import_export(folder);
  ASSERT_FALSE(again.error);
  const auto& report = again.summary;
  EXPECT_EQ(std::tuple(report.plays.seen, report.plays.new_, report.plays.changed, report.ratings.seen,
                       report.ratings.applied, report.watchlist.seen, report.watchlist.added, report.series.new_,
                       report.series.existing, report.renumbered),
            std::tuple(3, 0, 0, 2, 0, 1, 0, 0, 1, 0));
  EXPECT_EQ(report.changed, false);
}

TEST_F(Contradicting, rows_of_which_none_has_a_number_are_listed_by_name) {
  write("watched-history.json", play(1, 1, std::nullopt, "2024-03-01T20:00:00.000Z"));
  const auto outcome = home.import_export(folder);
  ASSERT_EQ(outcome.summary.skipped.size(), 1U);
  EXPECT_EQ(outcome.summary.skipped[0].title, "S");
  EXPECT_EQ(outcome.summary.skipped[0].reason, "no_tmdb_id");
}

// ---- what a run says ----

TEST(Report, of_a_full_sync_that_changed_nothing_says_so) {
  World world{test::small_account()};
  auto home = world.home();
  const auto first = home.import();
  EXPECT_EQ(first.summary.changed, true);
  const auto sync = home.sync({.full = true});
  ASSERT_FALSE(sync.error);
  EXPECT_GT(sync.summary.plays.seen, 0);
  EXPECT_EQ(sync.summary.changed, false);
  world.sandbox.edit([](sandbox::Account& account) { account.unrate(account.ratings().front().item); });
  home.clock().advance(1h);
  const auto taken_back = home.sync();
  EXPECT_EQ(taken_back.summary.ratings.removed, 1);
  EXPECT_EQ(taken_back.summary.changed, true);
}

TEST(Report, of_a_resumed_run_tells_how_long_it_ran) {
  World world{test::small_account()};
  auto home = world.home();
  world.sandbox.set_faults({{{.name = "503", .value = {}, .path = "/trakt/sync/ratings", .times = 999, .ids = {}}}});
  const auto cut_off = home.import();
  ASSERT_TRUE(cut_off.error);
  world.sandbox.set_faults({});
  home.clock().advance(72h);
  const auto begun = home.clock().now();
  const auto resumed = home.import({}, Resume::yes);
  ASSERT_FALSE(resumed.error) << resumed.error->what();
  const auto second_spell = home.clock().now() - begun;
  EXPECT_EQ(resumed.summary.started_at, cut_off.summary.started_at);
  EXPECT_LE(*resumed.summary.ran_seconds,
            *cut_off.summary.ran_seconds + std::chrono::ceil<std::chrono::seconds>(second_spell).count());
  EXPECT_LT(*resumed.summary.ran_seconds, 24 * 3600) << "the days in between do not count";
  EXPECT_EQ(resumed.summary.movies.existing, 0) << "all of it came by this run";
}

}  // namespace
}  // namespace cinemarco::exchange
