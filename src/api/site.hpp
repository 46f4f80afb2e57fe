// SPDX-License-Identifier: MIT
// The address of this server, for those who call it.
#pragma once

#include "api/operation.hpp"
#include "http/public_url.hpp"

#include <string>
#include <string_view>

namespace cinemarco::api {

// Where nobody says another: as the program listens unless it is told otherwise.
inline constexpr std::string_view kUsualSite = "http://127.0.0.1:5000";

// The public address where one is set; else scheme, host and port as whoever calls has them: "http://192.168.1.2:5000".
// Safe from any thread.
[[nodiscard]] std::string site_of(const Call& call, const http::PublicUrl& public_url);

}  // namespace cinemarco::api
