// SPDX-License-Identifier: MIT
#include "net/service.hpp"

#include "net/url.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <utility>

namespace cinemarco::net {

namespace {

// A longer wait ends the run, which can be resumed: Trakt's edge bans for 5 minutes, and 2852 s were seen
// (docs/trakt.md#rate-limits); nobody watches a bar for that long.
constexpr std::chrono::minutes kLongestWait{15};

// What a service may ask for at most (retry_policy.hpp).
constexpr std::chrono::days kLongestPause{7};

// The usual patience of somebody who looks something up.
constexpr std::chrono::seconds kLongestPersonWait{5};

bool is_by_person(const HttpRequest& request) {
  return request.by_person || request.hurried;
}

std::string utc_text(Instant instant) {
  return format_instant(std::chrono::ceil<std::chrono::minutes>(instant)).substr(0, 16).replace(10, 1, " ") + " UTC";
}

Error cancelled() {
  return {ErrorCode::cancelled, "Cancelled."};
}

// What the user can do about it.
const char* advice(TransportFailure failure) {
  switch (failure) {
    case TransportFailure::tls:
      return "Check this machine's clock and its certificates (package ca-certificates), then run the command again.";
    case TransportFailure::proxy:
      return "See what the proxy of this network allows, and what https_proxy and no_proxy say.";
    case TransportFailure::redirect_refused:
      return "Is a sign-in page of the network in the way, or the address in the settings an old one?";
    case TransportFailure::unsendable:
      return "Check its address and key in the settings.";
    case TransportFailure::too_large:
      return "It is more than Cinemarco takes.";
    case TransportFailure::malformed:
      return "Try again later.";
    case TransportFailure::resolve:
    case TransportFailure::connect:
    case TransportFailure::timeout:
    case TransportFailure::reset:
    case TransportFailure::cancelled:
      break;
  }
  return "Check your connection, then run the command again.";
}

}  // namespace

Random system_random() {
  return [mutex = std::make_shared<std::mutex>(), engine = std::make_shared<std::mt19937_64>(std::random_device{}())] {
    const std::scoped_lock lock{*mutex};
    return std::uniform_real_distribution<>{0, 1}(*engine);
  };
}

// A place among the requests in flight.
class Service::Slot {
 public:
  // People are few, and must not wait until a run's requests to a silent service have timed out.
  Slot(Service& service, bool by_person, const std::stop_token& stop) : service_{service}, counts_{!by_person} {
    if (!counts_) return;
    std::unique_lock lock{service_.mutex_};
    const bool free =
        service_.slots_.wait(lock, stop, [this] { return service_.in_flight_ < service_.options_.max_in_flight; });
    if (!free) throw cancelled();
    ++service_.in_flight_;
  }
  ~Slot() {
    if (!counts_) return;
    {
      const std::scoped_lock lock{service_.mutex_};
      --service_.in_flight_;
    }
    service_.slots_.notify_one();
  }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;

