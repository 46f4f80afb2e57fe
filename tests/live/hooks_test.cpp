// SPDX-License-Identifier: MIT
// Media servers tell the real program, over HTTP, what was watched.
#include "live/listening.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace cinemarco::test {
namespace {

constexpr auto kForm = "application/x-www-form-urlencoded";
// TVDB's number of the sandbox's Breaking Bad 1x02.
constexpr auto kSecondEpisode = "7010102";

std::string multipart(const std::string& field, const std::string& json) {
  return "--cut\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\nContent-Type: application/json\r\n\r\n" +
         json +
         "\r\n--cut\r\nContent-Disposition: form-data; name=\"thumb\"; filename=\"thumb.jpg\"\r\nContent-Type: "
         "image/jpeg\r\n\r\n" +
         std::string(300'000, '\xff') + "\r\n--cut--\r\n";
}

TEST(Hooks, take_each_servers_message_and_each_again_is_known) {
  struct Case {
    const char* server;
    const char* type;
    std::string body;
    const char* outcome;
  };
  const std::string plex =
      R"({"event":"media.scrobble","Account":{"title":"viewer"},"Server":{"uuid":"u"},"Metadata":{"type":"movie","ratingKey":"1","title":"Fight Club","Guid":[{"id":"tmdb://550"}]}})";
  const std::string emby =
      R"({"Event":"playback.stop","Date":"2024-05-01T20:00:00.1234567Z","Item":{"Type":"Episode","SeriesName":"Breaking Bad","ParentIndexNumber":1,"IndexNumber":3,"IndexNumberEnd":4,"ProviderIds":{}},"PlaybackInfo":{"PlayedToCompletion":true}})";
  const Case cases[] = {
      {"plex", "multipart/form-data; boundary=cut", multipart("payload", plex), "play"},
      {"jellyfin", "text/plain; charset=utf-8", jellyfin_movie(603, "2024-05-02T20:00:00.1234567Z"), "play"},
      {"emby", "multipart/form-data; boundary=cut", multipart("data", emby), "play"},
      {"kodi", "application/json",
       R"({"identifier":"1396","lot":"show","progress":95,"show_season_number":2,"show_episode_number":1})", "play"},
      {"kodi", "application/json", R"({"title":"Heat","uniqueIds":{"tmdbId":13}})", "play"},
      {"plex", kForm, R"(payload={"event":"media.play","Metadata":{"type":"movie","title":"Fight Club"}})", "ignored"},
      {"emby", "application/json", R"({"Event":"playback.stop","Item":{"Type":"Movie","Name":"Heat"}})", "ignored"},
  };
  Listening world;
  int number = 0;
  for (const auto& one : cases) {
    const auto hook = world.add("hook " + std::to_string(number++), one.server);
    EXPECT_EQ(world.outcome(hook, one.body, one.type), one.outcome) << one.server << ": " << one.body.substr(0, 200);
    const std::string again = std::string{one.outcome} == "play" ? "duplicate" : one.outcome;
    EXPECT_EQ(world.outcome(hook, one.body, one.type), again) << one.server << ": " << one.body.substr(0, 200);
  }
  EXPECT_EQ(world.ask("SELECT group_concat(told, '; ') FROM (SELECT source || ' ' || tmdb_id || ifnull(' ' || "
                      "season_number || 'x' || episode_number, '') AS told FROM plays ORDER BY id)"),
            "plex 550; jellyfin 603; emby 1396 1x3; emby 1396 1x4; kodi 1396 2x1; kodi 13");
  EXPECT_EQ(world.ask("SELECT DISTINCT arrived_by FROM plays"), "live");
  EXPECT_EQ(world.ask("SELECT watched_at FROM plays WHERE source = 'jellyfin'"), "2024-05-02T20:00:00.123Z");
  EXPECT_EQ(world.ask("SELECT count(*) FROM outbox WHERE kind = 'add_play'"), "6")
      << "Trakt is to be told of each, once";
  EXPECT_EQ(
      world.ask("SELECT watch_status FROM library_entries e JOIN movies m ON m.id = e.movie_id WHERE tmdb_id = 603"),
      "completed");
}

TEST(Hooks, find_an_episode_by_its_own_number_before_its_place) {
  Listening world;
  const auto hook = world.add("plex", "plex");
  const std::string episode =
      R"({"event":"media.scrobble","Metadata":{"type":"episode","grandparentTitle":"Breaking Bad","parentIndex":2019,"index":7,"Guid":[{"id":"tmdb://550"},{"id":"tvdb://)";
  EXPECT_EQ(world.outcome(hook, episode + kSecondEpisode + R"("}]}})"), "play");
  EXPECT_EQ(world.ask("SELECT season_number || 'x' || episode_number FROM plays"), "1x2");
}

