// SPDX-License-Identifier: MIT
#include "api/play_dates.hpp"

#include "domain/clock.hpp"
#include "domain/error.hpp"

namespace cinemarco::api {

PlayDate play_date(Services& services, const std::string& text) {
  if (text == "now") return {services.clock.now(), std::nullopt};
  if (text == "unknown" || text == kReleased) return {};
  if (const auto day = parse_date(text)) return {std::nullopt, *day};
  const auto instant = parse_instant(text);
  if (!instant) {
    throw Error{ErrorCode::invalid,
                "\"watched_at\" is " + excerpt(text) +
                    ": expected \"now\", \"released\", \"unknown\", a day such as 2024-01-15 or an instant such "
                    "as 2024-01-15T20:30:00Z."};
  }
  return {known_instant(*instant), std::nullopt};
}

exchange::Mark mark_of_date(Services& services, const std::string& text) {
  exchange::Mark mark;
  mark.date = play_date(services, text);
  mark.on_release = text == kReleased;
  return mark;
}

}  // namespace cinemarco::api
