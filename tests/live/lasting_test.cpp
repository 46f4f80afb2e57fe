// SPDX-License-Identifier: MIT
// Whatever comes twice, late, out of order or from several senders at once, and whatever dies meanwhile: the same rows.
#include "live/listening.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

namespace cinemarco::test {
namespace {

// An evening a day, each of something else.
std::vector<std::string> year_of_evenings() {
  std::vector<std::string> messages;
  for (int month = 1; month <= 12; ++month) {
    const auto at = [month](int day) { return fmt::format("2024-{:02}-{:02}T20:00:00Z", month, day); };
    messages.push_back(jellyfin_movie(603, at(1)));
    messages.push_back(jellyfin_episode("Breaking Bad", 1, 1 + month % 7, at(2)));
    messages.push_back(jellyfin_episode("Breaking Bad", 1, 1 + month % 7, at(3)));
  }
  return messages;
}

TEST(LateMessages, twice_reversed_and_by_two_senders_at_once_give_the_same_rows) {
  const auto messages = year_of_evenings();
  std::string expected;
  {
    Listening world;
    const auto hook = world.add("one", "jellyfin");
    for (const auto& message : messages) EXPECT_EQ(world.outcome(hook, message), "play") << message;
    expected = world.plays();
  }
  Listening world;
  const auto one = world.add("one", "jellyfin");
  const auto other = world.add("other", "jellyfin");
  auto reversed = messages;
  std::ranges::reverse(reversed);
  {
    const std::jthread first{[&] {
      for (const auto& message : messages) EXPECT_EQ(world.tell(one, message).status, 202);
    }};
    const std::jthread second{[&] {
      for (const auto& message : reversed) EXPECT_EQ(world.tell(other, message).status, 202);
    }};
  }
  world.events(one);
  world.events(other);
  EXPECT_EQ(world.plays(), expected);
  for (const auto& message : messages) EXPECT_EQ(world.outcome(one, message), "duplicate") << message;
  EXPECT_EQ(world.plays(), expected);
}

TEST(LateMessages, wait_while_tmdb_is_away_and_go_on_after_a_start) {
  Listening world;
  const auto hook = world.add("one", "jellyfin");
  world.served->stop();
  world.start({{"TMDB_API_URL", "http://127.0.0.1:9/3"}});
  EXPECT_EQ(world.tell(hook, jellyfin_movie(603, "2024-05-01T20:00:00Z")).status, 202);
  const auto events = "/api/hooks/" + std::to_string(hook.id) + "/events";
  boost::json::value waiting;
  do {
    waiting = world.served->get(events).json().at("events").at(0);
  } while (waiting.at("reason").is_null());
  EXPECT_EQ(waiting.at("outcome"), "waiting");
  EXPECT_EQ(world.ask("SELECT count(*) FROM plays"), "0");
  world.served->stop();
  world.start();
  EXPECT_EQ(world.events(hook).at(0).at("outcome"), "play");
  EXPECT_EQ(world.plays(), "jellyfin The Matrix 2024-05-01T20:00:00");
}

TEST(LateMessages, that_were_answered_outlive_a_kill_at_any_moment) {
  constexpr int kRounds = 20;
  std::mt19937 random{20'261'130};
  Listening world;
  const auto hook = world.add("one", "jellyfin");
  const auto messages = year_of_evenings();
  std::atomic<int> answered = 0;
  for (int round = 0; round < kRounds; ++round) {
    const auto until = std::uniform_int_distribution<int>{1, 30}(random);
    const int before = answered;
    std::atomic<bool> is_sending = true;
    std::jthread sender{[&] {
      try {
        for (int next = before; next < before + 40; ++next) {
          if (world.tell(hook, messages[static_cast<std::size_t>(next) % messages.size()]).status == 202) ++answered;
        }
      } catch (const std::exception&) {  // the server is gone
      }
      is_sending = false;
    }};
    while (is_sending && answered < before + until) {
    }
    world.served->program().signal(SIGKILL);
    sender.join();
    world.served->program().wait();
    world.start();
  }
  world.events(hook);
  const auto kept = std::stoi(world.ask("SELECT count(*) FROM inbox"));
  EXPECT_GE(kept, std::min(answered.load(), 500));
  EXPECT_EQ(world.ask("SELECT count(*) FROM plays"), std::to_string(messages.size()));
  EXPECT_EQ(world.ask("PRAGMA integrity_check"), "ok");
}

}  // namespace
}  // namespace cinemarco::test
