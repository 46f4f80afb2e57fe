// SPDX-License-Identifier: MIT
// Who may come in, and how: typed addresses, other sites' pages, proxies and their checks.
#include "serve/library.hpp"

#include <filesystem>
#include <fstream>

namespace cinemarco::test {
namespace {

TEST(Front, addresses_are_read_as_people_type_them) {
  Library library;
  for (const auto* q : {"am\xC3\xA9lie", "[REC]", "a|b", "{x}^", "am%C3%A9lie"}) {
    const auto answer = raw(*library, std::string{"GET /api/library?q="} + q + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 403")) << answer;  // HTTP/1.0 is a proxy's
    const auto fine = raw(
        *library, std::string{"GET /api/library?q="} + q + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(fine.starts_with("HTTP/1.1 200")) << q << ": " << fine;
  }
  const auto page = raw(*library, "GET /library?q=[REC] HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(page.contains("text/html")) << page;
  const auto absolute =
      raw(*library, "GET http://localhost/api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(absolute.starts_with("HTTP/1.1 200")) << absolute;
  EXPECT_TRUE(detail_of(library->get("/api/plays?from=2024-01-15T00:00:00+01:00")).contains("%2B"));
}

TEST(Front, options_say_what_an_address_takes) {
  const ProgramWorld world;
  Served served{world};
  ASSERT_EQ(served.send("PUT", "/api/password", R"({"password": "long enough"})").status, 204);
  const std::pair<const char*, const char*> cases[] = {
      {"/", "GET, HEAD, OPTIONS"},
      {"/library", "GET, HEAD, OPTIONS"},
      {"/api/library/1", "GET, HEAD, PATCH, DELETE, OPTIONS"},
      {"/api/nothing", "OPTIONS"},
      {"*", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"},
  };
  for (const auto& [target, allowed] : cases) {
    for (const auto* rest : {" HTTP/1.0\r\n\r\n", " HTTP/1.1\r\nHost: films.example\r\nConnection: close\r\n\r\n"}) {
      const auto answer = raw(served, std::string{"OPTIONS "} + target + rest);
      EXPECT_TRUE(answer.starts_with("HTTP/1.1 204")) << answer;
      EXPECT_TRUE(answer.contains(std::string{"allow: "} + allowed + "\r\n")) << target << ": " << answer;
      EXPECT_FALSE(answer.contains("access-control")) << answer;
    }
  }
}

TEST(Front, health_checks_of_proxies_need_no_host_and_others_a_whole_request) {
  const ProgramWorld world;
  Served served{world};
  EXPECT_TRUE(raw(served, "GET /api/health HTTP/1.0\r\n\r\n").starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(raw(served, "HEAD /api/health HTTP/1.0\r\n\r\n").starts_with("HTTP/1.1 200"));
  EXPECT_EQ(served.get("/api/health", {{"host", "cine.example.org"}, {"x-forwarded-for", "192.0.2.1"}}).status, 200);
  EXPECT_TRUE(raw(served, "GET /api/library HTTP/1.0\r\nHost: localhost\r\n\r\n").starts_with("HTTP/1.1 403"));
  const auto session = served.get("/api/session", {{"host", "cine.example.org"}}).json();
  EXPECT_EQ(session.at("authorized"), false);
  EXPECT_TRUE(std::string{session.at("refusal").as_string()}.contains("cine.example.org"));
}

TEST(Front, a_page_of_another_site_reads_with_a_token_and_with_nothing_else) {
  const ProgramWorld world;
  const auto made = world.run({"account", "tokens", "--new", "dashboard", "--json"});
  const auto secret = std::string{json::parse(made.out)->at("token").as_string()};
  Served served{world};
  const std::vector<net::Header> page{{"origin", "https://dash.example"}, {"sec-fetch-site", "cross-site"}};
  const auto with = [&page](std::string name, std::string value) {
    auto headers = page;
    headers.push_back({std::move(name), std::move(value)});
    return headers;
  };
  const auto good = with("authorization", "Bearer " + secret);
  for (const auto* target : {"/api/library", "/api/library/999", "/api/nothing", "/api/library?limit=0"}) {
    const auto answer = served.get(target, good);
    EXPECT_EQ(answer.header("access-control-allow-origin"), "*") << target;
    EXPECT_EQ(answer.header("access-control-expose-headers"), "etag, location, retry-after") << target;
    EXPECT_EQ(answer.header("access-control-allow-credentials"), "") << target;
    EXPECT_EQ(answer.header("cross-origin-resource-policy"), "cross-origin") << target;
  }
  // That the token was used is noted afterwards, once, and that is a change.
  const auto ask_again = [&] {
    auto known = good;
    known.push_back({"if-none-match", served.get("/api/library", good).header("etag")});
    return served.get("/api/library", known);
  };
  auto unchanged = ask_again();
  if (unchanged.status != 304) unchanged = ask_again();
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_EQ(unchanged.header("access-control-allow-origin"), "*");
  EXPECT_EQ(served.send("PUT", "/api/sync", R"({"enabled": false})", good).status, 200);

  const auto wrong = served.get("/api/library", with("authorization", "Bearer cmk_wrong"));
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.header("access-control-allow-origin"), "");
  for (const auto& headers : {page, with("cookie", "cinemarco_session=x"), std::vector<net::Header>{}}) {
    const auto answer = served.get("/api/library", headers);
    EXPECT_EQ(answer.status, headers.empty() ? 200 : 403);
    EXPECT_EQ(answer.header("access-control-allow-origin"), "");
    EXPECT_EQ(answer.header("cross-origin-resource-policy"), "same-origin");
  }

  auto ask = page;
  ask.push_back({"access-control-request-method", "PATCH"});
  EXPECT_EQ(served.send("OPTIONS", "/api/library/1", {}, ask).header("access-control-allow-methods"), "");
  ask.push_back({"access-control-request-headers", "content-type, Authorization"});
  const auto allowed = served.send("OPTIONS", "/api/library/1", {}, ask);
  EXPECT_EQ(allowed.status, 204);
  EXPECT_EQ(allowed.header("access-control-allow-origin"), "*");
  EXPECT_TRUE(allowed.header("access-control-allow-methods").contains("PATCH"));
  EXPECT_EQ(allowed.header("access-control-allow-headers"),
            "authorization, content-type, if-none-match, idempotency-key");
  EXPECT_FALSE(allowed.header("access-control-max-age").empty());
}

TEST(Front, without_a_password_nobody_comes_in_through_a_proxy) {
  Library library;
  EXPECT_EQ(library->post("/api/tokens", R"({"name": "script"})").status, 403);
  EXPECT_EQ(library->get("/api/library").status, 200);
  EXPECT_EQ(
      library->get("/api/library", {{"origin", "https://cine.example"}, {"sec-fetch-site", "same-origin"}}).status,
      403);
  EXPECT_EQ(library->get("/api/library", {{"referer", "https://cine.example/library"}}).status, 403);
  EXPECT_EQ(library->get("/images/poster/w342/a.jpg", {{"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "no-cors"}})
                .status,
            403);
  EXPECT_EQ(library->get("/api/library", {{"x-real-ip", "192.0.2.1"}}).status, 403);
  EXPECT_EQ(library->get("/", {{"x-real-ip", "192.0.2.1"}}).status, 200) << "the page itself holds nothing";
}

TEST(Front, a_sign_in_that_cannot_be_read_is_a_state_that_every_page_shows) {
  const ProgramWorld world{small()};
  world.connect();
  std::filesystem::remove(world.data() / "secret.key");
  const auto status = world.run({"status"});
  EXPECT_EQ(status.exit_code, 0);
  EXPECT_TRUE(status.out.contains("cannot be opened (sealed with another key")) << status.out;
  Served served{world};
  for (const auto* target : {"/api/sync", "/api/trakt", "/api/trakt/account", "/api/import", "/api/session"}) {
    EXPECT_EQ(served.get(target).status, 200) << target;
  }
  const auto state = served.get("/api/trakt").json();
  EXPECT_EQ(state.at("needs_reauth"), true);
  EXPECT_TRUE(std::string{state.at("message").as_string()}.contains("secret.key"));
  for (const auto* target : {"/api/sync", "/api/import"}) {
    const auto answer = served.post(target);
    EXPECT_EQ(answer.status, 409) << target;
    EXPECT_EQ(answer.json().at("code"), "trakt_sign_in") << target;
    EXPECT_EQ(answer.header("www-authenticate"), "") << target;
  }
  EXPECT_EQ(served.send("DELETE", "/api/trakt").status, 200);
  EXPECT_EQ(served.get("/api/trakt").json().at("connected"), false);
  EXPECT_EQ(served.send("DELETE", "/api/trakt").body, R"({"already_gone":true})");
}

TEST(Front, serve_says_where_it_is_and_who_may_come_in) {
  const ProgramWorld world;
  const auto file = world.folder / "password";
  std::ofstream{file} << "a secret";
  Served everywhere{world, "other", {{"CINEMARCO_LISTEN", "0.0.0.0:0"}, {"CINEMARCO_PASSWORD_FILE", file.string()}}};
  EXPECT_TRUE(everywhere.url().starts_with("http://127.0.0.1:")) << everywhere.url();
  EXPECT_TRUE(everywhere.stop().err.contains("Whoever has the password"));
  Served here{world};
  const auto said = here.stop().err;
  EXPECT_TRUE(said.contains("There is no password")) << said;
  EXPECT_TRUE(said.contains("cinemarco account password")) << said;
}

}  // namespace
}  // namespace cinemarco::test
