// SPDX-License-Identifier: MIT
// The program as it was built: what makes a fault of memory an end instead of a way in. Read by binutils.
#include "json/json.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace cinemarco::test {
namespace {

std::string output_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe{::popen(command.c_str(), "r"), ::pclose};
  std::string text;
  std::array<char, 4096> piece{};
  for (std::size_t count = 0; pipe && (count = std::fread(piece.data(), 1, piece.size(), pipe.get())) > 0;) {
    text.append(piece.data(), count);
  }
  return text;
}

// The line with `mark` in it.
std::string line_with(const std::string& text, const std::string& mark) {
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    if (line.contains(mark)) return line;
  }
  return {};
}

// The commands by which the program's own sources were compiled.
std::vector<std::string> own_compilations() {
  std::ifstream stream{CINEMARCO_BUILD_DIR "/compile_commands.json"};
  std::stringstream text;
  text << stream.rdbuf();
  std::vector<std::string> commands;
  const auto document = boost::json::parse(text.str());
  for (const auto& entry : document.as_array()) {
    if (entry.at("file").as_string().starts_with(CINEMARCO_SOURCE_DIR "/src/")) {
      commands.emplace_back(entry.at("command").as_string());
    }
  }
  return commands;
}

TEST(Hardening, places_the_program_at_random_and_closes_its_tables_before_it_runs) {
  const auto file = output_of("readelf -hldW " CINEMARCO_PROGRAM);
  ASSERT_NE(file, "") << "readelf (binutils) tells nothing of " CINEMARCO_PROGRAM;
  EXPECT_TRUE(line_with(file, "Type:").contains("DYN")) << "no position-independent program (-fPIE -pie)";
  EXPECT_TRUE(line_with(file, "(FLAGS_1)").contains("PIE")) << "no position-independent program (-fPIE -pie)";
  EXPECT_NE(line_with(file, "GNU_RELRO"), "") << "no -Wl,-z,relro";
  EXPECT_TRUE(line_with(file, "(FLAGS_1)").contains("NOW")) << "no -Wl,-z,now";
  const auto stack = line_with(file, "GNU_STACK");
  EXPECT_TRUE(stack.contains(" RW ") && !stack.contains("RWE"))
      << "the stack can be run (-Wl,-z,noexecstack): " << stack;
}

TEST(Hardening, watches_our_own_functions) {
  const auto run =
      output_of("objdump -d --no-show-raw-insn --disassemble=_ZN9cinemarco3cli3runEiPKPKc " CINEMARCO_PROGRAM);
  ASSERT_TRUE(run.contains("<_ZN9cinemarco3cli3runEiPKPKc>")) << "objdump (binutils) does not find cli::run";
  EXPECT_TRUE(run.contains("__stack_chk_fail")) << "no -fstack-protector-strong";
#ifdef __x86_64__
  EXPECT_TRUE(run.contains("endbr64")) << "no -fcf-protection";
#endif
}

#ifdef CINEMARCO_FORTIFIED  // where the program is optimised and not sanitized
TEST(Hardening, checks_the_bounds_of_what_is_copied) {
  const auto names = output_of("nm -D " CINEMARCO_PROGRAM);
  EXPECT_NE(line_with(names, "_chk@"), "") << "no -D_FORTIFY_SOURCE=2: not one checked call";
}
#endif

TEST(Hardening, leaves_no_source_of_ours_out) {
  const auto commands = own_compilations();
  ASSERT_GT(commands.size(), 100U) << "compile_commands.json names no sources";
  for (const auto& command : commands) {
    for (const auto* flag :
         {"-fPIE", "-fstack-protector-strong", "-fstack-clash-protection", "-D_GLIBCXX_ASSERTIONS"}) {
      EXPECT_TRUE(command.contains(flag)) << flag << " is missing in: " << command;
    }
  }
}

}  // namespace
}  // namespace cinemarco::test
