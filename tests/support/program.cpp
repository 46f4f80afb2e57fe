// SPDX-License-Identifier: MIT
#include "support/program.hpp"

#include <atomic>
#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <signal.h>
#include <sstream>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace cinemarco::test {

namespace {

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (auto& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

Program::Program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                 const Environment& environment, const std::filesystem::path& folder) {
  static std::atomic<int> number{0};
  const auto name = std::to_string(number++);
  out_ = folder / ("stdout-" + name);
  err_ = folder / ("stderr-" + name);
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> settings;
  for (const auto& [key, value] : environment) settings.push_back(key + "=" + value);
  auto argv = pointers(words);
  auto envp = pointers(settings);
  child_ = ::fork();
  if (child_ < 0) throw std::runtime_error{"fork failed"};
  if (child_ == 0) {
    const int out = ::open(out_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int err = ::open(err_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int in = ::open("/dev/null", O_RDONLY);
    if (::chdir(folder.c_str()) != 0 || in < 0 || out < 0 || err < 0) ::_exit(126);
    ::dup2(in, 0);
    ::dup2(out, 1);
    ::dup2(err, 2);
    ::execve(argv[0], argv.data(), envp.data());
    ::_exit(127);
  }
}

Program::~Program() {
  if (child_ <= 0) return;
  ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
}

void Program::signal(int number) const {
  if (child_ > 0) ::kill(child_, number);
}

std::string Program::visible_arguments() const {
  return read_file("/proc/" + std::to_string(child_) + "/cmdline");
}

Finished Program::finish(int status, long peak_memory_kb) {
  child_ = -1;
  const int code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return {code, read_file(out_), read_file(err_), peak_memory_kb};
}

std::string Program::first_line() {
  while (true) {
    const auto text = read_file(out_);
    if (const auto end = text.find('\n'); end != std::string::npos) return text.substr(0, end);
    if (auto ended = poll()) {
      finished_ = std::move(ended);
      return {};
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
}

std::optional<Finished> Program::poll() {
  if (finished_) return finished_;
  int status = 0;
  rusage usage{};
  if (child_ <= 0 || ::wait4(child_, &status, WNOHANG, &usage) != child_) return std::nullopt;
  return finish(status, usage.ru_maxrss);
}

Finished Program::wait() {
  if (finished_) return *finished_;
  int status = 0;
  rusage usage{};
  ::wait4(child_, &status, 0, &usage);
  return finish(status, usage.ru_maxrss);
}

Finished run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                     const Environment& environment, const std::filesystem::path& folder) {
  return Program{program, arguments, environment, folder}.wait();
}

}  // namespace cinemarco::test
