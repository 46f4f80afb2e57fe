// SPDX-License-Identifier: MIT
// Days of the calendar as options.
#pragma once

#include "domain/time.hpp"

#include <CLI/App.hpp>

#include <optional>
#include <string>

namespace cinemarco::cli {

// A day that does not exist is a wrong line.
inline CLI::Option* add_day(CLI::App& command, const std::string& name, std::optional<Date>& day,
                            const std::string& meaning) {
  const auto take = [&day](const std::string& text) {
    const auto date = parse_date(text);
    if (!date) throw CLI::ValidationError{date.error().text()};
    day = *date;
  };
  return command.add_option_function<std::string>(name, take, meaning)->type_name("DAY");
}

}  // namespace cinemarco::cli
