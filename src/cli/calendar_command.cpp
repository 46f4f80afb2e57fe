// SPDX-License-Identifier: MIT
// `cinemarco calendar`: what airs and comes out.
#include "api/calendar_report.hpp"
#include "cli/commands.hpp"
#include "cli/day_option.hpp"
#include "cli/text.hpp"

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace cinemarco::cli {

namespace {

// Of 80 columns: a mark, the title, the numbers, the episode's name.
constexpr std::size_t kTitle = 34, kNumbers = 9, kName = 31;

// "Tue 2026-12-01"
std::string heading(Date day) {
  static constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const auto weekday = std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding();
  return fmt::format("{} {}", kDays[weekday], format_date(day));
}

void print_item(const api::CalendarEntry& item) {
  const auto* mark = item.is_watched ? "✓" : " ";
  if (!item.season_number) {
    put(stdout, " {} {}\n", mark, fit(item.title, kTitle + kNumbers + kName));
    return;
  }
  const auto numbers = fmt::format("S{} E{}", *item.season_number, item.episode_number.value_or(0));
  put(stdout, " {} {:<{}} {:<{}} {}\n", mark, fit(item.title, kTitle), kTitle, numbers, kNumbers,
      fit(item.episode_name.value_or(""), kName));
}

void print_text(const api::CalendarReport& report, Date today) {
  if (report.days.empty()) put(stdout, "Nothing of your library airs or comes out in these days.\n");
  bool is_first = true;
  for (const auto& day : report.days) {
    put(stdout, "{}{}{}\n", is_first ? "" : "\n", heading(day.day), day.day == today ? "  today" : "");
    is_first = false;
    for (const auto& item : day.items) print_item(item);
  }
}

int show(Context& context, const AskedDays& asked) {
  const auto account = context.app.account();
  const auto today = context.app.zone().day_of(context.app.clock().now());
  store::Reader reader{context.app.database()};
  const auto report = api::calendar_report(reader, account, asked, today);
  if (context.format == Format::json) {
    print_json(report);
  } else {
    print_text(report, today);
  }
  return 0;
}

}  // namespace

void add_calendar(CommandLine& line) {
  const auto asked = std::make_shared<AskedDays>();
  auto& calendar = line.add(nullptr, "calendar", "What airs and comes out, 14 days back and 90 ahead");
  add_day(calendar, "--from", asked->from, "The first day, such as 2026-12-01");
  add_day(calendar, "--to", asked->to, "The last day");
  line.run(calendar, [asked](Context& context) { return show(context, *asked); });
}

}  // namespace cinemarco::cli
