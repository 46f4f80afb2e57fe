// SPDX-License-Identifier: MIT
// Pictures come behind a run: what its command says of them, and how it waits for them.
#pragma once

#include "cli/commands.hpp"
#include "exchange/progress.hpp"

#include <cstdint>
#include <thread>

namespace cinemarco::cli {

// --wait-for-pictures.
void add_wait_for_pictures(CLI::App& command, bool& wanted);

[[nodiscard]] std::int64_t pictures_to_come(Context& context);

// Fetches what a run queues while it goes on; ends, with what is on its way, when the thread is asked to stop.
[[nodiscard]] std::jthread fetch_pictures_meanwhile(Context& context);

// Fetches all that are due, or waits until another program has. A stop ends the wait, and the rest stays queued.
void wait_for_pictures(Context& context, exchange::RunProgress& progress);

// Goes on with what earlier runs left, for a few seconds at most.
void go_on_with_pictures(Context& context);

// How many are still to come, if any, and who fetches them.
void tell_pictures_to_come(Context& context);

}  // namespace cinemarco::cli
