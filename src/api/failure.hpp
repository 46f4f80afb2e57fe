// SPDX-License-Identifier: MIT
// Failures as answers, from the one table of error codes.
#pragma once

#include "domain/error.hpp"
#include "http/response.hpp"

#include <exception>

namespace cinemarco::api {

// Whatever a handler threw. What is no Error of ours is told in general words, and in full to the log only.
[[nodiscard]] http::Response to_response(const std::exception_ptr& failure) noexcept;

}  // namespace cinemarco::api
