// SPDX-License-Identifier: MIT
// The check finds each thing that can be wrong, by breaking it on purpose, and mends it.
#include "exchange/checkup.hpp"

#include "exchange/run_lock.hpp"
#include "exchange/world.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <fstream>

namespace cinemarco::exchange {
namespace {

using test::difference;
using test::dump_promised;
using test::Home;
using test::query;

class Check : public ::testing::Test {
 protected:
  Check() {
    home_.import();
    whole_ = dump_promised(home_.database_file());
  }

  CheckReport check(Repair repair = Repair::no) {
    RunProgress progress;
    return check_library({home_.database(), home_.folder(), home_.account(), home_.clock(), home_.tokens(),
                          TimeZone::find("Europe/Berlin").value()},
                         repair, progress, {});
  }

  // As another tool would, which knows nothing of our triggers' or tables' sense.
  void harm(const std::string& sql) {
    SQLite::Database db{home_.database_file().string(), SQLite::OPEN_READWRITE, 10'000};
    db.exec("PRAGMA foreign_keys = OFF");
    ASSERT_GT(db.exec(sql), 0) << sql;
  }

  static std::string faults(const CheckReport& report) {
    std::string words;
    for (const auto& finding : report.findings) {
      if (finding.is_fault) words += (words.empty() ? "" : " ") + finding.what;
    }
    return words;
  }

  // It is found, nothing is changed by looking, it is mended, and the rows are as they were.
  void expect_mended(const std::string& what, const std::string& sql) {
    harm(sql);
    const auto harmed = dump_promised(home_.database_file());
    const auto found = check();
    EXPECT_FALSE(found.whole) << sql;
    EXPECT_TRUE(faults(found).contains(what)) << sql << ": " << faults(found);
    EXPECT_EQ(difference(dump_promised(home_.database_file()), harmed), "") << "looking changed something";
    const auto mended = check(Repair::yes);
    EXPECT_TRUE(mended.whole) << faults(mended);
    EXPECT_EQ(faults(check()), "") << sql;
    EXPECT_EQ(difference(dump_promised(home_.database_file()), whole_), "") << sql;
  }

  test::World world_{test::small_account()};
  Home home_{world_.home()};
  std::string whole_;
};

TEST_F(Check, finds_an_imported_library_whole) {
  const auto report = check();
  EXPECT_TRUE(report.whole) << faults(report);
  EXPECT_EQ(faults(report), "");
  EXPECT_GT(report.titles, 10);
  EXPECT_GT(report.plays, 100);
}

TEST_F(Check, finds_no_fault_in_what_a_broken_off_import_is_yet_to_tell) {
  {
    store::Transaction tx{home_.database()};
    tx.connection().raw().exec(
        "INSERT INTO changed_titles SELECT 1, 'movie', m.tmdb_id FROM library_entries e JOIN movies m ON m.id = "
        "e.movie_id LIMIT 3;"
        "UPDATE library_entries SET watch_status = 'not_started' WHERE movie_id IN (SELECT m.id FROM movies m JOIN "
        "changed_titles c ON c.tmdb_id = m.tmdb_id)");
    tx.commit();
  }
  const auto report = check();
  EXPECT_TRUE(report.whole) << faults(report);
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings.front().what, "waiting_titles");
  EXPECT_EQ(report.findings.front().count, 3);
}

TEST_F(Check, mends_titles_that_are_not_as_their_plays_say) {
  expect_mended("titles",
                "UPDATE library_entries SET watch_status = 'not_started' WHERE id = (SELECT id FROM "
                "library_entries WHERE watch_status = 'completed' AND media_type = 'movie' LIMIT 1)");
  expect_mended("titles",
                "UPDATE episode_progress SET watched_date = '1999-01-01' WHERE id = (SELECT min(id) FROM "
                "episode_progress)");
  expect_mended("titles", "DELETE FROM movie_watch_sessions WHERE id = (SELECT min(id) FROM movie_watch_sessions)");
}

TEST_F(Check, mends_plays_whose_number_no_longer_agrees_with_their_title) {
  expect_mended("numbers",
                "UPDATE plays SET title_tmdb_id = 1 WHERE id = (SELECT min(id) FROM plays WHERE title_tmdb_id "
                "IS NOT NULL)");
  expect_mended("numbers",
                "UPDATE trakt_ratings SET title_tmdb_id = NULL WHERE trakt_id = (SELECT min(trakt_id) FROM "
                "trakt_ratings WHERE title_tmdb_id IS NOT NULL)");
}

TEST_F(Check, removes_rows_of_no_title) {
  expect_mended(
      "lost_rows",
      "INSERT INTO episode_progress (entry_id, session_id, season_number, episode_number, date_source) VALUES "
      "(999999, 999999, 1, 1, 'local')");
}

TEST_F(Check, counts_the_months_anew) {
  expect_mended("month_counts",
                "UPDATE play_counts SET plays = plays + 1 WHERE plays = (SELECT max(plays) FROM "
                "play_counts)");
}

TEST_F(Check, makes_titles_searchable) {
  expect_mended("search_words", "DELETE FROM library_search WHERE rowid = (SELECT min(rowid) FROM library_search)");
}

TEST_F(Check, tells_the_days_anew_where_the_tables_are_other_ones) {
  expect_mended("zone_tables", "UPDATE accounts SET projected_with = 'another'");
}

TEST_F(Check, says_that_a_sign_in_cannot_be_read) {
  harm("UPDATE settings SET value = 'AAAA' WHERE key = 'trakt_access_token'");
  const auto report = check(Repair::yes);
  EXPECT_FALSE(report.whole);
  EXPECT_EQ(faults(report), "sign_in");
}

TEST_F(Check, removes_pictures_of_no_title_and_calls_them_no_fault) {
  const auto stray = home_.folder() / "images" / "poster" / "w342" / "ofnobody.jpg";
  std::filesystem::create_directories(stray.parent_path());
  std::ofstream{stray} << "x";
  const auto found = check();
  EXPECT_TRUE(found.whole);
  ASSERT_EQ(found.findings.size(), 1U);
  EXPECT_EQ(found.findings.front().what, "pictures_without_title");
  EXPECT_TRUE(std::filesystem::exists(stray));
  (void)check(Repair::yes);
  EXPECT_FALSE(std::filesystem::exists(stray));
}

TEST_F(Check, waits_for_no_run) {
  const auto lock = RunLock::try_acquire(home_.folder());
  EXPECT_THROW((void)check(), Error);
}

}  // namespace
}  // namespace cinemarco::exchange
