// SPDX-License-Identifier: MIT
// Tokens of scripts in the wrong hands, and streams of those who are not let in any more.
#include "security/door.hpp"

namespace cinemarco::test {
namespace {

std::vector<net::Header> with(const std::string& bearer) {
  return {{"authorization", bearer}};
}

TEST(DoorTokens, do_what_their_scope_says_and_never_more) {
  Door door;
  const auto reads = door.token("reads", "read");
  const auto writes = door.token("writes", "write");
  const auto manages = door.token("manages", "admin");
  struct Case {
    const char *method, *target, *body;
    bool write;  // or else admin
  };
  const Case cases[] = {
      {"PATCH", "/api/library/1", R"({"is_favorite":true})", true},
      {"DELETE", "/api/plays/1", "", true},
      {"DELETE", "/api/import", "", true},
      {"POST", "/api/import/file", "", true},
      {"DELETE", "/api/sync", "", true},
      {"PUT", "/api/sync", R"({"enabled":false})", true},
      {"DELETE", "/api/cache", "", false},
      {"DELETE", "/api/trakt", "", false},
      {"DELETE", "/api/sessions/99", "", false},
  };
  EXPECT_EQ(door.served->get("/api/library", with(reads)).status, 200);
  for (const auto& row : cases) {
    const auto send = [&](const std::string& bearer) {
      return door.served->send(row.method, row.target, row.body, with(bearer));
    };
    const auto refused = send(reads);
    EXPECT_EQ(refused.status, 403) << row.target;
    EXPECT_EQ(refused.json().at("code"), "token_scope") << row.target;
    EXPECT_TRUE(detail_of(refused).contains(row.write ? "of scope write" : "of scope admin")) << refused.body;
    EXPECT_EQ(send(writes).status == 403, !row.write) << row.target;
    EXPECT_NE(send(manages).status, 403) << row.target;
  }
}

TEST(DoorTokens, beget_no_tokens_and_change_no_password) {
  Door door;
  const auto token = door.token("script", "admin");
  const std::string wish = R"({"name":"child","password":"correct horse"})";
  EXPECT_EQ(door.served->send("POST", "/api/tokens", wish, with(token)).status, 403);
  EXPECT_EQ(door.served->send("DELETE", "/api/tokens/1", Door::body(Door::kPassword), with(token)).status, 403);
  EXPECT_EQ(door.served->send("PUT", "/api/password", Door::body("battery staple"), with(token)).status, 403);
  EXPECT_EQ(door.served->get("/api/library", with("Bearer " + door.look("SELECT secret_hash FROM api_tokens"))).status,
            401);
  const net::Header session{"cookie", door.log_in()};
  EXPECT_EQ(door.served->send("POST", "/api/tokens", R"({"name":"child"})", {session}).status, 400)
      << "a stolen session makes none";
  EXPECT_EQ(door.served->send("POST", "/api/tokens", R"({"name":"child","password":"guess"})", {session}).status, 401);
  EXPECT_EQ(door.served->send("POST", "/api/tokens", wish, {session}).status, 201);
  EXPECT_EQ(door.served->send("DELETE", "/api/tokens/2", "", {session}).status, 400);
  EXPECT_EQ(door.look("SELECT count(*) FROM api_tokens"), "2");
}

TEST(DoorTokens, leave_no_password_on_disk) {
  Door door;
  const net::Header session{"cookie", door.log_in()};
  const std::string wish = R"({"name":"child","password":"correct horse"})";
  const auto first = door.served->send("POST", "/api/tokens", wish, {session, {"idempotency-key", "one"}});
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(door.served->send("POST", "/api/tokens", wish, {session, {"idempotency-key", "one"}}).body, first.body);
  EXPECT_EQ(door.look("SELECT count(*) FROM answered_requests"), "0") << "not even as a fast hash";
}

TEST(DoorTokens, go_with_a_password_that_is_changed_for_it) {
  const ProgramWorld world;
  Served served{world};
  ASSERT_EQ(served.send("PUT", "/api/password", R"({"password":"correct horse"})").status, 204);
  const auto made = world.run({"account", "tokens", "--new", "script", "--json"});
  const auto token = with("Bearer " + std::string{json::parse(made.out)->at("token").as_string()});
  const auto change = [&served](const std::string& from, const std::string& to, const std::string& more) {
    const auto in = served.post("/api/session", Door::body(from));
    const auto cookie = Door::pair_of(in, "cinemarco_session");
    EXPECT_EQ(served
                  .send("PUT", "/api/password", R"({"password":")" + to + R"(","current":")" + from + "\"" + more + "}",
                        {{"cookie", cookie}})
                  .status,
              204);
    EXPECT_EQ(served.get("/api/library", {{"cookie", cookie}}).status, 401);
  };
  change("correct horse", "battery staple", "");
  EXPECT_EQ(served.get("/api/library", token).status, 200) << "scripts go on where nothing is said";
  change("battery staple", "correct horse", R"(,"revoke_tokens":true)");
  EXPECT_EQ(served.get("/api/library", token).status, 401);
}

TEST(DoorStreams, end_with_the_log_in_or_the_token_that_opened_them) {
  Door door;
  const auto cookie = door.log_in();
  const auto token = door.token("reads", "read");
  const auto listen = [&door](const std::string& header) {
    RawClient reader{door.served->port()};
    reader.send("GET /api/import/events HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n");
    EXPECT_TRUE(reader.read_until("\r\n\r\n").contains("200 OK"));
    EXPECT_TRUE(reader.read_until("\n\n").contains("idle"));
    return reader;
  };
  auto by_session = listen("Cookie: " + cookie);
  auto by_token = listen("Authorization: " + token);
  auto stays = listen("Cookie: " + door.log_in());
  EXPECT_EQ(door.served->send("DELETE", "/api/session", {}, {{"cookie", cookie}}).status, 204);
  EXPECT_EQ(door.world.run({"account", "tokens", "--revoke", "reads"}).exit_code, 0);
  door.world.connect();
  EXPECT_EQ(door.served->send("POST", "/api/import", "{}", with(door.token("owner", "write"))).status, 202);
  EXPECT_TRUE(stays.read_until("\n\n").contains("data: "));
  EXPECT_EQ(by_session.read_all(), "");
  EXPECT_EQ(by_token.read_all(), "");
}

}  // namespace
}  // namespace cinemarco::test
