// SPDX-License-Identifier: MIT
#include "cli/signals.hpp"

#include "domain/error.hpp"

#include <array>
#include <csignal>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace cinemarco::cli {

namespace {

bool is_ignored(int signal) {
  struct sigaction action{};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

Signals::Signals() {
  sigemptyset(&watched_);
  sigaddset(&watched_, SIGINT);
  sigaddset(&watched_, SIGTERM);
  if (!is_ignored(SIGHUP)) sigaddset(&watched_, SIGHUP);  // nohup wants it to go on
  // Whoever reads our output or our answers may leave: that ends nothing.
  std::signal(SIGPIPE, SIG_IGN);
  pthread_sigmask(SIG_BLOCK, &watched_, nullptr);
  signals_ = ::signalfd(-1, &watched_, SFD_CLOEXEC);
  wake_ = ::eventfd(0, EFD_CLOEXEC);
  if (signals_ < 0 || wake_ < 0) throw Error{ErrorCode::internal, "The system gave no descriptor for signals."};
  watcher_ = std::thread{[this] { watch(); }};
}

Signals::~Signals() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
  watcher_.join();
  ::close(signals_);
  ::close(wake_);
}

void Signals::watch() {
  std::array<pollfd, 2> waits{{{signals_, POLLIN, 0}, {wake_, POLLIN, 0}}};
  while (::poll(waits.data(), waits.size(), -1) < 0 || waits[1].revents == 0) {
    if (waits[0].revents == 0) continue;
    signalfd_siginfo info{};
    if (::read(signals_, &info, sizeof info) != sizeof info) continue;
    if (!stop_.request_stop()) ::_exit(130);
  }
}

}  // namespace cinemarco::cli
