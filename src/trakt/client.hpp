// SPDX-License-Identifier: MIT
// Trakt's API call by call: signed, paced, and every refusal turned into a sentence that says what to do.
#pragma once

#include "domain/clock.hpp"
#include "net/http_client.hpp"
#include "net/service.hpp"
#include "trakt/auth.hpp"
#include "trakt/settings.hpp"

#include <boost/json.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::trakt {

// A 2xx answer that is no whole JSON is asked for so many times more (docs/trakt.md#statuses).
inline constexpr int kUnreadableRetries = 2;

// A parsed answer and the memory it lies in.
struct Answer {
  std::unique_ptr<boost::json::monotonic_resource> memory;
  boost::json::value body;
  net::HttpResponse response;  // status and headers; the body is empty

  // Braces would make the body a list of one.
  Answer(std::unique_ptr<boost::json::monotonic_resource> storage, boost::json::value value, net::HttpResponse head)
      : memory{std::move(storage)}, body(std::move(value)), response{std::move(head)} {}
  Answer(Answer&&) noexcept = default;
  Answer& operator=(Answer&&) = delete;  // would free the memory under the old body
  ~Answer() = default;
};

// Safe from several threads.
class TraktClient {
 public:
  // References must outlive the client. `tokens` is shared by all clients of the account.
  TraktClient(TraktSettings settings, net::Service& api, AccessTokens& tokens, Clock& clock);

  // `path` begins with '/', `query` has no '?'. A 401 refreshes the token once and asks again once. Throws Error
  //   trakt_sign_in    not signed in, or Trakt ended the sign-in
  //   configuration   403 (app deleted, or its owner not VIP), 426 (VIP only), no client id
  //   not_found       404, or 204: what was there is gone
  //   limit_reached   420 (a limit of the account)
  //   rate_limited    429 for longer than we wait
  //   upstream        blocked, locked, unreachable, unreadable, or 401 with a fresh token too
  //   internal        405, 412: the request itself was wrong
  //   cancelled
  // `as_it_came` hears the answer with its body once it can be read.
  [[nodiscard]] Answer get(std::string_view path, std::string_view query, std::stop_token stop,
                           const std::function<void(const net::HttpResponse&)>& as_it_came = {});
  // The same without patience: no second try, and Error{rate_limited} where Trakt has told us to wait.
  [[nodiscard]] Answer get_at_once(std::string_view path, std::stop_token stop);
  // One POST with a JSON body, sent again after a 401 (it was not carried out) and, where `repeat` is safe, after
  // failures that pass. Any 2xx is a success (docs/trakt.md#writing). Throws as `get`, and Error{invalid} where Trakt
  // cannot use the body (400, 422).
  [[nodiscard]] Answer post(std::string_view path, std::string body, net::Repeat repeat, std::stop_token stop);

  // Requests that went out, retries included.
  [[nodiscard]] std::int64_t requests() const { return api_.requests(); }

 private:
  [[nodiscard]] net::HttpResponse call(net::HttpRequest request, std::string_view path, std::stop_token stop);

  TraktSettings settings_;
  net::Service& api_;
  AccessTokens& tokens_;
  Clock& clock_;
};

// An answer that is there and cannot be had again. Throws Error{upstream} where it cannot be read. Pure.
[[nodiscard]] Answer read_answer(net::HttpResponse response, std::string_view method, std::string_view path);

// The error of an answer that is not 2xx (docs/trakt.md#statuses). Pure.
[[nodiscard]] Error refusal(const net::HttpResponse& response, std::string_view method, std::string_view path);

}  // namespace cinemarco::trakt