 private:
  Service& service_;
  bool counts_;
};

Service::Service(ServiceOptions options, HttpClient& http, Clock& clock, WaitStore* waits, Random random)
    : options_{std::move(options)}, http_{http}, clock_{clock}, waits_{waits}, random_{std::move(random)} {
  const auto now = clock_.now();
  for (const auto& bucket : options_.get_pace) get_buckets_.emplace_back(bucket, now);
  for (const auto& bucket : options_.post_pace) post_buckets_.emplace_back(bucket, now);
  if (waits_ != nullptr) not_before_ = waits_->load_wait(options_.name);
}

std::optional<Instant> Service::waiting_until() const {
  const std::scoped_lock lock{mutex_};
  if (!not_before_ || *not_before_ <= clock_.now() || *not_before_ - clock_.now() > kLongestPause) return std::nullopt;
  return not_before_;
}

void Service::pause_until(Instant until, const std::string& reason) {
  {
    const std::scoped_lock lock{mutex_};
    if (not_before_ && *not_before_ >= until) return;
    not_before_ = until;
  }
  spdlog::warn("{} asks us to wait until {} ({})", options_.name, format_instant(until), reason);
  store_pause(reason);
}

void Service::store_pause(const std::string& reason) {
  if (waits_ == nullptr) return;
  // Of several threads the last stores what holds then, so that a shorter wait or none never ends up over a longer.
  const std::scoped_lock storing{storing_};
  std::optional<Instant> until;
  {
    const std::scoped_lock lock{mutex_};
    until = not_before_;
  }
  waits_->save_wait(options_.name, until, reason);
}

void Service::wait_for_pause(const std::stop_token& stop) {
  while (true) {
    std::optional<Instant> until;
    {
      const std::scoped_lock lock{mutex_};
      if (!not_before_) return;
      // One from before the clock was set back is none: nobody asks for so much.
      if (*not_before_ <= clock_.now() || *not_before_ - clock_.now() > kLongestPause) {
        not_before_.reset();
      } else {
        until = not_before_;
      }
    }
    if (!until) {
      store_pause({});
      return;
    }
    if (*until - clock_.now() > kLongestWait) {
      throw Error{
          ErrorCode::rate_limited,
          fmt::format("{} asks us to wait until {}. What was done is kept; run the command again then, an import "
                      "with --resume.",
                      options_.name, utc_text(*until))};
    }
    if (!clock_.sleep_until(*until, stop)) throw cancelled();
  }
}

void Service::refuse_to_wait(const HttpRequest& request) const {
  if (!is_by_person(request)) return;
  const auto until = waiting_until();
  if (!until || (!request.hurried && *until - clock_.now() <= kLongestPersonWait)) return;
  throw Error{ErrorCode::rate_limited,
              fmt::format("{} asks us to wait until {}. Try again then.", options_.name, utc_text(*until))};
}

void Service::wait_for_turn(const HttpRequest& request, const std::stop_token& stop) {
  do {
    wait_for_pause(stop);
    Instant until;
    {
      const std::scoped_lock lock{mutex_};
      const auto now = clock_.now();
      until = now;
      for (auto& bucket : request.method == "GET" ? get_buckets_ : post_buckets_) {
        until = std::max(until, bucket.take(now));
      }
    }
    if (until > clock_.now() && !clock_.sleep_until(until, stop)) throw cancelled();
    // Who was told to wait meanwhile takes a token anew: old ones would let everybody go at once after a pause.
  } while (waiting_until());
}

std::expected<HttpResponse, TransportError> Service::send(const HttpRequest& request, const std::stop_token& stop) {
  const Slot slot{*this, is_by_person(request), stop};
  wait_for_turn(request, stop);
  requests_.fetch_add(1, std::memory_order_relaxed);
  const auto started = clock_.now();
  auto outcome = http_.send(request, stop);
  spdlog::debug("{} {} {} {} ms", request.method, without_query(request.url),
                outcome ? std::to_string(outcome->status) : outcome.error().message, (clock_.now() - started).count());
  return outcome;
}

HttpResponse Service::call(const HttpRequest& request, std::stop_token stop) {
  Attempts attempts;
  for (int tries = 1;; ++tries) {
    if (stop.stop_requested()) throw cancelled();
    refuse_to_wait(request);
    auto outcome = send(request, stop);
    if (!outcome && outcome.error().failure == TransportFailure::cancelled) throw cancelled();
    const auto now = clock_.now();
    const auto decision = decide(options_.retry, request, outcome, attempts, random_(), now);
    if (decision.verdict == Verdict::use) return std::move(*outcome);
    if (decision.verdict == Verdict::retry && !request.hurried) {
      if (decision.pauses_service) {
        pause_until(now + decision.delay, decision.reason);
      } else {
        spdlog::warn("{}: {} {}: {}; trying again in {} ms", options_.name, request.method, without_query(request.url),
                     decision.reason, decision.delay.count());
        if (!clock_.sleep_until(now + decision.delay, stop)) throw cancelled();
      }
      continue;
    }
    throw give_up(decision, outcome, tries, now);
  }
}

Error Service::give_up(const Decision& decision, const std::expected<HttpResponse, TransportError>& outcome, int tries,
                       Instant now) {
  if (decision.pauses_service) {
    pause_until(now + decision.delay, decision.reason);
    return {ErrorCode::rate_limited,
            fmt::format("{} keeps asking us to wait ({}, {} tries). What was done is kept; try again in some minutes.",
                        options_.name, decision.reason, tries)};
  }
  const auto context = outcome ? fmt::format("HTTP {}", outcome->status) : outcome.error().message;
  const auto count = tries == 1 ? std::string{} : fmt::format(" after {} tries", tries);
  if (outcome) {
    return {ErrorCode::upstream,
            fmt::format("{} is in trouble{} ({}). Try again later.", options_.name, count, decision.reason), context};
  }
  const auto failure = outcome.error().failure;
  const bool got_answer = failure == TransportFailure::too_large || failure == TransportFailure::malformed ||
                          failure == TransportFailure::redirect_refused;
  auto code = ErrorCode::upstream;
  if (failure == TransportFailure::unsendable) code = ErrorCode::configuration;
  if (failure == TransportFailure::too_large) code = ErrorCode::too_large;
  return {
      code,
      fmt::format("{} {}{} ({}). {}", options_.name, got_answer ? "gave no answer that we can use" : "did not answer",
                  count, decision.reason, advice(failure)),
      context};
}

}  // namespace cinemarco::net
