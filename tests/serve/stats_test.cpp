// SPDX-License-Identifier: MIT
// Statistics over HTTP and in the terminal: one document.
#include "domain/time_zone.hpp"
#include "serve/library.hpp"

#include <chrono>
#include <fstream>
#include <set>
#include <string>

namespace cinemarco::test {
namespace {

TEST(Stats, are_one_document_over_http_and_in_the_terminal) {
  Library library;
  const auto all = library->get("/api/stats");
  ASSERT_EQ(all.status, 200) << all.body;
  EXPECT_EQ(library.world.run({"stats", "--json"}).out, all.body + "\n");
  const auto year = std::to_string(all.json().at("by_year").at(0).at("year").as_int64());
  const auto of_year = library->get("/api/stats/" + year);
  EXPECT_EQ(library.world.run({"stats", year, "--json"}).out, of_year.body + "\n");
  EXPECT_EQ(of_year.json().at("from").as_string(), year + "-01-01");
  EXPECT_EQ(of_year.json().at("to").as_string(), year + "-12-31");
  EXPECT_EQ(library->get("/api/stats?from=" + year + "-01-01&to=" + year + "-12-31").body, of_year.body);
  EXPECT_EQ(of_year.json().at("totals").at("plays"), all.json().at("by_year").at(0).at("plays"));
}

TEST(Stats, of_a_weekday_and_an_hour_lead_to_their_plays) {
  Library library;
  const auto dated = library->get("/api/stats").json().at("totals").at("plays").to_number<std::int64_t>() -
                     library->get("/api/stats").json().at("totals").at("plays_without_date").to_number<std::int64_t>();
  const auto total_of = [&](const std::string& query) {
    return library->get("/api/plays?limit=1&" + query).json().at("total").to_number<std::int64_t>();
  };
  // Of its own date each; statistics count some on the day that they aired (docs/contract.md#rule-5).
  std::int64_t of_days = 0;
  std::int64_t of_hours = 0;
  for (int day = 1; day <= 7; ++day) of_days += total_of("weekday=" + std::to_string(day));
  for (int hour = 0; hour <= 23; ++hour) of_hours += total_of("hour=" + std::to_string(hour));
  EXPECT_EQ(of_days, dated);
  EXPECT_LE(of_hours, of_days);
  EXPECT_GT(of_hours, 0);
  // Page by page the same, each play once.
  const std::string day = "6";
  std::set<std::int64_t> seen;
  std::string cursor;
  do {
    const auto page = library->get("/api/plays?limit=7&weekday=" + day + cursor).json();
    for (const auto& play : page.at("items").as_array()) EXPECT_TRUE(seen.insert(play.at("id").as_int64()).second);
    const auto& next = page.at("next_cursor");
    cursor = next.is_string() ? "&cursor=" + std::string{next.as_string()} : "";
  } while (!cursor.empty());
  EXPECT_EQ(std::ssize(seen), total_of("weekday=" + day));
}

TEST(Stats, of_the_sample_account_are_what_a_plain_recount_finds) {
  const ProgramWorld world;
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  const auto all = world.run({"stats", "--json"}).out;
  const auto years = boost::json::parse(all).at("by_year").as_array();
  {
    std::ofstream answers{world.folder / "answers.jsonl"};
    answers << all << world.run({"stats", "--from", "2020-02-29", "--json"}).out;
    for (const auto& year : years) {
      answers << world.run({"stats", std::to_string(year.at("year").as_int64()), "--json"}).out;
    }
  }
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto today = TimeZone::find("Europe/Berlin")->day_of(now);
  const auto checked = run_program(
      "/usr/bin/python3",
      {CINEMARCO_RECOUNT, world.database().string(), format_date(today), (world.folder / "answers.jsonl").string()}, {},
      world.folder.path());
  EXPECT_EQ(checked.exit_code, 0) << checked.out << checked.err;
}

TEST(Stats, refuse_days_that_are_none) {
  Library library;
  for (const auto* target : {"/api/stats?from=2024-02-30", "/api/stats?from=2024-02-02&to=2024-02-01",
                             "/api/stats/20x4", "/api/stats/10000", "/api/stats?since=2024-01-01"}) {
    EXPECT_EQ(library->get(target).status, 400) << target;
  }
  EXPECT_EQ(library.world.run({"stats", "20x4"}).exit_code, 2);
  EXPECT_EQ(library.world.run({"stats", "--from", "2024-02-30"}).exit_code, 2);
  EXPECT_EQ(library.world.run({"stats", "2024", "--from", "2024-02-03"}).exit_code, 2);
}

TEST(Stats, follow_a_play_at_once) {
  Library library;
  const auto before = library->get("/api/stats").json().at("totals").at("plays").as_int64();
  const auto movie = library->get("/api/library?limit=1&type=movie").json().at("items").at(0).at("id").as_int64();
  EXPECT_EQ(library->post("/api/library/" + std::to_string(movie) + "/plays", R"({"watched_at":"now"})").status, 201);
  EXPECT_EQ(library->get("/api/stats").json().at("totals").at("plays").as_int64(), before + 1);
}

TEST(Stats, fit_a_terminal) {
  Library library;
  const auto finished = library.world.run({"stats"});
  ASSERT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_TRUE(finished.out.contains("Genres\n")) << finished.out;
  std::size_t columns = 0;
  for (const char c : finished.out) {
    if (c == '\n') {
      EXPECT_LE(columns, 80U);
      columns = 0;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++columns;
    }
  }
}

}  // namespace
}  // namespace cinemarco::test
