// SPDX-License-Identifier: MIT
// What every operation keeps: nothing that was sent is overlooked, twice is once, lists come in pages.
#include "serve/library.hpp"

#include <set>

namespace cinemarco::test {
namespace {

TEST(Promises, no_parameter_is_overlooked) {
  Library library;
  const auto total = library->get("/api/library").json().at("total");
  const std::pair<const char*, const char*> cases[] = {
      {"POST", "/api/sync?full=true"},
      {"POST", "/api/import/resume?only=movies"},
      {"DELETE", "/api/library/1?season_number=1&scope=season"},
      {"GET", "/api/imports?page=1"},
      {"GET", "/api/health?x"},
      {"GET", "/api/library?limmit=1"},
      {"GET", "/metrics?x=1"},
  };
  for (const auto& [method, target] : cases) {
    const auto answer = library->send(method, target);
    EXPECT_EQ(answer.status, 400) << target;
    EXPECT_TRUE(detail_of(answer).contains("query parameter")) << answer.body;
  }
  EXPECT_EQ(library->get("/api/library").json().at("total"), total);
  EXPECT_EQ(library->get("/trakt/callback?error=access_denied&iss=https://trakt.tv").status, 400);
  EXPECT_FALSE(detail_of(library->get("/trakt/callback?error=access_denied&iss=x")).contains("query parameter"));
  EXPECT_EQ(library->get("/api/library?").status, 200);
  EXPECT_EQ(library->get("/api/library?favorite=True").status, 200);
  EXPECT_EQ(library->get("/api/library?rating=9").status, 400);
  EXPECT_EQ(library->get("/api/library?limit=1&limit=2").status, 400);
}

// As curl -F sends it.
Answer send_form(Served& served, const std::string& target,
                 const std::vector<std::pair<std::string, std::string>>& texts) {
  std::string body;
  for (const auto& [name, text] : texts)
    body += "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n";
  body += "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n[]\r\n--B--\r\n";
  return served.send("POST", target, body, {{"content-type", "multipart/form-data; boundary=B"}});
}

TEST(Promises, no_field_and_no_text_is_overlooked) {
  const ProgramWorld world;
  Served served{world};
  for (const auto* target : {"/api/import", "/api/import/file", "/api/import/preview"}) {
    EXPECT_TRUE(detail_of(send_form(served, target, {{"Only", "ratings"}})).contains("\"Only\"")) << target;
    EXPECT_TRUE(
        detail_of(send_form(served, target, {{"only", "movies"}, {"only", "ratings"}})).contains("more than once"))
        << target;
    const auto both = std::string{target} + "?only=movies";
    EXPECT_TRUE(detail_of(send_form(served, both, {{"only", "ratings"}})).contains("more than once")) << target;
  }
  for (const auto* target : {"/api/import", "/api/import/preview"}) {
    const auto answer = served.send("POST", target, "[object Object]", {{"content-type", "text/plain;charset=UTF-8"}});
    EXPECT_EQ(answer.status, 400) << target;
    EXPECT_TRUE(detail_of(answer).contains("/api/import/file")) << answer.body;
  }
  EXPECT_EQ(served.get("/api/import").json().at("state"), "idle");
}

TEST(Promises, a_day_is_enough_where_an_instant_is_asked_for) {
  Library library;
  const auto movie =
      std::to_string(library->get("/api/library?type=movie&limit=1").json().at("items").at(0).at("id").as_int64());
  ASSERT_EQ(library->post("/api/library/" + movie + "/plays", R"({"watched_at": "2001-02-03"})").status, 201);
  const auto total = [&](const std::string& query) { return library->get("/api/plays?" + query).json().at("total"); };
  EXPECT_EQ(total("from=2001-02-03&to=2001-02-03"), 1);
  EXPECT_EQ(total("from=2001-02-03T00:00:00Z&to=2001-02-04"), 1);
  EXPECT_EQ(total("from=2001-02-04&to=2001-03-01"), 0);
  EXPECT_EQ(total("to=2001-02-02"), 0);
  EXPECT_EQ(library->get("/api/plays?from=2001-02-30").status, 400);
  EXPECT_EQ(library->post("/api/sync", R"({"since": "2024-01-15"})").status, 202);
}

TEST(Promises, no_member_is_overlooked) {
  const ProgramWorld world;
  Served served{world};
  EXPECT_EQ(served.post("/api/sync", R"({"full": true, "full": false})").status, 400);
  EXPECT_EQ(served.post("/api/sync", R"({"full": true, "f\u0075ll": false})").status, 400);
  EXPECT_EQ(served.post("/api/sync", R"({"fu11": true})").status, 400);
  EXPECT_EQ(served.send("PUT", "/api/sync", R"({"interval_minutes": 14})").status, 400);
  EXPECT_EQ(served.send("PUT", "/api/sync", R"( {"push" : false , "interval_minutes":60} )").status, 200);
}

TEST(Promises, problems_are_json_and_sentences_whatever_was_sent) {
  const ProgramWorld world;
  Served served{world};
  for (const auto* target : {"/api/import/preview?only=%C0%80", "/api/import?only=%FF"}) {
    const auto answer = served.post(target, "{}");
    EXPECT_EQ(answer.status, 400) << target;
    EXPECT_FALSE(answer.body.contains('\xC0')) << target;
    EXPECT_TRUE(detail_of(answer).ends_with('.')) << answer.body;
  }
  for (const auto* target :
       {"/api/library?limit=0", "/api/library?sort=x", "/api/library?cursor=x", "/api/library/x"}) {
    EXPECT_TRUE(detail_of(served.get(target)).ends_with('.')) << target;
  }
}

TEST(Promises, a_tag_proves_an_answer_to_this_very_question) {
  Library library;
  const auto tag = library->get("/api/library?limit=1").header("etag");
  for (const auto* target : {"/api/library/999999", "/api/library?limit=0", "/api/library?cursor=x"}) {
    for (const auto& sent : {std::string{"*"}, tag}) {
      EXPECT_GE(library->get(target, {{"if-none-match", sent}}).status, 400) << target << ' ' << sent;
    }
  }
  EXPECT_EQ(library->get("/api/library?limit=2", {{"if-none-match", tag}}).status, 200);
  EXPECT_EQ(library->get("/api/library?limit=1", {{"if-none-match", tag}}).status, 304);
  EXPECT_EQ(library->get("/api/library?limit=1", {{"if-none-match", "*"}}).status, 304);
  EXPECT_EQ(library->get("/api/library?limit=1", {{"if-none-match", "W/\"x\", " + tag}}).status, 304);
}

TEST(Promises, a_request_that_comes_twice_is_done_once) {
  Library library;
  const auto series =
      std::to_string(library->get("/api/library?type=series&limit=1").json().at("items").at(0).at("id").as_int64());
  const auto target = "/api/library/" + series + "/plays";
  const std::string body = R"({"season_number": 1, "episode_number": 1, "watched_at": "now"})";
  const auto count = [&] { return library->get(target).json().at("items").as_array().size(); };
  const auto before = count();
  const std::vector<net::Header> key{{"idempotency-key", "a tap"}};
  const auto first = library->send("POST", target, body, key);
  const auto again = library->send("POST", target, body, key);
  EXPECT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.header("location"), first.header("location"));
  EXPECT_EQ(count(), before + 1);
  EXPECT_EQ(library->send("POST", "/api/sync", "{}", key).status, 409);
  EXPECT_EQ(library->send("POST", target, body, {{"idempotency-key", std::string(65, 'k')}}).status, 400);
  EXPECT_EQ(library->send("POST", target, body).status, 201);
  EXPECT_EQ(count(), before + 2);
}

TEST(Promises, what_is_not_there_is_not_marked_and_what_is_there_is_not_added) {
  Library library;
  const auto series =
      std::to_string(library->get("/api/library?type=series&limit=1").json().at("items").at(0).at("id").as_int64());
  const auto plays = "/api/library/" + series + "/plays";
  for (const auto* body : {R"({"season_number": 99, "watched_at": "now"})",
                           R"({"season_number": 1, "episode_number": 9999, "watched_at": "now"})",
                           R"({"scope": "up_to", "season_number": 99, "episode_number": 1, "watched_at": "now"})"}) {
    EXPECT_EQ(library->post(plays, body).status, 404) << body;
  }
  const auto movie = library->get("/api/library?type=movie&limit=1").json().at("items").at(0);
  const auto number = std::to_string(movie.at("tmdb_id").as_int64());
  const auto again = library->post("/api/library", R"({"media_type": "movie", "tmdb_id": )" + number + "}");
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.json().at("id"), movie.at("id"));
}

