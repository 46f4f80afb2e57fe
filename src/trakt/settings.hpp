// SPDX-License-Identifier: MIT
// How Trakt may be used: addresses, the user's app, pace, retries, time-outs. Numbers: docs/trakt.md#our-numbers.
#pragma once

#include "domain/live_text.hpp"
#include "net/http_client.hpp"
#include "net/service.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::trakt {

struct TraktSettings {
  std::string api_url = "https://api.trakt.tv";
  std::string auth_url = "https://auth.trakt.tv";  // authorize, device, token, revoke (docs/trakt.md#hosts)
  LiveText client_id;
  LiveText client_secret;  // may be empty: then it is not sent
  std::string redirect_uri = "urn:ietf:wg:oauth:2.0:oob";
  std::optional<double> rate;  // GETs per second; 0: no pace at all; empty: ours
};

// "Trakt": 450 GETs per 300 s with bursts of 10 and 250 ms between two, a POST every 1.1 s, 4 requests in flight.
// A `rate` replaces the pace of GETs, with a burst of max(1, rate).
[[nodiscard]] net::ServiceOptions api_service(const TraktSettings& settings);
// "Trakt sign-in": every call is a POST. 429 is not waited out here: a device poll answers it by polling more slowly,
// and a refresh that is early by a day has time.
[[nodiscard]] net::ServiceOptions auth_service(const TraktSettings& settings);
// 10 s to connect, 60 s in all.
[[nodiscard]] net::HttpOptions http_options();

// `url` without slashes at its end, for joining with a path.
[[nodiscard]] std::string base_url(std::string url);

// What every call carries, names in lower case: Trakt's edge refused capitals in January 2026
// (docs/trakt.md#headers-of-every-call). Throws Error{configuration} where the client id is missing or could not stand
// in a header.
[[nodiscard]] std::vector<net::Header> common_headers(const TraktSettings& settings);

}  // namespace cinemarco::trakt
