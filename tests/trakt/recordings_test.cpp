// SPDX-License-Identifier: MIT
// Answers of Trakt as others have recorded or documented them, through the production parsers. CINEMARCO_RECORDINGS
// names the folder that holds `trakt/…`, or that folder itself; without it, samples of our own in the same shapes stand
// in.
#include "json/json.hpp"
#include "trakt/api_source.hpp"
#include "trakt/rows.hpp"
#include "trakt/token_endpoint.hpp"
#include "trakt/wire.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace cinemarco::trakt {
namespace {

namespace fs = std::filesystem;

// The recordings by "trakt-net/get_sync_history.json"; empty without a folder.
const std::map<std::string, std::string>& recordings() {
  static const auto all = [] {
    std::map<std::string, std::string> files;
    const char* variable = std::getenv("CINEMARCO_RECORDINGS");
    if (variable == nullptr || *variable == '\0') return files;
    fs::path root = variable;
    if (fs::is_directory(root / "trakt")) root /= "trakt";
    for (const auto& entry : fs::recursive_directory_iterator{root}) {
      if (entry.path().extension() != ".json") continue;
      std::ostringstream text;
      text << std::ifstream{entry.path()}.rdbuf();
      files.emplace(entry.path().lexically_relative(root).generic_string(), text.str());
    }
    return files;
  }();
  return all;
}

// The recording of that name, or ours where there are none at all.
std::string sample(const std::string& name, const char* ours) {
  if (recordings().empty()) return ours;
  const auto found = recordings().find(name);
  EXPECT_NE(found, recordings().end()) << name << " is missing in CINEMARCO_RECORDINGS";
  return found == recordings().end() ? "null" : found->second;
}

SourcePage read_list(Section section, const std::string& text) {
  SourcePage page;
  page.section = section;
  const auto list = json::parse(text);
  EXPECT_TRUE(list && list->is_array());
  if (list && list->is_array()) read_rows(list->as_array(), "recording", page);
  return page;
}

template <class T>
T read_one(const std::string& text) {
  auto value = json::parse_as<T>(text);
  EXPECT_TRUE(value) << value.error().text();
  return value ? *value : T{};
}

TEST(Recordings, history_of_a_movie) {
  const auto page =
      read_list(Section::movie_plays, sample("issues/export_watched_history_entry_movie.json", R"([{"id":587475858,
      "watched_at":"2014-04-05T15:27:00.000Z","action":"scrobble","type":"movie","movie":{"ids":{"imdb":"tt0468569",
      "plex":{"guid":"5d","slug":"the-dark-knight"},"slug":"the-dark-knight-2008","tmdb":155,"trakt":120},"year":2008,
      "title":"The Dark Knight"}}])"));
  ASSERT_EQ(page.plays.size(), 1U);
  const auto& play = page.plays.front();
  EXPECT_EQ(play.history_id, HistoryId{587475858});
  EXPECT_EQ(format_instant(*play.watched_at), "2014-04-05T15:27:00.000Z");
  EXPECT_EQ(play.title.ids.tmdb, 155);
  EXPECT_EQ(play.title.ids.trakt, TraktId{120});
  EXPECT_EQ(play.title.title, "The Dark Knight");
  EXPECT_EQ(play.title.year, 2008);
}

TEST(Recordings, history_of_an_episode_without_action) {
  const auto page =
      read_list(Section::episode_plays,
                sample("issues/export_watched_history_entry_episode_int64_id_no_action.json", R"([{"id":12093947887,
      "watched_at":"2026-02-12T23:16:00.000Z","type":"episode","episode":{"ids":{"tmdb":5469142,"tvdb":10592768,"trakt":12103036},
      "title":"Cold Harbor","number":10,"season":2},"show":{"ids":{"slug":"severance","tmdb":95396,"tvdb":371980,"trakt":154997},
      "year":2022,"title":"Severance"}}])"));
  ASSERT_EQ(page.plays.size(), 1U);
  const auto& play = page.plays.front();
  EXPECT_EQ(play.history_id, HistoryId{12093947887});
  EXPECT_EQ(play.action, "");
  EXPECT_EQ(play.episode, (EpisodeNumber{2, 10}));
  EXPECT_EQ(play.episode_trakt_id, TraktId{12103036});
  EXPECT_EQ(play.title.ids.tmdb, 95396);
}

