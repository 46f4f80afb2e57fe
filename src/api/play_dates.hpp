// SPDX-License-Identifier: MIT
// When something was watched, in the words of a request.
#pragma once

#include "api/services.hpp"
#include "domain/play_date.hpp"
#include "exchange/library_edits.hpp"

#include <string>
#include <string_view>

namespace cinemarco::api {

inline constexpr std::string_view kReleased = "released";

// An instant, a day, "now", "released" or "unknown"; of the last two there is no date. Throws Error{invalid}.
[[nodiscard]] PlayDate play_date(Services& services, const std::string& text);
// A mark with that date, on each title's own where it is "released"; what it marks is yet to be said.
[[nodiscard]] exchange::Mark mark_of_date(Services& services, const std::string& text);

}  // namespace cinemarco::api
