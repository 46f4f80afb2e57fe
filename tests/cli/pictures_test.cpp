// SPDX-License-Identifier: MIT
// What commands do about pictures, which come behind their runs.
#include "cli/program_world.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

namespace cinemarco::test {
namespace {

std::string waiting(const ProgramWorld& world) {
  return query(world.database(), "SELECT count(*) FROM image_queue");
}

TEST(PicturesToCome, are_told_by_the_import_and_fetched_behind_the_next_sync) {
  const ProgramWorld world{small_program_account()};
  world.connect();
  const auto imported = world.run({"import"});
  EXPECT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_NE(waiting(world), "0");
  EXPECT_TRUE(imported.out.contains(waiting(world) + " pictures are still to come")) << imported.out;
  EXPECT_EQ(world.sandbox.counters().service("images"), 0U);
  const auto status = world.run({"status", "--json"});
  EXPECT_TRUE(status.out.contains("\"pictures_waiting\":" + waiting(world))) << status.out;
  const auto synced = world.run({"sync"});
  EXPECT_EQ(synced.exit_code, 0) << synced.err;
  EXPECT_EQ(waiting(world), "0");
  EXPECT_FALSE(synced.out.contains("still to come")) << synced.out;
}

TEST(PicturesToCome, are_waited_for_where_that_is_wished) {
  const ProgramWorld world{small_program_account()};
  world.connect();
  const auto imported = world.run({"import", "--wait-for-pictures"});
  EXPECT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_EQ(waiting(world), "0");
  EXPECT_GT(world.sandbox.counters().service("images"), 0U);
  EXPECT_FALSE(imported.out.contains("still to come")) << imported.out;
}

}  // namespace
}  // namespace cinemarco::test
