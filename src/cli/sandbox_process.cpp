// SPDX-License-Identifier: MIT
#include "cli/sandbox_process.hpp"

#include "cli/dotenv.hpp"
#include "domain/error.hpp"

#include <array>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to us

namespace cinemarco::cli {

namespace {

std::filesystem::path program_path() {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "cinemarco-sandbox";
}

// The child must not inherit our blocked signals, or Ctrl-C could not end it.
pid_t spawn(const std::string& program, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  std::string name = "cinemarco-sandbox";
  std::string approve = "--auto-approve";
  std::string die = "--die-with-parent";
  std::array<char*, 4> arguments{name.data(), approve.data(), die.data(), nullptr};
  pid_t child = -1;
  const int failure = posix_spawn(&child, program.c_str(), &actions, &attributes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return failure == 0 ? child : -1;
}

// The settings that the child prints until it says that it is ready; empty if it ended before.
std::string read_until_ready(int output) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream{::fdopen(output, "r"), std::fclose};
  std::string text;
  std::array<char, 1024> line{};
  while (stream && std::fgets(line.data(), static_cast<int>(line.size()), stream.get()) != nullptr) {
    if (std::string_view{line.data()} == "ready\n") return text;
    text += line.data();
  }
  return {};
}

}  // namespace

SandboxProcess::SandboxProcess() {
  const auto program = program_path();
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw Error{ErrorCode::internal, "The system gave no pipe."};
  child_ = spawn(program.string(), pipe[1]);
  ::close(pipe[1]);
  const auto text = read_until_ready(pipe[0]);
  auto settings = parse_dotenv(text);
  if (child_ < 0 || text.empty()) {
    throw Error{ErrorCode::internal,
                "The stand-in for Trakt and TMDB did not start: " + program.string() + ". Build it with `make build`."};
  }
  settings_ = std::move(settings.values);
}

SandboxProcess::~SandboxProcess() {
  if (child_ <= 0) return;
  ::kill(child_, SIGTERM);
  ::waitpid(child_, nullptr, 0);
}

}  // namespace cinemarco::cli
