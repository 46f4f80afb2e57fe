// SPDX-License-Identifier: MIT
// What holds for every answer: who may ask, what browsers are told, what is sent again and what is not.
#include "http/raw_client.hpp"
#include "serve/served.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace cinemarco::test {
namespace {

sandbox::Options small() {
  return small_program_account();
}

TEST(Rules, every_answer_tells_browsers_to_be_careful) {
  const ProgramWorld world;
  Served served{world};
  for (const auto* target : {"/", "/api/health", "/api/library", "/nothing"}) {
    const auto answer = served.get(target);
    const auto policy = answer.header("content-security-policy");
    EXPECT_TRUE(policy.contains("default-src 'none'")) << target;
    EXPECT_TRUE(policy.contains("frame-ancestors 'none'")) << target;
    EXPECT_FALSE(policy.contains("unsafe-inline")) << target;
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff") << target;
    EXPECT_EQ(answer.header("referrer-policy"), "same-origin") << target;
  }
}

TEST(Rules, a_list_that_did_not_change_is_not_sent_again) {
  const ProgramWorld world{small()};
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  Served served{world};
  for (const auto* target : {"/api/library?limit=3", "/api/plays", "/api/up-next", "/api/library/1", "/api/imports"}) {
    const auto first = served.get(target);
    const auto tag = first.header("etag");
    ASSERT_FALSE(tag.empty()) << target;
    const auto again = served.get(target, {{"if-none-match", tag}});
    EXPECT_EQ(again.status, 304) << target;
    EXPECT_EQ(again.body, "") << target;
    EXPECT_EQ(again.header("etag"), tag) << target;
  }
  const auto tag = served.get("/api/library").header("etag");
  ASSERT_EQ(served.send("PATCH", "/api/library/1", R"({"notes": "new"})").status, 200);
  EXPECT_EQ(served.get("/api/library", {{"if-none-match", tag}}).status, 200);
  // Another process' changes count too.
  const auto before = served.get("/api/library").header("etag");
  ASSERT_EQ(world.run({"cache", "clear"}).exit_code, 0);
  EXPECT_NE(served.get("/api/library").header("etag"), before);
}

TEST(Rules, one_sees_ones_own_changes_at_once_also_while_an_import_runs) {
  auto options = small();
  options.latency = std::chrono::milliseconds{30};
  const ProgramWorld world{options};
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  Served served{world};
  ASSERT_EQ(served.post("/api/import").status, 202);
  for (int i = 0; i < 20; ++i) {
    const auto note = std::to_string(i);
    ASSERT_EQ(served.send("PATCH", "/api/library/1", R"({"notes": ")" + note + "\"}").status, 200);
    EXPECT_EQ(served.get("/api/library/1").json().at("notes").as_string(), note);
  }
  EXPECT_EQ(served.wait_for_end().at("state"), "completed");
}

TEST(Rules, larger_answers_are_packed_for_who_can_unpack) {
  const ProgramWorld world;
  Served served{world};
  const auto plain = served.get("/api/openapi.json");
  const auto packed = served.get("/api/openapi.json", {{"accept-encoding", "gzip"}});
  EXPECT_EQ(packed.header("vary"), "accept-encoding");
  EXPECT_EQ(plain.body, packed.body);  // the client has unpacked it
  EXPECT_LT(std::stoul(packed.header("content-length")), plain.body.size() / 4);
  EXPECT_EQ(served.get("/api/openapi.json", {{"accept-encoding", "gzip;q=0"}}).header("content-encoding"), "");
}

TEST(Rules, a_wrong_verb_hears_of_the_right_ones) {
  const ProgramWorld world;
  Served served{world};
  const auto answer = served.send("PUT", "/api/library/1", "{}");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header("allow"), "GET, PATCH, DELETE");
  EXPECT_EQ(answer.header("content-type"), "application/problem+json");
  EXPECT_EQ(answer.json().at("code"), "method_not_allowed");
}

