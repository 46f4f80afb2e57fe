// SPDX-License-Identifier: MIT
// Reading and writing ISO 8601, by hand because g++ 12 has no chrono::parse.
#include "sandbox/instant.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace cinemarco::sandbox {
namespace {

using namespace std::chrono;

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::optional<int> number(std::size_t digits) {
    if (rest_.size() < digits) return {};
    int value = 0;
    for (const char c : rest_.substr(0, digits)) {
      if (c < '0' || c > '9') return {};
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }

  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  int fraction() {
    int value = 0;
    int scale = 100;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      value += (rest_.front() - '0') * scale;
      scale /= 10;
      rest_.remove_prefix(1);
    }
    return value;
  }

  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::optional<sys_days> read_day(Reader& in) {
  const auto y = in.number(4);
  if (!y || !in.take('-')) return {};
  const auto m = in.number(2);
  if (!m || !in.take('-')) return {};
  const auto d = in.number(2);
  if (!d) return {};
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, std::chrono::day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return {};
  return sys_days{date};
}

}  // namespace

Instant now() {
  return floor<milliseconds>(system_clock::now());
}

std::string iso_day(sys_days when) {
  const year_month_day date{when};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string iso(Instant when) {
  const auto midnight = floor<days>(when);
  const hh_mm_ss time{when - midnight};
  const year_month_day date{midnight};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

std::optional<Instant> parse_instant(std::string_view text) {
  Reader in{text};
  const auto date = read_day(in);
  if (!date) return {};
  Instant result{*date};
  if (in.done()) return result;
  if (!in.take('T') && !in.take(' ')) return {};
  const auto h = in.number(2);
  if (!h || !in.take(':')) return {};
  const auto m = in.number(2);
  if (!m) return {};
  int s = 0;
  if (in.take(':')) s = in.number(2).value_or(0);
  result += hours{*h} + minutes{*m} + seconds{s};
  if (in.take('.')) result += milliseconds{in.fraction()};
  if (in.done() || in.take('Z')) return result;
  const int sign = in.take('-') ? 1 : in.take('+') ? -1 : 0;
  const auto offset_hours = in.number(2);
  if (sign == 0 || !offset_hours) return {};
  in.take(':');
  return result + sign * (hours{*offset_hours} + minutes{in.number(2).value_or(0)});
}

Instant instant(std::string_view text) {
  const auto result = parse_instant(text);
  if (!result) throw std::invalid_argument(fmt::format("not an ISO 8601 instant: {}", text));
  return *result;
}

sys_days day(std::string_view text) {
  return floor<days>(instant(text));
}

}  // namespace cinemarco::sandbox
