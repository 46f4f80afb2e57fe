// SPDX-License-Identifier: MIT
#include "domain/day_range.hpp"

#include <algorithm>
#include <utility>

namespace cinemarco {

std::expected<AskedDays, ParseError> in_order(const AskedDays& asked) {
  if (!asked.from || !asked.to || *asked.from <= *asked.to) return asked;
  return std::unexpected{ParseError{
      "", "\"from\" is " + format_date(*asked.from) + " and lies behind \"to\", which is " + format_date(*asked.to)}};
}

AskedDays days_of_year(int year) {
  using namespace std::chrono_literals;
  return {std::chrono::year{year} / 1 / 1, std::chrono::year{year} / 12 / 31};
}

std::expected<DayRange, ParseError> calendar_days(const AskedDays& asked, Date today) {
  if (auto days = in_order(asked); !days) return std::unexpected{std::move(days.error())};
  constexpr auto kWhole = kCalendarBack + kCalendarAhead;
  if (asked.from) return DayRange{*asked.from, asked.to.value_or(days_behind(*asked.from, kWhole))};
  if (asked.to) return DayRange{days_behind(*asked.to, -kWhole), *asked.to};
  return DayRange{days_behind(today, -kCalendarBack), days_behind(today, kCalendarAhead)};
}

Date days_behind(Date day, std::chrono::days days) {
  using namespace std::chrono_literals;
  constexpr Date kFirst{0y / 1 / 1};
  constexpr Date kLast{9999y / 12 / 31};
  return std::clamp(Date{std::chrono::sys_days{day} + days}, kFirst, kLast);
}

}  // namespace cinemarco
