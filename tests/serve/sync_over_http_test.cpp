// SPDX-License-Identifier: MIT
// In step with Trakt over HTTP and on the command line: pushing, waiting removals, and what the user hears when Trakt
// says no.
#include "serve/served.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace cinemarco::test {
namespace {

class SyncOverHttp : public testing::Test {
 protected:
  void SetUp() override {
    world.connect();
    ASSERT_EQ(world.run({"import"}).exit_code, 0);
  }
  static boost::json::value wait_for_sync(Served& served) {
    while (true) {
      auto status = served.get("/api/sync").json();
      if (status.at("run").at("state") != "running") return status;
    }
  }
  static boost::json::value sync(Served& served, const std::string& options = "{}") {
    EXPECT_EQ(served.post("/api/sync", options).status, 202);
    return wait_for_sync(served);
  }
  std::size_t at_trakt() {
    std::size_t plays = 0;
    world.sandbox.edit([&](sandbox::Account& account) { plays = account.history().size(); });
    return plays;
  }
  void remove_at_trakt(std::size_t how_many) {
    world.sandbox.edit([&](sandbox::Account& account) {
      std::vector<std::int64_t> plays;
      for (const auto& play : account.history()) {
        if (play.item.media == sandbox::Media::episode && plays.size() < how_many) plays.push_back(play.id);
      }
      for (const auto id : plays) account.remove_play(id);
    });
  }
  // Not rated yet, so that a rating is news; which one is first depends on the order of TMDB's answers.
  std::string movie() {
    return "/api/library/" +
           query(world.database(),
                 "SELECT min(id) FROM library_entries WHERE media_type = 'movie' AND trakt_rating IS NULL");
  }
  std::string plays_here() { return query(world.database(), "SELECT count(*) FROM plays WHERE removed_at IS NULL"); }

