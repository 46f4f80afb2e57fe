// SPDX-License-Identifier: MIT
// Each server's messages, as they are told of in docs/live.md, and what each means.
#include "live/messages.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cinemarco::live {
namespace {

const Instant kReceived = *parse_instant("2026-11-30T20:00:00Z");

LiveEvent read(LiveServer server, const std::string& json) {
  auto event = read_message(server, json, kReceived);
  EXPECT_TRUE(event) << event.error().text() << ": " << json;
  return event.value_or(LiveEvent{});
}

// What decides, in one line.
std::string told(const LiveEvent& event) {
  static constexpr std::string_view kKinds[] = {"nothing", "watching", "stopped", "finished",
                                                "marked",  "unmarked", "rated"};
  std::string text{kKinds[static_cast<int>(event.kind)]};
  if (event.kind == LiveKind::nothing) return text;
  text += " " + name_of(event);
  if (event.rating) text += " " + std::to_string(*event.rating);
  return text;
}

struct Case {
  const char* what;
  LiveServer server;
  const char* json;
  const char* told;
};

void expect_told(const std::vector<Case>& cases) {
  for (const auto& one : cases) EXPECT_EQ(told(read(one.server, one.json)), one.told) << one.what;
}

constexpr auto kPlex = LiveServer::plex;
constexpr auto kJellyfin = LiveServer::jellyfin;
constexpr auto kEmby = LiveServer::emby;
constexpr auto kKodi = LiveServer::kodi;

TEST(Plex, tells_of_viewings_by_its_events) {
  const std::string episode =
      R"("Metadata":{"type":"episode","librarySectionType":"show","grandparentTitle":"Dark","title":"Secrets",)"
      R"("parentIndex":1,"index":1,"year":2017,"duration":100000,"viewOffset":)";
  const auto stopped_at = [&](const std::string& offset) {
    return R"({"event":"media.stop",)" + episode + offset + "}}";
  };
  EXPECT_EQ(told(read(kPlex, stopped_at("90000"))), "finished Dark 1x01");
  EXPECT_EQ(told(read(kPlex, stopped_at("89999"))), "stopped Dark 1x01");
  expect_told({
      {"scrobble", kPlex, R"({"event":"media.scrobble","Metadata":{"type":"movie","title":"Heat"}})", "finished Heat"},
      {"begun", kPlex, R"({"event":"media.play","Metadata":{"type":"movie","title":"Heat"}})", "watching Heat"},
      {"goes on", kPlex, R"({"event":"media.resume","Metadata":{"type":"movie","title":"Heat"}})", "watching Heat"},
      {"a stop that tells no length", kPlex, R"({"event":"media.stop","Metadata":{"type":"movie","title":"Heat"}})",
       "stopped Heat"},
      {"live television", kPlex,
       R"({"event":"media.scrobble","Metadata":{"type":"movie","title":"Heat","librarySectionType":"livetv"}})",
       "nothing"},
      {"live, as a number", kPlex, R"({"event":"media.scrobble","Metadata":{"type":"episode","live":1}})", "nothing"},
      {"a trailer", kPlex, R"({"event":"media.scrobble","Metadata":{"type":"clip","title":"Heat"}})", "nothing"},
      {"music", kPlex, R"({"event":"media.scrobble","Metadata":{"type":"track","title":"Help!"}})", "nothing"},
      {"of the server itself", kPlex, R"({"event":"admin.database.backup","owner":true})", "nothing"},
      {"new in the library", kPlex, R"({"event":"library.new","Metadata":{"type":"movie","title":"Heat"}})", "nothing"},
  });
}

TEST(Plex, rates_in_its_own_member_or_the_items) {
  expect_told({
      {"its own", kPlex, R"({"event":"media.rate","rating":7,"Metadata":{"type":"movie","title":"Heat","rating":2.5}})",
       "rated Heat 7"},
      {"the item's", kPlex, R"({"event":"media.rate","Metadata":{"type":"movie","title":"Heat","userRating":"9.0"}})",
       "rated Heat 9"},
      {"half a point", kPlex, R"({"event":"media.rate","rating":0.5,"Metadata":{"type":"show","title":"Dark"}})",
       "rated Dark 1"},
      {"taken back", kPlex, R"({"event":"media.rate","rating":-1,"Metadata":{"type":"movie","title":"Heat"}})",
       "rated Heat"},
      {"none at all", kPlex, R"({"event":"media.rate","Metadata":{"type":"movie","title":"Heat","rating":8.8}})",
       "rated Heat"},
  });
}

TEST(Plex, numbers_of_an_episode_are_its_own_and_those_of_old_agents_its_series) {
  const auto now =
      read(kPlex, R"({"event":"media.scrobble","Metadata":{"type":"episode","guid":"plex://episode/5d9c",)"
                  R"("Guid":[{"id":"imdb://tt7305812"},{"id":"tmdb://1344199"},{"id":"tvdb://6216841"}]}})");
  EXPECT_EQ(now.ids.imdb, "tt7305812");
  EXPECT_EQ(now.ids.tvdb, 6216841);
  EXPECT_EQ(now.show_ids, TitleIds{});
  const auto old = read(kPlex, R"({"event":"media.scrobble","Metadata":{"type":"episode",)"
                               R"("guid":"com.plexapp.agents.thetvdb://81189/1/1?lang=en"}})");
  EXPECT_EQ(old.show_ids.tvdb, 81189);
  EXPECT_EQ(old.ids, TitleIds{});
  EXPECT_EQ(read(kPlex, R"({"event":"media.scrobble","Metadata":{"type":"movie","guid":"local://77"}})").ids,
            TitleIds{});
}

TEST(Plex, takes_its_own_instant_only_where_it_can_be_this_viewings) {
  const auto at = [](const std::string& viewed) {
    return format_instant(
        read(kPlex, R"({"event":"media.scrobble","Metadata":{"type":"movie","lastViewedAt":)" + viewed + "}}").at);
  };
  EXPECT_EQ(at("1796068860"), "2026-11-30T20:01:00.000Z");
  EXPECT_EQ(at("1654975910"), "2026-11-30T20:00:00.000Z") << "of a viewing before";
  EXPECT_EQ(at("null"), "2026-11-30T20:00:00.000Z");
}

TEST(Jellyfin, tells_of_viewings_by_what_was_saved_and_why) {
  expect_told({
      {"to its end", kJellyfin,
       R"({"NotificationType":"PlaybackStop","ItemType":"Movie","Name":"Heat","PlayedToCompletion":true})",
       "finished Heat"},
      {"not to its end", kJellyfin,
       R"({"NotificationType":"PlaybackStop","ItemType":"Movie","Name":"Heat","PlayedToCompletion":false})",
       "stopped Heat"},
      {"of a template, as text", kJellyfin,
       R"({"NotificationType":"PlaybackStop","ItemType":"Episode","SeriesName":"Dark","SeasonNumber":"0","EpisodeNumber":"2","PlayedToCompletion":"True"})",
       "finished Dark 0x02"},
      {"two in one file", kJellyfin,
       R"({"NotificationType":"PlaybackStop","ItemType":"Episode","SeriesName":"Dark","SeasonNumber":1,"EpisodeNumber":1,"EpisodeNumberEnd":2,"PlayedToCompletion":true})",
       "finished Dark 1x01–02"},
      {"marked by hand", kJellyfin,
       R"({"NotificationType":"UserDataSaved","SaveReason":"TogglePlayed","Played":true,"ItemType":"Movie","Name":"Heat"})",
       "marked Heat"},
      {"unmarked", kJellyfin,
       R"({"NotificationType":"UserDataSaved","SaveReason":"TogglePlayed","Played":false,"ItemType":"Movie","Name":"Heat"})",
       "unmarked Heat"},
      {"saved with every tick", kJellyfin,
       R"({"NotificationType":"UserDataSaved","SaveReason":"PlaybackProgress","Played":true,"ItemType":"Movie","Name":"Heat"})",
       "nothing"},
      {"rated", kJellyfin,
       R"({"NotificationType":"UserDataSaved","SaveReason":"UpdateUserRating","Rating":8.5,"ItemType":"Series","Name":"Dark"})",
       "rated Dark 9"},
      {"a quote in a name", kJellyfin,
       R"({"NotificationType":"PlaybackStart","ItemType":"Movie","Name":"The \\\"Heat\\\""})", "watching The \"Heat\""},
      {"a song", kJellyfin, R"({"NotificationType":"PlaybackStop","ItemType":"Audio","PlayedToCompletion":true})",
       "nothing"},
      {"a new item", kJellyfin, R"({"NotificationType":"ItemAdded","ItemType":"Movie","Name":"Heat"})", "nothing"},
  });
}

TEST(Jellyfin, takes_the_instant_that_can_be_true) {
  const auto at = [](const std::string& members) {
    return format_instant(
        read(kJellyfin,
             R"({"NotificationType":"PlaybackStop","ItemType":"Movie","PlayedToCompletion":true,)" + members + "}")
            .at);
  };
  EXPECT_EQ(at(R"("UtcTimestamp":"2023-01-04T06:36:12.853591Z")"), "2023-01-04T06:36:12.853Z");
  EXPECT_EQ(at(R"("Timestamp":"2023-01-04T07:36:12.8535895+01:00")"), "2023-01-04T06:36:12.853Z");
  EXPECT_EQ(at(R"("UtcTimestamp":"0001-01-01T00:00:00.0000000Z")"), "2026-11-30T20:00:00.000Z");
  EXPECT_EQ(at(R"("UtcTimestamp":"2031-01-01T00:00:00Z")"), "2026-11-30T20:00:00.000Z") << "it did not happen yet";
}

TEST(Jellyfin, reads_the_other_plugins_form_in_any_case_with_the_series_numbers) {
  const std::string item =
      R"("item":{"type":"Episode","name":"Secrets","seriesName":"Dark","parentIndexNumber":1,"indexNumber":1,"runTimeTicks":10000000},)"
      R"("series":{"providerIds":{"tmdb":"70523","tvdb":"334824"}},"user":{"name":"viewer"},"session":{"playState":{"positionTicks":)";
  const auto event = read(kJellyfin, R"({"event":"Scrobble",)" + item + "1}}}");
  EXPECT_EQ(told(event), "finished Dark 1x01");
  EXPECT_EQ(event.show_ids.tmdb, 70523);
  EXPECT_EQ(event.user, "viewer");
  EXPECT_EQ(event.at, kReceived);
  EXPECT_EQ(told(read(kJellyfin, R"({"Event":"Stop",)" + item + "9000000}}}")), "finished Dark 1x01");
  EXPECT_EQ(told(read(kJellyfin, R"({"Event":"Stop",)" + item + "5000000}}}")), "stopped Dark 1x01");
  expect_told({
      {"marked", kJellyfin, R"({"Event":"MarkPlayed","Item":{"Type":"Movie","Name":"Heat"}})", "marked Heat"},
      {"unmarked", kJellyfin, R"({"Event":"MarkUnplayed","Item":{"Type":"Movie","Name":"Heat"}})", "unmarked Heat"},
      {"its form of Plex", kJellyfin, R"({"event":"media.scrobble","Metadata":{"type":"movie","title":"Heat"}})",
       "finished Heat"},
  });
}

TEST(Emby, believes_the_playback_alone_and_not_the_session) {
  expect_told({
      {"to its end", kEmby,
       R"({"Event":"playback.stop","Item":{"Type":"Movie","Name":"Heat"},"PlaybackInfo":{"PlayedToCompletion":true}})",
       "finished Heat"},
      {"not to its end", kEmby,
       R"({"Event":"playback.stop","Item":{"Type":"Movie","Name":"Heat"},"Session":{"PlayState":{"PositionTicks":99}}})",
       "stopped Heat"},
      {"of an older server", kEmby,
       R"({"Event":"PlaybackStop","Item":{"Type":"Episode","SeriesName":"Dark","ParentIndexNumber":1,"IndexNumber":9,"IndexNumberEnd":10},"PlaybackInfo":{"PlayedToCompletion":true}})",
       "finished Dark 1x09–10"},
      {"marked", kEmby, R"({"Event":"item.markplayed","Item":{"Type":"Movie","Name":"Heat"}})", "marked Heat"},
      {"unmarked", kEmby, R"({"Event":"item.markunplayed","Item":{"Type":"Movie","Name":"Heat"}})", "unmarked Heat"},
      {"rated", kEmby, R"({"Event":"item.rate","Item":{"Type":"Movie","Name":"Heat","UserData":{"Rating":7}}})",
       "rated Heat 7"},
      {"a channel", kEmby,
       R"({"Event":"playback.stop","Item":{"Type":"TvChannel"},"PlaybackInfo":{"PlayedToCompletion":true}})",
       "nothing"},
      {"gone from the library", kEmby, R"({"Event":"library.deleted","Item":{"Type":"Movie","Name":"Heat"}})",
       "nothing"},
  });
  EXPECT_EQ(read(kEmby, R"({"Event":"item.markplayed","Date":"2023-05-07T15:29:57.5131927Z","Item":{"Type":"Movie",)"
                        R"("ProviderIds":{"TMDB":"949","imdb":"tt0113277"}}})")
                .ids.tmdb,
            949);
}

TEST(Kodi, takes_what_its_add_ons_post) {
  expect_told({
      {"scrob-kodi, played to its end", kKodi,
       R"({"method":"Player.OnStop","item":{"type":"movie","title":"Heat"},"params":{"data":{"end":true}}})",
       "finished Heat"},
      {"scrob-kodi, stopped in its credits", kKodi,
       R"({"method":"Player.OnStop","item":{"type":"episode","showtitle":"Dark","season":1,"episode":3},"player":{"time":{"hours":0,"minutes":45,"seconds":0},"totaltime":{"hours":0,"minutes":50,"seconds":0}},"params":{"data":{"end":false}}})",
       "finished Dark 1x03"},
      {"scrob-kodi, given up", kKodi,
       R"({"method":"Player.OnStop","item":{"type":"movie","title":"Heat"},"player":{"time":{"minutes":5},"totaltime":{"hours":2}}})",
       "stopped Heat"},
      {"scrob-kodi, a form", kKodi,
       R"({"event":"playback_stopped","media_type":"movie","title":"Heat","position_seconds":"95","total_seconds":"100"})",
       "finished Heat"},
      {"movary-kodi-addon", kKodi, R"({"title":"Heat","uniqueIds":{"tmdbId":949}})", "finished Heat"},
      {"script.ryot, under way", kKodi,
       R"({"identifier":"70523","lot":"show","progress":89,"show_season_number":1,"show_episode_number":1})",
       "watching  1x01"},
      {"script.ryot, nearly over", kKodi,
       R"({"identifier":"70523","lot":"show","progress":90,"show_season_number":1,"show_episode_number":1})",
       "finished  1x01"},
      {"a stream without a name", kKodi, R"({"method":"Player.OnPlay","item":{"type":"unknown","season":-1}})",
       "nothing"},
  });
}

TEST(Messages, of_no_such_server_are_refused) {
  for (const auto server : {kPlex, kJellyfin, kEmby, kKodi}) {
    for (const auto* json : {"{}", "[]", "17", "", "{", R"({"hello":"world"})"}) {
      EXPECT_FALSE(read_message(server, json, kReceived)) << to_string(server) << ": " << json;
    }
  }
}

TEST(MessageIn, finds_the_json_in_whatever_it_is_wrapped) {
  struct Wrapped {
    const char* what;
    const char* type;
    std::string body;
    const char* json;
  };
  const std::string form =
      "--x\r\nContent-Disposition: form-data; name=\"payload\"\r\nContent-Type: "
      "application/json\r\n\r\n{\"a\":1}\r\n--x\r\n"
      "Content-Disposition: form-data; name=\"thumb\"; filename=\"thumb.jpg\"\r\nContent-Type: "
      "image/jpeg\r\n\r\n\xff\xd8{no}\r\n"
      "--x--\r\n";
  const std::string emby = "--x\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n{\"b\":2}\r\n--x--\r\n";
  const Wrapped cases[] = {
      {"bare", "application/json", R"({"a":1})", R"({"a":1})"},
      {"called plain text", "text/plain; charset=utf-8", R"({"a":1})", R"({"a":1})"},
      {"without any type", "", "\xEF\xBB\xBF{\"a\":1}", R"({"a":1})"},
      {"called a form", "application/x-www-form-urlencoded", R"({"a":1})", R"({"a":1})"},
      {"Plex, with a picture", "multipart/form-data; boundary=x", form, R"({"a":1})"},
      {"Emby", "multipart/form-data; boundary=\"x\"", emby, R"({"b":2})"},
      {"Plex, a form", "application/x-www-form-urlencoded", "payload=%7B%22a%22%3A+1%7D", R"({"a": 1})"},
      {"Kodi, a form's own fields", "application/x-www-form-urlencoded", "event=playback_started&title=Tom+%26+Jerry",
       R"({"event":"playback_started","title":"Tom & Jerry"})"},
  };
  for (const auto& one : cases) {
    const auto found = message_in(one.body, one.type);
    ASSERT_TRUE(found) << one.what << ": " << found.error().text();
    EXPECT_EQ(*found, one.json) << one.what;
  }
}

TEST(MessageIn, refuses_what_is_neither_json_nor_a_form) {
  for (const auto& [type, body] :
       {std::pair{"application/json", ""},
        {"text/plain", "hello"},
        {"multipart/form-data", "--x\r\n"},
        {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\ncut"},
        {"multipart/form-data; boundary=x", ""},
        {"application/x-www-form-urlencoded", "&&&"}}) {
    EXPECT_FALSE(message_in(body, type)) << type << ": " << body;
  }
}

}  // namespace
}  // namespace cinemarco::live
