// SPDX-License-Identifier: MIT
// What the server tells and does where nobody has said who they are.
#include "security/guarded.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace cinemarco::test {
namespace {

TEST(Unasked, only_the_door_and_what_says_that_it_is_there_are_open) {
  Guarded guarded;
  const std::set<std::string> open{"GET /api/health",   "GET /api/openapi.json", "GET /api/session",
                                   "POST /api/session", "DELETE /api/session",   "GET /trakt/callback"};
  const std::string by_its_key = "POST /hooks/{token}";
  const auto document = guarded.served.get("/api/openapi.json").json();
  std::set<std::string> found_open;
  int asked = 0;
  for (const auto& path : document.at("paths").as_object()) {
    std::string target{path.key()};
    while (target.contains('{')) target.replace(target.find('{'), target.find('}') - target.find('{') + 1, "1");
    for (const auto& operation : path.value().as_object()) {
      std::string method{operation.key()};
      if (method == "parameters") continue;
      std::ranges::transform(method, method.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
      const auto answer = guarded.served.send(method, target);
      ++asked;
      const auto name = method + " " + std::string{path.key()};
      if (open.contains(name)) {
        found_open.insert(name);
      } else if (name == by_its_key) {
        EXPECT_EQ(answer.status, 404) << "and nobody has that one";
      } else {
        EXPECT_EQ(answer.status, 401) << name;
        EXPECT_NE(answer.header("www-authenticate"), "") << name;
      }
    }
  }
  EXPECT_EQ(found_open, open);
  EXPECT_GT(asked, 50);
}

TEST(Unasked, an_unreadable_password_file_is_named_in_the_log_alone) {
  const ProgramWorld world;
  const auto file = world.folder / "hidden-name";
  std::ofstream{file} << "a long secret";
  Served served{world, "home", {{"CINEMARCO_PASSWORD_FILE", file.string()}}};
  std::filesystem::remove(file);
  const std::pair<const char*, const char*> requests[] = {
      {"GET", "/api/session"}, {"POST", "/api/session"}, {"GET", "/api/library"}, {"PUT", "/api/password"}};
  for (const auto& [method, target] : requests) {
    const auto answer = served.send(method, target, *method == 'G' ? "" : R"({"password": "a long secret"})");
    EXPECT_EQ(answer.status, 503) << target;
    EXPECT_FALSE(answer.body.contains("hidden-name")) << answer.body;
    EXPECT_TRUE(answer.body.contains("log says why")) << answer.body;
  }
  const auto log = served.stop().err;
  const auto told = log.find("hidden-name");
  EXPECT_NE(told, std::string::npos) << log;
  EXPECT_EQ(log.find("hidden-name", told + 1), std::string::npos) << "strangers fill no log";
}

}  // namespace
}  // namespace cinemarco::test
