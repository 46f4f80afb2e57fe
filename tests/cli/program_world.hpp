// SPDX-License-Identifier: MIT
// The real program against a sandbox in this process.
#pragma once

#include "sandbox/sandbox.hpp"
#include "support/program.hpp"
#include "support/temp_dir.hpp"

#include <string>
#include <vector>

namespace cinemarco::test {

struct ProgramWorld {
  explicit ProgramWorld(sandbox::Options options = {});

  // Settings that lead to the sandbox, without any pace, and a data folder of that name.
  [[nodiscard]] Environment environment(const std::string& home = "home") const;
  // Signs in, then is ready to import.
  void connect(const std::string& home = "home") const;
  [[nodiscard]] Finished run(const std::vector<std::string>& arguments, const std::string& home = "home") const;
  [[nodiscard]] Finished run(const std::vector<std::string>& arguments, const Environment& environment) const;
  [[nodiscard]] std::filesystem::path data(const std::string& home = "home") const { return folder / home; }
  [[nodiscard]] std::filesystem::path database(const std::string& home = "home") const {
    return data(home) / "cinemarco.db";
  }

  sandbox::Sandbox sandbox;
  TempDir folder;
};

// A made-up account that is quick to import.
[[nodiscard]] sandbox::Options small_program_account();

}  // namespace cinemarco::test