  ProgramWorld world{small_program_account()};
};

TEST_F(SyncOverHttp, shows_what_would_be_pushed_and_pushes_it) {
  Served served{world};
  const auto before = at_trakt();
  ASSERT_EQ(served.post(movie() + "/plays", R"({"watched_at":"2026-11-01T20:00:00Z"})").status, 201);
  const auto waiting = served.get("/api/sync/outbox").json();
  EXPECT_EQ(waiting.at("push"), false);
  ASSERT_EQ(waiting.at("items").as_array().size(), 1U);
  const auto& item = waiting.at("items").at(0);
  EXPECT_EQ(item.at("change"), "add_play");
  EXPECT_EQ(item.at("watched_at"), "2026-11-01T20:00:00.000Z");
  EXPECT_EQ(sync(served).at("outgoing"), 1);
  EXPECT_EQ(at_trakt(), before);

  EXPECT_EQ(served.send("PUT", "/api/sync", R"({"push": true})").json().at("push"), true);
  const auto status = sync(served);
  EXPECT_EQ(status.at("outgoing"), 0);
  EXPECT_EQ(at_trakt(), before + 1);
  const auto report = served.get("/api/imports/" + std::to_string(status.at("run").at("run_id").as_int64())).json();
  EXPECT_EQ(report.at("pushed").at("plays"), 1);
}

TEST_F(SyncOverHttp, the_next_account_is_told_nothing_unasked) {
  Served served{world};
  served.send("PUT", "/api/sync", R"({"push": true})");
  EXPECT_EQ(served.send("DELETE", "/api/trakt").status, 200);
  EXPECT_EQ(served.get("/api/sync").json().at("push"), false);
}

TEST_F(SyncOverHttp, a_change_can_be_kept_to_this_library) {
  Served served{world};
  const auto before = at_trakt();
  served.send("PUT", "/api/sync", R"({"push": true})");
  ASSERT_EQ(served.post(movie() + "/plays", R"({"watched_at":"now"})").status, 201);
  const auto id = served.get("/api/sync/outbox").json().at("items").at(0).at("id").as_int64();
  EXPECT_EQ(served.send("DELETE", "/api/sync/outbox/" + std::to_string(id)).status, 204);
  sync(served);
  EXPECT_EQ(at_trakt(), before);
}

TEST_F(SyncOverHttp, asks_about_many_removals_and_does_as_it_is_told) {
  Served served{world};
  const auto here = plays_here();
  remove_at_trakt(60);
  auto status = sync(served);
  EXPECT_EQ(status.at("run").at("state"), "failed");
  EXPECT_NE(status.at("run").at("message").as_string().find("60 of"), boost::json::string::npos);
  EXPECT_EQ(status.at("waiting_removals"), 60);
  EXPECT_EQ(plays_here(), here);
  const auto removals = served.get("/api/sync/removals").json();
  EXPECT_EQ(removals.at("total"), 60);
  EXPECT_EQ(removals.at("items").as_array().size(), 60U);
  EXPECT_EQ(removals.at("items").at(0).at("of"), "episode plays");

  status = sync(served, R"({"full": true, "keep_removals": true})");
  EXPECT_EQ(status.at("run").at("state"), "completed");
  EXPECT_EQ(status.at("waiting_removals"), 0);
  EXPECT_EQ(plays_here(), here) << "kept";
  EXPECT_EQ(sync(served, R"({"full": true})").at("run").at("state"), "completed") << "and not asked about again";
  EXPECT_EQ(plays_here(), here);

  remove_at_trakt(55);
  EXPECT_EQ(sync(served).at("waiting_removals"), 55);
  status = sync(served, R"({"full": true, "accept_removals": true})");
  EXPECT_EQ(status.at("waiting_removals"), 0);
  EXPECT_EQ(std::stoi(plays_here()), std::stoi(here) - 55);
}

TEST_F(SyncOverHttp, says_what_is_wrong_where_trakt_says_no_and_goes_on_working) {
  struct Case {
    const char* fault;
    const char* value;
    const char* words;
    int exit_code;
  };
  Served served{world};
  for (const auto& refusal :
       {Case{"403_app_deleted", "", "application deleted or not VIP", 4}, Case{"426", "", "VIP members only", 4},
        Case{"423", "", "locked", 1}, Case{"420", "", "limit of your Trakt account", 1},
        Case{"403_html", "", "blocked this computer", 1}}) {
    SCOPED_TRACE(refusal.fault);
    world.sandbox.set_faults({{{.name = refusal.fault, .value = refusal.value, .path = "/trakt/", .times = -1}}});
    const auto finished = world.run({"sync"});
    EXPECT_EQ(finished.exit_code, refusal.exit_code);
    EXPECT_NE(finished.err.find(refusal.words), std::string::npos) << finished.err;
    const auto status = sync(served);
    EXPECT_NE(std::string{status.at("run").at("message").as_string()}.find(refusal.words), std::string::npos);
    EXPECT_EQ(served.get("/api/library").status, 200);
    EXPECT_EQ(served.post(movie() + "/plays", R"({"watched_at":"now"})").status, 201);
  }
  world.sandbox.set_faults({});
  EXPECT_EQ(world.run({"sync"}).exit_code, 0);
  // A block that holds for longer than anybody waits: said with its end, and kept over a restart.
  world.sandbox.set_faults({{{.name = "429_html", .value = "7200", .path = "/trakt/", .times = 1}}});
  for (int i = 0; i < 2; ++i) {
    const auto finished = world.run({"sync"});
    EXPECT_EQ(finished.exit_code, 1);
    EXPECT_NE(finished.err.find("asks us to wait until"), std::string::npos) << finished.err;
  }
}

TEST_F(SyncOverHttp, a_sign_in_that_trakt_ended_is_told_and_can_be_renewed) {
  Served served{world};
  world.sandbox.revoke_all_tokens();
  const auto finished = world.run({"sync"});
  EXPECT_EQ(finished.exit_code, 4);
  EXPECT_NE(finished.err.find("cinemarco trakt connect"), std::string::npos) << finished.err;
  EXPECT_EQ(served.get("/api/sync").json().at("connected"), false);
  EXPECT_EQ(served.get("/api/trakt").json().at("needs_reauth"), true);
  EXPECT_EQ(served.post("/api/sync").status, 409);
  EXPECT_EQ(served.get("/api/library").status, 200);
  world.connect();
  EXPECT_EQ(world.run({"sync"}).exit_code, 0);
}

TEST_F(SyncOverHttp, the_command_line_lists_what_it_would_send) {
  EXPECT_NE(world.run({"sync", "--dry-run"}).out.find("Nothing is waiting"), std::string::npos);
  {
    Served served{world};
    ASSERT_EQ(served.post(movie() + "/plays", R"({"watched_at":"unknown"})").status, 201);
    ASSERT_EQ(served.send("PATCH", movie(), R"({"personal_rating": 1})").status, 200);
  }
  world.sandbox.reset_counters();
  const auto off = world.run({"sync", "--dry-run"});
  EXPECT_EQ(off.exit_code, 0);
  EXPECT_NE(off.out.find("Pushing is off"), std::string::npos) << off.out;
  EXPECT_NE(off.out.find("add the play of an unknown date"), std::string::npos) << off.out;
  EXPECT_NE(off.out.find("rate 2 of 10"), std::string::npos) << off.out;
  EXPECT_EQ(world.sandbox.counters().service("trakt"), 0U);
  const auto on = world.run({"trakt", "push", "on"});
  EXPECT_NE(on.out.find("2 changes wait"), std::string::npos) << on.out << on.err;
  const auto sync = world.run({"sync"});
  EXPECT_NE(sync.out.find("Told to Trakt: 1 play, 0 removals, 1 rating,"), std::string::npos) << sync.out << sync.err;
  EXPECT_EQ(world.run({"trakt", "push", "maybe"}).exit_code, 2);
  EXPECT_EQ(world.run({"sync", "--accept-removals", "--keep-removals"}).exit_code, 2);
}

TEST(SyncTwice, one_runs_and_the_other_says_so) {
  auto options = small_program_account();
  options.latency = std::chrono::milliseconds{100};
  ProgramWorld world{options};
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  world.sandbox.reset_counters();
  Program first{CINEMARCO_PROGRAM, {"sync", "--full"}, world.environment(), world.folder.path()};
  while (world.sandbox.counters().service("trakt") == 0) {
  }
  const auto second = world.run({"sync"});
  EXPECT_EQ(second.exit_code, 5);
  EXPECT_NE(second.err.find("A sync is already in progress"), std::string::npos) << second.err;
  EXPECT_EQ(first.wait().exit_code, 0);
}

}  // namespace
}  // namespace cinemarco::test
