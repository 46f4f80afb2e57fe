// SPDX-License-Identifier: MIT
// cinemarco-sandbox: reads the options, serves until it is told to stop, or writes an export and ends.
#include "sandbox/export.hpp"
#include "sandbox/sandbox.hpp"
#include "sandbox/worlds.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <csignal>
#include <fstream>
#include <iostream>
#include <sys/prctl.h>
#include <unistd.h>

namespace {

using namespace cinemarco::sandbox;

struct Arguments {
  Options options;
  std::int64_t latency = 0;
  std::int64_t image_latency = -1;
  std::int64_t token_lifetime = 7 * 24 * 3600;
  std::int64_t device_interval = 1;
  bool no_auto_approve = false;
  std::string limits = "none";
  std::vector<std::string> faults;
  std::string env_file, export_path;
  ExportLayout layout;
  bool die_with_parent = false;
};

std::string fault_help() {
  std::string text = "NAME or NAME=VALUE, again for more. Names:";
  for (const auto& kind : fault_kinds()) text += fmt::format("\n  {}: {}", kind.name, kind.help);
  return text;
}

void declare(CLI::App& app, Arguments& a) {
  auto& size = a.options.size;
  app.add_option("--account", a.options.account, "sample (default) or large")
      ->check(CLI::IsMember({"sample", "large"}));
  app.add_option("--port", a.options.port, "0 takes a free one");
  app.add_option("--address", a.options.address);
  app.add_option("--movies", size.movies);
  app.add_option("--watchlist-movies", size.watchlist_movies);
  app.add_option("--series", size.series);
  app.add_option("--seasons", size.seasons);
  app.add_option("--episodes", size.episodes, "per season");
  app.add_option("--plays", size.plays, "0: each once, and one movie in ten again");
  app.add_option("--cast", size.cast);
  app.add_option("--crew", size.crew);
  app.add_option("--seed", size.seed);
  app.add_option("--latency", a.latency, "ms before each answer");
  app.add_option("--image-latency", a.image_latency, "ms; as --latency unless given");
  app.add_option("--limits", a.limits, "none (default) or real")->check(CLI::IsMember({"none", "real"}));
  app.add_option("--fault", a.faults, fault_help());
  app.add_flag("--auto-approve", a.options.auto_approve, "device codes are approved at once (default with sample)");
  app.add_flag("--no-auto-approve", a.no_auto_approve);
  app.add_option("--approve-after", a.options.approve_after_polls, "approve at this poll");
  app.add_option("--token-lifetime", a.token_lifetime, "seconds");
  app.add_option("--device-interval", a.device_interval, "seconds");
  app.add_option("--env-file", a.env_file, "also write the settings here");
  app.add_option("--write-export", a.export_path, "write Trakt's export to PATH.zip, or into PATH/, and end");
  app.add_flag("--old-layout", a.layout.old);
  app.add_flag("--export-errors", a.layout.errors);
  app.add_flag("--die-with-parent", a.die_with_parent);
}

void settle(Arguments& a) {
  a.options.latency = std::chrono::milliseconds{a.latency};
  if (a.image_latency >= 0) a.options.image_latency = std::chrono::milliseconds{a.image_latency};
  a.options.token_lifetime = std::chrono::seconds{a.token_lifetime};
  a.options.device_interval = std::chrono::seconds{a.device_interval};
  a.options.limits.real = a.limits == "real";
  a.options.prewarm = a.options.account == "large";
  if (a.options.account == "sample" && !a.no_auto_approve && a.options.approve_after_polls == 0) {
    a.options.auto_approve = true;
  }
  for (const auto& fault : a.faults) a.options.faults.list.push_back(fault_from_flag(fault));
}

/// Waits for SIGTERM or SIGINT, or for the parent's end where that counts.
void wait_for_the_end(const sigset_t& signals, bool die_with_parent, pid_t parent) {
  // The kernel's signal is asked for too, but not every container delivers it.
  const timespec half_a_second{.tv_sec = 0, .tv_nsec = 500'000'000};
  while (sigtimedwait(&signals, nullptr, &half_a_second) < 0) {
    if (die_with_parent && getppid() != parent) return;
  }
}

void serve(const Arguments& a) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  const auto parent = getppid();
  if (a.die_with_parent) prctl(PR_SET_PDEATHSIG, SIGTERM);
  const Sandbox sandbox{a.options};
  const auto lines = sandbox.env_lines();
  if (!a.env_file.empty()) std::ofstream{a.env_file} << lines;
  std::cout << lines << "ready" << std::endl;
  wait_for_the_end(signals, a.die_with_parent, parent);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"A stand-in for Trakt and TMDB, for demonstrations, tests and benchmarks."};
  Arguments arguments;
  declare(app, arguments);
  CLI11_PARSE(app, argc, argv);
  try {
    settle(arguments);
    if (arguments.export_path.empty()) {
      serve(arguments);
    } else {
      write_export(make_account(arguments.options), arguments.export_path, arguments.layout);
    }
  } catch (const std::exception& error) {
    std::cerr << "cinemarco-sandbox: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
