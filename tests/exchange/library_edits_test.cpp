// SPDX-License-Identifier: MIT
// What the user changes here stands, before and after the next import.
#include "exchange/library_edits.hpp"

#include "exchange/projector.hpp"
#include "exchange/world.hpp"
#include "store/entries.hpp"
#include "store/library_list.hpp"
#include "store/play_list.hpp"
#include "store/up_next.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

namespace cinemarco::exchange {
namespace {

using test::query;
using test::World;

constexpr AccountId kAccount{1};

// An imported small account, and edits to it.
struct Edited {
  Edited() { home.import(); }
  [[nodiscard]] EntryId first(TitleType type, std::optional<WatchStatus> status = {}) {
    store::LibraryFilter filter;
    filter.type = type;
    filter.status = status;
    store::Reader reader{home.database()};
    const auto page = store::list_library(reader, kAccount, filter, std::nullopt, 1);
    if (page.entries.empty()) throw std::runtime_error{"no such entry in the sandbox's account"};
    return page.entries.front();
  }
  [[nodiscard]] store::EntryRecord entry(EntryId id) {
    store::Reader reader{home.database()};
    return *store::find_entry(reader, kAccount, id);
  }
  [[nodiscard]] std::string ask(const std::string& sql) { return query(home.database_file(), sql); }
  [[nodiscard]] std::string count_watched(EntryId id) {
    return ask("SELECT count(*) FROM episode_progress WHERE entry_id = " + std::to_string(id.value()));
  }
  World world{test::small_account()};
  test::Home home{world.home()};
  LibraryEdits edits{home.database(), home.catalogue(), home.clock(), kAccount};
};

template <class Work>
ErrorCode failure_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code();
  }
  ADD_FAILURE() << "it did not fail";
  return ErrorCode::internal;
}

TEST(LibraryEdits, a_marked_movie_has_a_viewing_on_its_day) {
  Edited world;
  const auto id = world.first(TitleType::movie);
  const auto plays = world.edits.mark_watched(id, {MarkScope::movie, {}, {}, *parse_instant("2024-03-31T23:30:00Z")});
  ASSERT_EQ(plays.size(), 1U);
  store::Reader reader{world.home.database()};
  const auto sessions = store::movie_sessions(reader, id);
  EXPECT_TRUE(std::ranges::any_of(sessions, [](const auto& session) {
    return session.watched_date == Date{std::chrono::year{2024} / 4 / 1};  // in Berlin
  }));
}

TEST(LibraryEdits, an_unmarked_movie_was_not_watched_and_no_import_says_otherwise) {
  Edited world;
  const auto id = world.first(TitleType::movie, WatchStatus::completed);
  const auto plays = world.edits.mark_unwatched(id, {MarkScope::movie, {}, {}, {}});
  EXPECT_FALSE(plays.empty());
  EXPECT_EQ(world.entry(id).row.status, WatchStatus::not_started);
  world.home.import();
  EXPECT_EQ(world.entry(id).row.status, WatchStatus::not_started);
  world.edits.restore_plays(plays);
  EXPECT_EQ(world.entry(id).row.status, WatchStatus::completed);
}

TEST(LibraryEdits, marks_an_episode_a_season_and_everything_up_to_one) {
  Edited world;
  const auto id = world.first(TitleType::series);
  world.edits.mark_unwatched(id, {MarkScope::up_to, 99, 99, {}});
  EXPECT_EQ(world.count_watched(id), "0");
  world.edits.mark_watched(id, {MarkScope::episode, 2, 1, world.home.clock().now()});
  EXPECT_EQ(world.count_watched(id), "1");
  const auto up_to = world.edits.mark_watched(id, {MarkScope::up_to, 2, 2, std::nullopt});
  EXPECT_EQ(world.count_watched(id), "8");  // six of season 1, two of season 2
  EXPECT_EQ(up_to.size(), 7U) << "2x1 was watched already";
  world.edits.mark_watched(id, {MarkScope::season, 2, {}, std::nullopt});
  EXPECT_EQ(world.count_watched(id), "12");
  world.edits.mark_unwatched(id, {MarkScope::season, 1, {}, {}});
  EXPECT_EQ(world.count_watched(id), "6");
  EXPECT_EQ(world.entry(id).row.status, WatchStatus::in_progress);
}

