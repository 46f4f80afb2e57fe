// SPDX-License-Identifier: MIT
// Tells systemd, where it started us, that we are ready or ending (sd_notify(3), "Notes": the protocol is a line on a
// socket, simple enough to go without its library).
#pragma once

#include <string_view>

namespace cinemarco::cli {

// "READY=1", "STOPPING=1". Does nothing where nobody listens.
void notify_service_manager(std::string_view state);

}  // namespace cinemarco::cli
