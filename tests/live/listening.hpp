// SPDX-License-Identifier: MIT
// A served library that media servers tell of viewings, over real HTTP.
#pragma once

#include "serve/served.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace cinemarco::test {

struct HookAddress {
  std::int64_t id = 0;
  std::string path;  // "/hooks/…"
};

struct Listening {
  Listening() { start(); }
  void start(Environment more = {}) { served.emplace(world, "home", std::move(more)); }

  HookAddress add(const std::string& name, const std::string& server, const std::vector<std::string>& more = {}) {
    std::vector<std::string> line{"hooks", "add", name, "--for", server, "--json"};
    line.insert(line.end(), more.begin(), more.end());
    const auto made = world.run(line);
    EXPECT_EQ(made.exit_code, 0) << made.err;
    const auto document = json::parse(made.out).value_or(boost::json::value{});
    const std::string url{document.at("url").as_string()};
    return {document.at("id").as_int64(), url.substr(url.find("/hooks/"))};
  }

  Answer tell(const HookAddress& hook, const std::string& body, const std::string& type = "application/json") {
    return served->send("POST", hook.path, body, {{"content-type", type}});
  }

  // All events of the hook, newest first, once each was worked off.
  boost::json::array events(const HookAddress& hook) {
    while (true) {
      auto page =
          served->get("/api/hooks/" + std::to_string(hook.id) + "/events?limit=200").json().at("events").as_array();
      const auto is_worked_off = [](const boost::json::value& event) {
        return event.at("outcome") != "waiting" || event.at("play_id").is_int64();
      };
      if (std::ranges::all_of(page, is_worked_off)) return page;
    }
  }
  // What became of the message.
  std::string outcome(const HookAddress& hook, const std::string& body, const std::string& type = "application/json") {
    EXPECT_EQ(tell(hook, body, type).status, 202) << body;
    return std::string{events(hook).at(0).at("outcome").as_string()};
  }

  // Every play that counts, in one text.
  [[nodiscard]] std::string plays() const {
    return query(
        world.database(),
        "SELECT group_concat(told, '; ') FROM (SELECT source || ' ' || title || ifnull(' ' || season_number || "
        "'x' || episode_number, '') || ' ' || substr(watched_at, 1, 19) AS told FROM plays WHERE removed_at IS "
        "NULL ORDER BY told)");
  }
  [[nodiscard]] std::string ask(const std::string& sql) const { return query(world.database(), sql); }

  ProgramWorld world;
  std::optional<Served> served;
};

// Jellyfin's message of a movie or an episode that was finished at that instant.
inline std::string jellyfin_movie(int tmdb_id, const std::string& at) {
  return R"({"NotificationType":"PlaybackStop","ItemType":"Movie","ItemId":"m)" + std::to_string(tmdb_id) +
         R"(","PlayedToCompletion":true,"Provider_tmdb":")" + std::to_string(tmdb_id) + R"(","UtcTimestamp":")" + at +
         R"(","NotificationUsername":"viewer","ServerId":"s"})";
}
inline std::string jellyfin_episode(const std::string& series, int season, int episode, const std::string& at) {
  return R"({"NotificationType":"PlaybackStop","ItemType":"Episode","SeriesName":")" + series + R"(","SeasonNumber":)" +
         std::to_string(season) + R"(,"EpisodeNumber":)" + std::to_string(episode) +
         R"(,"PlayedToCompletion":true,"UtcTimestamp":")" + at + R"(","NotificationUsername":"viewer","ServerId":"s"})";
}

}  // namespace cinemarco::test
