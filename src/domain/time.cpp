// SPDX-License-Identifier: MIT
// ISO 8601 by hand: an import reads 13,000 instants, and neither locale nor allocation may slow it.
#include "domain/time.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace cinemarco {

namespace {

using namespace std::chrono;

// The text forms have four digits for the year.
constexpr Date kFirstDate{year{0}, January, day{1}};
constexpr Date kLastDate{year{9999}, December, day{31}};
constexpr Instant kFirstInstant{sys_days{kFirstDate}};
constexpr Instant kLastInstant{sys_days{kLastDate} + days{1} - milliseconds{1}};

// Reads `digits` digits from the front; empty if they are not all digits.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int number = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  const auto y = take_number(text, 4);
  if (!y || !take(text, '-')) return std::nullopt;
  const auto m = take_number(text, 2);
  if (!m || !take(text, '-')) return std::nullopt;
  const auto d = take_number(text, 2);
  if (!d) return std::nullopt;
  const Date date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<seconds> take_time_of_day(std::string_view& text) {
  const auto h = take_number(text, 2);
  if (!h || !take(text, ':')) return std::nullopt;
  const auto m = take_number(text, 2);
  if (!m || !take(text, ':')) return std::nullopt;
  const auto s = take_number(text, 2);
  // 60 is a leap second, which the next minute's first second stands for.
  if (!s || *h > 23 || *m > 59 || *s > 60) return std::nullopt;
  return hours{*h} + minutes{*m} + seconds{*s};
}

// Digits behind the third are cut: Trakt sends three.
std::optional<milliseconds> take_fraction(std::string_view& text) {
  if (!take(text, '.')) return milliseconds{0};
  int number = 0;
  int digits = 0;
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), ++digits) {
    if (digits < 3) number = number * 10 + (text.front() - '0');
  }
  if (digits == 0) return std::nullopt;
  for (; digits < 3; ++digits) number *= 10;
  return milliseconds{number};
}

// "Z", "+02:00", "+0200" or "-05".
std::optional<minutes> take_offset(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return minutes{0};
  const int sign = take(text, '+') ? 1 : take(text, '-') ? -1 : 0;
  const auto h = sign == 0 ? std::nullopt : take_number(text, 2);
  if (!h || *h > 23) return std::nullopt;
  if (text.empty()) return minutes{sign * *h * 60};
  take(text, ':');
  const auto m = take_number(text, 2);
  if (!m || *m > 59) return std::nullopt;
  return minutes{sign * (*h * 60 + *m)};
}

std::unexpected<ParseError> expected_form(const char* form, std::string_view text) {
  return std::unexpected{ParseError{"", std::string{"expected "} + form + ", not " + excerpt(text)}};
}

char* put_number(char* to, unsigned number, int digits) {
  for (int i = digits - 1; i >= 0; --i) {
    to[i] = static_cast<char>('0' + number % 10);
    number /= 10;
  }
  return to + digits;
}

char* put_date(char* to, Date date) {
  to = put_number(to, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  *to++ = '-';
  to = put_number(to, static_cast<unsigned>(date.month()), 2);
  *to++ = '-';
  return put_number(to, static_cast<unsigned>(date.day()), 2);
}

}  // namespace

std::expected<Instant, ParseError> parse_instant(std::string_view text) {
  constexpr const char* kForm = "an instant such as 2024-01-15T20:30:00.000Z";
  auto rest = text;
  const auto date = take_date(rest);
  if (!date || !(take(rest, 'T') || take(rest, 't') || take(rest, ' '))) return expected_form(kForm, text);
  const auto time = take_time_of_day(rest);
  if (!time) return expected_form(kForm, text);
  const auto fraction = take_fraction(rest);
  if (!fraction) return expected_form(kForm, text);
  const auto offset = take_offset(rest);
  if (!offset || !rest.empty()) return expected_form(kForm, text);
  const Instant instant{sys_days{*date} + *time + *fraction - *offset};
  if (instant < kFirstInstant || instant > kLastInstant) return expected_form(kForm, text);
  return instant;
}

std::string format_instant(Instant instant) {
  instant = std::clamp(instant, kFirstInstant, kLastInstant);
  const auto day = floor<days>(instant);
  const hh_mm_ss time{instant - day};
  std::array<char, 24> text{};
  char* to = put_date(text.data(), Date{day});
  *to++ = 'T';
  to = put_number(to, static_cast<unsigned>(time.hours().count()), 2);
  *to++ = ':';
  to = put_number(to, static_cast<unsigned>(time.minutes().count()), 2);
  *to++ = ':';
  to = put_number(to, static_cast<unsigned>(time.seconds().count()), 2);
  *to++ = '.';
  to = put_number(to, static_cast<unsigned>(time.subseconds().count()), 3);
  *to = 'Z';
  return {text.data(), text.size()};
}

std::expected<Date, ParseError> parse_date(std::string_view text) {
  auto rest = text;
  const auto date = take_date(rest);
  if (!date || !rest.empty()) return expected_form("a day of the calendar, such as 2024-01-15", text);
  return *date;
}

std::string format_date(Date date) {
  std::array<char, 10> text{};
  put_date(text.data(), std::clamp(date, kFirstDate, kLastDate));
  return {text.data(), text.size()};
}

}  // namespace cinemarco
