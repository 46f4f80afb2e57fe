// SPDX-License-Identifier: MIT
#include "http/problem.hpp"

#include "json/json.hpp"

#include <boost/beast/http/status.hpp>

#include <algorithm>
#include <utility>

namespace cinemarco::http {

std::string_view reason_phrase(int status) {
  const auto reason =
      boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(static_cast<unsigned>(status)));
  return {reason.data(), reason.size()};
}

Response to_response(const Problem& problem) {
  Response response;
  response.status = problem.status;
  response.content_type = kProblemType;
  // Reasons of parsers come without one.
  auto told = problem;
  if (!told.detail.empty() && !told.detail.ends_with('.')) told.detail += '.';
  response.body = json::to_text(told);
  return response;
}

Response refusal(int status, std::string detail) {
  Problem problem{std::string{reason_phrase(status)}, status, std::move(detail), std::string{reason_phrase(status)}};
  std::ranges::transform(problem.code, problem.code.begin(), [](char c) {
    if (c == ' ') return '_';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return to_response(problem);
}

}  // namespace cinemarco::http
