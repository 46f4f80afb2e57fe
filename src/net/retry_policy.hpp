// SPDX-License-Identifier: MIT
// What to do with an answer, or with none: use it, try again later, pause the whole service, or give up. Pure.
#pragma once

#include "domain/time.hpp"
#include "net/http_client.hpp"

#include <chrono>
#include <expected>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cinemarco::net {

// Delays before the 1st, 2nd … further try; their number is the number of retries. Up to `jitter` is added at random.
struct Backoff {
  std::vector<std::chrono::milliseconds> delays;
  std::chrono::milliseconds jitter{0};
};

struct RetryPolicy {
  Backoff rate_limited;  // 429 with an API answer; Retry-After, where it comes, replaces the delay
  std::chrono::milliseconds retry_after_floor{1000};
  Backoff blocked;       // 429 with a block page: pauses the service for at least these delays
  Backoff server_error;  // statuses below; Retry-After, where it comes, is a floor and pauses the service
  Backoff transport;     // no answer: reset, time-out, no connection
  std::set<int> server_error_statuses{500, 502, 503, 504};
};

enum class Verdict { use, retry, give_up };

struct Decision {
  Verdict verdict = Verdict::use;
  std::chrono::milliseconds delay{0};  // wait this long; giving up after a 429, too: for whoever comes next
  bool pauses_service = false;         // every caller of the service waits, and the wait is stored
  std::string reason;                  // for the log and, giving up, for the message: "HTTP 503", "no answer: time-out"
};

// How often each kind of failure has happened to this one request so far.
struct Attempts {
  int rate_limited = 0;
  int blocked = 0;
  int server_error = 0;
  int transport = 0;
};

// Counts the failure in `attempts`. `random` is from 0 to below 1; `now` turns a Retry-After date into a delay.
// A request that is not safe to repeat is retried only where the service surely did not carry it out (no connection).
[[nodiscard]] Decision decide(const RetryPolicy& policy, const HttpRequest& request,
                              const std::expected<HttpResponse, TransportError>& outcome, Attempts& attempts,
                              double random, Instant now);

// Seconds, or an HTTP date; at most 7 days, at least none.
[[nodiscard]] std::optional<std::chrono::milliseconds> parse_retry_after(std::string_view value, Instant now);

}  // namespace cinemarco::net
