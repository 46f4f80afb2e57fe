// SPDX-License-Identifier: MIT
// Nobody waits for another: outside hosts that are silent, a program that holds the database, clients that leave.
#include "http/raw_client.hpp"
#include "serve/served.hpp"
#include "support/other_program.hpp"
#include "support/silent_host.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <exception>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

namespace cinemarco::test {
namespace {

struct ImportedWorld : ProgramWorld {
  ImportedWorld() : ProgramWorld{small_program_account()} {
    connect();
    EXPECT_EQ(run({"import", "--wait-for-pictures"}).exit_code, 0) << "no picture is fetched but those asked for";
  }
};

std::string picture(char letter) {
  return "/images/poster/w342/" + std::string(27, letter) + ".jpg";
}

void put_picture(const ProgramWorld& world, char letter) {
  const auto file = world.data() / picture(letter).substr(1);
  std::filesystem::create_directories(file.parent_path());
  std::ofstream{file, std::ios::binary} << "\xFF\xD8\xFF\xD9";
}

std::string detail_of(const Answer& answer) {
  return std::string{answer.json().at("detail").as_string()};
}

// Asks side by side, and counts the answers.
struct Crowd {
  template <class Ask>
  void ask(std::size_t how_many, Ask ask) {
    for (std::size_t i = 0; i < how_many; ++i) {
      threads.emplace_back([this, ask, i] {
        try {
          auto answer = ask(i);
          const std::scoped_lock lock{mutex};
          answers.push_back(std::move(answer));
        } catch (const std::exception& no_answer) {
          ADD_FAILURE() << no_answer.what();
        }
      });
    }
  }
  std::size_t answered() {
    const std::scoped_lock lock{mutex};
    return answers.size();
  }
  void wait() { threads.clear(); }

  std::mutex mutex;
  std::vector<Answer> answers;
  std::vector<std::jthread> threads;
};

TEST(Patience, missing_pictures_of_a_silent_host_hold_up_nobody) {
  const ImportedWorld world;
  put_picture(world, 'z');
  SilentHost host;
  Served served{world, "home", {{"TMDB_IMAGE_URL", host.url("/t/p")}}};
  Crowd crowd;
  crowd.ask(16, [&](std::size_t at) { return served.get(picture(static_cast<char>('a' + at))); });
  host.wait_for(8);
  EXPECT_EQ(served.get("/api/health").status, 200);
  EXPECT_EQ(served.get("/api/library").status, 200);
  EXPECT_EQ(served.get(picture('z')).status, 200) << "it lies on the disk";
  EXPECT_EQ(served.get("/api/tmdb/trending/movie").status, 200) << "another host";
  EXPECT_EQ(crowd.answered(), 0U);
  crowd.wait();
  for (const auto& answer : crowd.answers) EXPECT_EQ(answer.status, 502) << answer.body;
  const auto again = served.get(picture('a'));
  EXPECT_EQ(again.status, 502);
  EXPECT_TRUE(detail_of(again).contains("at the moment")) << again.body;
}

TEST(Patience, somebody_who_looks_something_up_waits_for_a_silent_tmdb_no_longer_than_five_seconds) {
  const ImportedWorld world;
  SilentHost host;
  Served served{world, "home", {{"TMDB_API_URL", host.url("/3")}}};
  const auto answer = served.get("/api/tmdb/search/movie?q=nothing+that+was+asked+before");
  EXPECT_EQ(answer.status, 502);
  EXPECT_TRUE(detail_of(answer).starts_with("TMDB did not answer while you waited.")) << answer.body;
}

TEST(Patience, a_client_that_leaves_ends_its_call_before_anything_is_written) {
  const ImportedWorld world;
  SilentHost host;
  Served served{world, "home", {{"TMDB_API_URL", host.url("/3")}}};
  const auto total = served.get("/api/library").json().at("total");
  {
    RawClient client{served.port()};
    const std::string body = R"({"media_type":"movie","tmdb_id":987654,"watched_at":"unknown"})";
    client.send("POST /api/plays HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " +
                std::to_string(body.size()) + "\r\n\r\n" + body);
    host.wait_for(1);
  }
  host.wait_for_leaving(1);
  EXPECT_EQ(served.get("/api/library").json().at("total"), total);
  EXPECT_EQ(served.stop().exit_code, 0);
}

TEST(Patience, a_server_ends_whatever_is_silent) {
  const ImportedWorld world;
  SilentHost services;
  SilentHost pictures;
  Served served{world,
                "home",
                {{"TMDB_API_URL", services.url("/3")},
                 {"TMDB_IMAGE_URL", pictures.url("/t/p")},
                 {"TRAKT_API_URL", services.url("/trakt")},
                 {"TRAKT_AUTH_URL", services.url("/auth")}}};
  EXPECT_EQ(served.post("/api/sync", "{}").status, 202);
  Crowd crowd;
  crowd.ask(4, [&](std::size_t at) { return served.get(picture(static_cast<char>('a' + at))); });
  services.wait_for(1);
  pictures.wait_for(4);
  EXPECT_EQ(served.stop().exit_code, 0);
  crowd.wait();
}

TEST(Patience, a_program_that_holds_the_database_stops_neither_readers_nor_log_in) {
  const ImportedWorld world;
  std::ofstream{world.data() / "password"} << "long enough";
  Served served{world, "home", {{"CINEMARCO_PASSWORD_FILE", (world.data() / "password").string()}}};
  const OtherProgram other{world.data() / "cinemarco.db", "BEGIN IMMEDIATE"};
  const auto in = served.post("/api/session", R"({"password":"long enough"})");
  ASSERT_EQ(in.status, 200) << in.body;
  const auto cookie = in.header("set-cookie").substr(0, in.header("set-cookie").find(';'));
  const net::Header header{"cookie", cookie};
  EXPECT_EQ(served.get("/api/library", {header}).status, 200) << "the session counts though it is not written";
  Crowd crowd;
  crowd.ask(6, [&](std::size_t) {
    return served.send("PATCH", "/api/library/1", R"({"is_favorite":true})",
                       {header, {"content-type", "application/json"}});
  });
  for (int i = 0; i < 20; ++i) EXPECT_EQ(served.get("/api/library", {header}).status, 200);
  EXPECT_EQ(served.get("/api/health").status, 200);
  EXPECT_EQ(crowd.answered(), 0U);
  crowd.wait();
  for (const auto& answer : crowd.answers) {
    EXPECT_EQ(answer.status, 409) << answer.body;
    EXPECT_TRUE(answer.body.contains("(process " + std::to_string(other.process()) + ")")) << answer.body;
  }
}

TEST(Patience, commands_that_only_read_and_a_start_wait_for_no_writer) {
  const ImportedWorld world;
  const OtherProgram other{world.data() / "cinemarco.db", "BEGIN IMMEDIATE"};
  EXPECT_EQ(world.run({"status"}).exit_code, 0);
  EXPECT_EQ(world.run({"trakt", "status"}).exit_code, 0);
  EXPECT_EQ(world.run({"cache", "stats"}).exit_code, 0);
  EXPECT_EQ(world.run({"account", "tokens"}).exit_code, 0);
  Served served{world};
  EXPECT_EQ(served.get("/api/library").status, 200);
}

TEST(Patience, a_second_server_on_one_folder_says_so_and_ends) {
  const ImportedWorld world;
  const Served served{world};
  const auto second = world.run({"serve"});
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_TRUE(second.err.contains("Another `cinemarco serve` is running on")) << second.err;
}

}  // namespace
}  // namespace cinemarco::test
