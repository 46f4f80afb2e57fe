// SPDX-License-Identifier: MIT
// The one way to an outside service: pace, pause, retry, give up. Time is moved by hand.
#include "net/service.hpp"

#include "net/fakes.hpp"
#include "support/fake_clock.hpp"

#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <functional>
#include <memory>
#include <sstream>
#include <thread>
#include <utility>

namespace cinemarco::net {
namespace {

using namespace std::chrono_literals;
using cinemarco::test::FakeClock;
using test::answer;
using test::failure;
using test::kBlockPage;
using test::MemoryWaits;
using test::Outcome;
using test::ScriptedClient;

ServiceOptions options() {
  ServiceOptions result;
  result.name = "Trakt";
  result.retry.rate_limited = {{5s, 10s, 20s, 40s, 80s}, 0s};
  result.retry.blocked = {{300s, 300s}, 0s};
  result.retry.server_error = {{30s, 60s, 120s}, 0s};
  result.retry.transport = {{2s, 5s}, 0s};
  return result;
}

struct Fixture {
  explicit Fixture(std::deque<Outcome> script = {}) : client{std::move(script)} {}
  Service service(ServiceOptions given = options()) {
    return {std::move(given), client, clock, &waits, [] { return 0.0; }};
  }
  ScriptedClient client;
  FakeClock clock;
  MemoryWaits waits;
};

const HttpRequest kGet{
    .method = "GET", .url = "https://api.trakt.tv/sync/history?api_key=secret", .headers = {}, .body = {}};

std::optional<Error> failure_of(Service& service, const HttpRequest& request = kGet) {
  try {
    (void)service.call(request, {});
    return std::nullopt;
  } catch (const Error& error) {
    return error;
  }
}

TEST(Service, tries_again_after_passing_trouble_and_counts_every_request) {
  Fixture f{{answer(503), failure(TransportFailure::timeout), answer(200, "ok")}};
  auto service = f.service();
  EXPECT_EQ(service.call(kGet, {}).body, "ok");
  EXPECT_EQ(service.requests(), 3);
  EXPECT_EQ(f.clock.sleeps(), (std::vector<std::chrono::milliseconds>{30s, 2s}));
}

TEST(Service, gives_refusals_to_its_caller) {
  Fixture f{{answer(404, "gone")}};
  auto service = f.service();
  EXPECT_EQ(service.call(kGet, {}).status, 404);
  EXPECT_TRUE(f.clock.sleeps().empty());
}

TEST(Service, stores_a_wait_and_forgets_it_when_it_is_over) {
  Fixture f{{answer(429, "{}", {{"retry-after", "90"}}), answer(200)}};
  auto service = f.service();
  const auto start = f.clock.now();
  EXPECT_EQ(service.call(kGet, {}).status, 200);
  EXPECT_EQ(f.clock.now(), start + 90s);
  EXPECT_EQ(service.waiting_until(), std::nullopt);
  EXPECT_EQ(f.waits.load_wait("Trakt"), std::nullopt);
}

TEST(Service, waits_out_what_an_earlier_process_was_told) {
  Fixture f;
  const auto until = f.clock.now() + 5min;
  f.waits.save_wait("Trakt", until, "HTTP 429");
  auto service = f.service();
  EXPECT_EQ(service.waiting_until(), until);
  EXPECT_EQ(service.call(kGet, {}).status, 200);
  EXPECT_EQ(f.clock.now(), until);
  EXPECT_EQ(f.client.calls(), 1U) << "nothing was asked before the time";
}

TEST(Service, ends_with_the_time_to_come_back_where_the_wait_is_long) {
  Fixture f{{answer(429, kBlockPage, {{"retry-after", "2852"}})}};
  auto service = f.service();
  const auto error = failure_of(service);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::rate_limited);
  EXPECT_NE(std::string{error->what()}.find(" UTC"), std::string::npos) << error->what();
  EXPECT_EQ(f.waits.load_wait("Trakt"), f.clock.now() + 2852s) << "still known to the next process";
  EXPECT_TRUE(f.clock.sleeps().empty());
}

TEST(Service, keeps_the_last_wait_when_it_gives_up) {
  Fixture f{{answer(429, kBlockPage), answer(429, kBlockPage), answer(429, kBlockPage, {{"retry-after", "300"}})}};
  auto service = f.service();
  const auto error = failure_of(service);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::rate_limited);
  EXPECT_EQ(f.waits.load_wait("Trakt"), f.clock.now() + 300s);
}

TEST(Service, names_itself_and_shows_no_query_when_it_gives_up) {
  Fixture f{
      {failure(TransportFailure::timeout), failure(TransportFailure::timeout), failure(TransportFailure::timeout)}};
  auto service = f.service();
  const auto error = failure_of(service);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::upstream);
  EXPECT_STREQ(error->what(),
               "Trakt did not answer after 3 tries (time-out). Check your connection, then run the command again.");
  EXPECT_EQ(error->context().find("secret"), std::string::npos);
}