TEST(LibraryEdits, refuses_marks_that_do_not_fit) {
  Edited world;
  const auto movie = world.first(TitleType::movie);
  const auto series = world.first(TitleType::series);
  struct Case {
    std::string description;
    EntryId id;
    Mark mark;
    ErrorCode code;
  };
  const Case cases[] = {
      {"a season of a movie", movie, {MarkScope::season, 1, {}, {}}, ErrorCode::invalid},
      {"a movie's numbers", movie, {MarkScope::movie, 1, 1, {}}, ErrorCode::invalid},
      {"a whole series", series, {MarkScope::movie, {}, {}, {}}, ErrorCode::invalid},
      {"an episode without its season", series, {MarkScope::episode, {}, 1, {}}, ErrorCode::invalid},
      {"an episode without its number", series, {MarkScope::episode, 1, {}, {}}, ErrorCode::invalid},
      {"an episode that is none", series, {MarkScope::episode, 1, 999, {}}, ErrorCode::not_found},
      {"the age of steam",
       movie,
       {MarkScope::movie, {}, {}, parse_instant("1850-01-01T00:00:00Z").value()},
       ErrorCode::invalid},
      {"the far future",
       movie,
       {MarkScope::movie, {}, {}, parse_instant("2150-01-01T00:00:00Z").value()},
       ErrorCode::invalid},
      {"an entry that is none", EntryId{9999}, {MarkScope::movie, {}, {}, {}}, ErrorCode::not_found},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(failure_of([&] { static_cast<void>(world.edits.mark_watched(row.id, row.mark)); }), row.code)
        << row.description;
  }
}

TEST(LibraryEdits, a_new_date_for_a_play_of_trakt_survives_the_next_import) {
  Edited world;
  const auto id = world.first(TitleType::movie, WatchStatus::completed);
  PlayId play;
  {
    store::Reader reader{world.home.database()};
    play = store::plays_of_entry(reader, kAccount, id).front().id;
  }
  const auto moved = world.edits.change_date(play, {*parse_instant("2001-02-03T12:00:00Z"), std::nullopt});
  EXPECT_NE(moved, play);
  EXPECT_EQ(world.entry(id).row.date_first_watched, (Date{std::chrono::year{2001} / 2 / 3}));
  world.home.import();
  EXPECT_EQ(world.entry(id).row.date_first_watched, (Date{std::chrono::year{2001} / 2 / 3}));
  EXPECT_EQ(failure_of([&] { world.edits.change_date(play, {}); }), ErrorCode::not_found);
  EXPECT_EQ(world.edits.change_date(moved, {}), moved);
  EXPECT_EQ(world.entry(id).row.date_first_watched, std::nullopt);
}

TEST(LibraryEdits, ones_own_rating_wins_until_it_is_taken_back) {
  Edited world;
  const auto id = EntryId{std::stoll(world.ask("SELECT id FROM library_entries WHERE trakt_rating > 2 LIMIT 1"))};
  const auto by_trakt = world.entry(id).row.personal_rating;
  ASSERT_NE(by_trakt, 1);
  world.edits.rate(id, 1);
  world.home.import();
  EXPECT_EQ(world.entry(id).row.personal_rating, 1);
  world.edits.rate(id, std::nullopt);
  EXPECT_EQ(world.entry(id).row.personal_rating, by_trakt);
  EXPECT_EQ(failure_of([&] { world.edits.rate(id, 6); }), ErrorCode::invalid);
}

