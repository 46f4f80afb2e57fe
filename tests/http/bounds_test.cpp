// SPDX-License-Identifier: MIT
// What one stranger may hold of the server: connections, and bodies that do not end.
#include "http/bodies.hpp"
#include "http/site.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace cinemarco::http {
namespace {

using namespace std::chrono_literals;
using test::get;
using test::post;
using test::RawClient;
using test::Site;

ServerOptions counting_loopback() {
  ServerOptions options;
  options.loopback_stands_for_many = false;
  return options;
}

TEST(Bounds, an_address_closes_its_own_longest_idle_connection) {
  auto options = counting_loopback();
  options.connections = {3, 100, 100};
  Site site{options};
  auto neighbour = site.client("127.0.0.3");
  EXPECT_TRUE(site.answers(neighbour));
  auto stream = site.client("127.0.0.2");
  stream.send(get("/events"));
  EXPECT_TRUE(stream.read_until("\r\n\r\n").starts_with("HTTP/1.1 200"));
  auto idle = site.client("127.0.0.2");
  EXPECT_TRUE(site.answers(idle));
  auto younger = site.client("127.0.0.2");
  EXPECT_TRUE(site.answers(younger));
  auto late = site.client("127.0.0.2");
  EXPECT_TRUE(site.answers(late));
  EXPECT_EQ(idle.read_all(), "");
  EXPECT_TRUE(site.answers(younger));
  EXPECT_TRUE(site.answers(neighbour));
  site.application.events->publish("news");
  EXPECT_EQ(stream.read_until("\n\n"), "id: 1\ndata: news\n\n") << "somebody listens there: it is not idle";
  EXPECT_EQ(site.server.stats().turned_away, 0U);
}

TEST(Bounds, a_network_has_its_own) {
  auto options = counting_loopback();
  options.connections = {100, 2, 100};
  Site site{options};
  auto other = site.client("127.0.1.1");
  EXPECT_TRUE(site.answers(other));
  auto first = site.client("127.0.0.2");
  EXPECT_TRUE(site.answers(first));
  auto second = site.client("127.0.0.3");
  EXPECT_TRUE(site.answers(second));
  auto third = site.client("127.0.0.4");
  EXPECT_TRUE(site.answers(third));
  EXPECT_EQ(first.read_all(), "");
  EXPECT_TRUE(site.answers(other));
}

TEST(Bounds, those_that_began_a_head_and_never_end_it_make_room_too) {
  ServerOptions options;
  options.connections.all = 3;
  Site site{options};
  std::vector<RawClient> slow;
  for (int i = 0; i < 3; ++i) {
    slow.push_back(site.client());
    slow.back().send("GET / HTTP/1.1\r\nX-Endless: ");
  }
  for (int i = 0; i < 3; ++i) {
    auto guest = site.client();
    EXPECT_TRUE(site.answers(guest));
  }
  EXPECT_EQ(slow.front().read_all(), "");
}

TEST(Bounds, trusted_proxies_and_this_machine_stand_for_many) {
  for (const bool trusted : {true, false}) {
    auto options = counting_loopback();
    options.connections = {1, 1, 100};
    options.loopback_stands_for_many = !trusted;
    if (trusted) options.proxies = *TrustedProxies::parse("127.0.0.1");
    Site site{options};
    std::vector<RawClient> many;
    for (int i = 0; i < 10; ++i) many.push_back(site.client());
    for (auto& client : many) EXPECT_TRUE(site.answers(client));
  }
}

TEST(Bounds, the_first_head_comes_soon_and_later_ones_when_they_come) {
  ServerOptions options;
  options.header_time = 100ms;
  Site site{options};
  auto silent = site.client();
  EXPECT_EQ(silent.read_all(), "");
  auto polite = site.client();
  EXPECT_TRUE(site.answers(polite));
  EXPECT_FALSE(polite.is_readable(300ms)) << "it is kept for longer than a head may take";
  EXPECT_TRUE(site.answers(polite));
}

TEST(Bounds, no_byte_of_a_body_is_read_before_it_is_known_who_asks) {
  const test::TempDir folder;
  ServerOptions options;
  options.upload_folder = folder.path();
  Site site{options};
  for (const auto* target : {"/echo", "/upload", "/small", "/anything"}) {
    for (const auto* length : {"Content-Length: 4000\r\n", "Transfer-Encoding: chunked\r\n"}) {
      auto client = site.client();
      client.send(post(target, std::string{"X-Refuse: yes\r\n"} + length));
      const auto answer = client.read_answer();
      EXPECT_TRUE(answer.starts_with("HTTP/1.1 403")) << target << ": " << answer;
      EXPECT_TRUE(answer.contains("connection: close")) << "what follows is no request";
    }
  }
  EXPECT_EQ(site.application.handled, 0);
}

TEST(Bounds, what_takes_little_takes_four_kilobytes) {
  Site site;
  const auto ask = [&site](const std::string& request) {
    auto client = site.client();
    client.send(request);
    client.half_close();
    return client.read_all();
  };
  EXPECT_TRUE(ask(post("/small", "Content-Length: 4096\r\n", std::string(4096, 's'))).ends_with("sss"));
  EXPECT_TRUE(ask(post("/small", "Content-Length: 4097\r\n")).starts_with("HTTP/1.1 413"));
  const auto chunked = "1001\r\n" + std::string(4097, 's') + "\r\n0\r\n\r\n";
  EXPECT_TRUE(ask(post("/small", "Transfer-Encoding: chunked\r\n", chunked)).starts_with("HTTP/1.1 413"));
  EXPECT_TRUE(ask(post("/echo", "Content-Length: 4097\r\n", std::string(4097, 'e'))).ends_with("eee"));
}

TEST(Bounds, a_household_leaves_few_bodies_unfinished) {
  auto options = counting_loopback();
  options.unfinished_bodies = 2;
  Site site{options};
  const auto begin = post("/small", "Content-Length: 3\r\nExpect: 100-continue\r\n");
  std::vector<RawClient> unfinished;
  for (int i = 0; i < 2; ++i) {
    unfinished.push_back(site.client("127.0.0.2"));
    unfinished.back().send(begin);
    EXPECT_TRUE(unfinished.back().read_until("\r\n\r\n").starts_with("HTTP/1.1 100"));
  }
  auto third = site.client("127.0.0.2");
  third.send(begin);
  const auto refused = third.read_answer();
  EXPECT_TRUE(refused.starts_with("HTTP/1.1 429")) << refused;
  EXPECT_TRUE(refused.contains("retry-after: 5\r\n")) << refused;
  EXPECT_EQ(site.application.last_refusal, 429);
  auto neighbour = site.client("127.0.0.3");
  neighbour.send(post("/small", "Content-Length: 3\r\n", "yes"));
  EXPECT_TRUE(neighbour.read_answer().ends_with("yes"));
  unfinished.front().send("end");
  EXPECT_TRUE(unfinished.front().read_answer().ends_with("end"));
  auto again = site.client("127.0.0.2");
  again.send(post("/small", "Content-Length: 3\r\n", "now"));
  EXPECT_TRUE(again.read_answer().ends_with("now"));
}

TEST(Bounds, bodies_of_whom_a_proxy_speaks_for_count_for_themselves) {
  ServerOptions options;
  options.unfinished_bodies = 1;
  options.proxies = *TrustedProxies::parse("127.0.0.1");
  Site site{options};
  const auto begin = [](const std::string& client) {
    return post("/small", "X-Forwarded-For: " + client + "\r\nContent-Length: 3\r\nExpect: 100-continue\r\n");
  };
  auto first = site.client();
  first.send(begin("192.0.2.1"));
  EXPECT_TRUE(first.read_until("\r\n\r\n").starts_with("HTTP/1.1 100"));
  auto same = site.client();
  same.send(begin("::ffff:192.0.2.1"));
  EXPECT_TRUE(same.read_answer().starts_with("HTTP/1.1 429"));
  auto other = site.client();
  other.send(begin("192.0.2.2"));
  EXPECT_TRUE(other.read_until("\r\n\r\n").starts_with("HTTP/1.1 100"));
}

TEST(Bounds, all_bodies_share_one_memory) {
  ServerOptions options;
  options.bodies_memory = 10'000;
  Site site{options};
  auto large = site.client();
  large.send(post("/echo", "Content-Length: 9000\r\nExpect: 100-continue\r\n"));
  EXPECT_TRUE(large.read_until("\r\n\r\n").starts_with("HTTP/1.1 100"));
  auto late = site.client();
  late.send(post("/echo", "Content-Length: 1001\r\n", std::string(1001, 'l')));
  const auto refused = late.read_answer();
  EXPECT_TRUE(refused.starts_with("HTTP/1.1 503")) << refused;
  EXPECT_TRUE(refused.contains("retry-after: 5\r\n")) << refused;
  auto little = site.client();
  little.send(post("/echo", "Content-Length: 3\r\n", "yes"));
  EXPECT_TRUE(little.read_answer().ends_with("yes"));
  large.send(std::string(9000, 'l'));
  EXPECT_TRUE(large.read_answer().ends_with("lll"));
  auto again = site.client();
  again.send(post("/echo", "Content-Length: 9000\r\n", std::string(9000, 'a')));
  EXPECT_TRUE(again.read_answer().ends_with("aaa"));
}

}  // namespace
}  // namespace cinemarco::http
