// SPDX-License-Identifier: MIT
// One sync of one data folder, in a process that a test may end by force.
#include "exchange/world.hpp"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
  const auto now = cinemarco::parse_instant(argc == 4 ? argv[3] : "");
  if (!now) {
    std::fputs("usage: sync_once SANDBOX_URL DATA_FOLDER INSTANT\n", stderr);
    return 2;
  }
  try {
    cinemarco::test::Home home{cinemarco::sandbox::urls_at(argv[1]), argv[2]};
    home.clock().advance(*now - home.clock().now());
    return home.sync().error ? 1 : 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
