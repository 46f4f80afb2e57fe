// SPDX-License-Identifier: MIT
// What is tried again, when and how often (docs/trakt.md#our-numbers, docs/tmdb.md#our-numbers).
#include "net/retry_policy.hpp"

#include "net/fakes.hpp"

#include <gtest/gtest.h>

namespace cinemarco::net {
namespace {

using namespace std::chrono_literals;
using test::answer;
using test::failure;
using test::kBlockPage;
using test::Outcome;

const Instant kNow = *parse_instant("2026-08-20T12:00:00Z");

RetryPolicy trakt_like() {
  RetryPolicy policy;
  policy.rate_limited = {{5s, 10s, 20s, 40s, 80s}, 2s};
  policy.blocked = {{300s, 300s, 300s, 300s, 300s}, 2s};
  policy.server_error = {{30s, 60s, 120s}, 10s};
  policy.transport = {{2s, 5s, 15s}, 1s};
  policy.server_error_statuses = {500, 502, 503, 504, 520, 521, 522};
  return policy;
}

RetryPolicy tmdb_like() {
  RetryPolicy policy;
  policy.rate_limited = {{1s, 2s, 4s, 8s, 30s}, 500ms};
  policy.blocked = {{15s, 30s}, 500ms};
  policy.server_error = {{1s, 2s, 4s}, 500ms};
  policy.transport = {{1s, 2s, 4s}, 500ms};
  return policy;
}

Decision decide_once(const Outcome& outcome, double random = 0, Repeat repeat = Repeat::safe) {
  Attempts attempts;
  HttpRequest request;
  request.repeat = repeat;
  return decide(trakt_like(), request, outcome, attempts, random, kNow);
}

TEST(RetryPolicy, takes_every_status_as_the_table_says) {
  struct Row {
    const char* description;
    Outcome outcome;
    Verdict verdict;
    std::chrono::milliseconds delay;
    bool pauses;
  };
  const Row rows[] = {
      {"200", answer(200), Verdict::use, 0s, false},
      {"201, as writes answer", answer(201), Verdict::use, 0s, false},
      {"304", answer(304), Verdict::use, 0s, false},
      {"400", answer(400), Verdict::use, 0s, false},
      {"401 is the caller's: refresh", answer(401), Verdict::use, 0s, false},
      {"403 of the API", answer(403), Verdict::use, 0s, false},
      {"403 of the edge", answer(403, kBlockPage), Verdict::use, 0s, false},
      {"404", answer(404), Verdict::use, 0s, false},
      {"405", answer(405), Verdict::use, 0s, false},
      {"408 is a stalled request", answer(408), Verdict::retry, 2s, false},
      {"409", answer(409), Verdict::use, 0s, false},
      {"412", answer(412), Verdict::use, 0s, false},
      {"420", answer(420, ""), Verdict::use, 0s, false},
      {"422", answer(422), Verdict::use, 0s, false},
      {"423", answer(423), Verdict::use, 0s, false},
      {"426", answer(426), Verdict::use, 0s, false},
      {"429 without a word", answer(429), Verdict::retry, 5s, true},
      {"429 with Retry-After", answer(429, "{}", {{"retry-after", "12"}}), Verdict::retry, 12s, true},
      {"429 with Retry-After 0", answer(429, "{}", {{"retry-after", "0"}}), Verdict::retry, 1s, true},
      {"429 of the edge", answer(429, kBlockPage), Verdict::retry, 300s, true},
      {"429 of the edge that asks for less", answer(429, kBlockPage, {{"retry-after", "90"}}), Verdict::retry, 300s,
       true},
      {"429 of the edge that asks for more", answer(429, kBlockPage, {{"retry-after", "2852"}}), Verdict::retry, 2852s,
       true},
      {"500", answer(500), Verdict::retry, 30s, false},
      {"502", answer(502, kBlockPage), Verdict::retry, 30s, false},
      {"503", answer(503), Verdict::retry, 30s, false},
      {"504", answer(504), Verdict::retry, 30s, false},
      {"520", answer(520), Verdict::retry, 30s, false},
      {"522", answer(522), Verdict::retry, 30s, false},
      {"521", answer(521), Verdict::retry, 30s, false},
      {"503 that says for how long", answer(503, "", {{"retry-after", "90"}}), Verdict::retry, 90s, true},
      {"503 that asks for less", answer(503, "", {{"retry-after", "1"}}), Verdict::retry, 30s, true},
      {"501 is nobody's passing trouble", answer(501), Verdict::use, 0s, false},
      {"no address", failure(TransportFailure::resolve), Verdict::retry, 2s, false},
      {"no connection", failure(TransportFailure::connect), Verdict::retry, 2s, false},
      {"no secure connection", failure(TransportFailure::tls), Verdict::retry, 2s, false},
      {"time-out", failure(TransportFailure::timeout), Verdict::retry, 2s, false},
      {"broken connection", failure(TransportFailure::reset), Verdict::retry, 2s, false},
      {"unreadable", failure(TransportFailure::malformed), Verdict::retry, 2s, false},
      {"too large stays so", failure(TransportFailure::too_large), Verdict::give_up, 0s, false},
      {"sent elsewhere", failure(TransportFailure::redirect_refused), Verdict::give_up, 0s, false},
      {"no request", failure(TransportFailure::unsendable), Verdict::give_up, 0s, false},
      {"cancelled", failure(TransportFailure::cancelled), Verdict::give_up, 0s, false},
  };
  for (const auto& row : rows) {
    const auto decision = decide_once(row.outcome);
    EXPECT_EQ(decision.verdict, row.verdict) << row.description;
    EXPECT_EQ(decision.delay, row.delay) << row.description;
    EXPECT_EQ(decision.pauses_service, row.pauses) << row.description;
  }
}

TEST(RetryPolicy, takes_tmdb_as_its_table_says) {
  for (const int status : {200, 201, 204, 304, 400, 401, 403, 404, 405, 406, 422, 428, 501, 520}) {
    Attempts attempts;
    EXPECT_EQ(decide(tmdb_like(), {}, answer(status), attempts, 0, kNow).verdict, Verdict::use) << status;
  }
  struct Row {
    const char* description;
    Outcome outcome;
    std::vector<std::chrono::milliseconds> delays;
    bool pauses;
  };
  const Row rows[] = {
      {"429 of CloudFront, without Retry-After", answer(429, ""), {1s, 2s, 4s, 8s, 30s}, true},
      {"429 of TMDB", answer(429, R"({"status_code":25})", {{"retry-after", "3"}}), {3s, 3s, 3s, 3s, 3s}, true},
      {"429 for people", answer(429, kBlockPage), {15s, 30s}, true},
      {"500", answer(500), {1s, 2s, 4s}, false},
      {"502", answer(502), {1s, 2s, 4s}, false},
      {"503", answer(503), {1s, 2s, 4s}, false},
      {"504, code 24", answer(504), {1s, 2s, 4s}, false},
      {"reset", failure(TransportFailure::reset), {1s, 2s, 4s}, false},
      {"time-out", failure(TransportFailure::timeout), {1s, 2s, 4s}, false},
      {"408", answer(408), {1s, 2s, 4s}, false},
  };
  for (const auto& row : rows) {
    Attempts attempts;
    for (const auto delay : row.delays) {
      const auto decision = decide(tmdb_like(), {}, row.outcome, attempts, 0, kNow);
      EXPECT_EQ(decision.verdict, Verdict::retry) << row.description;
      EXPECT_EQ(decision.delay, delay) << row.description;
      EXPECT_EQ(decision.pauses_service, row.pauses) << row.description;
    }
    const auto last = decide(tmdb_like(), {}, row.outcome, attempts, 0, kNow);
    EXPECT_EQ(last.verdict, Verdict::give_up) << row.description;
  }
}

TEST(RetryPolicy, repeats_what_may_not_be_repeated_only_where_it_surely_was_not_done) {
  struct Row {
    const char* description;
    Outcome outcome;
    Verdict verdict;
  };
  const Row rows[] = {
      {"refused with 429", answer(429), Verdict::give_up},
      {"never connected", failure(TransportFailure::connect), Verdict::retry},
      {"time-out", failure(TransportFailure::timeout), Verdict::give_up},
      {"reset", failure(TransportFailure::reset), Verdict::give_up},
      {"500", answer(500), Verdict::give_up},
      {"503", answer(503), Verdict::give_up},
      {"408", answer(408), Verdict::use},
      {"200", answer(200), Verdict::use},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(decide_once(row.outcome, 0, Repeat::unsafe).verdict, row.verdict) << row.description;
  }
}

TEST(RetryPolicy, adds_jitter_above_the_floor) {
  EXPECT_EQ(decide_once(answer(429, "{}", {{"retry-after", "12"}}), 0.5).delay, 13s);
  EXPECT_EQ(decide_once(answer(503), 0.5).delay, 35s);
}

TEST(RetryPolicy, gives_up_after_its_tries_and_counts_each_kind_on_its_own) {
  const auto policy = trakt_like();
  Attempts attempts;
  const auto next = [&](const Outcome& outcome) { return decide(policy, {}, outcome, attempts, 0, kNow); };
  EXPECT_EQ(next(answer(503)).delay, 30s);
  EXPECT_EQ(next(answer(429)).delay, 5s);
  EXPECT_EQ(next(answer(503)).delay, 60s);
  EXPECT_EQ(next(answer(503)).delay, 120s);
  EXPECT_EQ(next(answer(503)).verdict, Verdict::give_up);
  for (const auto delay : {10s, 20s, 40s, 80s}) EXPECT_EQ(next(answer(429)).delay, delay);
  const auto last = next(answer(429, "{}", {{"retry-after", "60"}}));
  EXPECT_EQ(last.verdict, Verdict::give_up);
  EXPECT_EQ(last.delay, 60s) << "what was asked for is still told";
  EXPECT_TRUE(last.pauses_service);
  const auto silent = next(answer(429));
  EXPECT_EQ(silent.verdict, Verdict::give_up);
  EXPECT_EQ(silent.delay, 80s) << "whoever comes next must not come at once";
}

TEST(RetryAfter, is_seconds_or_a_date) {
  EXPECT_EQ(parse_retry_after("300", kNow), 300s);
  EXPECT_EQ(parse_retry_after("Thu, 20 Aug 2026 12:05:00 GMT", kNow), 300s);
  EXPECT_EQ(parse_retry_after("Thu, 20 Aug 2026 11:00:00 GMT", kNow), 0s) << "a date gone by";
  EXPECT_EQ(parse_retry_after("-5", kNow), 0s);
  EXPECT_EQ(parse_retry_after("99999999999999", kNow), 7 * 24h) << "bounded";
  EXPECT_EQ(parse_retry_after("99999999999999999999999", kNow), 7 * 24h) << "more than 64 bits";
  EXPECT_EQ(parse_retry_after("-99999999999999999999999", kNow), 0s);
  EXPECT_EQ(parse_retry_after("Thu, 20 Aug 2099 12:05:00 GMT", kNow), 7 * 24h);
  EXPECT_EQ(parse_retry_after("Thu, 20 Aug 1777777771 12:05:00 GMT", kNow), 7 * 24h) << "more than 64 bits, too";
  EXPECT_EQ(parse_retry_after("12.5", kNow), std::nullopt);
  EXPECT_EQ(parse_retry_after("soon", kNow), std::nullopt);
  EXPECT_EQ(parse_retry_after("", kNow), std::nullopt);
}

}  // namespace
}  // namespace cinemarco::net
