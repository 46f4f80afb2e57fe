// SPDX-License-Identifier: MIT
// A language that is changed after an import: the server fetches every title anew, also after it was killed.
#include "serve/served.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

namespace cinemarco::test {
namespace {

std::int64_t to_come(Served& served) {
  return served.get("/api/setup").json().at("titles_to_come").as_int64();
}

TEST(AnotherLanguage, reaches_every_title_though_the_server_is_killed) {
  ProgramWorld world{small_program_account()};
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  auto environment = world.environment();
  environment["CINEMARCO_LANGUAGE"] = "pt-br";
  const auto status = json::parse(world.run({"status", "--json"}, environment).out)->as_object();
  EXPECT_EQ(status.at("language").as_string(), "pt-BR");
  EXPECT_EQ(std::to_string(status.at("titles_to_come").as_int64()),
            query(world.database(), "SELECT count(*) FROM library_entries"));
  EXPECT_TRUE(world.run({"status"}, environment).out.contains("titles are still to come in it"));
  {
    Served served{world, "home", {{"CINEMARCO_LANGUAGE", "pt-BR"}}};
    EXPECT_EQ(served.get("/api/setup").json().at("language").as_string(), "pt-BR");
    served.stop(SIGKILL);
  }
  Served served{world, "home", {{"CINEMARCO_LANGUAGE", "pt-BR"}}};
  while (to_come(served) > 0) {
  }
  EXPECT_GT(served.get("/api/library?q=br").json().at("total").as_int64(), 0);
  EXPECT_EQ(query(world.database(), "SELECT count(*) FROM movies WHERE told_in <> 'pt-BR'"), "0");
  served.stop();
  EXPECT_FALSE(world.run({"status"}, environment).out.contains("Language"));
}

TEST(AnotherLanguage, that_there_is_not_ends_every_command_with_4) {
  ProgramWorld world{small_program_account()};
  auto environment = world.environment();
  environment["CINEMARCO_LANGUAGE"] = "portuguese";
  const auto refused = world.run({"status"}, environment);
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_TRUE(refused.err.contains("CINEMARCO_LANGUAGE is \"portuguese\"") && refused.err.contains("pt-BR"))
      << refused.err;
}

}  // namespace
}  // namespace cinemarco::test