TEST(LibraryEdits, notes_favourites_and_abandoning_are_kept) {
  Edited world;
  const auto id = world.first(TitleType::series);
  const auto before = world.entry(id).row.status;
  world.edits.set_notes(id, "with Anna");
  world.edits.set_favorite(id, true);
  world.edits.set_abandoned(id, true);
  world.home.import();
  EXPECT_EQ(world.entry(id).notes, "with Anna");
  EXPECT_TRUE(world.entry(id).row.is_favorite);
  EXPECT_EQ(world.entry(id).row.status, WatchStatus::abandoned);
  world.edits.set_abandoned(id, false);
  world.edits.set_notes(id, "");
  EXPECT_EQ(world.entry(id).row.status, before);
  EXPECT_EQ(world.entry(id).notes, std::nullopt);
  EXPECT_EQ(failure_of([&] { world.edits.set_notes(id, std::string(10'001, 'x')); }), ErrorCode::invalid);
}

TEST(LibraryEdits, adds_a_title_once) {
  Edited world;
  const auto known = world.entry(world.first(TitleType::movie)).row.tmdb_id;
  world.edits.remove_entry(world.first(TitleType::movie));
  const auto id = world.edits.add_title({TitleType::movie, known}, {}).entry;
  const auto again = world.edits.add_title({TitleType::movie, known}, {});
  EXPECT_EQ(again.entry, id);
  EXPECT_FALSE(again.is_new);
  EXPECT_EQ(world.entry(id).row.status, WatchStatus::not_started);
  EXPECT_EQ(world.entry(id).source, "local");
  EXPECT_EQ(world.entry(id).row.date_added, world.home.clock().now());
  EXPECT_EQ(failure_of([&] { world.edits.add_title({TitleType::movie, 987654321}, {}); }), ErrorCode::not_found);
  EXPECT_EQ(failure_of([&] { world.edits.add_title({TitleType::movie, 0}, {}); }), ErrorCode::invalid);
}

TEST(LibraryEdits, a_removed_title_stays_away_and_can_be_brought_back_whole) {
  Edited world;
  for (const auto* which : {"watchlisted_at IS NOT NULL", "watch_status = 'completed'"}) {
    const auto id = EntryId{std::stoll(world.ask(std::string{"SELECT id FROM library_entries WHERE "} + which))};
    const auto tmdb = world.entry(id).row.tmdb_id;
    const auto type = world.entry(id).row.type;
    const auto before = world.entry(id).row.date_last_watched;
    const auto plays = *world.edits.remove_entry(id);
    world.home.import();
    {
      store::Reader reader{world.home.database()};
      EXPECT_FALSE(store::entry_of(reader, kAccount, {type, tmdb})) << which;
    }
    if (plays.empty()) {
      world.edits.add_title({type, tmdb}, {});
    } else {
      world.edits.restore_plays(plays);
    }
    store::Reader reader{world.home.database()};
    const auto back = store::entry_of(reader, kAccount, {type, tmdb});
    ASSERT_TRUE(back) << which;
    EXPECT_EQ(store::find_entry(reader, kAccount, *back)->row.date_last_watched, before) << which;
  }
}

// ---- after the next import ----

TEST(LibraryEdits, a_title_without_plays_follows_its_rating_at_trakt) {
  Edited world;
  const auto id = EntryId{std::stoll(world.ask(
      "SELECT e.id FROM library_entries e JOIN movies m ON m.id = e.movie_id JOIN plays p ON p.title_tmdb_id = "
      "m.tmdb_id WHERE p.media_type = 'movie' AND watchlisted_at IS NULL LIMIT 1"))};
  world.edits.mark_unwatched(id, {MarkScope::movie, {}, {}, {}});
  const auto history =
      std::stoll(world.ask("SELECT p.trakt_history_id FROM plays p JOIN movies m ON m.tmdb_id = "
                           "p.title_tmdb_id JOIN library_entries e ON e.movie_id = m.id WHERE "
                           "p.media_type = 'movie' AND e.id = " +
                           std::to_string(id.value())));
  for (const int rating : {2, 9}) {
    world.world.sandbox.edit([&](sandbox::Account& account) {
      const auto play = std::ranges::find(account.history(), history, &sandbox::Play::id);
      account.rate(sandbox::Item{play->item}, rating);
    });
    world.home.import();
    EXPECT_EQ(world.entry(id).row.trakt_rating, rating);
    EXPECT_EQ(world.entry(id).row.personal_rating, rating == 2 ? 1 : 5);
    EXPECT_EQ(world.entry(id).row.status, WatchStatus::not_started);
  }
}

TEST(LibraryEdits, a_title_brought_back_is_again_of_trakt) {
  Edited world;
  const auto before = test::dump_promised(world.home.database_file());
  const auto id = world.first(TitleType::movie, WatchStatus::completed);
  world.edits.restore_plays(*world.edits.remove_entry(id));
  EXPECT_EQ(test::difference(test::dump_promised(world.home.database_file()), before), "");
}

TEST(LibraryEdits, restoring_twice_is_restoring_once) {
  Edited world;
  const auto before = test::dump_promised(world.home.database_file());
  const auto id = world.first(TitleType::series);
  const auto plays = world.edits.mark_unwatched(id, {MarkScope::up_to, 99, 99, {}});
  world.edits.restore_plays(plays);
  world.edits.restore_plays(plays);
  EXPECT_EQ(test::difference(test::dump_promised(world.home.database_file()), before), "");
}

TEST(LibraryEdits, what_trakt_took_away_is_not_the_users_to_restore) {
  Edited world;
  const auto id = world.first(TitleType::movie, WatchStatus::completed);
  const auto plays = world.edits.mark_unwatched(id, {MarkScope::movie, {}, {}, {}});
  for (const auto play : plays) {
    const auto history =
        std::stoll(world.ask("SELECT trakt_history_id FROM plays WHERE id = " + std::to_string(play.value())));
    world.world.sandbox.edit([&](sandbox::Account& account) { account.remove_play(history); });
  }
  ASSERT_FALSE(world.home.sync({.full = true}).error);
  world.edits.restore_plays(plays);
  EXPECT_EQ(world.ask("SELECT count(*) FROM plays WHERE removed_at IS NOT NULL"), std::to_string(plays.size()));
}

TEST(LibraryEdits, a_mark_that_is_refused_adds_no_title) {
  Edited world;
  const auto id = world.first(TitleType::series);
  const auto tmdb = world.entry(id).row.tmdb_id;
  world.edits.remove_entry(id);
  const auto before = test::dump_promised(world.home.database_file());
  const Mark marks[] = {{MarkScope::movie, {}, {}, {}},
                        {MarkScope::episode, 1, 999, {}},
                        {MarkScope::season, 1, {}, *parse_instant("2150-01-01T00:00:00Z")}};
  for (const auto& mark : marks) {
    static_cast<void>(failure_of([&] { world.edits.mark_watched({TitleType::series, tmdb}, mark, {}); }));
  }
  EXPECT_EQ(test::difference(test::dump_promised(world.home.database_file()), before), "");
  const auto marked = world.edits.mark_watched({TitleType::series, tmdb}, {MarkScope::episode, 1, 2, {}}, {});
  EXPECT_EQ(marked.plays.size(), 1U);
  EXPECT_EQ(world.count_watched(marked.entry), "1");
}

TEST(LibraryEdits, a_change_that_is_refused_in_part_changes_nothing) {
  Edited world;
  const auto id = world.first(TitleType::series);
  const auto before = test::dump_promised(world.home.database_file());
  EntryEdit edit;
  edit.rating.emplace(4);
  edit.is_favorite = true;
  edit.notes.emplace(std::string(10'001, 'x'));
  EXPECT_EQ(failure_of([&] { world.edits.change(id, edit); }), ErrorCode::invalid);
  EXPECT_EQ(test::difference(test::dump_promised(world.home.database_file()), before), "");
  edit.notes.emplace("short");
  world.edits.change(id, edit);
  EXPECT_EQ(world.entry(id).row.personal_rating, 4);
  EXPECT_EQ(world.entry(id).notes, "short");
  EXPECT_TRUE(world.entry(id).row.is_favorite);
}

TEST(LibraryEdits, days_are_those_of_the_account_also_after_it_moved) {
  Edited world;
  const auto id = world.first(TitleType::movie);
  world.home.move_to("Pacific/Auckland");
  world.home.import();
  world.edits.mark_watched(id, {MarkScope::movie, {}, {}, *parse_instant("2024-03-31T20:30:00Z")});
  store::Reader reader{world.home.database()};
  EXPECT_TRUE(std::ranges::any_of(store::movie_sessions(reader, id), [](const auto& session) {
    return session.watched_date == Date{std::chrono::year{2024} / 4 / 1};
  }));
}

// ---- days go by ----

TEST(DaysGoBy, a_new_episode_ends_being_complete_and_is_up_next) {
  Edited world;
  const auto id = world.first(TitleType::series);
  const auto entry = std::to_string(id.value());
  world.edits.mark_watched(id, {MarkScope::up_to, 3, 6, world.home.clock().now()});
  const auto zone = *TimeZone::find("Europe/Berlin");
  const auto tomorrow = zone.day_of(world.home.clock().now() + std::chrono::days{1});
  {
    store::Transaction tx{world.home.database()};
    tx.connection()
        .use(
            "INSERT INTO episodes (series_id, season_number, episode_number, name, air_date) "
            "SELECT series_id, 3, 7, 'New', ? FROM library_entries WHERE id = ?")
        .bind(tomorrow, id)
        .run();
    tx.commit();
  }
  project_for_today(world.home.database(), kAccount, world.home.clock().now());
  EXPECT_EQ(world.entry(id).row.status, WatchStatus::completed);
  world.home.clock().advance(std::chrono::days{1});
  project_for_today(world.home.database(), kAccount, world.home.clock().now());
  EXPECT_EQ(world.entry(id).row.status, WatchStatus::in_progress);
  store::Reader reader{world.home.database()};
  const auto rows = store::list_up_next(reader, kAccount, tomorrow, 200);
  const auto row = std::ranges::find(rows, id, &store::UpNextRow::id);
  ASSERT_NE(row, rows.end());
  EXPECT_EQ(row->next.episode_number, 7);
}

TEST(UpNext, goes_on_behind_the_furthest_episode_and_then_fills_the_gaps) {
  Edited world;
  const auto id = world.first(TitleType::series);
  world.edits.mark_unwatched(id, {MarkScope::up_to, 99, 99, {}});
  const auto next = [&]() -> std::optional<EpisodeNumber> {
    store::Reader reader{world.home.database()};
    const auto today = TimeZone::find("Europe/Berlin")->day_of(world.home.clock().now());
    for (const auto& row : store::list_up_next(reader, kAccount, today, 200)) {
      if (row.id == id) return EpisodeNumber{row.next.season_number, row.next.episode_number};
    }
    return std::nullopt;
  };
  EXPECT_EQ(next(), std::nullopt) << "not begun";
  world.edits.mark_watched(id, {MarkScope::episode, 1, 2, world.home.clock().now()});
  EXPECT_EQ(next(), (EpisodeNumber{1, 3}));
  world.edits.mark_watched(id, {MarkScope::season, 3, {}, world.home.clock().now()});
  EXPECT_EQ(next(), (EpisodeNumber{1, 1})) << "behind the last there is none";
  world.edits.mark_watched(id, {MarkScope::up_to, 3, 6, world.home.clock().now()});
  EXPECT_EQ(next(), std::nullopt) << "complete";
}

TEST(PlayList, pages_hold_every_play_once_newest_first) {
  Edited world;
  store::Reader reader{world.home.database()};
  const auto whole = store::list_plays(reader, kAccount, {}, std::nullopt, 100'000);
  ASSERT_EQ(whole.rows.size(), static_cast<std::size_t>(whole.total));
  std::vector<PlayId> paged;
  std::optional<std::string> cursor;
  do {
    const auto page = store::list_plays(reader, kAccount, {}, cursor, 17);
    for (const auto& row : page.rows) paged.push_back(row.id);
    cursor = page.next_cursor;
  } while (cursor);
  std::vector<PlayId> expected;
  for (const auto& row : whole.rows) expected.push_back(row.id);
  EXPECT_EQ(paged, expected);
  EXPECT_TRUE(std::ranges::is_sorted(whole.rows, [](const auto& a, const auto& b) {
    return a.watched_at.value_or(Instant{}) > b.watched_at.value_or(Instant{});
  }));
}

}  // namespace
}  // namespace cinemarco::exchange
