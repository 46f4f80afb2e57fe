// SPDX-License-Identifier: MIT
// Pages of other sites: by requests that a browser makes for them, and by names that lead to this machine (rebinding).
#include "security/guarded.hpp"

#include <vector>

namespace cinemarco::test {
namespace {

using Headers = std::vector<net::Header>;

// What browsers, new and old, send for a page that is not ours.
std::vector<Headers> of_other_sites() {
  std::vector<Headers> sets;
  for (const auto* site : {"cross-site", "same-site", "Same-Origin", "same-origin,cross-site", "x"}) {
    sets.push_back({{"sec-fetch-site", site}});
    sets.push_back({{"sec-fetch-site", site}, {"sec-fetch-mode", "no-cors"}, {"sec-fetch-dest", "image"}});
    sets.push_back({{"sec-fetch-site", site}, {"sec-fetch-mode", "cors"}, {"origin", "https://evil.example"}});
    sets.push_back({{"sec-fetch-site", site}, {"sec-fetch-mode", "navigate"}, {"sec-fetch-dest", "iframe"}});
  }
  for (const auto* origin :
       {"https://evil.example", "http://evil.example", "null", "http://localhost.evil.example", "http://localhost:1",
        "http://127.0.0.1:1", "https://localhost", "http://user@localhost", "file://", "chrome-extension://abcdef"}) {
    sets.push_back({{"origin", origin}});
  }
  sets.push_back({{"origin", "https://evil.example"}, {"content-type", "text/plain"}});
  return sets;
}

std::string told(const Headers& headers) {
  std::string text;
  for (const auto& header : headers) text += header.name + ": " + header.value + "; ";
  return text;
}

TEST(CrossSite, pages_change_nothing_with_a_password_or_without) {
  const ProgramWorld world;
  Served open{world};
  Guarded guarded;
  const auto in = guarded.served.post("/api/session", std::string{R"({"password": ")"} + kPassword + "\"}");
  const auto cookie = in.header("set-cookie");
  const net::Header session{"cookie", cookie.substr(0, cookie.find(';'))};
  EXPECT_EQ(guarded.served.send("DELETE", "/api/import", {}, {session}).status, 404) << "nothing runs";
  int tried = 0;
  for (const auto& headers : of_other_sites()) {
    ++tried;
    EXPECT_EQ(open.send("DELETE", "/api/import", {}, headers).status, 403) << told(headers);
    EXPECT_EQ(open.send("PUT", "/api/password", R"({"password": "of somebody else"})", headers).status, 403)
        << told(headers);
    auto with_session = headers;
    with_session.push_back(session);
    EXPECT_EQ(guarded.served.send("DELETE", "/api/import", {}, with_session).status, 403) << told(headers);
  }
  EXPECT_GE(tried, 29);
}

TEST(CrossSite, pages_read_nothing_where_there_is_no_password) {
  const ProgramWorld world;
  Served served{world};
  constexpr const char* targets[] = {"/api/library",
                                     "/api/library/1",
                                     "/api/up-next",
                                     "/api/plays",
                                     "/metrics",
                                     "/images/poster/w342/a.jpg",
                                     "/api/tmdb/search/movie?q=x",
                                     "/api/sync/events"};
  for (const auto* site : {"cross-site", "same-site"}) {
    for (const auto* target : targets) {
      const Headers picture{{"sec-fetch-site", site}, {"sec-fetch-mode", "no-cors"}, {"sec-fetch-dest", "image"}};
      EXPECT_EQ(served.get(target, {{"sec-fetch-site", site}}).status, 403) << site << " " << target;
      EXPECT_EQ(served.get(target, picture).status, 403) << site << " " << target;
    }
    const Headers link{{"sec-fetch-site", site}, {"sec-fetch-mode", "navigate"}, {"sec-fetch-dest", "document"}};
    for (const auto* page : {"/", "/library", "/movie/1"}) EXPECT_EQ(served.get(page, link).status, 200) << page;
    for (const auto* target : targets) EXPECT_EQ(served.get(target, link).status, 403) << "a pop-up's time tells";
  }
  EXPECT_EQ(served.get("/api/library", {{"sec-fetch-site", "same-origin"}}).status, 200);
  EXPECT_EQ(served.get("/api/library", {{"sec-fetch-site", "none"}}).status, 200);
}

TEST(CrossSite, names_of_others_that_lead_here_open_nothing) {
  const ProgramWorld world;
  Served served{world};
  const auto port = std::to_string(served.port());
  const std::string strange[] = {"evil.example",
                                 "evil.example:" + port,
                                 "localhost.evil.example",
                                 "127.0.0.1.evil.example",
                                 "127.0.0.1.nip.io",
                                 "0.0.0.0",
                                 "192.168.1.1",
                                 "[::]",
                                 "localhost@evil.example",
                                 "evil.example@localhost",
                                 "localhost:80:80",
                                 "localhost:99999",
                                 "localhos\xC5\xA7",
                                 "2130706433.example"};
  for (const auto& host : strange) {
    for (const auto* target : {"/api/library", "/images/poster/w342/a.jpg"}) {
      const auto answer =
          raw(served, std::string{"GET "} + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      EXPECT_TRUE(status_of(answer) == 403 || status_of(answer) == 400) << host << ": " << answer;
    }
  }
  for (const auto& host : {"localhost:" + port, "LOCALHOST:" + port, "127.0.0.1:" + port, std::string{"[::1]"},
                           std::string{"cinemarco.localhost"}, std::string{"localhost."}}) {
    EXPECT_EQ(served.get("/api/library", {{"host", host}}).status, 200) << host;
  }
}

TEST(CrossSite, whatever_a_proxy_adds_proves_it_where_there_is_no_password) {
  const ProgramWorld world;
  Served served{world};
  for (const auto* name : {"X-Real-IP",
                           "CF-Connecting-IP",
                           "CF-Ray",
                           "True-Client-IP",
                           "Fastly-Client-IP",
                           "X-Client-IP",
                           "X-Cluster-Client-IP",
                           "Via",
                           "Forwarded",
                           "X-Forwarded-For",
                           "X-Forwarded-Host",
                           "X-Forwarded-Proto",
                           "X-Forwarded-Server",
                           "X-Forwarded",
                           "X-Original-URL",
                           "X-Original-Forwarded-For",
                           "X-Envoy-External-Address",
                           "Fly-Client-IP",
                           "X-Amzn-Trace-Id",
                           "X-Azure-ClientIP",
                           "X-Vercel-Forwarded-For",
                           "Proxy-Client-IP",
                           "WL-Proxy-Client-IP",
                           "Incap-Client-IP",
                           "Ali-CDN-Real-IP",
                           "Tailscale-User-Login",
                           "CDN-Loop"}) {
    EXPECT_EQ(served.get("/api/library", {{name, "203.0.113.9"}}).status, 403) << name;
    EXPECT_EQ(served.send("POST", "/api/tokens", R"({"name": "theirs"})", {{name, "203.0.113.9"}}).status, 403) << name;
  }
}

}  // namespace
}  // namespace cinemarco::test
