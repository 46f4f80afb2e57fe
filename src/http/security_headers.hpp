// SPDX-License-Identifier: MIT
// What every answer tells browsers, so that a page of anybody else's gets nothing out of it.
#pragma once

#include "http/response.hpp"

namespace cinemarco::http {

// Sets what the answer does not say yet. `https`: the client came by it, so it shall never come otherwise again.
void secure(Response& response, bool https);

}  // namespace cinemarco::http
