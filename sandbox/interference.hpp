// SPDX-License-Identifier: MIT
// Faults that answer instead of a service, and faults that spoil its answer.
#pragma once

#include "sandbox/faults.hpp"
#include "sandbox/http.hpp"
#include "sandbox/oauth.hpp"

#include <optional>

namespace cinemarco::sandbox {

std::optional<Response> interfere(FaultPlan& plan, const Request& request, OAuth& oauth);
void damage(FaultPlan& plan, const Request& request, Response& response);

}  // namespace cinemarco::sandbox
