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

// Whether `address` (of Origin or Referer) is one of the site `host`, by name and port. "null" is of none.
[[nodiscard]] bool is_page_of(std::string_view address, const Host& host);

// Why a request that changes something comes from another site's page, as a sentence; empty: from our own page, or from
// no page at all. `host` is the name that the client used, `host_text` as it stood there. Browsers say so by
// Sec-Fetch-Site, older ones and those on plain http by Origin; what says neither is no browser.
[[nodiscard]] std::optional<std::string> sign_of_another_site(const RequestHead& head, const Host& host,
                                                              std::string_view host_text);
inline constexpr std::string_view kOtherSite =
    "This request comes from another site's page. Only Cinemarco's own page, programs on this machine and scripts with "
    "an API token may ask.";

}  // namespace cinemarco::http
