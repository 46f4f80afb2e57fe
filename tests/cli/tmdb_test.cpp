// SPDX-License-Identifier: MIT
// `cinemarco tmdb`, `cache` and `unmatched` as a user types them.
#include "cli/program_world.hpp"
#include "json/json.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace cinemarco::test {
namespace {

using Line = std::vector<std::string>;

boost::json::value json_of(const Finished& finished) {
  auto document = json::parse(finished.out);
  EXPECT_TRUE(document) << "stdout is one JSON document: " << finished.out;
  return document ? std::move(*document) : boost::json::value{};
}

Line as_json(Line line) {
  line.emplace_back("--json");
  return line;
}

std::string text_of(const Line& line) {
  std::string text;
  for (const auto& word : line) text += word + " ";
  return text;
}

const std::vector<Line> kLookUps{{"tmdb", "search", "Matrix"},
                                 {"tmdb", "search", "--movie", "Matrix"},
                                 {"tmdb", "search", "--series", "Bad"},
                                 {"tmdb", "movie", "603"},
                                 {"tmdb", "series", "1396"},
                                 {"tmdb", "season", "1399", "1"},
                                 {"tmdb", "person", "4000462"},
                                 {"tmdb", "collection", "2344"},
                                 {"tmdb", "trending"},
                                 {"tmdb", "trending", "--series"},
                                 {"tmdb", "configuration"}};

class TmdbCommands : public testing::Test {
 protected:
  [[nodiscard]] std::uint64_t requests_of(const Line& line) {
    world.sandbox.reset_counters();
    const auto finished = world.run(line);
    EXPECT_EQ(finished.exit_code, 0) << text_of(line) << finished.err;
    return world.sandbox.counters().service("tmdb");
  }
  void let_everything_expire() {
    SQLite::Database database{world.database().string(), SQLite::OPEN_READWRITE};
    database.exec("UPDATE tmdb_cache SET expires_at = '2026-01-01T00:00:00.000Z'");
  }

  ProgramWorld world;
};

TEST_F(TmdbCommands, ask_once_and_again_after_their_time) {
  for (const auto& line : kLookUps) {
    EXPECT_EQ(requests_of(line), 1U) << text_of(line);
    EXPECT_EQ(requests_of(line), 0U) << text_of(line);
    EXPECT_EQ(requests_of(as_json(line)), 0U) << text_of(line);
  }
  let_everything_expire();
  for (const auto& line : kLookUps) {
    EXPECT_EQ(requests_of(line), 1U) << text_of(line);
    EXPECT_EQ(requests_of(line), 0U) << text_of(line);
  }
  const auto stats = json_of(world.run({"cache", "stats", "--json"}));
  EXPECT_EQ(stats.at("misses"), 2 * static_cast<int>(kLookUps.size()));
  EXPECT_EQ(stats.at("hits"), 3 * static_cast<int>(kLookUps.size()));
  EXPECT_EQ(stats.at("most_bytes"), 512'000'000);
  EXPECT_EQ(world.run({"cache", "clear"}).exit_code, 0);
  EXPECT_EQ(json_of(world.run({"cache", "stats", "--json"})).at("entries"), 0);
}

TEST_F(TmdbCommands, show_what_was_fetched_while_tmdb_is_away) {
  std::vector<std::string> before;
  for (const auto& line : kLookUps) before.push_back(world.run(line).out);
  let_everything_expire();
  world.sandbox.set_faults({{{.name = "reset", .value = {}, .path = "/3", .times = -1, .ids = {}}}});
  for (std::size_t i = 0; i < kLookUps.size(); ++i) {
    const auto stale = world.run(kLookUps[i]);
    EXPECT_EQ(stale.exit_code, 0) << text_of(kLookUps[i]);
    EXPECT_EQ(stale.out, before[i]);
    EXPECT_NE(stale.err.find("TMDB cannot be asked"), std::string::npos) << text_of(kLookUps[i]) << stale.err;
    EXPECT_EQ(json_of(world.run(as_json(kLookUps[i]))).at("stale"), true) << text_of(kLookUps[i]);
  }
}

TEST_F(TmdbCommands, remember_that_there_is_no_such_title) {
  world.sandbox.reset_counters();
  for (int i = 0; i < 2; ++i) {
    const auto finished = world.run({"tmdb", "movie", "424242424"});
    EXPECT_EQ(finished.exit_code, 1);
    EXPECT_NE(finished.err.find("TMDB has no movie 424242424"), std::string::npos) << finished.err;
  }
  EXPECT_EQ(world.sandbox.counters().service("tmdb"), 1U);
}

TEST_F(TmdbCommands, give_pictures_as_addresses) {
  const auto movie = json_of(world.run({"tmdb", "movie", "603", "--json"}));
  const std::string images{world.sandbox.urls().tmdb_images};
  const auto poster = images + "/w500" + std::string{movie.at("poster_path").as_string()};
  EXPECT_EQ(movie.at("poster_url").as_string(), poster);
  EXPECT_TRUE(movie.at("backdrop_url").as_string().starts_with(images + "/w1280/"));
  const auto faces = movie.at("credits").as_array();
  EXPECT_TRUE(std::ranges::any_of(faces, [](const auto& face) { return face.as_object().contains("profile_url"); }));
  EXPECT_NE(world.run({"tmdb", "movie", "603"}).out.find(poster), std::string::npos);
  const auto found = json_of(world.run({"tmdb", "search", "Keanu", "--json"}));
  EXPECT_TRUE(found.at("items").at(0).at("picture_url").as_string().starts_with(images + "/w185/"));
}

TEST_F(TmdbCommands, match_a_title_by_hand) {
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  const auto list = json_of(world.run({"unmatched", "list", "--json"}));
  ASSERT_EQ(list.at("items").as_array().size(), 1U);
  const auto& title = list.at("items").at(0);
  EXPECT_GT(title.at("plays").as_array().size(), 0U);
  const auto trakt_id = std::to_string(title.at("trakt_id").as_int64());
  const std::string type{title.at("media_type").as_string()};
  EXPECT_EQ(world.run({"unmatched", "match", type, trakt_id, "99999999"}).exit_code, 1);
  EXPECT_EQ(world.run({"unmatched", "match", "film", trakt_id, "1396"}).exit_code, 2);
  const auto matched = world.run({"unmatched", "match", type, trakt_id, "1396"});
  EXPECT_EQ(matched.exit_code, 0) << matched.err;
  EXPECT_NE(matched.out.find("Breaking Bad"), std::string::npos) << matched.out;
  EXPECT_NE(world.run({"unmatched", "list"}).out.find("Every title is matched."), std::string::npos);
  EXPECT_EQ(world.run({"unmatched", "forget", type, trakt_id}).exit_code, 0);
  EXPECT_EQ(json_of(world.run({"unmatched", "list", "--json"})).at("items").as_array().size(), 1U);
  EXPECT_EQ(world.run({"tmdb", "refresh"}).exit_code, 0);
}

}  // namespace
}  // namespace cinemarco::test
