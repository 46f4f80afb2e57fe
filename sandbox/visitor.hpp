// SPDX-License-Identifier: MIT
// Who may talk to the stand-in: programs of this machine, and pages that it served itself.
#pragma once

#include "sandbox/http.hpp"

#include <optional>

namespace cinemarco::sandbox {

/// The refusal where the request was sent to another name than one of this machine's own (localhost, 127.0.0.0/8, ::1),
/// or by the page of such a site. Else a page of any site could reach it by a name that leads to 127.0.0.1.
std::optional<Response> refuse_visitor(const Request& request);

}  // namespace cinemarco::sandbox
