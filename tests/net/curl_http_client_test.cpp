// SPDX-License-Identifier: MIT
// libcurl as we use it, against a raw socket that does what real servers did.
#include "net/curl_http_client.hpp"

#include "net/gzip.hpp"
#include "net/scripted_server.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace cinemarco::net {
namespace {

using namespace std::chrono_literals;
using test::gzip;
using test::reply;
using test::ScriptedServer;

HttpRequest get(const std::string& url) {
  return {.method = "GET", .url = url, .headers = {}, .body = {}};
}

TransportFailure failure_of(HttpClient& client, const HttpRequest& request) {
  const auto outcome = client.send(request, {});
  EXPECT_FALSE(outcome) << outcome->status;
  return outcome ? TransportFailure::cancelled : outcome.error().failure;
}

TEST(CurlHttpClient, sends_names_as_written_and_gives_names_in_lower_case) {
  const ScriptedServer server{
      [](int) { return reply("{}", "X-Pagination-Limit:  250 \r\nX-TWICE: a\r\nx-twice: b\r\n"); }};
  CurlHttpClient client;
  auto request = get(server.url("/sync?page=1"));
  request.headers = {{"trakt-api-version", "2"}};
  const auto response = client.send(request, {});
  ASSERT_TRUE(response) << response.error().message;
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->header("x-pagination-limit"), "250");
  EXPECT_EQ(response->header("x-twice"), "b");
  EXPECT_EQ(response->header("missing"), std::nullopt);
  const auto sent = server.requests().at(0);
  EXPECT_TRUE(sent.starts_with("GET /sync?page=1 HTTP/1.1\r\n")) << sent;
  EXPECT_NE(sent.find("\r\ntrakt-api-version: 2\r\n"), std::string::npos) << sent;
  EXPECT_NE(sent.find("User-Agent: Cinemarco/"), std::string::npos) << sent;
  EXPECT_NE(sent.find("(+https://"), std::string::npos) << sent;
  EXPECT_NE(sent.find("Accept-Encoding: gzip"), std::string::npos) << sent;
}

TEST(CurlHttpClient, uses_its_connection_again) {
  const ScriptedServer server{[](int) { return reply("{}"); }};
  CurlHttpClient client;
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(client.send(get(server.url()), {}));
  EXPECT_EQ(server.accepted(), 1U);
  EXPECT_EQ(server.requests().size(), 20U);
}

TEST(CurlHttpClient, never_sends_twice_what_may_not_be_repeated) {
  // libcurl by itself repeats a request whose kept connection broke before the first byte of the answer.
  const ScriptedServer server{[](int number) { return number == 2 ? std::string{"close"} : reply("{}"); }};
  CurlHttpClient client;
  ASSERT_TRUE(client.send(get(server.url()), {}));
  HttpRequest post{
      .method = "POST", .url = server.url("/oauth/token"), .headers = {}, .body = "{}", .repeat = Repeat::unsafe};
  EXPECT_EQ(failure_of(client, post), TransportFailure::reset);
  EXPECT_EQ(server.requests().size(), 2U);
}

TEST(CurlHttpClient, inflates_gzip_declared_or_not) {
  const std::string plain(50'000, 'x');
  const auto packed = gzip(plain);
  const ScriptedServer server{
      [&](int number) { return reply(packed, number == 1 ? "content-encoding: gzip\r\n" : ""); }};
  CurlHttpClient client;
  for (int i = 0; i < 2; ++i) {
    const auto response = client.send(get(server.url()), {});
    ASSERT_TRUE(response) << response.error().message;
    EXPECT_EQ(response->body, plain);
  }
}

TEST(CurlHttpClient, caps_the_body_after_inflating) {
  const auto bomb = gzip(std::string(5'000'000, '\0'));
  const ScriptedServer server{[&](int number) {
    if (number == 1) return reply(bomb, "content-encoding: gzip\r\n");
    if (number == 2) return reply(bomb);
    return reply(std::string(2'000'000, 'x'));
  }};
  HttpOptions options;
  options.max_body = 1'000'000;
  CurlHttpClient client{options};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(failure_of(client, get(server.url())), TransportFailure::too_large);
}

TEST(CurlHttpClient, takes_a_cut_answer_for_none) {
  const ScriptedServer server{[](int) { return "HTTP/1.1 200 OK\r\nx-end: close\r\ncontent-length: 100\r\n\r\nhalf"; }};
  CurlHttpClient client;
  EXPECT_EQ(failure_of(client, get(server.url())), TransportFailure::reset);
}

TEST(CurlHttpClient, reads_chunks) {
  const ScriptedServer server{
      [](int) { return "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"; }};
  CurlHttpClient client;
  EXPECT_EQ(client.send(get(server.url()), {})->body, "abcde");
}

TEST(CurlHttpClient, ends_at_once_when_stopped) {
  const ScriptedServer server{[](int) { return std::string{}; }};
  CurlHttpClient client;
  std::stop_source stop;
  std::jthread stopper{[&] {
    while (server.requests().empty()) std::this_thread::yield();
    stop.request_stop();
  }};
  const auto outcome = client.send(get(server.url()), stop.get_token());
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().failure, TransportFailure::cancelled);
}