TEST(Recordings, history_with_types_that_are_no_plays) {
  const auto page = read_list(Section::movie_plays, sample("trakt-net/get_sync_history.json", R"([
      {"id":1982346,"watched_at":"2014-03-31T09:28:53.000Z","action":"scrobble","type":"movie","movie":{"title":"The Dark Knight","year":2008,"ids":{"trakt":4,"tmdb":155}}},
      {"id":1982347,"watched_at":"2014-02-27T09:28:53.000Z","action":"checkin","type":"episode","episode":{"season":2,"number":1,"title":"Pawnee Zoo","ids":{"trakt":251,"imdb":null,"tvrage":null}},
       "show":{"title":"Parks and Recreation","year":2009,"ids":{"trakt":4,"tvdb":84912,"tmdb":8592,"tvrage":21686}}},
      {"id":1982348,"watched_at":"2013-06-15T05:54:27.000Z","action":"checkin","type":"show","show":{"title":"Parks and Recreation","ids":{"trakt":4}}},
      {"id":1982344,"watched_at":"2013-05-15T05:54:27.000Z","action":"watch","type":"season","season":{"number":1,"ids":{"trakt":61430}}}])"));
  ASSERT_EQ(page.plays.size(), 2U);
  EXPECT_EQ(page.plays[1].action, "checkin");
  EXPECT_EQ(page.plays[1].title.ids.tmdb, 8592);
  ASSERT_EQ(page.problems.size(), 2U);
  EXPECT_EQ(page.problems[0].message, "Parks and Recreation: type: unknown type \"show\"");
}

TEST(Recordings, ratings_of_every_type) {
  const auto page = read_list(Section::ratings, sample("trakt-net/get_sync_ratings.json", R"([
      {"rated_at":"2014-09-01T09:10:11.000Z","rating":10,"type":"movie","movie":{"title":"TRON: Legacy","year":2010,"ids":{"trakt":1,"tmdb":20526}}},
      {"rated_at":"2014-09-01T09:10:11.000Z","rating":10,"type":"show","show":{"title":"Breaking Bad","year":2008,"ids":{"trakt":1,"tmdb":1396}}},
      {"rated_at":"2014-09-01T09:10:11.000Z","rating":8,"type":"season","season":{"number":0,"ids":{"tvdb":439371,"tmdb":3577}},"show":{"title":"Breaking Bad","ids":{"trakt":1}}},
      {"rated_at":"2014-09-01T09:10:11.000Z","rating":5,"type":"episode","episode":{"season":4,"number":1,"title":"Box Cutter","ids":{"trakt":49}},"show":{"title":"Breaking Bad","ids":{"trakt":1,"tmdb":1396}}}])"));
  ASSERT_EQ(page.ratings.size(), 3U);
  EXPECT_EQ(page.ratings[0].title.ids.tmdb, 20526);
  EXPECT_EQ(page.ratings[1].type, RatedType::series);
  EXPECT_EQ(page.ratings[2].type, RatedType::episode);
  EXPECT_EQ(page.ratings[2].trakt_id, TraktId{49});
  EXPECT_EQ(page.ratings[2].season, 4);
  // Only this old sample has a season without Trakt's number; the live API sends one (RatedSeasonsResponseMock).
  ASSERT_EQ(page.problems.size(), 1U);
  EXPECT_EQ(page.problems[0].message, "Breaking Bad: season.ids.trakt: missing");
}

TEST(Recordings, a_rated_season) {
  const auto page = read_list(Section::ratings, sample("trakt-web/RatedSeasonsResponseMock.json",
                                                       R"([{"rated_at":"2025-01-16T17:41:12.000Z","rating":8,
      "type":"season","season":{"number":1,"ids":{"trakt":257490,"tvdb":1928276,"tmdb":196076},"aired_episodes":10},
      "show":{"title":"Silo","year":2023,"ids":{"trakt":180770,"tmdb":125988},"aired_episodes":20}}])"));
  ASSERT_EQ(page.ratings.size(), 1U);
  EXPECT_EQ(page.ratings[0].trakt_id, TraktId{257490});
  EXPECT_EQ(page.ratings[0].season, 1);
  EXPECT_EQ(page.ratings[0].rating, 8);
}

TEST(Recordings, watchlist_of_every_type) {
  const auto page = read_list(Section::watchlist, sample("trakt-net/get_sync_watchlist.json", R"([
      {"listed_at":"2014-09-01T09:10:11.000Z","type":"movie","movie":{"title":"TRON: Legacy","year":2010,"ids":{"trakt":1,"tmdb":20526}}},
      {"listed_at":"2014-09-01T09:10:11.000Z","type":"show","show":{"title":"Breaking Bad","year":2008,"ids":{"trakt":1,"tmdb":1396}}},
      {"listed_at":"2014-09-01T09:10:11.000Z","type":"season","season":{"number":3,"ids":{"tvdb":171641}},"show":{"title":"Breaking Bad","ids":{"trakt":1}}},
      {"listed_at":"2014-09-01T09:10:11.000Z","type":"episode","episode":{"season":4,"number":1,"ids":{"trakt":49}},"show":{"title":"Breaking Bad","ids":{"trakt":1}}}])"));
  ASSERT_EQ(page.watchlist.size(), 4U);
  EXPECT_EQ(page.watchlist[0].title.ids.tmdb, 20526);
  EXPECT_EQ(page.watchlist[2].season, 3);
  EXPECT_EQ(page.watchlist[3].episode, 1);
  EXPECT_EQ(page.watchlist[3].title.type, TitleType::series);
  EXPECT_TRUE(page.problems.empty());
}

