// SPDX-License-Identifier: MIT
// The OpenAPI 3.1 document, made of the operations themselves.
#pragma once

#include "api/operations.hpp"

#include <string>

namespace cinemarco::api {

// `server`: the address under which the reader calls us, "http://127.0.0.1:5000"; generators of clients want a whole
// one.
[[nodiscard]] std::string openapi_document(const Operations& operations, const std::string& server);

}  // namespace cinemarco::api