TEST(Hooks, say_why_a_message_is_refused_and_try_it_again_as_the_user_says) {
  Listening world;
  const auto hook = world.add("jellyfin", "jellyfin");
  EXPECT_EQ(world.outcome(hook, jellyfin_episode("Breaking Bad", 2019, 7, "2024-05-01T20:00:00Z")), "refused");
  EXPECT_EQ(world.outcome(hook, jellyfin_episode("No Such Series", 1, 1, "2024-05-01T20:00:00Z")), "refused");
  const auto refused = world.events(hook);
  EXPECT_NE(refused.at(1).at("reason").as_string().find("2019x07"), std::string::npos) << refused;
  EXPECT_NE(refused.at(0).at("reason").as_string().find("No Such Series"), std::string::npos) << refused;
  const auto event =
      "/api/hooks/" + std::to_string(hook.id) + "/events/" + std::to_string(refused.at(1).at("id").as_int64());
  const auto again = world.served->post(
      event, R"({"answer":"again","media_type":"series","tmdb_id":1396,"season_number":5,"episode_number":16})");
  EXPECT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(world.events(hook).at(1).at("outcome"), "play");
  EXPECT_EQ(world.plays(), "jellyfin Breaking Bad 5x16 2024-05-01T20:00:00");
  EXPECT_EQ(world.served->post(event, R"({"answer":"again"})").status, 409) << "it is a play now";
}

TEST(Hooks, ask_before_the_play_of_what_was_unmarked_is_removed) {
  Listening world;
  const auto hook = world.add("jellyfin", "jellyfin");
  const std::string unmarked =
      R"({"NotificationType":"UserDataSaved","SaveReason":"TogglePlayed","Played":false,"ItemType":"Movie","Name":"The Matrix","Provider_tmdb":"603"})";
  EXPECT_EQ(world.outcome(hook, unmarked), "ignored") << "there is no play";
  EXPECT_EQ(world.outcome(hook, jellyfin_movie(603, "2024-05-01T20:00:00Z")), "play");
  const auto answer = [&](const char* word) {
    const auto event = world.events(hook).at(0).at("id").as_int64();
    return world.served->post(fmt::format("/api/hooks/{}/events/{}", hook.id, event),
                              fmt::format(R"({{"answer":"{}"}})", word));
  };
  EXPECT_EQ(world.outcome(hook, unmarked), "waiting");
  EXPECT_EQ(answer("keep").json().at("outcome"), "ignored");
  EXPECT_EQ(world.ask("SELECT count(*) FROM plays WHERE removed_at IS NULL"), "1");
  EXPECT_EQ(world.outcome(hook, unmarked), "waiting");
  EXPECT_EQ(answer("remove").json().at("outcome"), "ignored");
  EXPECT_EQ(world.ask("SELECT count(*) FROM plays WHERE removed_at IS NULL"), "0");
  EXPECT_EQ(world.outcome(hook, jellyfin_movie(603, "2024-05-01T20:30:00Z")), "duplicate") << "it stays removed";
}