TEST(Rules, other_sites_pages_change_nothing) {
  const ProgramWorld world;
  Served served{world};
  const auto own = served.url();
  struct Case {
    std::string description;
    std::vector<net::Header> headers;
    int status;
  };
  const Case cases[] = {
      {"a program", {}, 404},
      {"our own page", {{"origin", own}, {"sec-fetch-site", "same-origin"}}, 404},
      {"an address that was typed", {{"sec-fetch-site", "none"}}, 404},
      {"another site", {{"sec-fetch-site", "cross-site"}}, 403},
      {"another port of this machine", {{"sec-fetch-site", "same-site"}}, 403},
      {"an older browser, another site", {{"origin", "http://evil.example"}}, 403},
      {"an older browser, another port", {{"origin", "http://127.0.0.1:1"}}, 403},
      {"an older browser, a sandboxed frame", {{"origin", "null"}}, 403},
      {"an older browser, our own page", {{"origin", own}}, 404},
      {"a name of somebody else's that leads here", {{"host", "evil.example"}}, 403},
      {"a name that only looks like ours", {{"host", "localhost.evil.example"}}, 403},
      {"another name of this machine", {{"host", "localhost:99"}}, 404},
      {"through a proxy, without a password", {{"x-forwarded-for", "127.0.0.1"}}, 403},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(served.send("DELETE", "/api/import", {}, row.headers).status, row.status) << row.description;
  }
  EXPECT_EQ(served.get("/api/library", {{"host", "evil.example"}}).status, 403);
}

TEST(Rules, a_password_is_asked_for_wherever_others_can_come) {
  const ProgramWorld world;
  auto environment = world.environment();
  environment["CINEMARCO_LISTEN"] = "0.0.0.0:0";
  const auto refused = world.run({"serve"}, environment);
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_TRUE(refused.err.contains("cinemarco account password")) << refused.err;
  EXPECT_TRUE(refused.err.contains("CINEMARCO_PASSWORD_FILE")) << refused.err;

  const auto file = world.folder / "password";
  std::ofstream{file} << "from a file\n";
  Served served{world, "home", {{"CINEMARCO_LISTEN", "0.0.0.0:0"}, {"CINEMARCO_PASSWORD_FILE", file.string()}}};
  EXPECT_EQ(served.get("/api/library").status, 401);
  EXPECT_EQ(served.get("/api/health").status, 200);
  EXPECT_EQ(served.get("/api/session").json().at("authorized"), false);
  EXPECT_EQ(served.post("/api/session", R"({"password": "from a file"})").status, 200);
  std::ofstream{file} << "another one";
  EXPECT_EQ(served.post("/api/session", R"({"password": "from a file"})").status, 401);
  EXPECT_EQ(served.post("/api/session", R"({"password": "another one"})").status, 200);
}

TEST(Rules, sessions_and_tokens_open_and_close) {
  const ProgramWorld world;
  Served served{world};
  ASSERT_EQ(served.send("PUT", "/api/password", R"({"password": "long enough"})").status, 204);
  const auto in = served.post("/api/session", R"({"password": "long enough"})");
  const auto cookie = in.header("set-cookie");
  EXPECT_TRUE(cookie.contains("; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000")) << cookie;
  EXPECT_FALSE(cookie.contains("Secure")) << cookie;
  const net::Header session{"cookie", "other=1; " + cookie.substr(0, cookie.find(';'))};
  EXPECT_EQ(served.get("/api/library", {session}).status, 200);
  EXPECT_EQ(served.get("/api/library", {{"cookie", "cinemarco_session=guess"}}).status, 401);

  const auto token =
      served.send("POST", "/api/tokens", R"({"name": "script", "password": "long enough"})", {session}).json();
  const net::Header bearer{"authorization", "Bearer " + std::string{token.at("token").as_string()}};
  EXPECT_EQ(served.get("/api/library", {bearer}).status, 200);
  EXPECT_EQ(served.get("/metrics", {bearer}).status, 200);
  EXPECT_EQ(served.get("/api/library", {{"authorization", "Bearer cmk_wrong"}}).status, 401);

  const auto address = "/api/tokens/" + std::to_string(token.at("id").as_int64());
  const std::string proof = R"({"password": "long enough"})";
  EXPECT_EQ(served.send("DELETE", address, proof, {bearer}).status, 403) << "no token takes another back";
  EXPECT_EQ(served.send("DELETE", address, proof, {session}).status, 204);
  EXPECT_EQ(served.get("/api/library", {bearer}).status, 401);
  EXPECT_EQ(served.send("DELETE", "/api/session", {}, {session}).status, 204);
  EXPECT_EQ(served.get("/api/library", {session}).status, 401);
}

