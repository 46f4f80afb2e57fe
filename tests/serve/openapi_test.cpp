// SPDX-License-Identifier: MIT
// The API against its own description: every operation is called, and each answer must be what the document says.
#include "serve/recorder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace cinemarco::test {
namespace {

void call_trakt(Recorder& record, Served& served) {
  record.get("/api/trakt");
  record.call("DELETE", "/api/trakt", "/api/trakt", 404);
  record.call("GET", "/api/trakt/device", "/api/trakt/device", 404);
  record.call("POST", "/api/trakt/authorize", "/api/trakt/authorize", 200);
  record.call("POST", "/api/trakt/exchange", "/api/trakt/exchange", 400, R"({"code": "wrong", "state": "wrong"})");
  record.call("GET", "/trakt/callback", "/trakt/callback", 400);
  record.call("GET", "/trakt/callback", "/trakt/callback?error=access_denied", 400);
  record.call("POST", "/api/trakt/device", "/api/trakt/device", 202);
  record.get("/api/trakt/device");
  record.get("/api/trakt/account");
  connect(served);
  record.get("/api/trakt");
  EXPECT_TRUE(record.get("/api/trakt/account").json().at("username").is_string());
}

void call_import(Recorder& record, Served& served) {
  record.get("/api/import");
  record.call("DELETE", "/api/import", "/api/import", 404);
  record.get("/api/import/preview");
  record.call("DELETE", "/api/import/preview", "/api/import/preview", 404);
  record.call("POST", "/api/import/preview", "/api/import/preview", 404, R"({"upload": "none"})");
  record.call("POST", "/api/import/preview", "/api/import/preview", 202);
  served.wait_for_preview();
  record.call("DELETE", "/api/import/preview", "/api/import/preview", 200);
  record.get("/api/import/preview");
  record.call("HEAD", "/api/import/preview/events", "/api/import/preview/events", 200);
  record.call("POST", "/api/import", "/api/import", 400, R"({"only": ["musicals"]})");
  record.call("POST", "/api/import", "/api/import", 400, R"({"onyl": []})");
  record.call("POST", "/api/import", "/api/import", 400, "{");
  record.call("POST", "/api/import/file", "/api/import/file", 400);
  record.call("POST", "/api/import", "/api/import", 202);
  record.call("DELETE", "/api/import", "/api/import", 202);
  served.wait_for_end();
  record.call("DELETE", "/api/import", "/api/import", 200);
  record.get("/api/import");
  record.call("POST", "/api/import/resume", "/api/import/resume", 202);
  served.wait_for_end();
  record.call("POST", "/api/import/resume", "/api/import/resume", 404);
  record.get("/api/imports");
  record.call("GET", "/api/imports", "/api/imports?kind=import&limit=1", 200);
  record.call("GET", "/api/imports", "/api/imports?kind=export", 400);
  record.call("GET", "/api/imports/{run_id}", "/api/imports/1", 200);
  record.call("GET", "/api/imports/{run_id}", "/api/imports/77", 404);
  record.call("GET", "/api/imports/{run_id}", "/api/imports/one", 400);
}

void call_sync(Recorder& record, Served& served) {
  record.get("/api/sync");
  record.call("PUT", "/api/sync", "/api/sync", 200, R"({"enabled": false, "interval_minutes": 60, "push": false})");
  record.call("PUT", "/api/sync", "/api/sync", 400, R"({"interval_minutes": 5})");
  record.call("DELETE", "/api/sync", "/api/sync", 404);
  record.call("POST", "/api/sync", "/api/sync", 400, R"({"full": true, "since": "2026-01-01T00:00:00Z"})");
  record.call("POST", "/api/sync", "/api/sync", 400, R"({"accept_removals": true, "keep_removals": true})");
  record.call("POST", "/api/sync", "/api/sync", 202);
  while (served.get("/api/sync").json().at("run").at("state") == "running") {
  }
  record.get("/api/sync");
  record.call("HEAD", "/api/sync/events", "/api/sync/events", 200);
}

void call_library(Recorder& record, Served& served) {
  const auto movie = first_id(served, "movie");
  const auto series = first_id(served, "series");
  const auto page = record.get("/api/library").json();
  record.call("GET", "/api/library", "/api/library?limit=2&sort=rating&order=asc&q=the&type=movie", 200);
  record.call("GET", "/api/library", "/api/library?sort=size", 400);
  record.call("GET", "/api/library", "/api/library?cursor=x", 400);
  record.call("GET", "/api/library", "/api/library?limit=0", 400);
  record.call("GET", "/api/library/{id}", "/api/library/" + movie, 200);
  record.call("GET", "/api/library/{id}", "/api/library/" + series, 200);
  record.call("GET", "/api/library/{id}", "/api/library/99999", 404);
  record.call("GET", "/api/library/{id}/extras", "/api/library/" + movie + "/extras", 200);
  record.call("GET", "/api/library/{id}/extras", "/api/library/" + series + "/extras?region=br", 200);
  record.call("GET", "/api/library/{id}/extras", "/api/library/" + movie + "/extras?region=Brazil", 400);
  record.call("GET", "/api/library/{id}/extras", "/api/library/99999/extras", 404);
  const std::string inception = R"({"media_type":"movie","tmdb_id":27205})";
  const auto there = record.call("POST", "/api/library", "/api/library", 200, inception);
  record.call("DELETE", "/api/library/{id}", "/api/library/" + id_of(there.json()), 200);
  const auto added = record.call("POST", "/api/library", "/api/library", 201, inception);
  EXPECT_TRUE(added.header("location").starts_with("/api/library/"));
  record.call("POST", "/api/library", "/api/library", 404, R"({"media_type":"series","tmdb_id":99999999})");
  record.call("POST", "/api/library", "/api/library", 400, R"({"media_type":"film","tmdb_id":1})");
  record.call("PATCH", "/api/library/{id}", "/api/library/" + movie, 200,
              R"({"personal_rating":5,"notes":"fine","is_favorite":true,"abandoned":true})");
  record.call("PATCH", "/api/library/{id}", "/api/library/" + movie, 200,
              R"({"personal_rating":null,"notes":null,"is_favorite":false,"abandoned":false})");
  record.call("PATCH", "/api/library/{id}", "/api/library/" + movie, 400, R"({"personal_rating":6})");
  record.call("GET", "/api/library/{id}/plays", "/api/library/" + series + "/plays", 200);
  record.call("GET", "/api/library/{id}/plays", "/api/library/99999/plays", 404);
  record.call("POST", "/api/library/{id}/plays", "/api/library/" + series + "/plays", 201,
              R"({"season_number":1,"episode_number":1,"watched_at":"now"})");
  record.call("POST", "/api/library/{id}/plays", "/api/library/" + series + "/plays", 201,
              R"({"scope":"up_to","season_number":1,"episode_number":2,"watched_at":"unknown"})");
  record.call("POST", "/api/library/{id}/plays", "/api/library/" + movie + "/plays", 400,
              R"({"season_number":1,"watched_at":"now"})");
  record.call("POST", "/api/library/{id}/plays", "/api/library/" + movie + "/plays", 400, R"({"watched_at":"soon"})");
  record.call("DELETE", "/api/library/{id}/plays", "/api/library/" + series + "/plays?season_number=1", 200);
  record.call("DELETE", "/api/library/{id}/plays", "/api/library/" + series + "/plays?season_number=99", 404);
  const auto removed = record.call("DELETE", "/api/library/{id}", "/api/library/" + movie, 200);
  record.call("DELETE", "/api/library/{id}", "/api/library/" + movie, 200);
  record.get("/api/removed");
  record.call("POST", "/api/removed/{id}/restore", "/api/removed/" + movie + "/restore", 200);
  record.call("POST", "/api/removed/{id}/restore", "/api/removed/" + movie + "/restore", 404);
  const auto plays = R"({"plays":)" + boost::json::serialize(removed.json().at("removed_plays")) + "}";
  record.call("POST", "/api/plays/remove", "/api/plays/remove", 204, plays);
  record.call("POST", "/api/plays/restore", "/api/plays/restore", 204, plays);
  const auto several = [&](const std::string& action) {
    return R"({"entries":[)" + movie + "," + series + R"(],"action":")" + action + "\"}";
  };
  for (const auto* action : {"favorite", "unfavorite", "watch", "remove", "restore"}) {
    record.call("POST", "/api/library/several", "/api/library/several", 200, several(action));
  }
  record.call("POST", "/api/library/several", "/api/library/several", 404, several("restore"));
  record.call("POST", "/api/library/several", "/api/library/several", 400, R"({"entries":[],"action":"watch"})");
  const auto parts = "/api/library/" + series + "/parts/rating";
  record.call("PUT", "/api/library/{id}/parts/rating", parts, 200, R"({"season_number":1,"rating":8})");
  record.call("PUT", "/api/library/{id}/parts/rating", parts, 200,
              R"({"season_number":1,"episode_number":1,"rating":null})");
  record.call("PUT", "/api/library/{id}/parts/rating", parts, 404, R"({"season_number":77,"rating":8})");
  record.call("PATCH", "/api/library/{id}", "/api/library/" + series, 200, R"({"hidden_from_up_next":true})");
  record.call("PATCH", "/api/library/{id}", "/api/library/" + series, 200, R"({"hidden_from_up_next":false})");
  EXPECT_GT(page.at("total").to_number<int>(), 50);
  record.call("PATCH", "/api/library/{id}", "/api/library/" + series, 200,
              R"({"personal_rating":1,"watchlisted":true})");
  const auto outbox = record.get("/api/sync/outbox").json();
  const auto first = id_of(outbox.at("items").at(0));
  record.call("DELETE", "/api/sync/outbox/{id}", "/api/sync/outbox/" + first, 204);
  record.call("DELETE", "/api/sync/outbox/{id}", "/api/sync/outbox/" + first, 200);
  record.call("DELETE", "/api/sync/outbox/{id}", "/api/sync/outbox/0", 404);
  record.call("GET", "/api/sync/outbox", "/api/sync/outbox?limit=1", 200);
  record.call("GET", "/api/sync/outbox", "/api/sync/outbox?limit=501", 400);
  record.call("POST", "/api/sync/outbox/retry", "/api/sync/outbox/retry", 200);
  record.get("/api/sync/removals");
}

