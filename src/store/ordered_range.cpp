// SPDX-License-Identifier: MIT
#include "store/ordered_range.hpp"

namespace cinemarco::store {

OrderedRange ordered_range(const AskedDays& range, const TimeZone& zone) {
  constexpr const char* kBehindAll = "~";
  return {range.from ? format_instant(zone.last_instant_of(days_behind(*range.from, std::chrono::days{-1}))) : "",
          range.to ? format_instant(zone.last_instant_of(*range.to)) : kBehindAll};
}

}  // namespace cinemarco::store
