// SPDX-License-Identifier: MIT
// Whether a request came straight from a program or a page of this machine, or what proves that it did not.
#pragma once

#include "http/request.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::http {

// Headers that proxies, tunnels and content networks add, and no browser and no script does.
[[nodiscard]] bool is_forwarding_header(std::string_view name) noexcept;  // in lower case

// A page of another site or port asks, or leads the browser here: also by the time that an answer takes it learns what
// it may not read. For addresses that are not open to everybody.
[[nodiscard]] bool is_of_another_site(const RequestHead& head);

// Why the request cannot have come straight from this machine, as a sentence; empty: nothing says so. A proxy that adds
// nothing and keeps Host cannot be told from a program of this machine: who puts one in front needs a password.
[[nodiscard]] std::optional<std::string> sign_of_a_stranger(const RequestHead& head);

}  // namespace cinemarco::http