void call_plays(Recorder& record) {
  const auto plays = record.get("/api/plays").json();
  const auto cursor = plays.at("next_cursor").as_string();
  record.call("GET", "/api/plays", "/api/plays?limit=5&cursor=" + std::string{cursor}, 200);
  const auto older =
      record.call("GET", "/api/plays", "/api/plays?type=movie&from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00Z", 200);
  record.call("GET", "/api/plays", "/api/plays?weekday=1&hour=20", 200);
  record.call("GET", "/api/plays", "/api/plays?weekday=8", 400);
  record.call("GET", "/api/plays", "/api/plays?from=yesterday", 400);
  const auto play = id_of(older.json().at("items").at(0));  // of Trakt's: with another date it is another play
  record.call("GET", "/api/plays/{id}", "/api/plays/" + play, 200);
  record.call("GET", "/api/plays/{id}", "/api/plays/0", 404);
  const auto made = record.call("POST", "/api/plays", "/api/plays", 201,
                                R"({"media_type":"movie","tmdb_id":550,"watched_at":"2024-05-01T20:00:00Z"})");
  const auto mine = std::to_string(made.json().at("plays").at(0).as_int64());
  record.call("PATCH", "/api/plays/{id}", "/api/plays/" + mine, 200, R"({"watched_at":"unknown"})");
  record.call("PATCH", "/api/plays/{id}", "/api/plays/" + play, 200, R"({"watched_at":"2024-05-02T20:00:00Z"})");
  record.call("PATCH", "/api/plays/{id}", "/api/plays/" + play, 404, R"({"watched_at":"now"})");
  record.call("DELETE", "/api/plays/{id}", "/api/plays/" + mine, 204);
  EXPECT_EQ(record.call("DELETE", "/api/plays/{id}", "/api/plays/" + mine, 200).body, R"({"already_gone":true})");
  record.call("DELETE", "/api/plays/{id}", "/api/plays/999999", 404);
  record.call("GET", "/api/plays/months", "/api/plays/months", 200);
  record.call("GET", "/api/plays/months", "/api/plays/months?type=movie", 200);
  record.get("/api/up-next");
  record.call("GET", "/api/up-next", "/api/up-next?limit=999", 400);
  record.get("/api/calendar");
  record.call("GET", "/api/calendar", "/api/calendar?from=1990-01-01&to=2030-01-01", 200);
  record.call("GET", "/api/calendar", "/api/calendar?from=soon", 400);
  record.get("/calendar.ics");
  record.call("GET", "/calendar.ics", "/calendar.ics?token=wrong", 401);
  record.get("/api/stats");
  record.call("GET", "/api/stats", "/api/stats?from=2024-02-02&to=2024-02-01", 400);
  record.call("GET", "/api/stats/{year}", "/api/stats/2024", 200);
  record.get("/api/milestones");
  record.call("GET", "/api/milestones", "/api/milestones?from=2024-02-02&to=2024-02-01", 400);
  record.call("GET", "/api/stats/{year}", "/api/stats/then", 400);
}

