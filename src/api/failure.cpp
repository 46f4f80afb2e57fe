// SPDX-License-Identifier: MIT
#include "api/failure.hpp"

#include "api/access.hpp"
#include "http/problem.hpp"

#include <spdlog/spdlog.h>

namespace cinemarco::api {

namespace {

http::Response problem(const Error& error) {
  const int status = http_status(error.code());
  auto response =
      http::to_response({std::string{http::reason_phrase(status)}, status, error.what(), to_string(error.code())});
  if (status == 401) response.set("www-authenticate", "Bearer realm=\"cinemarco\"");
  return response;
}

}  // namespace

http::Response to_response(const std::exception_ptr& failure) noexcept {
  try {
    std::rethrow_exception(failure);
  } catch (const RetryLater& error) {
    auto response = problem(error);
    response.set("retry-after", std::to_string(error.seconds()));
    return response;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::internal) spdlog::error("{} ({})", error.what(), error.context());
    return problem(error);
  } catch (const std::exception& error) {
    spdlog::error("a request ended in: {}", error.what());
  }
  return http::refusal(500, "Something unforeseen went wrong in Cinemarco. Its log says what.");
}

}  // namespace cinemarco::api
