// SPDX-License-Identifier: MIT
// What the process does not hand to others.
#pragma once

namespace cinemarco::cli {

// Files and folders that are made from now on are the user's alone, and no core dump or other process of the user reads
// keys, tokens and passwords out of our memory; root may, and a debugger that starts the program. Before any thread.
void keep_to_the_user() noexcept;

}  // namespace cinemarco::cli