// A title that no search finds is said by its name in the preview of its file.
void call_unsure(Recorder& record, Served& served) {
  const std::string file = "type,tmdb_id,title,watched_at,rating\nmovie,,Nobody Has Filmed This,2024-02-09,\n";
  record.call("POST", "/api/import/preview", "/api/import/preview", 202, file, {{"content-type", "text/csv"}});
  const auto seen = served.wait_for_preview();
  const auto key = json::to_text(std::string{seen.at("titles").at(0).at("title_key").as_string()});
  const auto choice = [&](const std::string& number) {
    return R"({"media_type":"movie","title_key":)" + key + R"(,"tmdb_id":)" + number + "}";
  };
  const auto chosen = record.call("POST", "/api/source-titles", "/api/source-titles", 201, choice("603"));
  record.call("POST", "/api/source-titles", "/api/source-titles", 404, choice("99999999"));
  record.call("POST", "/api/source-titles", "/api/source-titles", 404,
              R"({"media_type":"series","title_key":"none","tmdb_id":603})");
  const auto id = std::to_string(chosen.json().at("source_title_id").as_int64());
  record.call("DELETE", "/api/source-titles/{id}", "/api/source-titles/" + id, 200);
}

void call_tmdb(Recorder& record, Served& served) {
  record.call("GET", "/api/tmdb/movie/{id}", "/api/tmdb/movie/550", 200);
  record.call("GET", "/api/tmdb/movie/{id}", "/api/tmdb/movie/99999999", 404);
  const auto series = served.get("/api/library?limit=1&type=series").json().at("items").at(0).at("tmdb_id").as_int64();
  const auto tv = "/api/tmdb/tv/" + std::to_string(series);
  record.call("GET", "/api/tmdb/tv/{id}", tv, 200);
  record.call("GET", "/api/tmdb/movie/{id}/extras", "/api/tmdb/movie/550/extras", 200);
  record.call("GET", "/api/tmdb/movie/{id}/extras", "/api/tmdb/movie/99999999/extras", 404);
  record.call("GET", "/api/tmdb/tv/{id}/extras", tv + "/extras?region=US", 200);
  record.call("GET", "/api/tmdb/tv/{id}/season/{n}", tv + "/season/1", 200);
  record.call("GET", "/api/tmdb/tv/{id}/season/{n}", tv + "/season/77", 404);
  const auto found = record.call("GET", "/api/tmdb/search/multi", "/api/tmdb/search/multi?q=Keanu", 200).json();
  const auto person = std::to_string(found.at("items").at(0).at("tmdb_id").as_int64());
  record.call("GET", "/api/tmdb/search/movie", "/api/tmdb/search/movie?q=the", 200);
  record.call("GET", "/api/tmdb/search/movie", "/api/tmdb/search/movie?q=%20", 400);
  record.call("GET", "/api/tmdb/search/tv", "/api/tmdb/search/tv?q=bad", 200);
  record.call("GET", "/api/tmdb/search/tv", "/api/tmdb/search/tv", 400);
  record.call("GET", "/api/tmdb/person/{id}", "/api/tmdb/person/" + person, 200);
  record.call("GET", "/api/tmdb/person/{id}", "/api/tmdb/person/99999999", 404);
  record.call("GET", "/api/tmdb/collection/{id}", "/api/tmdb/collection/2344", 200);
  record.call("GET", "/api/tmdb/collection/{id}", "/api/tmdb/collection/99999999", 404);
  record.get("/api/tmdb/trending/movie");
  record.get("/api/tmdb/trending/tv");
  record.get("/api/tmdb/key");
  const auto unmatched = record.get("/api/unmatched").json().at("items").at(0);
  const auto match = "/api/unmatched/series/" + std::to_string(unmatched.at("trakt_id").as_int64());
  record.call("PUT", "/api/unmatched/{media_type}/{trakt_id}", match, 200, R"({"tmdb_id":1396})");
  record.call("PUT", "/api/unmatched/{media_type}/{trakt_id}", match, 404, R"({"tmdb_id":99999999})");
  EXPECT_EQ(served.get("/api/unmatched").json().at("matched_by_hand").as_array().size(), 1U);
  record.call("DELETE", "/api/unmatched/{media_type}/{trakt_id}", match, 200);
  record.call("DELETE", "/api/unmatched/{media_type}/{trakt_id}", match, 200);
  record.call("GET", "/api/unmatched", "/api/unmatched?limit=1", 200);
  record.call("GET", "/api/unmatched", "/api/unmatched?cursor=x", 400);
  record.call("PUT", "/api/source-titles/{id}", "/api/source-titles/77", 404, R"({"tmdb_id":1396})");
  record.call("DELETE", "/api/source-titles/{id}", "/api/source-titles/77", 200);
  call_unsure(record, served);
  record.get("/api/cache");
  record.call("DELETE", "/api/cache", "/api/cache?expired=true", 200);
  record.call("DELETE", "/api/cache", "/api/cache", 200);
  const auto poster = served.get("/api/library?limit=1").json().at("items").at(0).at("poster_path").as_string();
  const auto image =
      record.call("GET", "/images/{kind}/{size}/{file}", "/images/poster/w342" + std::string{poster}, 200);
  EXPECT_EQ(image.header("cache-control"), "private, max-age=31536000, immutable");
  record.call("GET", "/images/{kind}/{size}/{file}", "/images/poster/w185" + std::string{poster}, 200);
  record.call("GET", "/images/{kind}/{size}/{file}", "/images/poster/w9999" + std::string{poster}, 400);
  record.call("GET", "/images/{kind}/{size}/{file}", "/images/cover/w342" + std::string{poster}, 400);
}

