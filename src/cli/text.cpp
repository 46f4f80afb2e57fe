// SPDX-License-Identifier: MIT
#include "cli/text.hpp"

#include <fmt/format.h>

namespace cinemarco::cli {

namespace {

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
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
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // C1 controls are two bytes in UTF-8: C2 80 to C2 9F.
    const bool c1 = c == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U;
    if (c1) ++i;
    result += c < 0x20U || c == 0x7FU || c1 ? ' ' : text[i];
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
