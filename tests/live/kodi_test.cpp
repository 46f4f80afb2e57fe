// SPDX-License-Identifier: MIT
// The real program listens to a stand-in of Kodi that says what a real one was recorded to say.
#include "live/kodi_stand_in.hpp"
#include "live/listening.hpp"

#include <gtest/gtest.h>

namespace cinemarco::test {
namespace {

constexpr auto kMovie = R"({"item":{"id":1,"type":"movie"},"player":{"playerid":1,"speed":1}})";
constexpr auto kNoCount = R"({"id":1,"type":"movie"})";

// A program that has looked at the Kodi's library once.
struct Listened {
  Listened() {
    const auto made = world.world.run({"hooks", "add", "box", "--for", "kodi", "--listen", kodi.address(), "--json"});
    EXPECT_EQ(made.exit_code, 0) << made.err;
    EXPECT_FALSE(made.out.contains("url"));
    hook.id = json::parse(made.out).value().at("id").as_int64();
    restart();
  }
  // Until the library was looked at once more.
  void restart() {
    ++looks;
    if (world.served) world.served->stop();
    world.start();
    kodi.wait_for_looks(looks);
  }
  // Of each event so far, oldest first.
  std::string outcomes(std::size_t count) {
    while (true) {
      const auto events = world.events(hook);
      if (events.size() < count) continue;
      std::string text;
      for (const auto& event : events)
        text = std::string{event.at("outcome").as_string()} + (text.empty() ? "" : " ") + text;
      return text;
    }
  }
  void play(const std::string& type, int id, int count) {
    const auto item = R"({"id":)" + std::to_string(id) + R"(,"type":")" + type + "\"}";
    kodi.say("Player.OnPlay", R"({"item":)" + item + R"(,"player":{"playerid":1,"speed":1}})");
    kodi.say("Player.OnAVStart", R"({"item":)" + item + R"(,"player":{"playerid":1,"speed":1}})");
    kodi.set_count(type, id, count);
    kodi.say("VideoLibrary.OnUpdate", R"({"item":)" + item + R"(,"playcount":)" + std::to_string(count) + "}");
    kodi.say("VideoLibrary.OnUpdate", item);
    kodi.say("Player.OnStop", R"({"end":true,"item":)" + item + "}");
  }

  KodiStandIn kodi;
  Listening world;
  HookAddress hook;
  int looks = 0;
};

TEST(Kodi, is_a_play_once_its_count_rises_while_it_plays) {
  Listened world;
  world.play("movie", 1, 1);
  EXPECT_EQ(world.outcomes(2), "ignored play");
  EXPECT_EQ(world.world.ask("SELECT source || ' ' || title || ' ' || (watched_at IS NOT NULL) FROM plays"),
            "kodi The Matrix 1");
}

TEST(Kodi, counts_a_film_in_two_files_once_and_what_was_left_in_its_credits) {
  Listened world;
  world.kodi.say("Player.OnPlay", kMovie);
  world.kodi.say("Player.OnStop", R"({"end":true,"item":{"id":1,"type":"movie"}})");  // the first part
  world.kodi.say("Player.OnPlay", kMovie);
  world.kodi.set_count("movie", 1, 1);
  world.kodi.say("VideoLibrary.OnUpdate", R"({"item":{"id":1,"type":"movie"},"playcount":1})");
  world.kodi.say("VideoLibrary.OnUpdate", kNoCount);
  world.kodi.say("Player.OnStop", R"({"end":false,"item":{"id":1,"type":"movie"}})");
  EXPECT_EQ(world.outcomes(4), "ignored ignored play ignored");
}

TEST(Kodi, counts_both_episodes_of_one_file_and_none_again_at_the_next_look) {
  Listened world;
  world.kodi.set_count("episode", 3, 1);  // Kodi's own row of the one that it never names
  world.play("episode", 2, 1);
  EXPECT_EQ(world.outcomes(3), "ignored play play");
  EXPECT_EQ(world.world.ask("SELECT group_concat(season_number || 'x' || episode_number, ' ') FROM plays"), "1x2 1x3");
  world.restart();
  EXPECT_EQ(world.outcomes(3), "ignored play play");
}

TEST(Kodi, marked_by_hand_is_a_play_without_a_date_and_unmarked_asks) {
  Listened world;
  world.kodi.set_count("movie", 1, 1);
  world.kodi.say("VideoLibrary.OnUpdate", R"({"item":{"id":1,"type":"movie"},"playcount":1})");
  EXPECT_EQ(world.outcomes(1), "play");
  EXPECT_EQ(world.world.ask("SELECT watched_at IS NULL FROM plays"), "1");
  world.kodi.set_count("movie", 1, 0);
  world.kodi.say("VideoLibrary.OnUpdate", R"({"item":{"id":1,"type":"movie"},"playcount":0})");
  EXPECT_EQ(world.outcomes(2), "play waiting");
}

TEST(Kodi, tells_at_the_next_look_what_was_watched_meanwhile_by_its_own_clock) {
  Listened world;
  world.world.served->stop();
  world.world.served.reset();
  world.kodi.set_count("movie", 1, 1, "2024-07-01 21:30:05");
  world.restart();
  EXPECT_EQ(world.outcomes(1), "play");
  EXPECT_EQ(world.world.ask("SELECT watched_at FROM plays"), "2024-07-01T19:30:05.000Z");
}

TEST(Kodi, believes_no_count_that_its_library_does_not_have_and_nothing_without_a_number) {
  Listened world;
  world.kodi.say("Player.OnPlay", kMovie);
  world.kodi.say("VideoLibrary.OnUpdate", R"({"item":{"id":1,"type":"movie"},"playcount":1})");  // an add-on's number
  world.kodi.say("Player.OnStop", R"({"end":true,"item":{"title":"Loose File.mkv","type":"movie"}})");
  world.kodi.say("VideoLibrary.OnUpdate", R"({"id":-1,"type":""})");
  world.kodi.say("VideoLibrary.OnUpdate", R"({"item":{"id":1,"type":"tvshow"},"playcount":1})");
  world.kodi.say("VideoLibrary.OnUpdate", R"({"item":{"id":2,"type":"episode"},"playcount":1,"transaction":true})");
  world.play("episode", 1, 1);
  EXPECT_EQ(world.outcomes(3), "ignored ignored play");
  EXPECT_EQ(world.world.ask("SELECT count(*) FROM plays"), "1");
}

}  // namespace
}  // namespace cinemarco::test
