// SPDX-License-Identifier: MIT
// The name under which a client calls us, and whether another site's page does.
#pragma once

#include "http/request.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::http {

struct Host {
  std::string name;                   // lower case, without brackets and the dot at the end
  std::optional<std::uint16_t> port;  // empty: the scheme's own
};

// "localhost:5000", "[::1]:5000", "example.org". Empty for what is no host, user names included.
[[nodiscard]] std::optional<Host> parse_host(std::string_view text);

// localhost, any name below .localhost, 127.0.0.0/8, ::1. Every such name leads to this machine, whatever a name server
// says; a page of another site cannot be called from any of them (DNS rebinding).
[[nodiscard]] bool is_loopback_name(std::string_view host_name);
[[nodiscard]] bool is_address(std::string_view text);
// The same as the above for addresses only.
[[nodiscard]] bool is_loopback_address(std::string_view address);

// Whether a request that changes something comes from our own page, or from no page at all. `host` is the name that the
// client used. Browsers say so by Sec-Fetch-Site, older ones by Origin; what says neither is no browser.
[[nodiscard]] bool is_same_origin(const RequestHead& head, const Host& host);

}  // namespace cinemarco::http