TEST(Rules, guessing_passwords_is_slow) {
  const ProgramWorld world;
  const auto file = world.folder / "password";
  std::ofstream{file} << "a secret";
  Served served{world, "home", {{"CINEMARCO_PASSWORD_FILE", file.string()}, {"CINEMARCO_TRUSTED_PROXY", "127.0.0.1"}}};
  const auto guess = [&](const std::string& address, const std::string& password) {
    return served.send("POST", "/api/session", R"({"password": ")" + password + "\"}", {{"x-forwarded-for", address}});
  };
  Answer last;
  for (int i = 0; i < 7; ++i) last = guess("198.51.100.7", "wrong");
  EXPECT_EQ(last.status, 429);
  EXPECT_GE(std::stoi(last.header("retry-after")), 1);
  EXPECT_EQ(guess("198.51.100.7", "a secret").status, 429);
  EXPECT_EQ(guess("198.51.100.8", "a secret").status, 200);
}

TEST(Rules, behind_a_proxy_with_https_the_cookie_is_secure) {
  const ProgramWorld world;
  const auto file = world.folder / "password";
  std::ofstream{file} << "a secret";
  const Environment trusting{{"CINEMARCO_PASSWORD_FILE", file.string()}, {"CINEMARCO_TRUSTED_PROXY", "127.0.0.0/8"}};
  const std::vector<net::Header> forwarded{
      {"x-forwarded-proto", "https"}, {"x-forwarded-host", "films.example"}, {"origin", "https://films.example"}};
  {
    Served served{world, "home", trusting};
    const auto in = served.send("POST", "/api/session", R"({"password": "a secret"})", forwarded);
    EXPECT_EQ(in.status, 200) << in.body;
    EXPECT_TRUE(in.header("set-cookie").ends_with("; Secure")) << in.header("set-cookie");
  }
  Served served{world, "home", {{"CINEMARCO_PASSWORD_FILE", file.string()}}};
  EXPECT_EQ(served.send("POST", "/api/session", R"({"password": "a secret"})", forwarded).status, 403)
      << "a proxy that nobody trusts is not believed";
}

