// SPDX-License-Identifier: MIT
// Requests made from the API's own document: whatever comes, no answer is a failure of ours, and each is as promised.
#include "serve/served.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace cinemarco::test {
namespace {

TEST(GeneratedRequests, are_each_answered_as_the_document_says) {
  ProgramWorld world{small_program_account()};
  world.connect();
  EXPECT_EQ(world.run({"import"}).exit_code, 0);
  const Served served{world};
  const auto script = std::filesystem::path{CINEMARCO_VALIDATOR}.replace_filename("generated_requests.py");
  const auto made = run_program("/usr/bin/python3", {script, served.url(), "--count", "3000", "--workers", "2"},
                                {{"PATH", "/usr/bin"}, {"PYTHONDONTWRITEBYTECODE", "1"}}, world.folder.path());
  EXPECT_EQ(made.exit_code, 0) << made.out << made.err;
}

}  // namespace
}  // namespace cinemarco::test
