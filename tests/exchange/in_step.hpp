// SPDX-License-Identifier: MIT
// What a sync must leave: no error, and the rows of a fresh import.
#pragma once

#include "exchange/mirrored_state.hpp"
#include "exchange/syncer.hpp"
#include "exchange/world.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cinemarco::test {

inline std::string state_of_fresh_import(World& world) {
  static int number = 0;
  auto home = world.home("fresh-" + std::to_string(++number));
  const auto outcome = home.import();
  EXPECT_FALSE(outcome.error) << outcome.error->what();
  return state_of(home);
}

inline void expect_in_step(Home& home, World& world) {
  EXPECT_EQ(difference(state_of(home), state_of_fresh_import(world)), "");
}

inline exchange::ImportOutcome expect_synced(Home& home, const exchange::SyncRequest& request = {}) {
  auto outcome = home.sync(request);
  EXPECT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(outcome.summary.kind, "sync");
  return outcome;
}

}  // namespace cinemarco::test
