// SPDX-License-Identifier: MIT
// The samples of other services' exports, where the folder of recordings is named: each tells exactly this.
#include "sources/told.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace cinemarco::sources {
namespace {

using test::tell;

class Samples : public testing::Test {
 protected:
  void SetUp() override {
    const auto* folder = std::getenv("CINEMARCO_RECORDINGS");
    if (folder == nullptr) GTEST_SKIP() << "CINEMARCO_RECORDINGS names no folder";
    formats = std::filesystem::path{folder} / "formats";
  }
  std::filesystem::path formats;
};

TEST_F(Samples, letterboxds_zip) {
  const auto told = tell(formats / "letterboxd/letterboxd-viewer-2026-11-01-12-00-utc.zip");
  EXPECT_EQ(told.source, "letterboxd");
  EXPECT_EQ(told.lines(),
            "listed The Matrix on Best ones: \nlisted Inception on Best ones: again\n"
            "note Inception A review without a viewing date.\n"
            "play The Matrix 2024-02-09\nrating The Matrix 9\n"
            "play The Matrix 2024-05-31\nrating The Matrix 10\nplay The Matrix 2024-05-31\n"
            "play Crouching Tiger, Hidden Dragon 2024-06-30\nrating Crouching Tiger, Hidden Dragon 1\n"
            "play Filipiñana 2024-07-01\nrating Filipiñana 6\nplay Chernobyl 2024-07-02\nrating Chernobyl 10\n"
            "play A film without year 2024-07-03\n"
            "rating Inception 7\nrating The Matrix 10\nrating Crouching Tiger, Hidden Dragon 1\n"
            "play Inception ?\nwatchlist Solaris\nwatchlist Solaris\nfavorite The Matrix");
  EXPECT_EQ(told.brought.facts[5].text, "First line, with \"quotes\".\n\nSecond paragraph.\ncinema, 35mm");
}

TEST_F(Samples, imdbs_ratings_and_watchlist) {
  const auto ratings = tell(formats / "imdb/ratings-2025-form.csv");
  EXPECT_EQ(ratings.source, "imdb");
  EXPECT_EQ(ratings.lines(), "rating The Matrix 9\nrating Breaking Bad 10\nrating  8\nrating Chernobyl 9");
  EXPECT_EQ(ratings.brought.facts[2].imdb_episode, "tt0959621");
  EXPECT_EQ(ratings.skipped(), "Michael Jackson: Thriller: ignored");
  const auto list = tell(formats / "imdb/watchlist-2025-form.csv");
  EXPECT_EQ(list.lines(),
            "rating The Dark Knight 8\nwatchlist The Dark Knight\nwatchlist Game of Thrones\n"
            "note Game of Thrones my own note, with comma");
  EXPECT_EQ(list.brought.problems.size(), 1U);
  EXPECT_EQ(list.skipped(), "The Last of Us: ignored");
}

TEST_F(Samples, tv_times_tables) {
  const auto told = tell(formats / "tvtime/gdpr-data.zip");
  EXPECT_EQ(told.source, "tvtime");
  EXPECT_EQ(told.lines(),
            "play Breaking Bad s1e1 2022-03-01T20:15:00.000Z\nplay Breaking Bad s1e1 2023-03-01T20:15:00.000Z\n"
            "play Breaking Bad s1e2 2021-03-28T10:00:00.000Z\nplay  s1386e1 2021-03-28T10:00:00.000Z\n"
            "watchlist Legion\nabandoned The Wheel of Time\n"
            "play dune 2026-02-14T20:00:00.000Z\nplay dune ?\nplay dune ?\nwatchlist sicario\n"
            "watchlist blade runner 2049\nabandoned Dropped Show\nrating dune 10\nrating Breaking Bad s1e1 8");
  const auto& dune = told.brought.titles[told.brought.facts[6].title];
  EXPECT_EQ(dune.ref.year, 2021);
  EXPECT_EQ(dune.original_title, "Дюна");
}

TEST_F(Samples, simkls_csv) {
  const auto told = tell(formats / "simkl/simkl.csv");
  EXPECT_EQ(told.source, "simkl");
  EXPECT_EQ(told.lines(),
            "play Finding Nemo 2022-06-17T07:54:00.000Z\n"
            "play Sherlock s4e3 ? and more\nrating Sherlock 8\nnote Sherlock memo, with comma\n"
            "play She-Hulk: Attorney at Law s1e3 ? and more\nabandoned She-Hulk: Attorney at Law\n"
            "play Cyberpunk: Edgerunners s1e10 ? and more");
}

TEST_F(Samples, yamtracks_csv) {
  const auto told = tell(formats / "yamtrack/yamtrack-2026-08-form.csv");
  EXPECT_EQ(told.source, "yamtrack");
  EXPECT_EQ(told.lines(),
            "rating Breaking Bad 9\nrating Breaking Bad s1 8\nnote Breaking Bad first line\nsecond \"line\"\n"
            "play Breaking Bad s1e1 2025-09-10T17:18:03.000Z\nplay Breaking Bad s1e1 2026-01-10T17:18:03.000Z\n"
            "play Breaking Bad s1e2 ?\nplay The Matrix 2024-02-09\nrating The Matrix 10\nwatchlist Project Hail Mary");
  EXPECT_EQ(told.skipped(), "A home video: unmatched\nFLCL: unmatched");
}

TEST_F(Samples, movarys_history) {
  const auto told = tell(formats / "movary/history.csv");
  EXPECT_EQ(told.source, "movary");
  EXPECT_EQ(told.lines(),
            "play The Matrix 2024-02-09\nplay The Matrix 2024-02-09\nplay Crouching Tiger, Hidden Dragon ?");
}

TEST_F(Samples, the_originals_database) {
  const auto told = tell(formats / "cinemarco-original/cinemarco.db");
  EXPECT_EQ(told.source, "original");
  EXPECT_EQ(
      told.lines(),
      "rating The Matrix 10\nnote The Matrix line one\nline two\nfavorite The Matrix\n"
      "note Inception said so\nwatchlist Inception\nnote Mirror too slow\nabandoned Mirror\nrating Breaking Bad 8\n"
      "play The Matrix 2020-03-15\nplay The Matrix 2023-08-20T21:30:00.000Z\nplay The Matrix 2023-12-31T23:00:00.000Z\n"
      "play Breaking Bad s1e1 2022-03-01T20:15:00.000Z\nplay Breaking Bad s1e2 2008-01-27\n"
      "play Breaking Bad s1e3 2022-03-02T19:15:00.000Z\nplay Breaking Bad s1e1 2024-05-05T19:00:00.000Z\n"
      "listed The Matrix on Mind-benders: \nlisted Breaking Bad s1 on Mind-benders: ");
}

}  // namespace
}  // namespace cinemarco::sources
