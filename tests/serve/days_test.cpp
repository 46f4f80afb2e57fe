// SPDX-License-Identifier: MIT
// A day alone is a day, in edits, in the history and in its months.
#include "serve/served.hpp"

#include <gtest/gtest.h>

namespace cinemarco::test {
namespace {

std::string text(const boost::json::value& value) {
  return value.is_string() ? std::string{value.as_string()} : "-";
}

// "2024-03-31 -": day and instant of a play.
std::string when(const boost::json::value& play) {
  return text(play.at("watched_day")) + " " + text(play.at("watched_at"));
}

std::string first_movie(Served& served) {
  const auto list = served.get("/api/library?limit=1&sort=title&order=asc&type=movie").json();
  return std::to_string(list.at("items").at(0).at("id").as_int64());
}

std::string made(const Answer& answer) {
  return std::to_string(answer.json().at("plays").at(0).as_int64());
}

TEST(Days, a_play_of_a_day_alone_has_no_instant_and_stands_behind_those_of_its_day) {
  const ProgramWorld world{small_program_account()};
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  Served served{world};  // in Berlin
  const auto movie = "/api/library/" + first_movie(served);
  const auto mark = [&](const std::string& at) {
    return made(served.post(movie + "/plays", R"({"watched_at":")" + at + "\"}"));
  };
  const auto late = mark("1991-03-31T23:59:00+02:00");
  const auto day = mark("1991-03-31");
  const auto next = mark("1991-04-01T00:00:00+02:00");
  EXPECT_EQ(when(served.get("/api/plays/" + day).json()), "1991-03-31 -");

  const auto list = served.get("/api/plays?from=1991-01-01T00:00:00Z&to=1992-01-01T00:00:00Z").json();
  std::vector<std::string> order;
  for (const auto& item : list.at("items").as_array()) order.push_back(std::to_string(item.at("id").as_int64()));
  EXPECT_EQ(order, (std::vector{next, day, late}));

  const auto months = boost::json::serialize(served.get("/api/plays/months?type=movie").json());
  EXPECT_TRUE(months.contains(R"({"month":"1991-03","plays":2})")) << months;
  EXPECT_TRUE(months.contains(R"({"month":"1991-04","plays":1})")) << months;

  const auto entry = served.get(movie).json();
  EXPECT_EQ(text(entry.at("date_first_watched")), "1991-03-31");
  EXPECT_TRUE(boost::json::serialize(entry.at("sessions")).contains(R"("watched_date":"1991-03-31")"));
}

TEST(Days, a_date_moves_between_instant_day_and_unknown) {
  const ProgramWorld world{small_program_account()};
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  Served served{world};
  const auto movie = "/api/library/" + first_movie(served);
  const auto play = "/api/plays/" + made(served.post(movie + "/plays", R"({"watched_at":"1991-03-31"})"));
  const auto moved = [&](const std::string& at) {
    return when(served.send("PATCH", play, R"({"watched_at":")" + at + "\"}").json());
  };
  EXPECT_EQ(moved("1991-03-31T20:00:00Z"), "- 1991-03-31T20:00:00.000Z");
  EXPECT_EQ(moved("1991-05-01"), "1991-05-01 -");
  EXPECT_EQ(moved("unknown"), "- -");
  for (const auto* wrong : {"1991-02-30", "1991-5-1", "1850-01-01", "2150-01-01", "19910501", ""}) {
    EXPECT_EQ(served.send("PATCH", play, std::string{R"({"watched_at":")"} + wrong + "\"}").status, 400) << wrong;
  }
}

// Trakt's word for "unknown" is no date, whoever says it and however it is spelt.
TEST(Days, the_first_instant_of_1970_is_unknown) {
  const ProgramWorld world{small_program_account()};
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  Served served{world};
  const auto movie = "/api/library/" + first_movie(served);
  for (const auto* spelt : {"1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00Z", "1970-01-01T01:00:00+01:00",
                            "1969-12-31T19:00:00.000-05:00"}) {
    const auto body = std::string{R"({"watched_at":")"} + spelt + "\"}";
    const auto play = "/api/plays/" + made(served.post(movie + "/plays", body));
    EXPECT_EQ(when(served.get(play).json()), "- -") << spelt;
    EXPECT_EQ(served.send("PATCH", play, R"({"watched_at":"1991-03-31T20:00:00Z"})").status, 200);
    EXPECT_EQ(when(served.send("PATCH", play, body).json()), "- -") << spelt;
  }
  EXPECT_EQ(
      when(served.get("/api/plays/" + made(served.post(movie + "/plays", R"({"watched_at":"1970-01-01"})"))).json()),
      "1970-01-01 -")
      << "a day is a day";
  EXPECT_EQ(
      when(served.get("/api/plays/" + made(served.post(movie + "/plays", R"({"watched_at":"1970-01-01T00:00:01Z"})")))
               .json()),
      "- 1970-01-01T00:00:01.000Z");
}

}  // namespace
}  // namespace cinemarco::test