// Every row of a list, page by page of one row.
std::size_t rows_by_ones(Served& served, const std::string& target, const char* rows) {
  std::set<std::string> met;
  std::string cursor;
  do {
    const auto page = served.get(target + (target.contains('?') ? "&" : "?") + "limit=1" + cursor).json();
    if (page.at(rows).as_array().empty()) break;
    EXPECT_EQ(page.at(rows).as_array().size(), 1U) << target;
    EXPECT_TRUE(met.insert(boost::json::serialize(page.at(rows).at(0))).second) << target << ": twice";
    EXPECT_EQ(page.at("total"), served.get(target).json().at("total")) << target;
    cursor = page.at("next_cursor").is_null() ? "" : "&cursor=" + std::string{page.at("next_cursor").as_string()};
  } while (!cursor.empty());
  return met.size();
}

TEST(Promises, every_list_comes_in_pages) {
  Library library;
  for (int i = 0; i < 3; ++i) {
    ASSERT_EQ(library->post("/api/sync").status, 202);
    while (library->get("/api/sync").json().at("run").at("state") == "running") {
    }
  }
  const auto entry =
      std::to_string(library->get("/api/library?type=series&limit=1").json().at("items").at(0).at("id").as_int64());
  const auto plays = "/api/library/" + entry + "/plays";
  for (const auto* day : {"2001-02-03", "2001-02-04"}) {
    ASSERT_EQ(
        library->post(plays, R"({"season_number": 1, "episode_number": 1, "watched_at": ")" + std::string{day} + "\"}")
            .status,
        201);
  }
  const std::pair<std::string, const char*> lists[] = {
      {"/api/imports", "runs"},      {"/api/imports?kind=sync", "runs"}, {plays, "items"},
      {"/api/plays", "items"},       {"/api/up-next", "items"},          {"/api/unmatched", "items"},
      {"/api/sync/outbox", "items"}, {"/api/sync/removals", "items"},    {"/api/sessions", "sessions"},
      {"/api/tokens", "tokens"},     {"/api/library", "items"},
  };
  for (const auto& [target, rows] : lists) {
    const auto total = library->get(target).json().at("total").as_int64();
    EXPECT_EQ(rows_by_ones(*library, target, rows), static_cast<std::size_t>(total)) << target;
    const auto bad = target + (target.contains('?') ? "&" : "?");
    EXPECT_EQ(library->get(bad + "cursor=x").status, 400) << target;
    EXPECT_EQ(library->get(bad + "limit=0").status, 400) << target;
  }
  EXPECT_EQ(library->get("/api/imports?kind=import").json().at("runs").as_array().size(), 1U);
  EXPECT_EQ(library->get("/api/imports?kind=sync").json().at("total").as_int64(), 3);
}