void call_access(Recorder& record) {
  record.get("/api/health");
  record.get("/api/setup");
  record.call("PUT", "/api/setup", "/api/setup", 200, R"({"trakt_client_secret":"pasted"})");
  record.call("PUT", "/api/setup", "/api/setup", 400, R"({"tmdb_api_key":"not a key"})");
  record.get("/api/openapi.json");
  record.get("/metrics");
  record.get("/api/session");
  record.get("/api/sessions");
  record.call("POST", "/api/session", "/api/session", 409, R"({"password":"wrong"})");
  record.get("/api/tokens");
  record.call("POST", "/api/tokens", "/api/tokens", 403, R"({"name":"backup"})");
  record.call("PUT", "/api/password", "/api/password", 400, R"({"password":"short"})");
  record.call("PUT", "/api/password", "/api/password", 204, R"({"password":"correct horse"})");
  record.call("GET", "/api/library", "/api/library", 401);
  record.call("POST", "/api/session", "/api/session", 401, R"({"password":"wrong"})");
  const auto in = record.call("POST", "/api/session", "/api/session", 200, R"({"password":"correct horse"})");
  const auto cookie = in.header("set-cookie");
  const net::Header session{"cookie", cookie.substr(0, cookie.find(';'))};
  const auto sessions = record.call("GET", "/api/sessions", "/api/sessions", 200, {}, {session}).json();
  EXPECT_EQ(sessions.at("sessions").at(0).at("is_this"), true);
  record.call("DELETE", "/api/sessions/{id}", "/api/sessions/0", 404, {}, {session});
  record.call("DELETE", "/api/sessions/{id}", "/api/sessions/77", 200, {}, {session});
  record.call("POST", "/api/tokens", "/api/tokens", 400, R"({"name":"backup"})", {session});
  const std::string wish = R"({"name":"backup","scope":"read","until":"2199-12-31","password":"correct horse"})";
  const auto token = record.call("POST", "/api/tokens", "/api/tokens", 201, wish, {session}).json();
  record.call("POST", "/api/tokens", "/api/tokens", 409, wish, {session});
  record.call("GET", "/api/tokens", "/api/tokens", 200, {}, {session});
  const net::Header bearer{"authorization", "Bearer " + std::string{token.at("token").as_string()}};
  record.call("DELETE", "/api/cache", "/api/cache", 403, {}, {bearer});
  const std::string proof = R"({"password":"correct horse"})";
  record.call("DELETE", "/api/tokens/{id}", "/api/tokens/" + id_of(token), 400, {}, {session});
  record.call("DELETE", "/api/tokens/{id}", "/api/tokens/" + id_of(token), 204, proof, {session});
  record.call("DELETE", "/api/tokens/{id}", "/api/tokens/" + id_of(token), 200, proof, {session});
  record.call("DELETE", "/api/tokens/{id}", "/api/tokens/0", 404, proof, {session});
  record.call("DELETE", "/api/session", "/api/session", 204, {}, {session});
  record.call("GET", "/api/sessions", "/api/sessions", 401, {}, {session});
}