TEST(Rules, events_tell_the_present_state_first_and_then_each_change) {
  const ProgramWorld world{small()};
  world.connect();
  Served served{world};
  RawClient reader{served.port()};
  reader.send("GET /api/import/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_TRUE(reader.read_until("\r\n\r\n").contains("content-type: text/event-stream\r\n"));
  const auto state = [&reader] {
    auto event = reader.read_until("\n\n");
    const auto data = event.find("data: ");
    return json::parse(event.substr(data + 6))->at("state");
  };
  EXPECT_EQ(state(), "idle");
  ASSERT_EQ(served.post("/api/import").status, 202);
  auto now = state();
  while (now == "running") now = state();
  EXPECT_EQ(now, "completed");
}

TEST(Rules, a_reader_that_comes_back_after_a_restart_hears_the_present_state) {
  const ProgramWorld world;
  const auto listen = [](Served& served, const std::string& last) {
    RawClient reader{served.port()};
    reader.send("GET /api/import/events HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: " + last + "\r\n\r\n");
    reader.read_until("\r\n\r\n");
    return reader.read_until("\n\n");  // a heartbeat where there is no event
  };
  std::string last;
  {
    Served before{world};
    const auto event = listen(before, "");
    last = event.substr(4, event.find('\n') - 4);
  }
  Served after{world};
  EXPECT_TRUE(listen(after, last).contains(R"("state":"idle")"));
}

TEST(Rules, whom_trakt_leads_back_is_not_asked_for_a_cookie_that_browsers_hold_back) {
  const ProgramWorld world;
  Served served{world};
  ASSERT_EQ(served.send("PUT", "/api/password", R"({"password": "long enough"})").status, 204);
  const auto answer = served.get("/trakt/callback?code=a&state=guess");
  EXPECT_EQ(answer.status, 400) << "its own state opens it, not the session: " << answer.body;
}

TEST(Rules, an_upload_whose_request_failed_leaves_no_file) {
  const ProgramWorld world;
  const auto folder = world.data() / "uploads";
  Served served{world, "home", {{"TMDB_API_KEY", ""}}};
  const std::vector<net::Header> zip{{"content-type", "application/zip"}};
  const std::vector<net::Header> form{{"content-type", "multipart/form-data; boundary=x"}};
  const std::string part = "--x\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\nno zip\r\n--x--\r\n";
  EXPECT_EQ(served.send("POST", "/api/import/preview", "no zip", zip).status, 400);
  EXPECT_EQ(served.send("POST", "/api/import?only=nonsense", "no zip", zip).status, 400);
  EXPECT_EQ(served.send("POST", "/api/import", "no zip", zip).status, 503) << "there is no key";
  EXPECT_EQ(served.send("POST", "/api/import", part, form).status, 503);
  EXPECT_TRUE(std::filesystem::is_empty(folder));
}

TEST(Rules, an_upload_without_a_folder_for_it_is_answered) {
  const ProgramWorld world;
  const auto folder = world.data() / "uploads";
  Served served{world};
  std::filesystem::remove(folder);
  const auto answer = served.send("POST", "/api/import", "zip", {{"content-type", "application/zip"}});
  EXPECT_EQ(answer.status, 507);
  EXPECT_TRUE(answer.body.contains("Make room there")) << answer.body;
}

TEST(Rules, no_byte_of_an_address_makes_a_problem_that_is_no_text) {
  const ProgramWorld world;
  Served served{world};
  EXPECT_FALSE(served.get("/images/poster/%ff/a.jpg").body.contains('\xff'));
}

TEST(Rules, metrics_count_what_was_asked) {
  const ProgramWorld world;
  Served served{world};
  served.get("/api/library/7");
  served.get("/api/library/8");
  served.get("/api/whatever/somebody/tries");
  const auto text = served.get("/metrics").body;
  EXPECT_TRUE(text.contains(R"(cinemarco_http_requests_total{method="GET",route="/api/library/{id}",status="404"} 2)"))
      << text;
  EXPECT_TRUE(text.contains(R"(route="none",status="404"} 1)")) << text;
  EXPECT_FALSE(text.contains("somebody")) << "a client must not be able to make series";
  EXPECT_TRUE(text.contains(R"(cinemarco_run_state{state="idle"} 1)")) << text;
  EXPECT_TRUE(text.contains("cinemarco_http_request_seconds_bucket")) << text;
  EXPECT_TRUE(text.contains("cinemarco_build_info{version=\"")) << text;
  EXPECT_FALSE(text.contains("cinemarco_last_sync_timestamp_seconds 0")) << "there was none: " << text;
  EXPECT_TRUE(text.contains(R"(cinemarco_upstream_requests_total{service="TMDB"})")) << text;
}

TEST(Rules, the_server_ends_also_while_somebody_waits_for_a_slow_service) {
  sandbox::Options options;
  options.image_latency = std::chrono::minutes{5};
  const ProgramWorld world{options};
  Served served{world};
  RawClient waiting{served.port()};
  waiting.send("GET /images/poster/w342/abcdefghijklmnopqrstuvwxyz0.jpg HTTP/1.1\r\nHost: localhost\r\n\r\n");
  while (!served.get("/metrics").body.contains(R"(cinemarco_upstream_requests_total{service="TMDB images"} 1)")) {
  }
  EXPECT_EQ(served.stop().exit_code, 0);
  EXPECT_TRUE(waiting.read_all().starts_with("HTTP/1.1 503"));
}

TEST(Rules, systemd_hears_when_the_server_is_ready_and_when_it_ends) {
  const ProgramWorld world;
  const auto path = (world.folder / "notify").string();
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);  // NOLINT: POSIX
  const auto heard = [socket] {
    char text[100];
    const auto size = ::recv(socket, text, sizeof text, 0);
    return std::string(text, size > 0 ? static_cast<std::size_t>(size) : 0);
  };
  Served served{world, "home", {{"NOTIFY_SOCKET", path}}};
  EXPECT_EQ(heard(), "READY=1");
  served.stop();
  EXPECT_EQ(heard(), "STOPPING=1");
  ::close(socket);
}

}  // namespace
}  // namespace cinemarco::test
