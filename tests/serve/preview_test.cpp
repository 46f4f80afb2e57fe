// SPDX-License-Identifier: MIT
// A preview over HTTP is a run: 202, progress, events, cancel, and a result that waits; nothing that it needs waits for
// anybody, and the import begins from what it read.
#include "http/raw_client.hpp"
#include "serve/served.hpp"
#include "support/dump.hpp"
#include "support/other_program.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace cinemarco::test {
namespace {

using namespace std::chrono_literals;
constexpr const char* kPreview = "/api/import/preview";

// So many pages that there is time to look.
sandbox::Options slow_account() {
  sandbox::Options options;
  options.max_page = 5;
  options.latency = 40ms;
  return options;
}

std::uint64_t pages_asked(const ProgramWorld& world) {
  const auto counters = world.sandbox.counters();
  std::uint64_t sum = 0;
  for (const auto* kind : {"history/movies", "history/episodes", "ratings", "watchlist"}) sum += counters.kind(kind);
  return sum;
}

boost::json::value wait_for_progress(Served& served) {
  while (true) {
    auto preview = served.get(kPreview).json();
    if (preview.at("state") != "running" || preview.at("completed").to_number<int>() > 1) return preview;
  }
}

TEST(Preview, finds_what_the_command_line_finds) {
  const ProgramWorld world;
  world.connect();
  const auto told = json::parse(world.run({"import", "--preview", "--json"}).out);
  ASSERT_TRUE(told);
  Served served{world};
  EXPECT_EQ(served.get(kPreview).json().at("state"), "idle");
  EXPECT_EQ(served.send("DELETE", kPreview).status, 404);
  const auto begun = served.post(kPreview, "{}");
  ASSERT_EQ(begun.status, 202) << begun.body;
  EXPECT_EQ(begun.json().at("kind"), "preview");
  EXPECT_EQ(begun.json().at("run_id"), nullptr);
  const auto found = served.wait_for_preview();
  for (const auto& [name, value] : told->as_object()) EXPECT_EQ(found.at(name), value) << name;
  EXPECT_EQ(found.at("only").as_array().size(), 4U);
  EXPECT_EQ(served.get(kPreview).json(), found) << "it is kept";
  EXPECT_EQ(served.send("DELETE", kPreview).status, 200) << "there is nothing to cancel any more";
  EXPECT_EQ(served.get("/api/imports").json().at("total"), 0);
}

TEST(Preview, tells_its_progress_and_is_cancelled) {
  const ProgramWorld world{slow_account()};
  Served served{world};
  connect(served);
  RawClient events{served.port()};
  events.send("GET /api/import/preview/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_TRUE(events.read_until("\"state\":\"idle\"").contains("200"));
  ASSERT_EQ(served.post(kPreview, "{}").status, 202);
  EXPECT_TRUE(events.read_until(", page ").contains("\"phase\":\"history\""));
  const auto running = served.get(kPreview).json();
  EXPECT_EQ(running.at("state"), "running");
  EXPECT_EQ(running.at("movies"), nullptr);
  EXPECT_EQ(running.at("source"), "api");
  EXPECT_TRUE(running.at("titles").as_array().empty());

  const auto second = served.post(kPreview, R"({"only": ["movies"]})");
  EXPECT_EQ(second.status, 409) << second.body;
  EXPECT_EQ(second.json().at("code"), "busy");
  EXPECT_EQ(served.get("/api/import").json().at("state"), "idle");

  EXPECT_EQ(served.send("DELETE", kPreview).status, 202);
  events.read_until("\"state\":\"cancelled\"");
  EXPECT_EQ(served.wait_for_preview().at("state"), "cancelled");
  EXPECT_EQ(served.post(kPreview, R"({"only": ["watchlist"]})").status, 202);
  EXPECT_EQ(served.wait_for_preview().at("state"), "completed");
}

TEST(Preview, goes_on_when_its_client_leaves) {
  const ProgramWorld world{slow_account()};
  Served served{world};
  connect(served);
  {
    RawClient client{served.port()};
    client.send("POST /api/import/preview HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    client.read_until("\r\n\r\n");
  }
  EXPECT_EQ(wait_for_progress(served).at("state"), "running");
  EXPECT_EQ(served.wait_for_preview().at("state"), "completed");
}

TEST(Preview, needs_nothing_of_a_program_that_holds_the_database) {
  const ProgramWorld world;
  Served served{world};
  connect(served);
  const OtherProgram other{world.database(), "BEGIN IMMEDIATE"};
  const auto begun = std::chrono::steady_clock::now();
  const auto answer = served.send("POST", kPreview, "{}", {{"idempotency-key", "one"}});
  ASSERT_EQ(answer.status, 202) << answer.body;
  EXPECT_EQ(served.wait_for_preview().at("state"), "completed");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 8s) << "an edit waits for ten";
  // The same once more, as proxies and browsers send it, begins nothing.
  const auto again = served.send("POST", kPreview, "{}", {{"idempotency-key", "one"}});
  EXPECT_EQ(again.body, answer.body);
  EXPECT_EQ(served.get(kPreview).json().at("state"), "completed");
  EXPECT_EQ(served.send("POST", kPreview, R"({"only": ["movies"]})", {{"idempotency-key", "one"}}).status, 409);
}

TEST(Preview, spares_the_import_what_it_read) {
  const ProgramWorld world;
  Served served{world};
  connect(served);
  ASSERT_EQ(served.post(kPreview, "{}").status, 202);
  ASSERT_EQ(served.wait_for_preview().at("state"), "completed");
  const auto pages = pages_asked(world);
  const auto versions = world.sandbox.counters().kind("last_activities");
  ASSERT_EQ(served.post("/api/import", "{}").status, 202);
  EXPECT_EQ(served.get(kPreview).json().at("state"), "idle") << "what the library lacks is another thing now";
  ASSERT_EQ(served.wait_for_end().at("state"), "completed");
  EXPECT_EQ(pages_asked(world), pages);
  EXPECT_EQ(world.sandbox.counters().kind("last_activities"), versions + 2);
  EXPECT_TRUE(std::filesystem::is_empty(world.data() / "uploads"));
  EXPECT_EQ(served.stop().exit_code, 0);

  world.connect("other");
  ASSERT_EQ(world.run({"import"}, "other").exit_code, 0);
  EXPECT_EQ(difference(dump_promised(world.database()), dump_promised(world.database("other"))), "");
}

TEST(Preview, an_import_reads_anew_what_changed_since) {
  ProgramWorld world{small_program_account()};
  Served served{world};
  connect(served);
  ASSERT_EQ(served.post(kPreview, "{}").status, 202);
  const auto seen = served.wait_for_preview().at("plays").at("seen").to_number<int>();
  const auto pages = pages_asked(world);
  world.sandbox.edit([](sandbox::Account& account) { account.remove_play(account.history().front().id); });
  ASSERT_EQ(served.post("/api/import", "{}").status, 202);
  ASSERT_EQ(served.wait_for_end().at("state"), "completed");
  EXPECT_GT(pages_asked(world), pages);
  EXPECT_EQ(query(world.database(), "SELECT count(*) FROM plays"), std::to_string(seen - 1));
}

TEST(Preview, ends_with_the_server) {
  auto options = slow_account();
  options.latency = 1s;
  const ProgramWorld world{options};
  Served served{world};
  world.connect();
  ASSERT_EQ(served.post(kPreview, "{}").status, 202);
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(served.stop().exit_code, 0);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
}

}  // namespace
}  // namespace cinemarco::test