void call_ways_out(Recorder& record) {
  for (const auto* format : {"json", "trakt", "csv", "letterboxd", "yamtrack"}) {
    const auto taken = record.call("GET", "/api/export", std::string{"/api/export?format="} + format, 200);
    EXPECT_TRUE(taken.header("content-disposition").starts_with("attachment; filename=\"cinemarco-"));
    EXPECT_FALSE(taken.body.empty()) << format;
  }
  record.call("GET", "/api/export", "/api/export?format=xml", 400);
  const auto made = record.call("POST", "/api/backups", "/api/backups", 201).json();
  const std::string name{made.at("name").as_string()};
  const auto listed = record.get("/api/backups").json();
  EXPECT_EQ(listed.at("backups").at(0).at("name"), made.at("name"));
  EXPECT_TRUE(listed.at("problem").is_null());
  const auto file = record.call("GET", "/api/backups/{name}", "/api/backups/" + name, 200);
  EXPECT_TRUE(file.body.starts_with("SQLite format 3"));
  record.call("GET", "/api/backups/{name}", "/api/backups/cinemarco.db", 404);
  record.call("DELETE", "/api/backups/{name}", "/api/backups/" + name, 204);
  record.call("DELETE", "/api/backups/{name}", "/api/backups/" + name, 200);
  record.call("DELETE", "/api/backups/{name}", "/api/backups/cinemarco.db", 404);
  EXPECT_EQ(record.call("POST", "/api/check", "/api/check", 200, "{}").json().at("whole"), true);
  record.call("POST", "/api/check", "/api/check", 200, R"({"repair":true})");
}