TEST(Hooks, keep_ratings_behind_the_users_own) {
  Listening world;
  const auto hook = world.add("plex", "plex");
  const auto rated = [](const char* rating) {
    return fmt::format(
        R"({{"event":"media.rate","rating":{},"Metadata":{{"type":"movie","Guid":[{{"id":"tmdb://603"}}]}}}})", rating);
  };
  EXPECT_EQ(
      world.outcome(hook, R"({"event":"media.scrobble","Metadata":{"type":"movie","Guid":[{"id":"tmdb://603"}]}})"),
      "play");
  EXPECT_EQ(world.outcome(hook, rated("8.5")), "rating");
  EXPECT_EQ(world.outcome(hook, rated("8.5")), "duplicate");
  EXPECT_EQ(world.ask("SELECT source || ' ' || media_type || ' ' || tmdb_id || ' ' || rating FROM ratings"),
            "plex movie 603 9");
  EXPECT_EQ(world.ask("SELECT personal_rating FROM library_entries"), "5");
  EXPECT_EQ(world.outcome(hook, rated("-1")), "rating");
  EXPECT_EQ(world.ask("SELECT count(*) FROM ratings"), "0");
  EXPECT_EQ(world.ask("SELECT ifnull(personal_rating, 'none') FROM library_entries"), "none");
}

TEST(Hooks, listen_to_their_user_and_libraries_alone) {
  Listening world;
  const auto hook = world.add("mine", "plex", {"--user", "Viewer", "--library", "Movies", "--library", "Films"});
  const auto told = [](const char* user, const char* library) {
    return fmt::format(
        R"({{"event":"media.scrobble","Account":{{"title":"{}"}},"Metadata":{{"type":"movie","librarySectionTitle":"{}","Guid":[{{"id":"tmdb://603"}}]}}}})",
        user, library);
  };
  EXPECT_EQ(world.outcome(hook, told("guest", "Movies")), "ignored");
  EXPECT_EQ(world.outcome(hook, told("viewer", "Children")), "ignored");
  EXPECT_EQ(world.outcome(hook, told("viewer", "films")), "play");
}

TEST(Hooks, open_to_their_address_alone_and_until_they_are_revoked) {
  Listening world;
  const auto hook = world.add("kodi", "kodi");
  const std::string body = R"({"title":"Heat","uniqueIds":{"tmdbId":13}})";
  const auto status = [&](const std::string& path, const std::string& sent) {
    return world.served
        ->send("POST", path, sent, {{"content-type", "application/json"}, {"x-forwarded-for", "203.0.113.9"}})
        .status;
  };
  EXPECT_EQ(status(hook.path, body), 202) << "through a proxy, without any password";
  EXPECT_EQ(status("/hooks/unknown", body), 404);
  EXPECT_EQ(status(hook.path, R"({"hello":"world"})"), 400);
  EXPECT_EQ(status(hook.path, "hello"), 400);
  EXPECT_EQ(status(hook.path, std::string(8 * 1024 * 1024 + 1, ' ')), 413);
  EXPECT_EQ(status("/hooks/unknown", std::string(100'000, ' ')), 404);
  EXPECT_EQ(world.served->get(hook.path).status, 405);
  EXPECT_EQ(world.world.run({"hooks", "add", "kodi", "--for", "kodi"}).exit_code, 1) << "the name is taken";
  EXPECT_EQ(world.world.run({"hooks", "add", "other", "--for", "betamax"}).exit_code, 2);
  EXPECT_FALSE(world.world.run({"hooks", "list", "--json"}).out.contains(hook.path.substr(7)));
  EXPECT_EQ(world.world.run({"hooks", "revoke", "kodi"}).exit_code, 0);
  EXPECT_EQ(status(hook.path, body), 404);
  EXPECT_EQ(world.world.run({"hooks", "revoke", "kodi"}).exit_code, 1);
  EXPECT_EQ(world.add("kodi", "kodi").id, hook.id + 1) << "the name is free again";
}

TEST(Hooks, are_reached_at_the_public_address) {
  const Environment people{{"CINEMARCO_PUBLIC_URL", "https://films.example.org/cinemarco"}};
  Listening world;
  world.served->stop();
  world.start(people);
  const auto made = world.served->post("/api/hooks", R"({"name":"salon","for":"plex"})");
  const std::string url{made.json().at("url").as_string()};
  EXPECT_TRUE(url.starts_with("https://films.example.org/cinemarco/hooks/")) << url;
  const std::string path = url.substr(url.find("/cinemarco/"));
  const std::string body = R"({"event":"library.new","Metadata":{"type":"movie"}})";
  EXPECT_EQ(world.served->post(path, body).status, 202) << "the proxy leaves the path as it is";
  EXPECT_EQ(world.served->post(path.substr(10), body).status, 202) << "the proxy takes it away";
  auto environment = world.world.environment();
  environment.insert(people.begin(), people.end());
  const auto told = world.world.run({"hooks", "add", "attic", "--for", "plex"}, environment);
  EXPECT_TRUE(told.out.starts_with("https://films.example.org/cinemarco/hooks/")) << told.out;
}

TEST(Hooks, are_made_listed_and_revoked_over_the_api) {
  Listening world;
  const auto made = world.served->post("/api/hooks", R"({"name":"salon","for":"emby","user":"anna"})");
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string url{made.json().at("url").as_string()};
  EXPECT_TRUE(url.starts_with(world.served->url() + "/hooks/")) << url;
  EXPECT_EQ(made.json().at("for"), "emby");
  const auto hook = HookAddress{made.json().at("id").as_int64(), url.substr(url.find("/hooks/"))};
  EXPECT_EQ(world.outcome(hook, R"({"Event":"library.new","Item":{"Type":"Movie"}})"), "ignored");
  const auto listed = world.served->get("/api/hooks").json().at("hooks").at(0);
  EXPECT_EQ(listed.at("name"), "salon");
  EXPECT_EQ(listed.at("user"), "anna");
  EXPECT_TRUE(listed.at("last_event_at").is_string());
  for (int i = 0; i < 3; ++i) world.outcome(hook, R"({"Event":"library.new","Item":{"Type":"Movie"}})");
  const auto events = "/api/hooks/" + std::to_string(hook.id) + "/events";
  const auto first = world.served->get(events + "?limit=3").json();
  EXPECT_EQ(first.at("events").as_array().size(), 3U);
  const auto rest = world.served->get(events + "?cursor=" + std::string{first.at("next_cursor").as_string()}).json();
  EXPECT_EQ(rest.at("events").as_array().size(), 1U);
  EXPECT_TRUE(rest.at("next_cursor").is_null());
  const auto path = "/api/hooks/" + std::to_string(hook.id);
  EXPECT_EQ(world.served->send("DELETE", path).status, 204);
  EXPECT_EQ(world.served->send("DELETE", path).status, 200);
  EXPECT_EQ(world.tell(hook, "{}").status, 404);
}

TEST(Hooks, show_what_is_being_watched_until_it_ends) {
  Listening world;
  const auto hook = world.add("plex", "plex");
  const auto told = [](const char* event) {
    return fmt::format(
        R"({{"event":"{}","Player":{{"uuid":"tv"}},"Metadata":{{"type":"episode","grandparentTitle":"Breaking Bad","title":"Pilot","parentIndex":1,"index":1,"duration":3600000,"viewOffset":600000,"Guid":[{{"id":"tvdb://{}"}}]}}}})",
        event, kSecondEpisode);
  };
  const auto now = [&] { return world.served->get("/api/now-watching").json().at("items").as_array(); };
  EXPECT_TRUE(now().empty());
  world.outcome(hook, told("media.play"));
  ASSERT_EQ(now().size(), 1U);
  EXPECT_EQ(now().at(0).at("title"), "Breaking Bad");
  EXPECT_EQ(now().at(0).at("position_seconds"), 600);
  world.outcome(hook, told("media.pause"));
  EXPECT_EQ(now().at(0).at("is_paused"), true);
  EXPECT_EQ(world.outcome(hook, told("media.scrobble")), "play");
  EXPECT_TRUE(now().empty());
}

}  // namespace
}  // namespace cinemarco::test
