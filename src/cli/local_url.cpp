// SPDX-License-Identifier: MIT
#include "cli/local_url.hpp"

#include <fmt/format.h>

namespace cinemarco::cli {

bool is_every_address(std::string_view address) {
  return address == "0.0.0.0" || address == "::" || address == "0:0:0:0:0:0:0:0";
}

std::string local_url(std::string address, std::uint16_t port) {
  if (is_every_address(address)) address = address.contains(':') ? "::1" : "127.0.0.1";
  return fmt::format("http://{}:{}", address.contains(':') ? "[" + address + "]" : address, port);
}

}  // namespace cinemarco::cli
