// SPDX-License-Identifier: MIT
#include "net/retry_policy.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

namespace cinemarco::net {

namespace {

using std::chrono::milliseconds;

constexpr int kTooManyRequests = 429;
constexpr int kRequestTimeout = 408;

const char* name_of(TransportFailure failure) {
  switch (failure) {
    case TransportFailure::resolve:
      return "its address could not be looked up";
    case TransportFailure::connect:
      return "no connection";
    case TransportFailure::tls:
      return "no secure connection";
    case TransportFailure::timeout:
      return "time-out";
    case TransportFailure::reset:
      return "the connection broke";
    case TransportFailure::too_large:
      return "the answer was too large";
    case TransportFailure::proxy:
      return "the proxy refused";
    case TransportFailure::redirect_refused:
      return "it sent us elsewhere";
    case TransportFailure::malformed:
      return "the answer could not be read";
    case TransportFailure::unsendable:
      return "the request could not be sent";
    case TransportFailure::cancelled:
      return "cancelled";
  }
  return "no answer";
}

// Nothing of the request can have been carried out.
bool surely_not_sent(TransportFailure failure) {
  return failure == TransportFailure::resolve || failure == TransportFailure::connect ||
         failure == TransportFailure::tls || failure == TransportFailure::proxy;
}

// Trying again can help.
bool may_pass(TransportFailure failure) {
  return surely_not_sent(failure) || failure == TransportFailure::timeout || failure == TransportFailure::reset ||
         failure == TransportFailure::malformed;
}

std::optional<milliseconds> asked_wait(const HttpResponse& response, Instant now) {
  const auto header = response.header("retry-after");
  return header ? parse_retry_after(*header, now) : std::nullopt;
}

Decision retry_after_failure(const Backoff& backoff, int& count, double random, std::string reason) {
  Decision decision{Verdict::give_up, milliseconds{0}, false, std::move(reason)};
  if (static_cast<std::size_t>(count) >= backoff.delays.size()) {
    if (!backoff.delays.empty()) decision.delay = backoff.delays.back();
    return decision;
  }
  decision.verdict = Verdict::retry;
  decision.delay = backoff.delays[static_cast<std::size_t>(count)] +
                   milliseconds{static_cast<std::int64_t>(random * static_cast<double>(backoff.jitter.count()))};
  ++count;
  return decision;
}

// Trakt has answered 429 to writes that it carried out (docs/trakt.md#writing): everybody waits, and who sent one that
// is not safe to repeat hears of it.
Decision decide_rate_limited(const RetryPolicy& policy, const HttpResponse& response, bool repeatable,
                             Attempts& attempts, double random, Instant now) {
  const bool blocked = response.is_html();
  const auto& backoff = blocked ? policy.blocked : policy.rate_limited;
  auto& count = blocked ? attempts.blocked : attempts.rate_limited;
  const auto step = static_cast<std::size_t>(count);
  auto decision = retry_after_failure(backoff, count, random, blocked ? "HTTP 429 with a block page" : "HTTP 429");
  decision.pauses_service = true;
  if (!repeatable) decision.verdict = Verdict::give_up;
  if (const auto asked = asked_wait(response, now)) {
    const auto planned = step < backoff.delays.size() ? backoff.delays[step] : decision.delay;
    const auto jitter = decision.delay - planned;
    decision.delay = std::max(*asked, blocked ? planned : policy.retry_after_floor) + jitter;
  }
  return decision;
}

// A service that is down and says for how long is waited for by everybody, as after a 429.
Decision decide_server_error(const RetryPolicy& policy, const HttpResponse& response, Attempts& attempts, double random,
                             std::string reason, Instant now) {
  auto decision = retry_after_failure(policy.server_error, attempts.server_error, random, std::move(reason));
  const auto asked = asked_wait(response, now);
  if (decision.verdict != Verdict::retry || !asked) return decision;
  decision.delay = std::max(decision.delay, *asked);
  decision.pauses_service = true;
  return decision;
}

}  // namespace

std::optional<milliseconds> parse_retry_after(std::string_view value, Instant now) {
  constexpr std::int64_t kLongest = 7 * 24 * 3600;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (end == value.data() + value.size() && !value.empty()) {
    if (error == std::errc::result_out_of_range) seconds = value.front() == '-' ? 0 : kLongest;
    return milliseconds{std::clamp<std::int64_t>(seconds, 0, kLongest) * 1000};
  }
  const auto date = curl_getdate(std::string{value}.c_str(), nullptr);
  if (date < 0) return std::nullopt;
  // Of its years, which may be any, no more than counts: there are less milliseconds than seconds in 64 bits.
  const auto last = std::chrono::ceil<std::chrono::seconds>(now.time_since_epoch()).count() + kLongest;
  const Instant until{std::chrono::seconds{std::min<std::int64_t>(date, last)}};
  return std::clamp(until - now, milliseconds{0}, milliseconds{kLongest * 1000});
}

Decision decide(const RetryPolicy& policy, const HttpRequest& request,
                const std::expected<HttpResponse, TransportError>& outcome, Attempts& attempts, double random,
                Instant now) {
  const bool repeatable = request.repeat == Repeat::safe;
  if (!outcome) {
    const auto failure = outcome.error().failure;
    // What a proxy answered is all there is to go by.
    const auto reason = failure == TransportFailure::proxy ? outcome.error().message : std::string{name_of(failure)};
    if (!may_pass(failure) || !(repeatable || surely_not_sent(failure))) {
      return {Verdict::give_up, milliseconds{0}, false, reason};
    }
    return retry_after_failure(policy.transport, attempts.transport, random, reason);
  }
  const auto status = outcome->status;
  const auto reason = "HTTP " + std::to_string(status);
  if (status == kTooManyRequests) return decide_rate_limited(policy, *outcome, repeatable, attempts, random, now);
  if (status == kRequestTimeout && repeatable) {
    return retry_after_failure(policy.transport, attempts.transport, random, reason);
  }
  if (policy.server_error_statuses.contains(status)) {
    if (!repeatable) return {Verdict::give_up, milliseconds{0}, false, reason};
    return decide_server_error(policy, *outcome, attempts, random, reason, now);
  }
  return {};
}

}  // namespace cinemarco::net
