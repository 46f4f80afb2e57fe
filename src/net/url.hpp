// SPDX-License-Identifier: MIT
// Addresses: their parts, their queries, and what of them may be shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::net {

// Everything but letters, digits and "-._~" as %XX.
[[nodiscard]] std::string percent_encode(std::string_view text);

// "name=value" behind `url`, after '?' or '&'; both are encoded.
[[nodiscard]] std::string with_query(std::string url, std::string_view name, std::string_view value);

// Without query, fragment, user and password: each may hold a key.
[[nodiscard]] std::string without_query(std::string_view url);

// "api.trakt.tv", with the port where one is given; the whole text if it is no address.
[[nodiscard]] std::string host_of(std::string_view url);

// An address of scheme http or https.
[[nodiscard]] bool is_http(std::string_view url);

// On this machine itself.
[[nodiscard]] bool is_loopback(std::string_view url);

// A redirect's target as a full address; empty if it cannot be understood.
[[nodiscard]] std::optional<std::string> resolve(const std::string& base, std::string_view location);

// Same scheme, host and port.
[[nodiscard]] bool same_origin(const std::string& a, const std::string& b);

}  // namespace cinemarco::net
