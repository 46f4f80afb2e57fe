// SPDX-License-Identifier: MIT
// Behind Debian's own nginx, Apache, Caddy and HAProxy: signing in, events, uploads, health, and no way in for others.
#include "serve/proxy.hpp"

#include "http/raw_client.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace cinemarco::test {
namespace {

struct Case {
  Kind kind;
  Setup setup;
  const char* name;
};
constexpr Case kGood[] = {{Kind::nginx, Setup::recommended, "nginx"},
                          {Kind::apache, Setup::recommended, "apache"},
                          {Kind::caddy, Setup::plain, "caddy"},
                          {Kind::haproxy, Setup::plain, "haproxy"}};

constexpr const char* kLogIn = R"({"password":"long enough"})";

struct House : ProgramWorld {
  House() : ProgramWorld{small_program_account()} {
    connect();
    EXPECT_EQ(run({"import"}).exit_code, 0);
  }
  // With a password.
  Served locked() {
    std::ofstream{folder / "password"} << "long enough";
    return Served{*this, "home", {{"CINEMARCO_PASSWORD_FILE", (folder / "password").string()}}};
  }
};

std::string detail_of(const Answer& answer) {
  return std::string{answer.json().at("detail").as_string()};
}

class BehindProxy : public testing::TestWithParam<Case> {};

TEST_P(BehindProxy, signs_in_streams_and_takes_uploads) {
  House house;
  auto served = house.locked();
  Proxy proxy{GetParam().kind, GetParam().setup, served, house.folder / GetParam().name};
  EXPECT_EQ(proxy.send("GET", "/api/health").status, 200);
  EXPECT_EQ(proxy.send("GET", "/api/library").status, 401);
  EXPECT_EQ(proxy.send("POST", "/api/session", R"({"password":"a wrong one"})").status, 401);
  const auto in = proxy.send("POST", "/api/session", kLogIn);
  ASSERT_EQ(in.status, 200) << in.body;
  const net::Header cookie{"cookie", in.header("set-cookie").substr(0, in.header("set-cookie").find(';'))};
  EXPECT_EQ(proxy.send("GET", "/api/library", {}, {cookie}).status, 200);

  RawClient events{proxy.port()};
  events.send("GET /api/import/events HTTP/1.1\r\nHost: " + proxy.host() + "\r\nCookie: " + cookie.value + "\r\n\r\n");
  EXPECT_TRUE(events.read_until("data: {").contains("text/event-stream")) << "at once, not when it ends";

  // Rows that no title goes by: what counts is that all of it arrives.
  std::string rows = "[]";
  rows.insert(1, 3 * 1024 * 1024, ' ');
  const auto sent = proxy.send("POST", "/api/import/file", rows, {cookie, {"content-type", "application/json"}});
  EXPECT_EQ(sent.status, 202) << sent.body;
}

INSTANTIATE_TEST_SUITE_P(Proxies, BehindProxy, testing::ValuesIn(kGood),
                         [](const auto& tried) { return std::string{tried.param.name}; });

TEST(PlainProxy, names_the_header_that_it_must_pass_on) {
  House house;
  auto served = house.locked();
  for (const auto& [kind, words] :
       {std::pair{Kind::nginx, "proxy_set_header Host $http_host;"}, std::pair{Kind::apache, "ProxyPreserveHost On"}}) {
    Proxy proxy{kind, Setup::plain, served, house.folder / (kind == Kind::nginx ? "nginx" : "apache")};
    const auto in = proxy.send("POST", "/api/session", kLogIn);
    EXPECT_EQ(in.status, 403) << in.body;
    EXPECT_TRUE(detail_of(in).starts_with("Origin says " + proxy.host() + ", Host says 127.0.0.1:")) << in.body;
    EXPECT_TRUE(detail_of(in).contains(words)) << in.body;
  }
}

TEST(PlainProxy, opens_nothing_where_there_is_no_password) {
  House house;
  Served served{house};
  for (const auto& [kind, name] :
       {std::pair{Kind::nginx, "nginx"}, std::pair{Kind::apache, "apache"}, std::pair{Kind::caddy, "caddy"}}) {
    Proxy proxy{kind, Setup::plain, served, house.folder / name};
    EXPECT_EQ(proxy.send("GET", "/api/library").status, 403) << name;
    EXPECT_EQ(proxy.send("GET", "/").status == 200 || proxy.send("GET", "/").status == 403, true) << name;
    EXPECT_EQ(proxy.send("POST", "/api/tokens", R"({"name":"x"})").status, 403) << name;
    EXPECT_EQ(proxy.send("GET", "/api/health").status, 200) << name;
  }
  // HAProxy adds nothing of its own; a browser's Origin gives it away, and no token is handed out in any case.
  Proxy haproxy{Kind::haproxy, Setup::plain, served, house.folder / "haproxy"};
  EXPECT_EQ(haproxy.send("POST", "/api/sync", "{}").status, 403);
  EXPECT_EQ(haproxy.send("POST", "/api/tokens", R"({"name":"x"})", {{"host", "localhost"}}).status, 403);
  EXPECT_EQ(served.get("/api/library").status, 200) << "this machine comes in as ever";
}

TEST(PlainProxy, health_checks_find_the_server_up) {
  House house;
  auto served = house.locked();
  Proxy haproxy{Kind::haproxy, Setup::plain, served, house.folder / "haproxy"};  // OPTIONS / HTTP/1.0, each 200 ms
  for (int i = 0; i < 20; ++i) EXPECT_EQ(haproxy.send("GET", "/api/health").status, 200);
  RawClient old{served.port()};
  old.send("GET /api/health HTTP/1.0\r\n\r\n");
  EXPECT_TRUE(old.read_all().starts_with("HTTP/1.1 200"));
}

}  // namespace
}  // namespace cinemarco::test
