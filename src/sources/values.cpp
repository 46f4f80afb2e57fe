// SPDX-License-Identifier: MIT
#include "sources/values.hpp"

#include "json/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace cinemarco::sources {

namespace {

constexpr int kFirstYear = 1870;  // films are younger
constexpr int kLastYear = 2100;
constexpr int kMostEpisodes = 100'000;

// 0x80–0x9F of Windows-1252; what it leaves open stays what Latin-1 says.
constexpr std::array<char16_t, 32> kWestern{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                            0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

void append(std::string& text, char16_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_known(Date day) {
  return day.year() > std::chrono::year{1};
}

// "20:15", "20:15:03", "20:15:03.25": what follows stays in `text`.
std::optional<std::chrono::milliseconds> take_clock(std::string_view& text) {
  const auto two = [&](std::size_t at) -> std::optional<int> {
    return at + 2 <= text.size() ? to_small(text.substr(at, 2)) : std::nullopt;
  };
  const auto hours = two(0);
  const auto minutes = two(3);
  if (!hours || !minutes || text[2] != ':' || *hours > 23 || *minutes > 59) return std::nullopt;
  std::chrono::milliseconds clock = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
  text.remove_prefix(5);
  if (text.empty() || text.front() != ':') return clock;
  text.remove_prefix(1);
  const auto seconds = two(0);
  if (!seconds || *seconds > 60) return std::nullopt;
  clock += std::chrono::seconds{*seconds};
  text.remove_prefix(2);
  if (text.empty() || (text.front() != '.' && text.front() != ',')) return clock;
  const auto end = std::min(text.find_first_not_of("0123456789", 1), text.size());
  auto digits = std::string{text.substr(1, end - 1)};
  digits.resize(3, '0');
  clock += std::chrono::milliseconds{to_small(digits).value_or(0)};
  text.remove_prefix(end);
  return clock;
}

// "+02:00", "-0500", "+00"; empty for none.
std::optional<std::chrono::minutes> offset_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (text == "Z" || text == "z" || text == "UTC") return std::chrono::minutes{0};
  const int sign = text.front() == '-' ? -1 : text.front() == '+' ? 1 : 0;
  std::string digits;
  for (const char c : text.substr(1)) {
    if (c != ':') digits += c;
  }
  if (sign == 0 || digits.size() < 2) return std::nullopt;
  const auto hours = to_small(digits.substr(0, 2)).value_or(0);
  const auto minutes = digits.size() >= 4 ? to_small(digits.substr(2, 2)).value_or(0) : 0;
  return std::chrono::minutes{sign * (hours * 60 + minutes)};
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\v\f";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string lower(std::string_view text) {
  std::string plain{text};
  for (auto& c : plain) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return plain;
}

std::optional<std::int64_t> to_integer(std::string_view text) {
  text = trimmed(text);
  if (text.ends_with(".0")) text.remove_suffix(2);  // as spreadsheets leave it
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<double> to_number(std::string_view text) {
  text = trimmed(text);
  std::string plain{text};
  std::ranges::replace(plain, ',', '.');
  double number = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  if (plain.empty() || error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(number)) {
    return std::nullopt;
  }
  return number;
}

std::optional<std::int64_t> to_id(std::string_view text) {
  const auto number = to_integer(text);
  return number && *number > 0 ? number : std::nullopt;
}

std::optional<std::string> to_imdb(std::string_view text) {
  constexpr std::size_t kDigits = 7;
  text = trimmed(text);
  if (text.starts_with("tt")) text.remove_prefix(2);
  const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || !to_id(text) || text.size() > 10) return std::nullopt;
  return "tt" + std::string(kDigits - std::min(kDigits, text.size()), '0') + std::string{text};
}

std::optional<int> to_year(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 4 && text[4] == '-') text = text.substr(0, 4);
  const auto year = to_integer(text);
  return year && *year >= kFirstYear && *year <= kLastYear ? std::optional{static_cast<int>(*year)} : std::nullopt;
}

std::optional<int> to_small(std::string_view text) {
  const auto number = to_integer(text);
  return number && *number >= 0 && *number <= kMostEpisodes ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

bool to_bool(std::string_view text) {
  const auto word = lower(trimmed(text));
  return word == "true" || word == "1" || word == "yes" || word == "t" || word == "y";
}

std::optional<Date> to_day(std::string_view text) {
  text = trimmed(text);
  const auto day = parse_date(text.substr(0, 10));
  if (!day || !is_known(*day)) return std::nullopt;
  if (text.size() > 10 && text[10] != ' ' && text[10] != 'T') return std::nullopt;
  return *day;
}

PlayDate to_date(std::string_view text, const Clocks& clocks) {
  text = trimmed(text);
  const auto day = to_day(text);
  if (!day) return {};
  if (text.size() <= 10) return {std::nullopt, day};
  text = trimmed(text.substr(11));
  const auto clock = take_clock(text);
  if (!clock) return {std::nullopt, day};
  const auto offset = offset_of(trimmed(text));
  const Instant plain{std::chrono::sys_days{*day} + *clock};
  const auto told = offset                           ? plain - *offset
                    : clocks.clock == Clock::account ? clocks.zone.instant_of(*day, *clock)
                                                     : plain;
  return {known_instant(told), std::nullopt};
}

std::optional<Instant> to_instant(std::string_view epoch) {
  constexpr double kSecondsOfLastYear = 7.3e9;  // 2201
  constexpr double kFirst = 31'536'000;         // 1971
  const auto number = to_number(epoch);
  if (!number || *number < kFirst || *number > kSecondsOfLastYear * 1000) return std::nullopt;
  const auto ms = *number > kSecondsOfLastYear ? *number : *number * 1000;
  return Instant{std::chrono::milliseconds{static_cast<std::int64_t>(ms)}};
}

std::optional<int> to_rating(std::string_view text, double times) {
  const auto number = to_number(text);
  if (!number || *number <= 0) return std::nullopt;
  const auto ten = *number * times;
  if (ten > 10.5) return std::nullopt;
  return std::clamp(static_cast<int>(std::floor(ten + 0.5)), 1, 10);
}

std::string to_utf8(std::string text) {
  if (!json::mend_utf8(text)) return text;
  std::string western;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    append(western, byte >= 0x80 && byte < 0xA0 ? kWestern.at(byte - 0x80U) : static_cast<char16_t>(byte));
  }
  return western;
}

}  // namespace cinemarco::sources
