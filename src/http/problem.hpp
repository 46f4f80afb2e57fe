// SPDX-License-Identifier: MIT
// Failures as RFC 9457 problem documents.
#pragma once

#include "http/response.hpp"

#include <boost/describe.hpp>

#include <string>
#include <string_view>

namespace cinemarco::http {

struct Problem {
  std::string title;  // the kind of failure, the same for all of its kind
  int status = 500;
  std::string detail;  // this one failure: what happened, to what, what to do now
  std::string code;    // the kind for programs: "not_found"
};
BOOST_DESCRIBE_STRUCT(Problem, (), (title, status, detail, code))

inline constexpr std::string_view kProblemType = "application/problem+json";

[[nodiscard]] Response to_response(const Problem& problem);
// For what goes wrong before any handler is asked: 400, 404, 405, 408, 413, 431, 503.
[[nodiscard]] Response refusal(int status, std::string detail);
// "Not Found"
[[nodiscard]] std::string_view reason_phrase(int status);

}  // namespace cinemarco::http
