// SPDX-License-Identifier: MIT
// The waiting half of the device flow, for `trakt connect` and for the demo.
#pragma once

#include "trakt/auth.hpp"

#include <stop_token>

namespace cinemarco::cli {

// Returns when the user has allowed it. Throws Error{trakt_sign_in} if they refused or the code ran out, and what
// SignIn throws.
void wait_until_connected(trakt::SignIn& sign_in, const DeviceCode& device, const Admission& admit,
                          std::stop_token stop);

}  // namespace cinemarco::cli
