// SPDX-License-Identifier: MIT
#include "exchange/calendar_feed.hpp"

#include "json/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace cinemarco::exchange {

namespace {

constexpr std::size_t kLineBytes = 75;  // RFC 5545, 3.1: without the line's end

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

// A long line goes on behind a blank, and no character is cut in two: readers that fold bytes show it broken, or
// refuse the whole feed.
void append_line(std::string& out, std::string_view line) {
  auto room = kLineBytes;
  while (line.size() > room) {
    auto end = room;
    while (end > 1 && !begins_character(line[end])) --end;
    out.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
    room = kLineBytes - 1;
  }
  out.append(line).append("\r\n");
}

// TEXT of RFC 5545, 3.3.11, as every reader takes it: calcurse leaves out events whose title has an escaped line break,
// and some lose a backslash, so neither is written.
std::string escaped(std::string_view text) {
  const auto mended = json::mend_utf8(text);
  std::string result;
  for (const char c : mended ? std::string_view{*mended} : text) {
    if (c == ',' || c == ';') result += '\\';
    if (static_cast<unsigned char>(c) < 0x20U || c == 0x7F) {
      result += ' ';
    } else {
      result += c == '\\' ? '/' : c;
    }
  }
  return result;
}

// "20240115"
std::string day_text(Date day) {
  auto text = format_date(day);
  std::erase(text, '-');
  return text;
}

// "20240115T203000Z"
std::string instant_text(Instant instant) {
  auto text = format_instant(instant).substr(0, std::string_view{"2024-01-15T20:30:00"}.size());
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text + 'Z';
}

std::string uid_of(const store::CalendarItem& item) {
  if (!item.episode) return fmt::format("movie-{}@cinemarco", item.title.tmdb_id);
  return fmt::format("series-{}-{}-{}@cinemarco", item.title.tmdb_id, item.episode->season, item.episode->episode);
}

std::string summary_of(const store::CalendarItem& item) {
  if (!item.episode) return item.name;
  return fmt::format("{} · S{} E{} · {}", item.name, item.episode->season, item.episode->episode,
                     item.episode_name.value_or(""));
}

void append_event(std::string& out, const store::CalendarItem& item) {
  append_line(out, "BEGIN:VEVENT");
  append_line(out, "UID:" + uid_of(item));
  append_line(out, "DTSTAMP:" + instant_text(item.told_at));
  append_line(out, fmt::format("SEQUENCE:{}", item.retold));
  append_line(out, "DTSTART;VALUE=DATE:" + day_text(item.day));
  append_line(out, "SUMMARY:" + escaped(summary_of(item)));
  append_line(out, "TRANSP:TRANSPARENT");
  append_line(out, "END:VEVENT");
}

}  // namespace

DayRange feed_days(store::Connection& db, AccountId account, Date today) {
  auto days = DayRange{days_behind(today, -kCalendarBack), days_behind(today, kCalendarAhead)};
  const auto first = store::day_of_past_items(db, account, today, kPastItemsInFeed);
  if (first) days.from = std::min(days.from, *first);
  return days;
}

std::string calendar_feed(const std::vector<store::CalendarItem>& items) {
  std::string out;
  append_line(out, "BEGIN:VCALENDAR");
  append_line(out, "VERSION:2.0");
  append_line(out, "PRODID:-//Cinemarco//Calendar//EN");
  append_line(out, "X-WR-CALNAME:Cinemarco");
  append_line(out, "X-PUBLISHED-TTL:PT6H");
  for (const auto& item : items) append_event(out, item);
  append_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace cinemarco::exchange
