// SPDX-License-Identifier: MIT
// The feed as readers take it: each line as RFC 5545 wants it, titles in any script, events that stay themselves.
#include "exchange/calendar_feed.hpp"

#include "json/utf8.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace cinemarco::exchange {
namespace {

store::CalendarItem episode(const std::string& name) {
  store::CalendarItem item;
  item.day = parse_date("2026-12-01").value();
  item.title = {TitleType::series, 1399};
  item.name = name;
  item.episode = EpisodeNumber{8, 3};
  item.episode_name = "The Long Night";
  item.told_at = parse_instant("2026-11-30T08:15:00.123Z").value();
  item.retold = 2;
  return item;
}

std::vector<std::string> lines_of(const std::string& feed) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < feed.size();) {
    const auto end = feed.find("\r\n", at);
    lines.push_back(feed.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

std::string unfolded(std::string feed) {
  for (auto at = feed.find("\r\n "); at != std::string::npos; at = feed.find("\r\n ", at)) feed.erase(at, 3);
  return feed;
}

TEST(CalendarFeed, has_one_all_day_event_an_item) {
  EXPECT_EQ(calendar_feed({episode("Game of Thrones")}),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cinemarco//Calendar//EN\r\nX-WR-CALNAME:Cinemarco\r\n"
            "X-PUBLISHED-TTL:PT6H\r\n"
            "BEGIN:VEVENT\r\nUID:series-1399-8-3@cinemarco\r\nDTSTAMP:20261130T081500Z\r\nSEQUENCE:2\r\n"
            "DTSTART;VALUE=DATE:20261201\r\nSUMMARY:Game of Thrones · S8 E3 · The Long Night\r\n"
            "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST(CalendarFeed, a_movie_and_a_series_of_one_number_are_two_events) {
  auto movie = episode("Name");
  movie.title.type = TitleType::movie;
  movie.episode.reset();
  const auto feed = calendar_feed({episode("Name"), movie});
  EXPECT_TRUE(feed.contains("UID:series-1399-8-3@cinemarco\r\n"));
  EXPECT_TRUE(feed.contains("UID:movie-1399@cinemarco\r\n"));
  EXPECT_TRUE(feed.contains("SUMMARY:Name\r\n"));
}

TEST(CalendarFeed, folds_long_titles_between_characters) {
  for (const auto* letter : {"Ж", "映", "a", "🎬"}) {
    for (int more = 0; more < 5; ++more) {
      std::string name(static_cast<std::size_t>(more), 'x');
      for (int i = 0; i < 120; ++i) name += letter;
      const auto feed = calendar_feed({episode(name)});
      for (const auto& line : lines_of(feed)) {
        EXPECT_LE(line.size(), 75U);
        EXPECT_FALSE(json::mend_utf8(line)) << line;
      }
      EXPECT_TRUE(unfolded(feed).contains("SUMMARY:" + name + " · S8"));
    }
  }
}

TEST(CalendarFeed, escapes_what_some_readers_would_take_for_something_else) {
  const auto feed = calendar_feed({episode("Me, You; and\nthe C:\\n \xFF")});
  EXPECT_TRUE(unfolded(feed).contains("SUMMARY:Me\\, You\\; and the C:/n \uFFFD · S8")) << feed;
}

}  // namespace
}  // namespace cinemarco::exchange