TEST(Promises, the_document_says_bounds_words_and_where_the_server_is) {
  const ProgramWorld world;
  Served served{world};
  const auto document = served.get("/api/openapi.json").json();
  EXPECT_EQ(document.at("servers").at(0).at("url").as_string(), served.url());
  EXPECT_TRUE(document.at("security").as_array().back().as_object().empty());
  EXPECT_TRUE(document.at("security").at(0).as_object().contains("token"));
  const auto& library = document.at("paths").at("/api/library");
  const auto parameter = [&](std::string_view name) {
    for (const auto& one : library.at("get").at("parameters").as_array()) {
      if (one.at("name").as_string() == name) return one.at("schema");
    }
    return boost::json::value{};
  };
  EXPECT_EQ(parameter("rating").at("maximum"), 5);
  EXPECT_EQ(parameter("limit").at("minimum"), 1);
  EXPECT_EQ(parameter("limit").at("maximum"), 1000);
  EXPECT_EQ(library.at("post").at("requestBody").at("required"), true);
  const auto& schemas = document.at("components").at("schemas");
  const auto property = [&](const char* schema, const char* name) {
    return schemas.at(schema).at("properties").at(name);
  };
  EXPECT_TRUE(property("RunStatus", "state").as_object().contains("enum"));
  EXPECT_TRUE(property("RunStatus", "phase").as_object().contains("enum"));
  EXPECT_EQ(property("TraktStatus", "last_sync_at").at("format"), "date-time");
  for (const auto* path : {"/api/import/events", "/api/sync/events", "/metrics", "/api/openapi.json"}) {
    const auto& content = document.at("paths").at(path).at("get").at("responses").at("200").at("content");
    EXPECT_TRUE(content.as_object().begin()->value().as_object().contains("schema")) << path;
  }
}

}  // namespace
}  // namespace cinemarco::test