TEST(Service, does_not_repeat_what_may_have_been_done) {
  Fixture f{{failure(TransportFailure::timeout)}};
  auto service = f.service();
  auto post = kGet;
  post.method = "POST";
  post.repeat = Repeat::unsafe;
  EXPECT_TRUE(failure_of(service, post));
  EXPECT_EQ(f.client.calls(), 1U);
}

TEST(Service, paces_reading_and_writing_each_on_its_own) {
  Fixture f;
  auto paced = options();
  paced.get_pace = {{.rate = 4, .burst = 1}};
  paced.post_pace = {{.rate = 1, .burst = 1}};
  auto service = f.service(std::move(paced));
  auto post = kGet;
  post.method = "POST";
  (void)service.call(kGet, {});
  (void)service.call(post, {});
  EXPECT_TRUE(f.clock.sleeps().empty()) << "the first of each goes at once";
  (void)service.call(kGet, {});
  EXPECT_EQ(f.clock.sleeps().back(), 250ms);
  (void)service.call(post, {});
  EXPECT_EQ(f.clock.sleeps().back(), 750ms) << "a second after the first write";
}

TEST(Service, ends_at_once_when_stopped_and_asks_nothing_more) {
  Fixture f;
  auto service = f.service();
  std::stop_source stop;
  stop.request_stop();
  try {
    (void)service.call(kGet, stop.get_token());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::cancelled);
  }
  EXPECT_EQ(f.client.calls(), 0U);
}

// Does something while it is asked, then answers.
class ActingClient final : public HttpClient {
 public:
  explicit ActingClient(std::function<Outcome()> act) : act_{std::move(act)} {}
  Outcome send(const HttpRequest&, std::stop_token) override { return act_(); }

 private:
  std::function<Outcome()> act_;
};

TEST(Service, gives_an_answer_that_came_although_it_was_stopped) {
  // Trakt's new tokens come once only (docs/trakt.md#tokens).
  std::stop_source stop;
  ActingClient client{[&]() -> Outcome {
    stop.request_stop();
    return answer(200, "new tokens");
  }};
  FakeClock clock;
  Service service{options(), client, clock, nullptr, [] { return 0.0; }};
  EXPECT_EQ(service.call(kGet, stop.get_token()).body, "new tokens");
}

// Does something of its own when somebody first sleeps, as another thread would meanwhile.
class BusyClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return time_.now(); }
  [[nodiscard]] std::chrono::steady_clock::time_point steady() const override { return time_.steady(); }
  bool sleep_until(Instant until, std::stop_token stop) override {
    if (auto act = std::exchange(meanwhile_, nullptr)) act();
    return time_.sleep_until(until, std::move(stop));
  }
  void meanwhile(std::function<void()> act) { meanwhile_ = std::move(act); }

 private:
  FakeClock time_;
  std::function<void()> meanwhile_;
};

TEST(Service, lets_others_go_while_one_waits_to_try_again) {
  BusyClock clock;
  ScriptedClient client{{answer(503), answer(200, "other"), answer(200, "first")}};
  auto narrow = options();
  narrow.max_in_flight = 1;
  Service service{narrow, client, clock, nullptr, [] { return 0.0; }};
  std::string other;
  clock.meanwhile([&] { other = service.call(kGet, {}).body; });
  EXPECT_EQ(service.call(kGet, {}).body, "first");
  EXPECT_EQ(other, "other");
}

TEST(Service, makes_a_caller_wait_that_stood_in_line_when_the_pause_began) {
  BusyClock clock;
  std::vector<Instant> sent;
  ActingClient client{[&]() -> Outcome {
    sent.push_back(clock.now());
    if (sent.size() == 2) return answer(429, "{}", {{"retry-after", "90"}});
    return answer(200);
  }};
  auto paced = options();
  paced.get_pace = {{.rate = 1, .burst = 1}};
  paced.retry.rate_limited = {};  // the other one gives up and leaves its pause
  Service service{paced, client, clock, nullptr, [] { return 0.0; }};
  auto post = kGet;
  post.method = "POST";
  clock.meanwhile([&] { EXPECT_TRUE(failure_of(service, post)); });
  const auto start = clock.now();
  (void)service.call(kGet, {});
  (void)service.call(kGet, {});  // waits for its token; meanwhile the POST is refused
  (void)service.call(kGet, {});
  EXPECT_EQ(sent, (std::vector<Instant>{start, start, start + 90s, start + 91s}))
      << "nothing before the time, and at its pace from then on";
}

TEST(Service, pauses_for_a_service_that_is_down_and_says_for_how_long) {
  Fixture f{{answer(503, "", {{"retry-after", "120"}}), answer(200)}};
  auto service = f.service();
  const auto start = f.clock.now();
  EXPECT_EQ(service.call(kGet, {}).status, 200);
  EXPECT_EQ(f.clock.now(), start + 120s);
}

