// SPDX-License-Identifier: MIT
// The /sandbox/… endpoints, by which other processes steer a running sandbox.
#pragma once

#include "sandbox/account.hpp"
#include "sandbox/faults.hpp"
#include "sandbox/http.hpp"
#include "sandbox/oauth.hpp"

namespace cinemarco::sandbox {

Response control_response(const Request& request, Account& account, OAuth& oauth, FaultPlan& plan);

}  // namespace cinemarco::sandbox
