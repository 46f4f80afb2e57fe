// SPDX-License-Identifier: MIT
#include "cli/commands.hpp"

int main(int argc, char** argv) {
  return cinemarco::cli::run(argc, argv);
}
