// SPDX-License-Identifier: MIT
// Tells systemd, where it started us, that we are ready or ending (sd_notify(3), "Notes": the protocol is a line on a
// socket, simple enough to go without its library).
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace cinemarco::cli {

// "READY=1", "STOPPING=1", "WATCHDOG=1". Does nothing where nobody listens.
void notify_service_manager(std::string_view state);

// How often this process has to say WATCHDOG=1 so that it is not taken for stuck: twice in the unit's WatchdogSec
// (sd_watchdog_enabled(3)). Empty where nobody waits for that.
[[nodiscard]] std::optional<std::chrono::milliseconds> watchdog_beat();

}  // namespace cinemarco::cli