void call_hooks(Recorder& record) {
  const auto made = record.call("POST", "/api/hooks", "/api/hooks", 201, R"({"name":"tv","for":"plex"})").json();
  record.call("POST", "/api/hooks", "/api/hooks", 409, R"({"name":"tv","for":"plex"})");
  record.call("POST", "/api/hooks", "/api/hooks", 400, R"({"name":"tv","for":"betamax"})");
  record.call("POST", "/api/hooks", "/api/hooks", 201, R"({"name":"box","for":"kodi","listen":"kodi.local"})");
  record.get("/api/hooks");
  const std::string url{made.at("url").as_string()};
  const auto address = url.substr(url.find("/hooks/"));
  record.call("POST", "/hooks/{token}", address, 202, R"({"event":"media.play","Metadata":{"type":"movie"}})");
  record.call("POST", "/hooks/{token}", address, 400, "{}");
  record.call("POST", "/hooks/{token}", "/hooks/unknown", 404, "{}");
  record.get("/api/now-watching");
  const auto hook = "/api/hooks/" + id_of(made);
  const auto events = record.call("GET", "/api/hooks/{id}/events", hook + "/events", 200).json();
  const auto event = hook + "/events/" + id_of(events.at("events").at(0));
  record.call("GET", "/api/hooks/{id}/events", hook + "/events?limit=1&cursor=x", 400);
  record.call("GET", "/api/hooks/{id}/events", "/api/hooks/77/events", 404);
  record.call("POST", "/api/hooks/{id}/events/{event_id}", event, 409, R"({"answer":"keep"})");
  record.call("POST", "/api/hooks/{id}/events/{event_id}", hook + "/events/77", 404, R"({"answer":"keep"})");
  record.call("DELETE", "/api/hooks/{id}", hook, 204);
  record.call("DELETE", "/api/hooks/{id}", hook, 200);
  record.call("DELETE", "/api/hooks/{id}", "/api/hooks/0", 404);
}

