// SPDX-License-Identifier: MIT
// The calendar over HTTP, and its feed as a subscription meets it.
#include "serve/library.hpp"

#include <algorithm>
#include <set>

namespace cinemarco::test {
namespace {

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Calendar, shows_what_airs_by_day) {
  Library library;
  const auto all = library->get("/api/calendar?from=1900-01-01&to=2100-01-01").json();
  const auto& days = all.at("days").as_array();
  ASSERT_GT(days.size(), 10U);
  EXPECT_TRUE(std::ranges::is_sorted(days, {}, [](const auto& day) { return std::string{day.at("day").as_string()}; }));
  const auto& first = days.front().at("items").at(0);
  for (const auto* member : {"media_type", "entry_id", "tmdb_id", "title", "season_number", "episode_number",
                             "episode_name", "is_watched"}) {
    EXPECT_TRUE(first.as_object().contains(member)) << member;
  }
  EXPECT_EQ(library->get("/api/calendar?from=2024-02-30").status, 400);
  EXPECT_EQ(library->get("/api/calendar?from=2024-02-02&to=2024-02-01").status, 400);
  const auto printed = library.world.run({"calendar", "--from", "1900-01-01", "--to", "2100-01-01", "--json"});
  EXPECT_EQ(printed.out, boost::json::serialize(all) + "\n");
}

TEST(Calendar, is_a_feed_for_whoever_has_a_token) {
  Library library;
  const auto made = library.world.run({"account", "tokens", "--new", "phone", "--scope", "read", "--json"});
  const auto token = std::string{boost::json::parse(made.out).at("token").as_string()};
  ASSERT_EQ(library.world.run({"account", "tokens", "--json"}).exit_code, 0);
  const net::Header elsewhere{"x-forwarded-for", "203.0.113.5"};
  EXPECT_EQ(library->get("/calendar.ics", {elsewhere}).status, 403) << "nobody without a token";
  EXPECT_EQ(library->get("/calendar.ics?token=wrong").status, 401);
  EXPECT_EQ(library->get("/api/calendar?token=" + token).status, 400) << "it opens the feed alone";
  const auto feed = library->get("/calendar.ics?token=" + token, {elsewhere});
  ASSERT_EQ(feed.status, 200) << feed.body;
  EXPECT_EQ(feed.header("content-type"), "text/calendar; charset=utf-8");
  EXPECT_GE(count(feed.body, "BEGIN:VEVENT\r\n"), 10U);
  EXPECT_EQ(count(feed.body, "BEGIN:VEVENT\r\n"), count(feed.body, "\r\nUID:"));
  const auto etag = feed.header("etag");
  EXPECT_TRUE(etag.starts_with('"')) << etag;
  EXPECT_EQ(library->get("/calendar.ics?token=" + token, {{"if-none-match", etag}}).status, 304);
  // What changes nothing of the calendar changes no tag.
  const auto movie = library->get("/api/library?limit=1&type=movie&status=completed").json();
  const auto entry = std::to_string(movie.at("items").at(0).at("id").as_int64());
  EXPECT_EQ(library->send("PATCH", "/api/library/" + entry, R"({"notes":"seen twice"})").status, 200);
  EXPECT_EQ(library->get("/calendar.ics?token=" + token, {{"if-none-match", etag}}).status, 304);
  EXPECT_EQ(library.world.run({"account", "tokens", "--revoke", "phone"}).exit_code, 0);
  EXPECT_EQ(library->get("/calendar.ics?token=" + token).status, 401);
}

}  // namespace
}  // namespace cinemarco::test
