// SPDX-License-Identifier: MIT
// What every answer tells browsers, so that a page of anybody else's gets nothing out of it.
#pragma once

#include "http/response.hpp"

#include <string>

namespace cinemarco::http {

// Appends to an answer's head, line by line, what the answer does not say itself. `https`: the client came by it, so it
// shall never come otherwise again. Pure.
void append_security_headers(std::string& head, const Response& response, bool https);

}  // namespace cinemarco::http
