// SPDX-License-Identifier: MIT
#include "cli/text.hpp"

#include "json/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cinemarco::cli {

namespace {

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

// How many bytes at the front are no letter but an order to the terminal; 0: none. C0, DEL and C1; and what turns the
// direction of a line (Unicode's Bidi_Control: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069).
std::size_t order_length(std::string_view text) {
  const auto byte = [text](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  if (byte(0) < 0x20U || byte(0) == 0x7FU) return 1;
  if (byte(0) == 0xC2U) return byte(1) < 0xA0U ? 2 : 0;
  if (byte(0) == 0xD8U) return byte(1) == 0x9CU ? 2 : 0;
  if (byte(0) != 0xE2U) return 0;
  const bool marks =
      byte(1) == 0x80U && (byte(2) == 0x8EU || byte(2) == 0x8FU || (byte(2) >= 0xAAU && byte(2) <= 0xAEU));
  const bool isolates = byte(1) == 0x81U && byte(2) >= 0xA6U && byte(2) <= 0xA9U;
  return marks || isolates ? 3 : 0;
}

}  // namespace

std::string duration_text(std::chrono::seconds duration) {
  const auto seconds = duration.count();
  if (seconds < 60) return fmt::format("{} s", seconds);
  if (seconds < 3600 && seconds % 60 == 0) return fmt::format("{} min", seconds / 60);
  if (seconds < 3600) return fmt::format("{} min {} s", seconds / 60, seconds % 60);
  return fmt::format("{} h {} min", seconds / 3600, seconds / 60 % 60);
}

std::string clock_time(Instant instant, Instant now, const TimeZone& zone) {
  auto text = zone.wall_clock(instant);
  if (zone.day_of(instant) == zone.day_of(now)) text.erase(0, text.find(' ') + 1);
  return text;
}

std::string printable(std::string_view text) {
  const auto mended = json::mend_utf8(text);  // a bare byte of 80 to 9F is C1, too
  if (mended) text = *mended;
  std::string result;
  while (!text.empty()) {
    const auto order = order_length(text);
    result += order > 0 ? ' ' : text.front();
    text.remove_prefix(std::max<std::size_t>(order, 1));
  }
  return result;
}

std::string with_orders_escaped(std::string_view json) {
  constexpr unsigned kContinued = 0x3FU;  // the bits that a following byte holds
  std::string result;
  while (!json.empty()) {
    const auto order = order_length(json);
    const auto length = std::max<std::size_t>(order, 1);
    if (order < 2 && json.front() != 0x7F) {
      result += json.front();
    } else {
      auto code = static_cast<unsigned>(static_cast<unsigned char>(json.front())) & (order < 2    ? 0x7FU
                                                                                     : order == 2 ? 0x1FU
                                                                                                  : 0x0FU);
      for (std::size_t i = 1; i < length; ++i) code = (code << 6U) | (static_cast<unsigned char>(json[i]) & kContinued);
      result += fmt::format("\\u{:04x}", code);
    }
    json.remove_prefix(length);
  }
  return result;
}

std::string fit(std::string_view text, std::size_t width) {
  auto clean = printable(text);
  std::size_t columns = 0;
  std::size_t cut = 0;  // where the character in the last column begins
  for (std::size_t i = 0; i < clean.size(); ++i) {
    if (!begins_character(clean[i])) continue;
    if (++columns == width) cut = i;
    if (columns > width) return clean.substr(0, cut) + "…";
  }
  return clean;
}

}  // namespace cinemarco::cli
