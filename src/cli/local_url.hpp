// SPDX-License-Identifier: MIT
// How a browser on this machine reaches the server.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cinemarco::cli {

// The address of all addresses is none that can be opened.
[[nodiscard]] bool is_every_address(std::string_view address);
// "http://127.0.0.1:5000".
[[nodiscard]] std::string local_url(std::string address, std::uint16_t port);

}  // namespace cinemarco::cli