TEST(Recordings, last_activities) {
  const auto activities = read_one<wire::LastActivities>(
      sample("trakt-net/last_activities_object_complete.json", R"({"all":"2023-06-30T13:38:37.000Z",
      "movies":{"watched_at":"2023-06-11T20:00:28.000Z","rated_at":"2016-11-07T03:11:00.000Z","hidden_at":"2015-02-18T12:54:39.000Z"},
      "episodes":{"watched_at":"2023-06-30T13:38:37.000Z"},"comments":{"liked_at":"2015-02-18T12:54:39.000Z"}})"));
  EXPECT_EQ(version_text(activities, {Section::movie_plays, Section::episode_plays}),
            "movie plays: movies=2023-06-11T20:00:28.000Z\nepisode plays: episodes=2023-06-30T13:38:37.000Z\n");
}

TEST(Recordings, tokens) {
  const auto text = sample("trakt-net/auth_AuthorizationObject_json_complete.json",
                           R"({"access_token":"mockAccessToken","refresh_token":"mockRefreshToken",
      "scope":"public","expires_in":7200,"token_type":"bearer","created_at":1506271312,"ignore_expiration":true})");
  const auto granted = to_tokens({200, {}, text}, Instant{});
  ASSERT_TRUE(granted) << granted.error().text();
  EXPECT_EQ(granted->tokens.access_token, "mockAccessToken");
  EXPECT_EQ(granted->tokens.expires_at, Instant{std::chrono::seconds{7200}});
}

TEST(Recordings, refused_grants_of_both_stacks) {
  for (const char* name : {"issues/oauth_token_400_invalid_grant_2026.json",
                           "issues/oauth_token_400_invalid_grant_pre2026_doorkeeper.json"}) {
    const auto text = sample(name, R"({"error":"invalid_grant","error_description":"session not found"})");
    EXPECT_EQ(error_name({400, {}, text}), "invalid_grant") << name;
  }
}

TEST(Recordings, a_device_code) {
  const auto device = read_one<wire::DeviceCode>(sample(
      "trakt-net/auth_DeviceObject_json_complete.json",
      R"({"device_code":"mockDeviceCode","user_code":"mockUserCode","verification_url":"mockUrl","expires_in":7200,"interval":600})"));
  EXPECT_EQ(device.user_code, "mockUserCode");
  EXPECT_EQ(device.interval, 600);
}

TEST(Recordings, settings_of_a_user) {
  const auto settings = read_one<wire::Settings>(
      sample("trakt-net/user_settings_object_complete.json", R"({"user":{"username":"sean","private":false,
      "name":"Sean Rudford","vip":true,"ids":{"slug":"sean","uuid":"35"}},"account":{"timezone":"America/Los_Angeles","time_24hr":true}})"));
  ASSERT_TRUE(settings.user && settings.account);
  EXPECT_EQ(settings.user->username, "sean");
  EXPECT_EQ(settings.user->vip, true);
  EXPECT_EQ(settings.account->timezone, "America/Los_Angeles");
}

// Whatever else of these kinds the folder holds: it must be read without a broken row.
TEST(Recordings, all_of_the_kinds_that_the_program_reads) {
  int read = 0;
  for (const auto& [name, text] : recordings()) {
    const auto file = name.substr(name.find_last_of('/') + 1);
    const auto has = [&](const char* part) { return file.find(part) != std::string::npos; };
    if (has("post_") || has("Minimal") || has("array_type_s") || has("HiddenShow") || has("Rewatching")) continue;
    if (has("last_activities")) {
      static_cast<void>(read_one<wire::LastActivities>(text));
    } else if (has("settings") || has("ExtendedUsers")) {
      static_cast<void>(read_one<wire::Settings>(text));
    } else {
      const bool is_history = has("istory");
      const bool is_rating = has("ratings") || has("Rated");
      const bool is_watchlist = has("watchlist") || has("Watchlist");
      if (!is_history && !is_rating && !is_watchlist) continue;
      const auto section = is_history ? Section::movie_plays : is_rating ? Section::ratings : Section::watchlist;
      const auto page = read_list(section, text);
      EXPECT_GT(page.plays.size() + page.ratings.size() + page.watchlist.size(), 0U) << name;
      for (const auto& problem : page.problems) {
        const bool is_known = problem.message.contains("type: unknown type \"s") ||
                              problem.message.ends_with("season.ids.trakt: missing");
        EXPECT_TRUE(is_known) << name << ": " << problem.where << " " << problem.message;
      }
    }
    ++read;
  }
  if (!recordings().empty()) {
    EXPECT_GE(read, 15);
  }
}

}  // namespace
}  // namespace cinemarco::trakt
