// SPDX-License-Identifier: MIT
#include "cli/output.hpp"

#include "cli/text.hpp"

#include <spdlog/spdlog.h>

namespace cinemarco::cli {

namespace {

struct ErrorReport {
  std::string code;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(ErrorReport, (), (code, message))

struct ErrorDocument {
  ErrorReport error;
};
BOOST_DESCRIBE_STRUCT(ErrorDocument, (), (error))

}  // namespace

int report(Format format, const Error& error) {
  put(stderr, "{}\n", printable(error.what()));
  if (!error.context().empty()) spdlog::debug("{}", error.context());
  if (format == Format::json) print_json(ErrorDocument{{to_string(error.code()), error.what()}});
  return exit_code(error.code());
}

}  // namespace cinemarco::cli
