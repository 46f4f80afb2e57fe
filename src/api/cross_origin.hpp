// SPDX-License-Identifier: MIT
// Pages of other sites (a dashboard, an extension) may use the API with a token of its own, which no browser adds by
// itself; never with a session, and never because they run on this machine.
#pragma once

#include "http/request.hpp"
#include "http/response.hpp"

#include <vector>

namespace cinemarco::api {

// Lets the page that asked read the answer. For requests with a token that holds.
void let_be_read(http::Response& response);

// OPTIONS: 204 with what the address takes. A browser's question whether a page of another site may send `methods` is
// answered with yes only where the page means to send a token.
[[nodiscard]] http::Response options_answer(const http::RequestHead& head, std::vector<http::Method> methods);

}  // namespace cinemarco::api
