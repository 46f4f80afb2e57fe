// SPDX-License-Identifier: MIT
// What every answer tells browsers, be it an answer, a refusal or a word to somebody who speaks no HTTP.
#include "security/guarded.hpp"

namespace cinemarco::test {
namespace {

void expect_careful(const std::string& answer, const std::string& description) {
  for (const auto* line : {"content-security-policy: default-src 'none'; ", "x-content-type-options: nosniff\r\n",
                           "referrer-policy: same-origin\r\n", "cross-origin-opener-policy: same-origin\r\n",
                           "cross-origin-resource-policy: same-origin\r\n"}) {
    const auto found = answer.find(line);
    EXPECT_NE(found, std::string::npos) << description << " lacks " << line << ": " << answer;
    EXPECT_EQ(answer.find(line, found + 1), std::string::npos) << description << " says twice " << line;
  }
}

TEST(SecurityHeaders, stand_in_every_answer) {
  Guarded guarded;
  const std::string rest = " HTTP/1.1\r\nHost: localhost\r\n";
  const std::pair<std::string, int> cases[] = {
      {"GET /" + rest + "\r\n", 200},
      {"HEAD /api/health" + rest + "\r\n", 200},
      {"OPTIONS /api/library" + rest + "\r\n", 204},
      {"GET /api/library" + rest + "\r\n", 401},
      {"POST /api/session" + rest + "Sec-Fetch-Site: cross-site\r\nContent-Length: 2\r\n\r\n{}", 403},
      {"GET /api/nothing" + rest + "\r\n", 404},
      {"PUT /api/health" + rest + "\r\n", 405},
      {"POST /api/session" + rest + "Content-Length: 5000\r\n\r\n", 413},
      {"GET /" + std::string(20'000, 'a') + rest + "\r\n", 431},
      {"GET /%zz" + rest + "\r\n", 400},
      {"GET x|y" + rest + "\r\n", 400},
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"BREW /" + rest + "\r\n", 501},
      {"hello\r\n\r\n", 400},
  };
  for (const auto& [request, status] : cases) {
    const auto answer = raw(guarded.served, request);
    const auto description = request.substr(0, 60);
    EXPECT_EQ(status_of(answer), status) << description << ": " << answer;
    expect_careful(answer, description);
    EXPECT_FALSE(answer.contains("strict-transport-security")) << "over plain HTTP it means nothing";
  }
}

TEST(SecurityHeaders, stand_before_events_and_where_nothing_changed) {
  Guarded guarded;
  const auto in = guarded.served.post("/api/session", std::string{R"({"password": ")"} + kPassword + "\"}");
  const auto cookie = in.header("set-cookie");
  const auto rest = " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
  auto reader = guarded.stranger();
  reader.send("GET /api/sync/events" + rest + "\r\n");
  expect_careful(reader.read_until("\r\n\r\n"), "events");
  const auto unchanged = raw(guarded.served, "GET /api/library" + rest + "If-None-Match: *\r\n\r\n");
  EXPECT_EQ(status_of(unchanged), 304) << unchanged;
  expect_careful(unchanged, "nothing changed");
}

TEST(SecurityHeaders, https_stays_https_where_a_trusted_proxy_says_so) {
  Guarded guarded{{{"CINEMARCO_TRUSTED_PROXY", "127.0.0.1"}}};
  const net::Header https{"x-forwarded-proto", "https"};
  for (const auto* target : {"/", "/api/health", "/api/library", "/api/nothing"}) {
    EXPECT_EQ(guarded.served.get(target, {https}).header("strict-transport-security"), "max-age=31536000") << target;
    EXPECT_EQ(guarded.served.get(target).header("strict-transport-security"), "") << target;
  }
  Guarded untrusting;
  EXPECT_EQ(untrusting.served.get("/", {https}).header("strict-transport-security"), "");
}

TEST(SecurityHeaders, the_cache_is_emptied_at_log_out) {
  Guarded guarded;
  const auto in = guarded.served.post("/api/session", std::string{R"({"password": ")"} + kPassword + "\"}");
  EXPECT_EQ(in.header("clear-site-data"), "");
  const auto cookie = in.header("set-cookie");
  const auto out = guarded.served.send("DELETE", "/api/session", {}, {{"cookie", cookie.substr(0, cookie.find(';'))}});
  EXPECT_EQ(out.status, 204);
  EXPECT_EQ(out.header("clear-site-data"), "\"cache\"");
}

}  // namespace
}  // namespace cinemarco::test