TEST(Service, waits_for_nobody_else_s_pause) {
  Fixture f;
  f.waits.save_wait("TMDB", f.clock.now() + 5min, "HTTP 429");
  auto service = f.service();
  EXPECT_EQ(service.call(kGet, {}).status, 200);
  EXPECT_TRUE(f.clock.sleeps().empty());
  EXPECT_TRUE(f.waits.load_wait("TMDB"));
}

TEST(Service, logs_neither_query_nor_header_nor_body) {
  std::ostringstream log;
  const auto before = spdlog::default_logger();
  auto logger = std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log));
  logger->set_level(spdlog::level::trace);
  spdlog::set_default_logger(logger);
  Fixture f{{answer(503, "secret body"), failure(TransportFailure::timeout), answer(429), answer(200, "secret body")}};
  auto service = f.service();
  auto post = kGet;
  post.method = "POST";
  post.url = "https://user:secret@api.trakt.tv/sync/history?api_key=secret";
  post.headers = {{"authorization", "Bearer secret"}};
  post.body = "secret";
  (void)service.call(post, {});
  spdlog::set_default_logger(before);
  EXPECT_EQ(log.str().find("secret"), std::string::npos) << log.str();
  EXPECT_NE(log.str().find("POST https://api.trakt.tv/sync/history 503"), std::string::npos) << log.str();
}

TEST(Service, says_what_to_do) {
  struct Row {
    Outcome outcome;
    ErrorCode code;
    const char* message;
  };
  const Row rows[] = {
      {answer(503), ErrorCode::upstream, "Trakt is in trouble after 4 tries (HTTP 503). Try again later."},
      {failure(TransportFailure::resolve), ErrorCode::upstream,
       "Trakt did not answer after 3 tries (its address could not be looked up). Check your connection, then run the "
       "command again."},
      {failure(TransportFailure::tls), ErrorCode::upstream,
       "Trakt did not answer after 3 tries (no secure connection). Check this machine's clock and its certificates "
       "(package ca-certificates), then run the command again."},
      {failure(TransportFailure::redirect_refused), ErrorCode::upstream,
       "Trakt gave no answer that we can use (it sent us elsewhere). Is a sign-in page of the network in the way, or "
       "the address in the settings an old one?"},
      {failure(TransportFailure::too_large), ErrorCode::too_large,
       "Trakt gave no answer that we can use (the answer was too large). It is more than Cinemarco takes."},
      {failure(TransportFailure::unsendable), ErrorCode::configuration,
       "Trakt did not answer (the request could not be sent). Check its address and key in the settings."},
  };
  for (const auto& row : rows) {
    Fixture f{{row.outcome, row.outcome, row.outcome, row.outcome}};
    auto service = f.service();
    const auto error = failure_of(service);
    ASSERT_TRUE(error) << row.message;
    EXPECT_EQ(error->code(), row.code) << row.message;
    EXPECT_STREQ(error->what(), row.message);
  }
}

// Says how many callers were inside at once.
class CrowdedClient final : public HttpClient {
 public:
  Outcome send(const HttpRequest&, std::stop_token) override {
    const int now = ++inside_;
    int most = most_;
    while (now > most && !most_.compare_exchange_weak(most, now)) {
    }
    std::this_thread::yield();
    --inside_;
    return answer(++calls_ % 5 == 0 ? 503 : 200);
  }
  [[nodiscard]] int most() const { return most_; }

 private:
  std::atomic<int> inside_{0};
  std::atomic<int> most_{0};
  std::atomic<int> calls_{0};
};

TEST(Service, never_has_more_in_flight_than_allowed) {
  CrowdedClient client;
  FakeClock clock;
  auto crowded = options();
  crowded.max_in_flight = 3;
  Service service{crowded, client, clock, nullptr, [] { return 0.0; }};
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 12; ++i) {
      callers.emplace_back([&] {
        for (int n = 0; n < 50; ++n) {
          try {
            (void)service.call(kGet, {});
          } catch (const Error&) {  // some give up; the places must come back all the same
          }
        }
      });
    }
  }
  EXPECT_LE(client.most(), 3);
  EXPECT_GE(client.most(), 1);
}

TEST(Service, keeps_the_longest_wait_of_many_callers) {
  std::atomic<int> calls{0};
  ActingClient client{[&]() -> Outcome {
    const int number = ++calls;
    if (number > 16) return answer(200);
    return answer(429, "{}", {{"retry-after", std::to_string(1000 + number)}});
  }};
  FakeClock clock;
  MemoryWaits waits;
  Service service{options(), client, clock, &waits, [] { return 0.0; }};
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 16; ++i) {
      callers.emplace_back([&] { EXPECT_EQ(failure_of(service)->code(), ErrorCode::rate_limited); });
    }
  }
  EXPECT_TRUE(service.waiting_until());
  EXPECT_EQ(waits.load_wait("Trakt"), service.waiting_until());
}

}  // namespace
}  // namespace cinemarco::net
