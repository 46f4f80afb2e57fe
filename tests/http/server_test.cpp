// SPDX-License-Identifier: MIT
// The server as well-behaved clients see it.
#include "http/fake_application.hpp"
#include "http/raw_client.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace cinemarco::http {
namespace {

using test::FakeApplication;
using test::RawClient;

struct Site {
  explicit Site(ServerOptions options = {}) : server{std::move(options), application} {}
  [[nodiscard]] RawClient client() const { return RawClient{server.port()}; }
  FakeApplication application;
  Server server;
};

std::string get(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

TEST(Server, answers_and_keeps_the_connection) {
  Site site;
  auto client = site.client();
  for (const auto* name : {"/a", "/b", "/c"}) {
    client.send(get(name));
    const auto answer = client.read_answer();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\n")) << answer;
    EXPECT_TRUE(answer.ends_with(std::string{"\r\n\r\n"} + name)) << answer;
    EXPECT_TRUE(answer.contains("connection: keep-alive\r\n"));
    EXPECT_TRUE(answer.contains("GMT\r\n")) << answer;
  }
}

TEST(Server, closes_where_the_client_asks_for_it) {
  Site site;
  auto client = site.client();
  client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(client.read_all().contains("connection: close"));
  auto old = site.client();
  old.send("GET /a HTTP/1.0\r\n\r\n");
  EXPECT_TRUE(old.read_all().ends_with("/a"));
}

TEST(Server, answers_pipelined_requests_in_order) {
  Site site;
  auto client = site.client();
  std::string requests;
  for (int i = 0; i < 100; ++i) requests += get("/" + std::to_string(i));
  client.send(requests);
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(client.read_answer().ends_with("\r\n/" + std::to_string(i)));
}

TEST(Server, reads_bodies_by_length_and_in_chunks) {
  Site site;
  auto client = site.client();
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\nhello"));
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n");
  EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\nhello"));
}

TEST(Server, a_file_that_cannot_be_read_is_no_empty_answer) {
  Site site;
  site.application.file = "/nonexistent/picture.jpg";
  auto client = site.client();
  client.send(get("/file"));
  EXPECT_TRUE(client.read_answer().starts_with("HTTP/1.1 503 "));
  client.send(get("/a"));
  EXPECT_TRUE(client.read_answer().ends_with("\r\n/a")) << "the connection goes on";
}

TEST(Server, invites_the_body_of_a_client_that_asks_first) {
  Site site;
  auto client = site.client();
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("ok");
  EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\nok"));
}

TEST(Server, answers_HEAD_without_a_body_but_with_its_length) {
  Site site;
  auto client = site.client();
  client.send("HEAD /abc HTTP/1.1\r\nHost: x\r\n\r\n" + get("/next"));
  const auto head = client.read_until("\r\n\r\n");
  EXPECT_TRUE(head.contains("content-length: 4\r\n")) << head;
  EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\n/next"));
}

TEST(Server, answers_HEAD_without_a_body_also_where_it_refuses) {
  const std::string refused[] = {
      "HEAD /a%zz HTTP/1.1\r\nHost: x\r\n\r\n",
      "HEAD /a HTTP/1.1\r\n\r\n",
      "HEAD /a HTTP/1.1\r\nHost: x\r\nCookie: " + std::string(20'000, 'c') + "\r\n\r\n",
  };
  for (const auto& request : refused) {
    Site site;
    auto client = site.client();
    client.send(request);
    client.half_close();
    const auto answer = client.read_all();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 4")) << answer;
    EXPECT_TRUE(answer.ends_with("\r\n\r\n")) << answer;
  }
}

TEST(Server, understands_the_absolute_form) {
  Site site;
  auto client = site.client();
  client.send("GET http://Films.example/there?q=[x] HTTP/1.1\r\nHost: films.example\r\n\r\n");
  EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\n/there"));
}

TEST(Server, says_how_long_it_keeps_a_connection_longer_than_others_ask_again) {
  Site site;
  auto client = site.client();
  client.send(get("/a"));
  const auto answer = client.read_answer();
  EXPECT_TRUE(answer.contains("keep-alive: timeout=145\r\n")) << answer;
  client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_FALSE(client.read_all().contains("keep-alive"));
}

TEST(Server, takes_bodies_over_the_slowest_of_lines) {
  const test::TempDir folder;
  ServerOptions options;
  options.body_time = std::chrono::milliseconds{400};  // for 4 KB
  options.upload_folder = folder.path();
  Site site{options};
  const std::string piece(2048, 'p');
  for (const auto* address : {"/echo", "/upload"}) {
    auto client = site.client();
    client.send(std::string{"POST "} + address + " HTTP/1.1\r\nHost: x\r\nContent-Length: 24576\r\n\r\n");
    for (int i = 0; i < 12; ++i) {
      EXPECT_FALSE(client.is_readable(std::chrono::milliseconds{50})) << address << ": dropped after " << i;
      client.send(piece);
    }
    EXPECT_TRUE(client.read_answer().starts_with("HTTP/1.1 200 ")) << address;
  }
}

TEST(Server, streams_an_upload_to_a_file_and_takes_no_other) {
  const test::TempDir folder;
  ServerOptions options;
  options.upload_folder = folder.path();
  Site site{options};
  std::string body(3'000'000, 'x');
  body.replace(1'234'567, 3, "abc");
  auto client = site.client();
  client.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n");
  client.send(body);
  EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\n3000000"));
  EXPECT_EQ(site.application.uploaded, body);
  EXPECT_EQ(site.application.last_upload.parent_path(), folder.path());

  client.send("POST /upload HTTP/1.1\r\nHost: x\r\nX-Refuse: 1\r\nContent-Length: 3000000\r\n\r\n");
  EXPECT_TRUE(client.read_until("\r\n\r\n").starts_with("HTTP/1.1 403 Forbidden"));
}

TEST(Server, sends_a_file) {
  const test::TempDir folder;
  Site site;
  site.application.file = folder / "picture";
  const std::string content(300'000, 'p');
  std::ofstream{site.application.file} << content;
  auto client = site.client();
  client.send(get("/file") + get("/after"));
  EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\n" + content));
  EXPECT_TRUE(client.read_answer().ends_with("/after"));
}

TEST(Server, slow_handlers_hold_up_nobody_else) {
  ServerOptions options;
  options.lanes = {2};
  Site site{options};
  auto slow = site.client();
  slow.send(get("/wait"));
  site.application.waiting.wait(0);
  auto quick = site.client();
  quick.send(get("/quick"));
  EXPECT_TRUE(quick.read_answer().ends_with("/quick"));
  site.application.gate.release();
  EXPECT_TRUE(slow.read_answer().ends_with("waited"));
}

TEST(Server, a_full_lane_holds_up_no_other) {
  ServerOptions options;
  options.lanes = {1, 1};
  Site site{options};
  site.application.wait_way = {1, std::chrono::milliseconds{60'000}};
  auto first = site.client();
  auto second = site.client();
  first.send(get("/wait"));
  second.send(get("/wait"));
  site.application.waiting.wait(0);
  auto quick = site.client();
  quick.send(get("/quick"));
  EXPECT_TRUE(quick.read_answer().ends_with("/quick"));
  site.application.gate.release(2);
  EXPECT_TRUE(first.read_answer().ends_with("waited"));
  EXPECT_TRUE(second.read_answer().ends_with("waited"));
}

TEST(Server, says_429_where_a_lane_holds_as_many_as_it_takes) {
  ServerOptions options;
  options.lanes = {1, 1};
  options.most_in_lane = {10, 1};
  Site site{options};
  site.application.wait_way.lane = 1;
  auto first = site.client();
  first.send(get("/wait"));
  site.application.waiting.wait(0);
  auto second = site.client();
  second.send(get("/wait"));
  const auto refused = second.read_answer();
  EXPECT_TRUE(refused.starts_with("HTTP/1.1 429")) << refused;
  EXPECT_TRUE(refused.contains("retry-after: 2\r\n")) << refused;
  site.application.gate.release();
  EXPECT_TRUE(first.read_answer().ends_with("waited"));
  site.application.gate.release();
  second.send(get("/wait"));
  EXPECT_TRUE(second.read_answer().ends_with("waited")) << "there is room again";
}

TEST(Server, tells_a_handler_that_nobody_waits_any_longer) {
  Site site;
  site.application.wait_way.patience = std::chrono::milliseconds{20};
  auto client = site.client();
  client.send(get("/wait"));
  EXPECT_TRUE(client.read_answer().ends_with("waited"));
  EXPECT_EQ(site.application.ended, Ended::by_patience);
  client.send(get("/after"));
  EXPECT_TRUE(client.read_answer().ends_with("/after"));
}

TEST(Server, tells_a_handler_that_its_client_left) {
  Site site;
  site.application.wait_way.patience = std::chrono::milliseconds{600'000};
  {
    auto client = site.client();
    client.send(get("/wait"));
    site.application.waiting.wait(0);
  }
  site.application.ended.wait(Ended::not_yet);
  EXPECT_EQ(site.application.ended, Ended::by_client);
}

TEST(Server, a_next_request_in_the_line_is_no_leaving) {
  Site site;
  site.application.wait_way.patience = std::chrono::milliseconds{600'000};
  auto client = site.client();
  client.send(get("/wait"));
  site.application.waiting.wait(0);
  client.send(get("/after"));
  site.application.gate.release();
  EXPECT_TRUE(client.read_answer().ends_with("waited"));
  EXPECT_TRUE(client.read_answer().ends_with("/after"));
  EXPECT_EQ(site.application.ended, Ended::not_yet);
}

TEST(Server, handles_a_request_again_where_it_is_sent) {
  ServerOptions options;
  options.lanes = {1, 1};
  Site site{options};
  auto client = site.client();
  client.send("POST /elsewhere HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody");
  EXPECT_TRUE(client.read_answer().ends_with("body"));
  EXPECT_EQ(site.application.lanes_seen, (std::vector<std::size_t>{0, 1}));
}

TEST(Server, says_503_where_all_connections_are_at_work) {
  ServerOptions options;
  options.connections.all = 2;
  Site site{options};
  auto first = site.client();
  auto second = site.client();
  for (auto* reader : {&first, &second}) {
    reader->send(get("/events"));
    EXPECT_TRUE(reader->read_until("\r\n\r\n").starts_with("HTTP/1.1 200"));
  }
  auto third = site.client();
  EXPECT_TRUE(third.read_until("\r\n\r\n").starts_with("HTTP/1.1 503 Service Unavailable"));
  EXPECT_EQ(site.server.stats().turned_away, 1U);
}

TEST(Server, ends_idle_connections_at_once_and_lets_others_have_their_answer) {
  Site site;
  auto idle = site.client();
  idle.send(get("/a"));
  EXPECT_TRUE(idle.read_answer().ends_with("/a"));
  auto busy = site.client();
  busy.send(get("/wait"));
  site.application.waiting.wait(0);
  site.server.stop();
  EXPECT_EQ(idle.read_all(), "");
  const auto answer = busy.read_all();
  EXPECT_TRUE(answer.ends_with("waited")) << answer;
  EXPECT_TRUE(answer.contains("connection: close"));
}

TEST(Server, ends_a_stream_with_the_leave_to_read_it_at_the_next_event_or_heartbeat) {
  for (const bool by_event : {true, false}) {
    ServerOptions options;
    if (!by_event) options.heartbeat = std::chrono::milliseconds{10};
    Site site{options};
    site.application.events->publish("before");
    auto reader = site.client();
    reader.send(get("/events"));
    EXPECT_TRUE(reader.read_until("data: before\n\n").contains("200 OK"));
    site.application.may_listen = false;
    if (by_event) site.application.events->publish("secret");
    EXPECT_FALSE(reader.read_all().contains("secret")) << "it ends, or this would wait for ever";
  }
}

TEST(Server, streams_events_newest_first_and_wakes_for_each) {
  Site site;
  site.application.events->publish("old");
  site.application.events->publish("present");
  auto reader = site.client();
  reader.send(get("/events"));
  EXPECT_TRUE(reader.read_until("\r\n\r\n").contains("content-type: text/event-stream"));
  EXPECT_EQ(reader.read_until("\n\n"), "id: 2\ndata: present\n\n");
  site.application.events->publish("next");
  EXPECT_EQ(reader.read_until("\n\n"), "id: 3\ndata: next\n\n");

  auto returning = site.client();
  returning.send("GET /events HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 3\r\n\r\n");
  returning.read_until("\r\n\r\n");
  site.application.events->publish("newest");
  EXPECT_EQ(returning.read_until("\n\n"), "id: 4\ndata: newest\n\n");
  site.server.stop();
  EXPECT_EQ(returning.read_all(), "");
}

TEST(Server, keeps_a_quiet_stream_alive) {
  ServerOptions options;
  options.heartbeat = std::chrono::milliseconds{20};
  Site site{options};
  auto reader = site.client();
  reader.send(get("/events"));
  reader.read_until("\r\n\r\n");
  EXPECT_EQ(reader.read_until("\n\n"), ": still here\n\n");
  EXPECT_EQ(reader.read_until("\n\n"), ": still here\n\n");
}

TEST(Server, refuses_an_address_that_is_taken) {
  Site site;
  ServerOptions options;
  options.port = site.server.port();
  try {
    Server second{options, site.application};
    FAIL() << "it listens twice";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::configuration);
    EXPECT_TRUE(std::string{error.what()}.contains("CINEMARCO_LISTEN")) << error.what();
  }
}

}  // namespace
}  // namespace cinemarco::http
