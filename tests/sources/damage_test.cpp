// SPDX-License-Identifier: MIT
// Damaged files of every source: whatever was done to them, what can be read is read, the rest is listed or refused in
// words, and nothing is made up.
#include "domain/error.hpp"
#include "sources/told.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iterator>
#include <random>
#include <set>

namespace cinemarco::sources {
namespace {

using test::TempDir;
using test::Told;

// One file of each source that comes as text.
const std::vector<std::pair<std::string, std::string>> kFiles{
    {"letterboxd",
     "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
     "2024-02-10,The Matrix,1999,https://boxd.it/aA1,4.5,,,2024-02-09\n"
     "2024-06-01,\"Crouching Tiger, Hidden Dragon\",2000,https://boxd.it/aA2,0.5,Yes,\"a, b\",2024-05-31\n"
     "2024-07-01,Inception,2010,https://boxd.it/aA3,,,,2024-06-30\n"},
    {"imdb",
     "Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year\n"
     "tt0133093,9,2024-03-15,The Matrix,u,Movie,8.7,136,1999\n"
     "tt0903747,10,2019-05-05,Breaking Bad,u,TV Series,9.5,45,2008\n"},
    {"simkl",
     R"({"movies":[{"status":"completed","last_watched_at":"2022-06-17T07:54:00Z","user_rating":8,"movie":{"title":)"
     R"("Nemo","year":2003,"ids":{"simkl":1,"tmdb":"12"}}}],"shows":[{"status":"watching","show":{"title":"BB",)"
     R"("ids":{"simkl":2,"tmdb":"1396"}},"seasons":[{"number":1,"episodes":[{"number":1,"watched_at":)"
     R"("2022-03-01T20:15:00Z"}]}]}],"anime":[]})"},
    {"tvtime",
     "created_at,key,s_id,ep_id,series_name,season_number,episode_number\n"
     "2022-03-01 20:15:00,watch-episode-a,81189,349232,Breaking Bad,1,1\n"
     "2023-03-01 20:15:00,rewatch-episode-a,81189,349232,Breaking Bad,1,1\n"},
    {"yamtrack",
     "\"media_id\",\"source\",\"media_type\",\"title\",\"season_number\",\"episode_number\",\"score\",\"status\","
     "\"notes\","
     "\"end_date\",\"created_at\"\r\n"
     "\"1396\",\"tmdb\",\"episode\",\"Breaking Bad\",\"1\",\"1\",\"\",\"\",\"a\nb\",\"2025-09-10 "
     "17:18:03+00:00\",\"a\"\r\n"},
    {"movary", "title,year,tmdbId,imdbId,watchedAt,comment,location\n\"The Matrix\",1999,603,tt0133093,2024-02-09,,\n"},
    {"ryot",
     R"({"metadata":[{"lot":"movie","source":"tmdb","identifier":"603","source_id":"The Matrix","seen_history":[)"
     R"({"state":"completed","progress":"100","ended_on":"2024-02-09T20:00:00Z"}],"reviews":[{"rating":"85"}]}]})"},
    {"watcharr",
     R"([{"status":"FINISHED","rating":8.5,"thoughts":"","content":{"tmdbId":603,"title":"The Matrix","type":"movie"},)"
     R"("activity":[{"type":"ADDED_WATCHED","data":"{}","customDate":"2024-02-09T20:00:00Z"}]}])"},
    {"netflix", "Title,Date\n\"Dark: Season 1: Secrets\",1/19/24\nGlass Onion: A Knives Out Mystery,1/2/24\n"},
    {"seriesguide",
     R"([{"tmdb_id":1396,"tvdb_id":81189,"title":"Breaking Bad","rating_user":9,"seasons":[{"season":1,"episodes":[)"
     R"({"episode":1,"watched":true,"plays":2,"tmdb_id":62085}]}]}])"},
    {"generic", "type,tmdb_id,title,season,episode,watched_at,rating\nmovie,550,Fight Club,,,2024-02-09,9\n"},
};

std::string damaged(const std::string& whole, std::mt19937& random) {
  auto text = whole;
  const auto somewhere = [&] { return text.empty() ? 0 : random() % text.size(); };
  switch (random() % 8) {
    case 0:
      return text.substr(0, somewhere());
    case 1:
      text[somewhere()] = static_cast<char>(random());
      return text;
    case 2:
      return text.erase(somewhere(), random() % 30);
    case 3:
      return text.insert(somewhere(), std::string(1 + random() % 200'000, 'x'));
    case 4:
      return text.insert(somewhere(), "\"");
    case 5: {  // UTF-16
      std::string wide = "\xFF\xFE";
      for (const char c : text) (wide += c) += '\0';
      return wide;
    }
    case 6: {  // two pieces change places
      const auto cut = somewhere();
      return text.substr(cut) + text.substr(0, cut);
    }
    default:
      return text.insert(somewhere(), std::string{"\xE9\xFF\0,\r\n;\t", 8});
  }
}

void check(const Told& told) {
  std::set<std::string> keys;
  for (const auto& fact : told.brought.facts) {
    ASSERT_LT(fact.title, told.brought.titles.size());
    if (fact.kind == BroughtKind::rating) {
      ASSERT_TRUE(fact.rating >= 1 && fact.rating <= 10);
    }
    if (fact.kind == BroughtKind::play || fact.kind == BroughtKind::sitting) {
      ASSERT_TRUE(keys.insert(fact.key).second) << "two plays of one key: " << fact.key;
      ASSERT_FALSE(fact.when.instant && fact.when.day);
    }
  }
  for (const auto& problem : told.brought.problems) ASSERT_FALSE(problem.message.empty());
}

void damage_a_thousand_times(const std::string& whole, const std::string& name) {
  const TempDir folder;
  constexpr unsigned kVariants = 1'000;
  for (unsigned seed = 0; seed < kVariants; ++seed) {
    std::mt19937 random{seed};
    const auto text = damaged(whole, random);
    std::ofstream{folder / "anything", std::ios::binary} << text;
    SCOPED_TRACE(name + ", seed " + std::to_string(seed));
    try {
      const auto file =
          recognise(trakt::open_any_files({folder / "anything"}, {}), &store::open_foreign_tables, {}, {});
      if (!file) continue;  // nobody's: whoever asked says so
      check({std::string{file->source()}, file->read(*TimeZone::find("Europe/Berlin"), {})});
    } catch (const Error& error) {
      ASSERT_EQ(error.code(), ErrorCode::invalid) << error.what();
      ASSERT_FALSE(std::string_view{error.what()}.empty());
    }
    if (testing::Test::HasFatalFailure()) return;
  }
}

class Damage : public testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(Damage, of_a_file_ends_in_words) {
  const TempDir folder;
  ASSERT_EQ(test::tell(folder, GetParam().second).source, GetParam().first);
  damage_a_thousand_times(GetParam().second, GetParam().first);
}
INSTANTIATE_TEST_SUITE_P(Sources, Damage, testing::ValuesIn(kFiles), [](const auto& one) { return one.param.first; });

TEST(DamagedFile, keeps_its_good_rows) {
  const TempDir folder;
  for (const auto& [source, text] : kFiles) {
    if (source != "letterboxd") continue;
    const auto told = test::tell(folder, text + "2024-07-01,Heat,1995,https://boxd.it/aA4,,,,no day\n");
    EXPECT_EQ(told.lines(), test::tell(folder, text).lines());
    EXPECT_EQ(told.brought.problems.size(), 1U);
  }
}

TEST(DamagedFile, that_ends_too_early_keeps_what_stands_before) {
  const auto* folder = std::getenv("CINEMARCO_RECORDINGS");
  if (folder == nullptr) GTEST_SKIP() << "CINEMARCO_RECORDINGS names no folder";
  std::ifstream stream{std::filesystem::path{folder} / "formats/letterboxd/letterboxd-viewer-2026-11-01-12-00-utc.zip",
                       std::ios::binary};
  const std::string whole{std::istreambuf_iterator<char>{stream}, {}};
  const TempDir work;
  const auto told = test::tell(work, whole.substr(0, whole.size() * 2 / 3));
  EXPECT_FALSE(told.brought.facts.empty());
  EXPECT_FALSE(told.brought.problems.empty());
}

TEST(DamagedFile, of_the_samples_ends_in_words) {
  const auto* folder = std::getenv("CINEMARCO_RECORDINGS");
  if (folder == nullptr) GTEST_SKIP() << "CINEMARCO_RECORDINGS names no folder";
  const auto formats = std::filesystem::path{folder} / "formats";
  for (const auto* sample :
       {"letterboxd/letterboxd-viewer-2026-11-01-12-00-utc.zip", "imdb/ratings-2025-form.csv",
        "imdb/watchlist-2025-form.csv", "tvtime/gdpr-data.zip", "simkl/simkl.csv", "yamtrack/yamtrack-2026-08-form.csv",
        "movary/history.csv", "cinemarco-original/cinemarco.db"}) {
    std::ifstream stream{formats / sample, std::ios::binary};
    const std::string whole{std::istreambuf_iterator<char>{stream}, {}};
    ASSERT_FALSE(whole.empty()) << sample;
    damage_a_thousand_times(whole, sample);
  }
}

}  // namespace
}  // namespace cinemarco::sources
