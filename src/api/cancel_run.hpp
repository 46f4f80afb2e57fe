// SPDX-License-Identifier: MIT
// Cancelling a run, which may have ended by itself a moment before.
#pragma once

#include "api/operations.hpp"
#include "api/services.hpp"

namespace cinemarco::api {

// `kind`: import, sync. Throws Error{not_found} where there never was one.
inline OrGone<Accepted<exchange::RunStatus>> cancel_run(Services& services, const std::string& kind) {
  const bool was_running = services.runs.cancel(kind);
  auto status = services.runs.status(kind);
  if (was_running) return {Accepted<exchange::RunStatus>{std::move(status)}};
  if (status.run_id) return {};
  throw Error{ErrorCode::not_found, "No " + kind + " is running here; nothing to cancel."};
}

}  // namespace cinemarco::api
