// SPDX-License-Identifier: MIT
// The server among clients that are slow, broken or evil: each of them may harm itself, none of them anybody else.
#include "http/site.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <random>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace cinemarco::http {
namespace {

using namespace std::chrono_literals;
using Moment = std::chrono::steady_clock;
using test::get;
using test::post;
using test::RawClient;

constexpr auto kPatience = 15s;  // until a test calls the server broken

struct Site : test::Site {
  using test::Site::Site;
  [[nodiscard]] bool still_answers() const {
    auto guest = client();
    return answers(guest);
  }
  // All that the hostile left is gone.
  template <class Condition>
  [[nodiscard]] bool comes_to(Condition condition) const {
    const auto end = Moment::now() + kPatience;
    while (!condition(server.stats())) {
      if (Moment::now() > end) return false;
      std::this_thread::yield();
    }
    return true;
  }
  [[nodiscard]] bool is_empty_again() const {
    return comes_to([](const ServerStats& stats) { return stats.open == 0; });
  }
};

ServerOptions impatient() {
  ServerOptions options;
  options.header_time = 100ms;
  options.body_time = 100ms;
  options.write_time = 100ms;
  options.idle_time = 100ms;
  return options;
}

// Sends byte after byte, for ever; true once the server has had enough.
bool drips_until_dropped(RawClient& client) {
  const auto end = Moment::now() + kPatience;
  while (Moment::now() < end) {
    if (client.is_readable(2ms) || !client.send("x")) return true;
  }
  return false;
}

int status_of(const std::string& answer) {
  int status = 0;
  if (answer.starts_with("HTTP/1.1 ")) std::from_chars(answer.data() + 9, answer.data() + answer.size(), status);
  return status;
}

std::size_t answers_in(const std::string& text) {
  std::size_t count = 0;
  for (auto at = text.find("HTTP/1.1 "); at != std::string::npos; at = text.find("HTTP/1.1 ", at + 1)) {
    if (status_of(text.substr(at)) > 0) ++count;
  }
  return count;
}

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator{folder}, std::filesystem::directory_iterator{}));
}

std::size_t resident_bytes() {
  std::size_t all = 0;
  std::size_t resident = 0;
  std::ifstream{"/proc/self/statm"} >> all >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

std::size_t threads() {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator{"/proc/self/task"}, std::filesystem::directory_iterator{}));
}

void allow_many_sockets() {
  rlimit limit{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
  limit.rlim_cur = limit.rlim_max;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &limit), 0);
  ASSERT_GE(limit.rlim_cur, 8192U) << "this test opens thousands of connections: raise the hard limit of open files";
}

// ---- slow ----

