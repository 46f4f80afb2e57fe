// SPDX-License-Identifier: MIT
// The one way to an outside service: pace, pause, retry, count, log. Every caller of a service shares its Service.
#pragma once

#include "domain/clock.hpp"
#include "domain/wait_store.hpp"
#include "net/http_client.hpp"
#include "net/rate_limiter.hpp"
#include "net/retry_policy.hpp"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cinemarco::net {

// Numbers from 0 to below 1, for jitter.
using Random = std::function<double()>;
[[nodiscard]] Random system_random();

struct ServiceOptions {
  std::string name;               // "Trakt", "TMDB", "TMDB images": stands in messages, logs and `service_waits`
  std::vector<Bucket> get_pace;   // a GET waits for a token of each; empty: no pace
  std::vector<Bucket> post_pace;  // the same for everything that is not a GET
  int max_in_flight = 16;
  RetryPolicy retry;
};

// Safe from several threads. While the service says wait, every caller waits; the wait is stored and survives a
// restart.
class Service {
 public:
  // `waits` may be null: then a wait is forgotten with the process. References must outlive the Service.
  Service(ServiceOptions options, HttpClient& http, Clock& clock, WaitStore* waits, Random random = system_random());

  // Any answer that the retry policy calls final, 4xx included; it is given even if a stop was requested meanwhile,
  // for it may hold what comes only once. A person's request has no place in the queue of `max_in_flight`, and is
  // refused with Error{rate_limited} where it would wait for longer than 5 s. Throws Error{cancelled};
  // Error{rate_limited} when the service asks for more than 15 minutes of patience or keeps asking;
  // Error{configuration} when the address or a header is none; Error{too_large} when the answer is; or Error{upstream}
  // when the policy gives up. The message names the service and says what to do.
  [[nodiscard]] HttpResponse call(const HttpRequest& request, std::stop_token stop);

  // Until when the service made us wait, if it still does. For progress.
  [[nodiscard]] std::optional<Instant> waiting_until() const;
  // Requests that went out, retries included.
  [[nodiscard]] std::int64_t requests() const { return requests_.load(std::memory_order_relaxed); }
  [[nodiscard]] const std::string& name() const { return options_.name; }

 private:
  class Slot;
  void wait_for_pause(const std::stop_token& stop);
  void refuse_to_wait(const HttpRequest& request) const;
  void wait_for_turn(const HttpRequest& request, const std::stop_token& stop);
  void pause_until(Instant until, const std::string& reason);
  void store_pause(const std::string& reason);
  [[nodiscard]] std::expected<HttpResponse, TransportError> send(const HttpRequest& request,
                                                                 const std::stop_token& stop);
  [[nodiscard]] Error give_up(const Decision& decision, const std::expected<HttpResponse, TransportError>& outcome,
                              int tries, Instant now);

  ServiceOptions options_;
  HttpClient& http_;
  Clock& clock_;
  WaitStore* waits_;
  Random random_;
  std::mutex storing_;  // taken before mutex_
  mutable std::mutex mutex_;
  std::condition_variable_any slots_;
  int in_flight_ = 0;
  std::vector<TokenBucket> get_buckets_;
  std::vector<TokenBucket> post_buckets_;
  std::optional<Instant> not_before_;
  std::atomic<std::int64_t> requests_{0};
};

}  // namespace cinemarco::net