// The stream never ends, so its client reads the head only.
void call_events(Recorder& record) {
  record.call("HEAD", "/api/import/events", "/api/import/events", 200);
}

TEST(OpenApi, describes_every_answer_of_every_operation) {
  const ProgramWorld world;
  Served served{world};
  const auto answers = world.folder / "answers.jsonl";
  const auto document = served.get("/api/openapi.json");
  ASSERT_EQ(document.status, 200);
  std::ofstream{world.folder / "openapi.json"} << document.body;
  {
    Recorder record{served, answers};
    call_trakt(record, served);
    call_import(record, served);
    call_sync(record, served);
    call_library(record, served);
    call_lists(record, served);
    call_plays(record);
    call_tmdb(record, served);
    call_ways_out(record);
    call_hooks(record);
    call_events(record);
    record.call("DELETE", "/api/trakt", "/api/trakt", 200);
    record.call("DELETE", "/api/trakt", "/api/trakt", 200);
    call_access(record);
  }
  const auto checked =
      run_program("/usr/bin/python3", {CINEMARCO_VALIDATOR, (world.folder / "openapi.json").string(), answers.string()},
                  {}, world.folder.path());
  EXPECT_EQ(checked.exit_code, 0) << checked.out << checked.err;
}

}  // namespace
}  // namespace cinemarco::test
