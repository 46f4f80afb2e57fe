// SPDX-License-Identifier: MIT
// Serving until somebody stops it, for `serve` and `demo`.
#pragma once

#include "cli/commands.hpp"
#include "cli/web_server.hpp"

#include <string>

namespace cinemarco::cli {

// Says where the server is and, in `note`, who may come in, and returns when a signal has ended it: 0.
int serve_until_stopped(Context& context, WebServer& server, const std::string& note);

}  // namespace cinemarco::cli
