// SPDX-License-Identifier: MIT
// Runs the real programs as a user's shell would, with an environment of the test's own.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace cinemarco::test {

struct Finished {
  int exit_code = -1;  // 128 + number where a signal ended it
  std::string out;
  std::string err;
  long peak_memory_kb = 0;
};

using Environment = std::map<std::string, std::string>;

// A running program; killed with this object if it still runs.
class Program {
 public:
  // Output goes to files in `folder`, which is also the working directory.
  Program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
          const Environment& environment, const std::filesystem::path& folder);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  void signal(int number) const;
  [[nodiscard]] pid_t pid() const { return child_; }
  // Its command line as other users of the machine can see it.
  [[nodiscard]] std::string visible_arguments() const;
  // The first line of its standard output, once it is there; empty if the program ended without one.
  [[nodiscard]] std::string first_line();
  [[nodiscard]] std::optional<Finished> poll();
  Finished wait();

 private:
  [[nodiscard]] Finished finish(int status, long peak_memory_kb);
  pid_t child_ = -1;
  std::filesystem::path out_;
  std::filesystem::path err_;
  std::optional<Finished> finished_;  // met by first_line
};

// From start to end.
Finished run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                     const Environment& environment, const std::filesystem::path& folder);

}  // namespace cinemarco::test
