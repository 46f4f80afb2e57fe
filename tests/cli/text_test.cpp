// SPDX-License-Identifier: MIT
// Texts for people: widths, durations, titles that may hold anything.
#include "cli/text.hpp"

#include "cli/progress_view.hpp"

#include <gtest/gtest.h>

namespace cinemarco::cli {
namespace {

using namespace std::chrono_literals;

const TimeZone kUtc = *TimeZone::find("UTC");

TEST(Text, says_durations_as_people_do) {
  EXPECT_EQ(duration_text(41s), "41 s");
  EXPECT_EQ(duration_text(200s), "3 min 20 s");
  EXPECT_EQ(duration_text(10min), "10 min");
  EXPECT_EQ(duration_text(2h + 5min), "2 h 5 min");
}

TEST(Text, keeps_the_cursor_where_it_is) {
  EXPECT_EQ(printable("a\x1b[2Jb\nc"), "a [2Jb c");
  EXPECT_EQ(printable("caf\xC3\xA9 \xC2\x9B"), "caf\xC3\xA9  ");
  EXPECT_EQ(printable("a\xE2\x80\xAE"
                      "b\xE2\x80\x8F"
                      "c\xE2\x81\xA9"
                      "d\xD8\x9C"
                      "e"),
            "a b c d e")
      << "no direction";
  EXPECT_EQ(printable("\xE2\x80\xA6 \xE2\x80\x93 \xE2\x81\xA5 \xD8\xA7"),
            "\xE2\x80\xA6 \xE2\x80\x93 \xE2\x81\xA5 \xD8\xA7")
      << "letters and signs nearby stay";
  EXPECT_EQ(printable("\x9B"
                      "31m"),
            "\xEF\xBF\xBD"
            "31m")
      << "a bare C1";
  EXPECT_EQ(with_orders_escaped("[\"a\xE2\x80\xAE\xC2\x9B\x7F\xC3\xA9\xD8\x9C\"]"),
            R"(["a\u202e\u009b\u007fé\u061c"])");
}

TEST(Text, cuts_by_characters_and_says_so) {
  EXPECT_EQ(fit("Amélie", 6), "Amélie");
  EXPECT_EQ(fit("Amélies", 6), "Améli…");
}

TEST(Text, leaves_the_date_out_on_the_day_itself) {
  const auto now = *parse_instant("2024-01-15T20:00:00Z");
  EXPECT_EQ(clock_time(now + 14min, now, kUtc), "20:14");
  EXPECT_EQ(clock_time(now + 24h, now, kUtc), "2024-01-16 20:00");
}

exchange::ProgressSnapshot snapshot() {
  exchange::ProgressSnapshot result;
  result.phase = "metadata";
  result.completed = 12;
  result.total = 24;
  result.current_item = "Breaking Bad";
  return result;
}

TEST(ProgressLine, shows_phase_count_rate_time_left_and_title) {
  const auto now = *parse_instant("2024-01-15T20:00:10Z");
  auto shown = snapshot();
  shown.eta_seconds = 6;
  EXPECT_EQ(progress_line(shown, {"metadata", now - 4s, 0}, now, kUtc, 200),
            "Titles   ████████████░░░░░░░░░░░░ 12/24  3/s  6 s left  Breaking Bad");
}

TEST(ProgressLine, says_until_when_a_service_makes_us_wait) {
  const auto now = *parse_instant("2024-01-15T20:00:10Z");
  auto shown = snapshot();
  shown.waiting_until = "2024-01-15T20:14:00.000Z";
  const auto line = progress_line(shown, {"metadata", now, 12}, now, kUtc, 200);
  EXPECT_NE(line.find("asked to wait until 20:14"), std::string::npos) << line;
}

TEST(ProgressLine, fits_a_narrow_terminal) {
  const auto now = *parse_instant("2024-01-15T20:00:10Z");
  const auto line = progress_line(snapshot(), {"metadata", now - 4s, 0}, now, kUtc, 40);
  EXPECT_TRUE(line.ends_with("…")) << line;
}

}  // namespace
}  // namespace cinemarco::cli
