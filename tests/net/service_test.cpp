// SPDX-License-Identifier: MIT
// The one way to an outside service: pace, pause, retry, give up. Time is moved by hand.
#include "net/service.hpp"

#include "net/fakes.hpp"
#include "support/fake_clock.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

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

TEST(Service, ends_at_once_when_stopped) {
  Fixture f{{answer(503), answer(503)}};
  auto service = f.service();
  std::stop_source stop;
  stop.request_stop();
  try {
    (void)service.call(kGet, stop.get_token());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::cancelled);
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
  EXPECT_EQ(service.call(kGet, {}).status / 100 * 100 > 0, true);
}

}  // namespace
}  // namespace cinemarco::net