TEST(CurlHttpClient, gives_up_on_a_server_that_is_silent_or_not_there) {
  HttpOptions options;
  options.total_timeout = 50ms;
  CurlHttpClient client{options};
  {
    const ScriptedServer silent{[](int) { return std::string{}; }};
    EXPECT_EQ(failure_of(client, get(silent.url())), TransportFailure::timeout);
  }
  EXPECT_EQ(failure_of(client, get("http://127.0.0.1:1/")), TransportFailure::connect);
  EXPECT_EQ(failure_of(client, get("ftp://127.0.0.1/")), TransportFailure::unsendable);
}

TEST(CurlHttpClient, follows_a_redirect_only_within_the_host_and_never_for_a_post) {
  const ScriptedServer server{[](int) { return reply("", "location: /there\r\n", "302 Found"); }};
  const ScriptedServer there{[](int number) {
    return number == 1 ? reply("", "location: /there\r\n", "307 Temporary Redirect") : reply("arrived");
  }};
  const auto elsewhere = there.url("/x");
  const ScriptedServer away{[elsewhere](int) { return reply("", "location: " + elsewhere + "\r\n", "302 Found"); }};
  CurlHttpClient client;
  EXPECT_EQ(client.send(get(there.url()), {})->body, "arrived");
  EXPECT_EQ(failure_of(client, get(server.url())), TransportFailure::redirect_refused) << "in circles";
  EXPECT_EQ(failure_of(client, get(away.url())), TransportFailure::redirect_refused) << "to another host";
  HttpRequest post{.method = "POST", .url = server.url(), .headers = {}, .body = "secret"};
  EXPECT_EQ(failure_of(client, post), TransportFailure::redirect_refused);
}

TEST(CurlHttpClient, refuses_headers_without_end) {
  const ScriptedServer server{[](int) { return reply("{}", "x-long: " + std::string(90'000, 'a') + "\r\n"); }};
  CurlHttpClient client;
  const auto outcome = client.send(get(server.url()), {});
  EXPECT_FALSE(outcome);
}

TEST(CurlHttpClient, serves_many_threads) {
  const ScriptedServer server{[](int) { return reply("{}"); }};
  CurlHttpClient client;
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 8; ++i) {
      callers.emplace_back([&] {
        for (int n = 0; n < 25; ++n) EXPECT_TRUE(client.send(get(server.url()), {}));
      });
    }
  }
  EXPECT_EQ(server.requests().size(), 200U);
  EXPECT_LE(server.accepted(), 8U);
}

TEST(HttpResponse, knows_a_page_for_people) {
  EXPECT_TRUE((HttpResponse{200, {{"content-type", "text/html; charset=UTF-8"}}, ""}).is_html());
  EXPECT_TRUE((HttpResponse{200, {}, "\n <!DOCTYPE html>"}).is_html());
  EXPECT_FALSE((HttpResponse{200, {{"content-type", "application/json"}}, "{}"}).is_html());
  EXPECT_FALSE((HttpResponse{200, {}, ""}).is_html());
}

}  // namespace
}  // namespace cinemarco::net
