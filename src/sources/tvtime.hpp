// SPDX-License-Identifier: MIT
// The two larger shapes of TV Time's data: its tables, and the app's own export.
#pragma once

#include "sources/source.hpp"

#include <string_view>

namespace cinemarco::sources::tvtime {

// The answer to a request for one's data: forty tables, a few of which count. Others hold passwords, and are not
// opened.
[[nodiscard]] bool is_table(std::string_view base);
[[nodiscard]] bool is_of_tables(const Member& member);
void read_tables(Reading& reading);

// tvtime-series-episodes, -movies, -series, as CSV and as JSON.
[[nodiscard]] bool is_export(std::string_view base);
[[nodiscard]] bool is_of_export(const Member& member);
void read_export(Reading& reading);

}  // namespace cinemarco::sources::tvtime
