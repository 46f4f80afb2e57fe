// SPDX-License-Identifier: MIT
// What reverse proxies write about whom they heard from: lists that each of them appends to.
#pragma once

#include "http/request.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::http {

// Without the blanks around it.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

// All values of a header that may come several times or as a list, in order. For headers whose values hold no comma.
[[nodiscard]] std::vector<std::string> list_of(const RequestHead& head, std::string_view name);

// One proxy's word in `Forwarded` (RFC 7239), as it wrote it; empty: it did not say.
struct Hop {
  std::string address;  // its `for`: "192.0.2.1:5678", "[2001:db8::1]", "unknown", "_hidden"
  std::string proto;    // "https", in any case of letters
  std::string host;
};
// In order. What cannot be read is a hop that says nothing.
[[nodiscard]] std::vector<Hop> forwarded(const RequestHead& head);

}  // namespace cinemarco::http
