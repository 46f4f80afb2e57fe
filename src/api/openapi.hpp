// SPDX-License-Identifier: MIT
// The OpenAPI 3.1 document, made of the operations themselves.
#pragma once

#include "api/operations.hpp"

#include <string>

namespace cinemarco::api {

[[nodiscard]] std::string openapi_document(const Operations& operations);

}  // namespace cinemarco::api
