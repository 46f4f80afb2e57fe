// SPDX-License-Identifier: MIT
// libcurl as we use it, against a raw socket that does what real servers did.
#include "net/curl_http_client.hpp"

#include "net/gzip.hpp"
#include "net/scripted_server.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdlib.h>
#include <string>
#include <thread>
#include <vector>

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
  EXPECT_NE(sent.find("\r\nUser-Agent: Cinemarco/"), std::string::npos) << sent;
  EXPECT_NE(sent.find("Accept-Encoding: gzip"), std::string::npos) << sent;
}

TEST(CurlHttpClient, uses_its_connection_again) {
  const ScriptedServer server{[](int) { return reply("{}"); }};
  CurlHttpClient client;
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(client.send(get(server.url()), {}));
  EXPECT_EQ(server.accepted(), 1U);
  EXPECT_EQ(server.requests().size(), 20U);
}

TEST(CurlHttpClient, sends_a_body_at_once_and_whole) {
  const ScriptedServer server{[](int) { return reply("{}", {}, "201 Created"); }};
  CurlHttpClient client;
  const HttpRequest post{.method = "POST",
                         .url = server.url("/sync/history"),
                         .headers = {{"content-type", "application/json"}, {"x-empty", ""}},
                         .body = std::string(200'000, 'x')};
  const auto response = client.send(post, {});
  ASSERT_TRUE(response) << response.error().message;
  EXPECT_EQ(response->status, 201);
  const auto sent = server.requests().at(0);
  EXPECT_TRUE(sent.ends_with("\r\n\r\n" + post.body)) << sent.substr(0, 500);
  EXPECT_NE(sent.find("\r\ncontent-type: application/json\r\n"), std::string::npos) << sent.substr(0, 500);
  EXPECT_NE(sent.find("\r\nx-empty:"), std::string::npos) << sent.substr(0, 500);
  EXPECT_EQ(sent.find("Expect"), std::string::npos) << "no round trip for a 100 Continue";
}

TEST(CurlHttpClient, sends_nothing_that_is_no_request) {
  const ScriptedServer server{[](int) { return reply("{}"); }};
  CurlHttpClient client;
  auto smuggling = get(server.url());
  smuggling.headers = {{"authorization", "Bearer secret\r\nx-more: 1"}};
  const auto outcome = client.send(smuggling, {});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().failure, TransportFailure::unsendable);
  EXPECT_EQ(outcome.error().message.find("secret"), std::string::npos);
  for (const auto* url : {"ftp://127.0.0.1/", "file:///etc/passwd", "127.0.0.1/", "http://", "http://a b/", ""}) {
    EXPECT_EQ(failure_of(client, get(url)), TransportFailure::unsendable) << url;
  }
  EXPECT_TRUE(server.requests().empty());
}

TEST(CurlHttpClient, asks_again_where_a_kept_connection_was_closed) {
  const ScriptedServer server{[](int) { return reply("{}", "x-end: close\r\n"); }};
  CurlHttpClient client;
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(client.send(get(server.url()), {}));
  EXPECT_EQ(server.accepted(), 3U);
}

TEST(CurlHttpClient, forgets_the_headers_of_an_answer_before_the_answer) {
  const ScriptedServer server{
      [](int) { return "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n" + reply("{}", "etag: 1\r\n"); }};
  CurlHttpClient client;
  const auto response = client.send(get(server.url()), {});
  ASSERT_TRUE(response) << response.error().message;
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->header("link"), std::nullopt);
  EXPECT_EQ(response->header("etag"), "1");
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
  // The last ones keep every promise about their length: libcurl by itself gives the half that it could inflate.
  auto half = gzip(std::string(50'000, 'x') + "the end");
  half.resize(half.size() - 12);
  struct Row {
    const char* description;
    std::string answer;
    TransportFailure failure;
  };
  const std::vector<Row> rows = {
      {"shorter than declared", "HTTP/1.1 200 OK\r\nx-end: close\r\ncontent-length: 100\r\n\r\nhalf",
       TransportFailure::reset},
      {"no last chunk", "HTTP/1.1 200 OK\r\nx-end: close\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n",
       TransportFailure::reset},
      {"cut within the headers", "HTTP/1.1 200 OK\r\nx-end: close\r\n", TransportFailure::reset},
      {"no answer at all", "close", TransportFailure::reset},
      {"no HTTP", "SSH-2.0-OpenSSH_9.2 x-end: close\r\n", TransportFailure::malformed},
      {"gzip cut, declared", reply(half, "content-encoding: gzip\r\n"), TransportFailure::malformed},
      {"gzip cut, undeclared", reply(half), TransportFailure::malformed},
      {"gzip cut, as long as the connection",
       "HTTP/1.1 200 OK\r\nx-end: close\r\ncontent-encoding: gzip\r\n\r\n" + half, TransportFailure::malformed},
  };
  for (const auto& row : rows) {
    const ScriptedServer server{[&](int) { return row.answer; }};
    CurlHttpClient client;
    EXPECT_EQ(failure_of(client, get(server.url())), row.failure) << row.description;
  }
}

TEST(CurlHttpClient, takes_an_encoding_that_it_did_not_ask_for_only_from_a_refusal) {
  // Cloudflare's 403 came as br (fixture cloudflare_403_response_headers.http).
  const ScriptedServer server{[](int number) {
    return reply("\x0b\x02\x80{}\x03", "content-encoding: br\r\ncontent-type: text/html\r\n",
                 number == 1 ? "200 OK" : "403 Forbidden");
  }};
  CurlHttpClient client;
  EXPECT_EQ(failure_of(client, get(server.url())), TransportFailure::malformed);
  const auto refusal = client.send(get(server.url()), {});
  ASSERT_TRUE(refusal) << refusal.error().message;
  EXPECT_EQ(refusal->status, 403);
  EXPECT_TRUE(refusal->is_html());
}

TEST(CurlHttpClient, reads_chunks) {
  const ScriptedServer server{
      [](int) { return "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"; }};
  CurlHttpClient client;
  EXPECT_EQ(client.send(get(server.url()), {})->body, "abcde");
}

TEST(CurlHttpClient, waits_for_an_answer_that_counts_though_it_is_stopped) {
  std::stop_source stop;
  const ScriptedServer server{[&](int) {
    stop.request_stop();  // the request is here
    return reply("{}");
  }};
  CurlHttpClient client;
  auto request = get(server.url());
  request.keeps_answer = true;
  const auto answered = client.send(request, stop.get_token());
  ASSERT_TRUE(answered) << answered.error().message;
  EXPECT_EQ(answered->status, 200);
  EXPECT_FALSE(client.send(request, stop.get_token())) << "one that has not left does not leave any more";
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST(CurlHttpClient, ends_at_once_when_stopped) {
  const ScriptedServer server{[](int) { return std::string{}; }};
  CurlHttpClient client;
  // The best of a few: a busy machine may be slow to run a thread. Without the wake-up each would take a second.
  auto best = std::chrono::steady_clock::duration::max();
  for (std::size_t i = 0; i < 5; ++i) {
    std::stop_source stop;
    std::chrono::steady_clock::time_point stopped;
    std::jthread stopper{[&] {
      while (server.requests().size() <= i) std::this_thread::yield();
      stopped = std::chrono::steady_clock::now();
      stop.request_stop();
    }};
    const auto outcome = client.send(get(server.url()), stop.get_token());
    stopper.join();
    best = std::min(best, std::chrono::steady_clock::now() - stopped);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().failure, TransportFailure::cancelled);
  }
  EXPECT_LT(best, 50ms);
}

TEST(CurlHttpClient, gives_up_on_an_answer_that_stalls) {
  const ScriptedServer server{[](int) { return "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n"; }};
  HttpOptions options;
  options.stall_timeout = 1s;  // libcurl's shortest
  CurlHttpClient client{options};
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(failure_of(client, get(server.url())), TransportFailure::timeout);
  EXPECT_LT(std::chrono::steady_clock::now() - start, options.total_timeout / 2);
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
  EXPECT_EQ(server.requests().size(), 4U) << "three redirects are followed";
  HttpRequest post{.method = "POST", .url = server.url(), .headers = {}, .body = "secret"};
  EXPECT_EQ(failure_of(client, post), TransportFailure::redirect_refused);
  EXPECT_EQ(server.requests().size(), 5U);
  EXPECT_EQ(there.requests().size(), 2U) << "nothing was asked of the other host";
}

TEST(CurlHttpClient, tells_what_a_proxy_answered_that_leads_nowhere) {
  const ScriptedServer proxy{
      [](int) { return "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"; }};
  CurlHttpClient client;
  ::setenv("https_proxy", proxy.url().c_str(), 1);
  const auto outcome = client.send(get("https://api.example.org/x"), {});
  ::unsetenv("https_proxy");
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().failure, TransportFailure::proxy);
  EXPECT_EQ(outcome.error().message, "the proxy answered 407 when it was asked for api.example.org");
}

TEST(CurlHttpClient, uses_the_proxy_of_the_environment_but_not_for_this_machine) {
  const ScriptedServer proxy{[](int) { return reply("by proxy"); }};
  const ScriptedServer server{[](int) { return reply("direct"); }};
  ::setenv("http_proxy", proxy.url().c_str(), 1);
  CurlHttpClient client;
  const auto direct = client.send(get(server.url()), {});
  const auto proxied = client.send(get("http://api.invalid/x"), {});
  ::unsetenv("http_proxy");
  ASSERT_TRUE(direct && proxied);
  EXPECT_EQ(direct->body, "direct");
  EXPECT_EQ(proxied->body, "by proxy");
  EXPECT_EQ(proxy.requests().size(), 1U);
}

TEST(CurlHttpClient, refuses_headers_without_end) {
  const ScriptedServer server{[](int) { return reply("{}", "x-long: " + std::string(90'000, 'a') + "\r\n"); }};
  CurlHttpClient client;
  EXPECT_EQ(failure_of(client, get(server.url())), TransportFailure::too_large);
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

TEST(CurlHttpClient, serves_many_threads_some_of_which_are_stopped) {
  const ScriptedServer server{[](int number) {
    if (number % 7 == 0) return std::string{"close"};
    if (number % 5 == 0) return reply(gzip(std::string(5'000, 'x')), "content-encoding: gzip\r\n");
    return reply("{}");
  }};
  CurlHttpClient client;
  std::atomic<int> strange{0};
  std::stop_source stop;
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 8; ++i) {
      callers.emplace_back([&] {
        for (int n = 0; n < 50; ++n) {
          const auto outcome = client.send(get(server.url()), stop.get_token());
          if (outcome ? outcome->body != "{}" && outcome->body.size() != 5'000
                      : outcome.error().failure != TransportFailure::reset &&
                            outcome.error().failure != TransportFailure::cancelled) {
            ++strange;
          }
        }
      });
    }
    while (server.requests().size() < 200) std::this_thread::yield();
    stop.request_stop();
  }
  EXPECT_EQ(strange, 0);
  EXPECT_LT(server.requests().size(), 400U) << "the stop ended the rest";
}

TEST(HttpResponse, knows_a_page_for_people) {
  EXPECT_TRUE((HttpResponse{200, {{"content-type", "text/html; charset=UTF-8"}}, ""}).is_html());
  EXPECT_TRUE((HttpResponse{200, {}, "\n <!DOCTYPE html>"}).is_html());
  EXPECT_FALSE((HttpResponse{200, {{"content-type", "application/json"}}, "{}"}).is_html());
  EXPECT_FALSE((HttpResponse{200, {}, ""}).is_html());
}

}  // namespace
}  // namespace cinemarco::net