TEST(HostileClients, that_drip_are_dropped_at_their_deadline_however_often_they_send) {
  const test::TempDir folder;
  auto options = impatient();
  options.upload_folder = folder.path();
  Site site{options};
  struct Slow {
    const char* description;
    std::string beginning;
  };
  const Slow table[] = {
      {"head", "GET /a HTTP/1.1\r\nHost: x\r\nX-Endless: "},
      {"first line", "G"},
      {"body in memory", post("/echo", "Content-Length: 100000\r\n")},
      {"chunked body in memory", post("/echo", "Transfer-Encoding: chunked\r\n", "ffff\r\n")},
      {"upload", post("/upload", "Content-Length: 100000000\r\n", std::string(300'000, 'x'))},
      {"chunked upload", post("/upload", "Transfer-Encoding: chunked\r\n", "ffffff\r\n")},
  };
  for (const auto& slow : table) {
    auto client = site.client();
    client.send(slow.beginning);
    EXPECT_TRUE(drips_until_dropped(client)) << slow.description;
    EXPECT_EQ(client.read_all(), "") << slow.description;
    EXPECT_TRUE(site.still_answers()) << slow.description;
  }
  EXPECT_EQ(site.application.handled, 6) << "only the guests";
  EXPECT_TRUE(site.is_empty_again());
  EXPECT_EQ(files_in(folder.path()), 0U);
}

TEST(HostileClients, that_say_nothing_are_dropped_when_idle_too_long) {
  Site site{impatient()};
  auto silent = site.client();
  EXPECT_EQ(silent.read_all(), "");
  auto polite = site.client();
  polite.send(get("/once"));
  EXPECT_TRUE(polite.read_answer().ends_with("/once"));
  EXPECT_EQ(polite.read_all(), "");
}

TEST(HostileClients, that_never_read_their_answers_are_dropped) {
  Site site{impatient()};
  RawClient deaf{site.server.port(), 4096};
  std::string requests;
  for (int i = 0; i < 1000; ++i) requests += post("/echo", "Content-Length: 10000\r\n", std::string(10'000, 'e'));
  const auto start = Moment::now();
  while (deaf.send(requests) && Moment::now() - start < kPatience) {
  }
  EXPECT_LT(Moment::now() - start, kPatience);
  EXPECT_TRUE(site.still_answers());
  EXPECT_TRUE(site.is_empty_again());
}

TEST(HostileClients, that_break_off_an_upload_leave_no_file) {
  const test::TempDir folder;
  ServerOptions options;
  options.upload_folder = folder.path();
  Site site{options};
  for (const bool rudely : {false, true}) {
    auto client = site.client();
    client.send(post("/upload", "Content-Length: 100000000\r\n", std::string(1'000'000, 'x')));
    if (rudely) {
      client.reset();
    } else {
      client.half_close();
      EXPECT_EQ(client.read_all(), "");
    }
  }
  EXPECT_TRUE(site.is_empty_again());
  EXPECT_EQ(site.application.handled, 0);
  EXPECT_EQ(files_in(folder.path()), 0U);
  EXPECT_TRUE(site.still_answers());
}

// ---- many ----

TEST(HostileClients, two_thousand_idle_ones_keep_nobody_out) {
  allow_many_sockets();
  if (IsSkipped()) return;
  Site site;
  std::vector<RawClient> crowd;
  for (int i = 0; i < 2000; ++i) crowd.push_back(site.client());
  EXPECT_TRUE(site.comes_to([](const ServerStats& stats) { return stats.open == 2000; }));
  EXPECT_TRUE(site.still_answers());
  for (std::size_t i = 0; i < crowd.size(); i += 100) {
    crowd[i].send(get("/late"));
    EXPECT_TRUE(crowd[i].read_answer().ends_with("/late"));
  }
  crowd.clear();
  EXPECT_TRUE(site.is_empty_again());
  EXPECT_TRUE(site.still_answers());
}

TEST(HostileClients, that_say_nothing_make_room_for_those_that_come_later) {
  ServerOptions options;
  options.connections.all = 50;
  Site site{options};
  std::vector<RawClient> crowd;
  for (int i = 0; i < 500; ++i) crowd.push_back(site.client());
  EXPECT_TRUE(site.comes_to([](const ServerStats& stats) { return stats.accepted == 500 && stats.open == 50; }));
  EXPECT_TRUE(site.still_answers());
  EXPECT_EQ(crowd.front().read_all(), "");
  crowd.clear();
  EXPECT_TRUE(site.is_empty_again());
  EXPECT_TRUE(site.still_answers());
}

// ---- large ----

TEST(HostileRequests, with_a_head_over_16_KB_are_refused_with_431) {
  Site site;
  struct Large {
    const char* description;
    std::string request;
  };
  std::string many = "GET /a HTTP/1.1\r\nHost: x\r\n";
  for (int i = 0; i < 2000; ++i) many += "X-" + std::to_string(i) + ": some value\r\n";
  const Large table[] = {
      {"one header", "GET /a HTTP/1.1\r\nHost: x\r\nCookie: " + std::string(17'000, 'c') + "\r\n\r\n"},
      {"many headers", many + "\r\n"},
      {"a long address", get("/" + std::string(17'000, 'a'))},
      {"a header without end", "GET /a HTTP/1.1\r\nHost: " + std::string(200'000, 'h')},
      {"a first line without end", "GET /" + std::string(200'000, 'h')},
      {"a name without end", "GET /a HTTP/1.1\r\n" + std::string(200'000, 'n')},
  };
  for (const auto& large : table) {
    auto client = site.client();
    client.send(large.request);
    client.half_close();
    const auto answer = client.read_all();
    EXPECT_EQ(status_of(answer), 431) << large.description << ": " << answer;
    EXPECT_TRUE(answer.contains("application/problem+json")) << large.description;
    EXPECT_EQ(site.application.last_refusal, 431) << large.description;
  }
  EXPECT_EQ(site.application.handled, 0);
  auto fitting = site.client();
  fitting.send("GET /fits HTTP/1.1\r\nHost: x\r\nCookie: " + std::string(16'000, 'c') + "\r\n\r\n");
  EXPECT_TRUE(fitting.read_answer().ends_with("/fits"));
}

TEST(HostileRequests, with_a_body_over_the_limit_are_refused_with_413) {
  const test::TempDir folder;
  ServerOptions options;
  options.body_limit = 1000;
  options.upload_limit = 100'000;
  options.upload_folder = folder.path();
  Site site{options};
  struct Large {
    const char* description;
    std::string request;
  };
  const Large table[] = {
      {"promised", post("/echo", "Content-Length: 1001\r\n")},
      {"promised and sent", post("/echo", "Content-Length: 200000\r\n", std::string(200'000, 'b'))},
      {"promised, over the limit of uploads", post("/echo", "Content-Length: 100001\r\n")},
      {"promised, asking first", post("/echo", "Content-Length: 1001\r\nExpect: 100-continue\r\n")},
      {"in one chunk", post("/echo", "Transfer-Encoding: chunked\r\n", "3e9\r\n" + std::string(1001, 'c'))},
      {"a huge chunk promised", post("/echo", "Transfer-Encoding: chunked\r\n", "fffffffffffffff\r\nx")},
      {"upload promised", post("/upload", "Content-Length: 100001\r\n")},
      {"upload promised beyond 64 bits less one", post("/upload", "Content-Length: 18446744073709551614\r\n")},
      {"upload in chunks",
       post("/upload", "Transfer-Encoding: chunked\r\n",
            "c350\r\n" + std::string(50'000, 'c') + "\r\nc351\r\n" + std::string(50'001, 'c') + "\r\n0\r\n\r\n")},
  };
  for (const auto& large : table) {
    auto client = site.client();
    client.send(large.request);
    client.half_close();
    const auto answer = client.read_all();
    EXPECT_EQ(status_of(answer), 413) << large.description << ": " << answer;
    EXPECT_EQ(answers_in(answer), 1U) << large.description;
    EXPECT_EQ(site.application.last_refusal.exchange(0), 413) << large.description;
  }
  std::string small_chunks;
  for (int i = 0; i < 1001; ++i) small_chunks += "1\r\nc\r\n";
  auto client = site.client();
  client.send(post("/echo", "Transfer-Encoding: chunked\r\n", small_chunks + "0\r\n\r\n"));
  EXPECT_EQ(status_of(client.read_all()), 413);

  EXPECT_EQ(site.application.handled, 0);
  EXPECT_EQ(files_in(folder.path()), 0U);
  auto fitting = site.client();
  fitting.send(post("/echo", "Content-Length: 1000\r\n", std::string(1000, 'f')));
  EXPECT_TRUE(fitting.read_answer().ends_with(std::string(1000, 'f')));
}

// Beast bounds what a body holds, but not what stands between its chunks.
TEST(HostileRequests, with_endless_text_between_chunks_cost_no_memory) {
  const test::TempDir folder;
  ServerOptions options;
  options.upload_folder = folder.path();
  Site site{options};
  struct Endless {
    const char* description;
    const char* target;
    const char* beginning;
  };
  const Endless table[] = {
      {"chunk extension", "/echo", "5;"},
      {"trailer", "/echo", "0\r\nX-Trailer: "},
      {"chunk extension of an upload", "/upload", "5;"},
      {"trailer of an upload", "/upload", "0\r\nX-Trailer: "},
  };
  const std::string megabyte(1'000'000, 'e');
  for (const auto& endless : table) {
    auto client = site.client();
    client.send(post(endless.target, "Transfer-Encoding: chunked\r\n", endless.beginning));
    int sent = 0;
    while (sent < 64 && client.send(megabyte)) ++sent;
    EXPECT_LT(sent, 16) << endless.description;
  }
  EXPECT_EQ(site.application.handled, 0);
  EXPECT_TRUE(site.is_empty_again());
  EXPECT_EQ(files_in(folder.path()), 0U);
  EXPECT_TRUE(site.still_answers());
}

// ---- ambiguous ----

// Where a proxy before us and we may disagree on the end of a request, its body is somebody else's request.
TEST(HostileRequests, whose_end_is_ambiguous_are_refused_and_the_connection_ends) {
  Site site;
  struct Shape {
    const char* description;
    std::string request;
  };
  const std::string smuggled = get("/evil");
  const std::string chunked = "5\r\nhello\r\n0\r\n\r\n";
  const Shape table[] = {
      {"length, then chunked", post("/echo", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", chunked)},
      {"chunked, then length", post("/echo", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunked)},
      {"two lengths", post("/echo", "Content-Length: 5\r\nContent-Length: 6\r\n", "hello")},
      {"two lengths in one", post("/echo", "Content-Length: 5, 6\r\n", "hello")},
      {"chunked twice", post("/echo", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", chunked)},
      {"chunked twice in one", post("/echo", "Transfer-Encoding: chunked, chunked\r\n", chunked)},
      {"another coding", post("/echo", "Transfer-Encoding: identity\r\n")},
      {"another coding and a length", post("/echo", "Transfer-Encoding: identity\r\nContent-Length: 5\r\n", "hello")},
      {"chunked first", post("/echo", "Transfer-Encoding: chunked, identity\r\n", chunked)},
      {"chunked last", post("/echo", "Transfer-Encoding: gzip, chunked\r\n", chunked)},
      {"nearly chunked", post("/echo", "Transfer-Encoding: xchunked\r\n", chunked)},
      {"quoted", post("/echo", "Transfer-Encoding: \"chunked\"\r\n", chunked)},
      {"vertical tab", post("/echo", "Transfer-Encoding: \vchunked\r\n", chunked)},
      {"no coding at all", post("/echo", "Transfer-Encoding: \r\n")},
      {"a coding in HTTP/1.0",
       "POST /echo HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked},
      {"length with a sign", post("/echo", "Content-Length: +5\r\n", "hello")},
      {"negative length", post("/echo", "Content-Length: -5\r\n", "hello")},
      {"hexadecimal length", post("/echo", "Content-Length: 0x5\r\n", "hello")},
      {"empty length", post("/echo", "Content-Length: \r\n")},
      {"length beyond 64 bits", post("/echo", "Content-Length: 18446744073709551621\r\n", "hello")},
      {"space before the colon", post("/echo", "Content-Length : 5\r\n", "hello")},
      {"space before the name", "POST /echo HTTP/1.1\r\n Content-Length: 5\r\nHost: x\r\n\r\nhello"},
      {"line ends without CR", "POST /echo HTTP/1.1\nHost: x\nContent-Length: 5\n\nhello"},
      {"a CR alone", post("/echo", "X: y\rContent-Length: 5\r\n", "hello")},
      {"an LF alone", post("/echo", "X: y\nContent-Length: 5\r\n", "hello")},
      {"a NUL in a value", post("/echo", std::string("X: \0y\r\n", 7))},
      {"a NUL in a name", post("/echo", std::string("X\0: y\r\n", 7))},
      {"two hosts", "GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"},
      {"no host", "GET /a HTTP/1.1\r\n\r\n"},
      {"another's address", "GET http://elsewhere/a HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"an address with spaces", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"a broken escape", get("/%zz")},
      {"an authority", "CONNECT elsewhere:443 HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
      {"HTTP/0.9", "GET /a\r\n\r\n"},
      {"a chunk size that is none", post("/echo", "Transfer-Encoding: chunked\r\n", "g\r\nhello\r\n0\r\n\r\n")},
      {"a negative chunk size", post("/echo", "Transfer-Encoding: chunked\r\n", "-5\r\nhello\r\n0\r\n\r\n")},
      {"a chunk size beyond 64 bits",
       post("/echo", "Transfer-Encoding: chunked\r\n", "10000000000000005\r\nhello\r\n0\r\n\r\n")},
      {"a chunk that is longer than it says",
       post("/echo", "Transfer-Encoding: chunked\r\n", "3\r\nhello\r\n0\r\n\r\n")},
      {"chunks without CR", post("/echo", "Transfer-Encoding: chunked\r\n", "5\nhello\n0\n\n")},
      {"no last chunk", post("/echo", "Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n\r\n")},
  };
  for (const auto& shape : table) {
    auto client = site.client();
    client.send(shape.request + smuggled);
    client.half_close();
    const auto answer = client.read_all();
    const auto status = status_of(answer);
    EXPECT_TRUE(status == 400 || status == 501 || status == 413) << shape.description << ": " << answer;
    EXPECT_EQ(answers_in(answer), 1U) << shape.description << ": " << answer;
    EXPECT_EQ(site.application.handled.exchange(0), 0) << shape.description;
  }
  EXPECT_TRUE(site.still_answers());
}

// ---- random ----

TEST(HostileRequests, of_random_bytes_are_refused_or_dropped) {
  Site site;
  std::mt19937 random{20'240'115};
  for (int i = 0; i < 1000; ++i) {
    std::string bytes(random() % 4096, '\0');
    std::ranges::generate(bytes, [&random] { return static_cast<char>(random()); });
    auto client = site.client();
    client.send(bytes);
    client.half_close();
    const auto answer = client.read_all();
    EXPECT_TRUE(answer.empty() || status_of(answer) >= 400) << "number " << i << ": " << answer;
  }
  EXPECT_EQ(site.application.handled, 0);
  EXPECT_TRUE(site.is_empty_again());
  EXPECT_TRUE(site.still_answers());
}

// One or a few small accidents in a good request.
std::string damage(std::string text, std::mt19937& random) {
  static const std::string kPieces[] = {"\r\n",  "\r",     "\n",   "\r\n\r\n", ":",  " ",        std::string(1, '\0'),
                                        "%",     "%00",    "/../", "\xff\xfe", "\t", "99999999", "chunked",
                                        "-1",    "HTTP/1", ";",    "?",        "#",  "[",        "\"",
                                        "Host:", "0\r\n",  "ffff", "\x7f",     "\v", "=",        "&"};
  const auto accidents = 1 + random() % 4;
  for (std::size_t i = 0; i < accidents && !text.empty(); ++i) {
    const auto at = random() % text.size();
    const auto length = std::min<std::size_t>(1 + random() % 20, text.size() - at);
    switch (random() % 6) {
      case 0:
        text[at] = static_cast<char>(random());
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(at, length));
        break;
      case 3:
        text.insert(at, kPieces[random() % std::size(kPieces)]);
        break;
      case 4:
        text.resize(at);
        break;
      default:
        std::swap(text[at], text[random() % text.size()]);
    }
  }
  return text;
}

TEST(HostileRequests, ten_thousand_damaged_ones_leave_it_serving) {
  const test::TempDir folder;
  ServerOptions options;
  options.upload_folder = folder.path();
  Site site{options};
  const std::string good[] = {
      get("/api/library?q=x&limit=50&cursor=abc%20d"),
      "GET /a HTTP/1.1\r\nHost: localhost:5000\r\nCookie: session=abc; other=d\r\nIf-None-Match: \"x\"\r\n\r\n",
      post("/echo", "Content-Type: application/json\r\nContent-Length: 13\r\n", R"({"rating": 5})"),
      post("/echo", "Transfer-Encoding: chunked\r\n", "3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nX: y\r\n\r\n"),
      post("/upload", "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 12\r\n", "--b\r\n\r\n--b--"),
      post("/upload", "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n", "5\r\nhello\r\n0\r\n\r\n"),
      "HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      "DELETE /api/plays/7 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + get("/next"),
  };
  std::mt19937 random{42};
  for (int i = 0; i < 10'000; ++i) {
    const auto request = damage(good[random() % std::size(good)], random);
    auto client = site.client();
    client.send(request);
    if (i % 4 == 3) {
      client.reset();
      continue;
    }
    client.half_close();
    const auto answer = client.read_all();
    EXPECT_TRUE(answer.empty() || answer.starts_with("HTTP/1.1 ")) << request << "\n→ " << answer;
  }
  EXPECT_TRUE(site.is_empty_again());
  EXPECT_TRUE(site.still_answers());
}

// ---- streams ----

TEST(HostileReaders, a_thousand_idle_ones_share_one_thread_and_all_hear_the_news) {
  allow_many_sockets();
  if (IsSkipped()) return;
  Site site;
  EXPECT_TRUE(site.still_answers());
  const auto memory_before = resident_bytes();
  const auto threads_before = threads();
  std::vector<RawClient> readers;
  for (int i = 0; i < 1000; ++i) {
    readers.push_back(site.client());
    readers.back().send(get("/events"));
  }
  for (auto& reader : readers) ASSERT_EQ(status_of(reader.read_until("\r\n\r\n")), 200);
  EXPECT_TRUE(site.comes_to([](const ServerStats& stats) { return stats.streams == 1000; }));
  site.application.events->publish("news");
  for (auto& reader : readers) ASSERT_EQ(reader.read_until("\n\n"), "id: 1\ndata: news\n\n");
  EXPECT_TRUE(site.still_answers());
  EXPECT_EQ(threads(), threads_before);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LT(resident_bytes() - memory_before, 40U * 1024 * 1024);
#else
  static_cast<void>(memory_before);
#endif
  const auto start = Moment::now();
  site.server.stop();
  EXPECT_LT(Moment::now() - start, 3s) << "it waits for no reader";
  for (auto& reader : readers) ASSERT_EQ(reader.read_all(), "");
}

TEST(HostileReaders, that_went_away_are_noticed_with_the_next_events) {
  Site site;
  std::vector<RawClient> readers;
  for (int i = 0; i < 100; ++i) {
    readers.push_back(site.client());
    readers.back().send(get("/events"));
    readers.back().read_until("\r\n\r\n");
  }
  for (auto& reader : readers) reader.reset();
  EXPECT_TRUE(site.comes_to([&](const ServerStats& stats) {
    site.application.events->publish("anyone?");
    return stats.streams == 0 && stats.open == 0;
  }));
}

TEST(HostileReaders, that_never_read_hold_up_neither_the_publisher_nor_the_others) {
  ServerOptions options;
  options.drain_time = 200ms;
  Site site{options};
  std::vector<RawClient> deaf;
  for (int i = 0; i < 10; ++i) {
    deaf.emplace_back(site.server.port(), 4096);
    deaf.back().send(get("/events"));
  }
  auto reader = site.client();
  reader.send(get("/events"));
  reader.read_until("\r\n\r\n");
  EXPECT_TRUE(site.comes_to([](const ServerStats& stats) { return stats.streams == 11; }));
  const std::string large(1'000'000, 'e');
  for (int i = 0; i < 50; ++i) site.application.events->publish(large);
  site.application.events->publish("last");
  std::string event;
  while (!event.ends_with("data: last\n\n")) {
    event = reader.read_until("\n\n");
    ASSERT_FALSE(event.empty());
  }
  EXPECT_EQ(site.server.stats().streams, 11U) << "the deaf are still connected, or this test shows nothing";
  EXPECT_TRUE(site.still_answers());
  const auto start = Moment::now();
  site.server.stop();
  EXPECT_LT(Moment::now() - start, 3s);
}

TEST(HostileReaders, that_never_read_are_dropped_within_the_write_time) {
  auto options = impatient();
  options.heartbeat = 10ms;
  Site site{options};
  RawClient deaf{site.server.port(), 4096};
  deaf.send(get("/events"));
  EXPECT_TRUE(site.comes_to([](const ServerStats& stats) { return stats.streams == 1; }));
  const std::string large(1'000'000, 'e');
  EXPECT_TRUE(site.comes_to([&](const ServerStats& stats) {
    site.application.events->publish(large);
    return stats.streams == 0;
  }));
  EXPECT_TRUE(site.is_empty_again());
}

}  // namespace
}  // namespace cinemarco::http
