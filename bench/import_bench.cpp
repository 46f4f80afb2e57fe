// SPDX-License-Identifier: MIT
// How far an import of the large account is from its limits: SQLite's speed, and the requests that are allowed in
// flight. import_bench [RUNS]: medians of RUNS (5) whole processes; each figure as a ratio to a limit of the same run.
#include "bench/bare_rows.hpp"
#include "support/dump.hpp"
#include "support/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace cinemarco::bench {
namespace {

using Seconds = std::chrono::duration<double>;
using std::chrono::milliseconds;

// In flight at most (protocol/tmdb.md §9).
constexpr double kApiInFlight = 16;
constexpr double kImagesInFlight = 10;

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

struct Case {
  milliseconds latency;
  milliseconds image_latency;
};

struct Measured {
  double seconds = 0;
  double megabytes = 0;
  double api_requests = 0;
  double image_requests = 0;
};

class Bench {
 public:
  explicit Bench(int runs) : runs_{runs} {
    std::string pattern = (std::filesystem::temp_directory_path() / "cinemarco-bench-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    folder_ = pattern;
  }
  ~Bench() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  Measured measure(const Case& one) {
    // A process of its own: a child's peak memory counts its parent's at the fork, so this one must stay small.
    const auto env_file = folder_ / "sandbox.env";
    std::filesystem::remove(env_file);
    const test::Program sandbox{
        CINEMARCO_SANDBOX,
        {"--account", "large", "--auto-approve", "--latency", std::to_string(one.latency.count()), "--image-latency",
         std::to_string(one.image_latency.count()), "--env-file", env_file},
        {},
        folder_};
    const auto environment = wait_for_settings(env_file);
    std::vector<double> seconds;
    std::vector<double> megabytes;
    for (int i = 0; i < runs_; ++i) {
      const auto finished = import(environment, seconds);
      megabytes.push_back(static_cast<double>(finished.peak_memory_kb) / 1024);
    }
    const auto requests = [&](const char* columns) {
      return std::stod(test::query(home() / "cinemarco.db", std::string{"SELECT "} + columns + " FROM runs"));
    };
    return {median(seconds), median(megabytes), requests("trakt_requests + tmdb_requests"), requests("image_requests")};
  }

  BareRows bare_rows() { return write_bare_rows(home() / "cinemarco.db", folder_ / "bare.db"); }

 private:
  [[nodiscard]] std::filesystem::path home() const { return folder_ / "home"; }

  [[nodiscard]] test::Environment wait_for_settings(const std::filesystem::path& file) const {
    test::Environment environment{
        {"CINEMARCO_TMDB_RATE", "0"}, {"CINEMARCO_TRAKT_RATE", "0"}, {"CINEMARCO_DATA_DIR", home().string()}};
    constexpr std::size_t kSettings = 10;  // those three and the seven of the sandbox
    while (environment.size() < kSettings) {
      std::this_thread::sleep_for(milliseconds{10});
      std::ifstream stream{file};
      for (std::string line; std::getline(stream, line);) {
        if (const auto equals = line.find('='); equals != std::string::npos) {
          environment[line.substr(0, equals)] = line.substr(equals + 1);
        }
      }
    }
    return environment;
  }

  test::Finished import(const test::Environment& environment, std::vector<double>& seconds) {
    std::filesystem::remove_all(home());
    const auto connected = test::run_program(CINEMARCO_PROGRAM, {"trakt", "connect"}, environment, folder_);
    if (connected.exit_code != 0) throw std::runtime_error{connected.err};
    const auto started = std::chrono::steady_clock::now();
    auto finished = test::run_program(CINEMARCO_PROGRAM, {"import"}, environment, folder_);
    seconds.push_back(Seconds{std::chrono::steady_clock::now() - started}.count());
    if (finished.exit_code != 0) throw std::runtime_error{finished.err};
    return finished;
  }

  int runs_;
  std::filesystem::path folder_;
};

void print_row(const char* name, const Measured& measured, double limit, const std::string& what) {
  fmt::print("  {:<34}{:>7.2f} s {:>5.0f} MB   {:>6.2f} s  {:<46} {:>5.2f}\n", name, measured.seconds,
             measured.megabytes, limit, what, measured.seconds / limit);
  std::fflush(stdout);
}

void run(int runs) {
  Bench bench{runs};
  fmt::print("Import of the large account (1,300 titles, 13,100 plays), whole processes, median of {}\n\n", runs);
  fmt::print("  {:<34}{:>9} {:>8}   {:>8}  {:<46} {:>5}\n", "", "wall", "memory", "limit", "", "ratio");

  const auto free = bench.measure({milliseconds{0}, milliseconds{0}});
  const auto slow = bench.measure({milliseconds{50}, milliseconds{0}});
  const auto pictures = bench.measure({milliseconds{50}, milliseconds{50}});
  const auto bare = bench.bare_rows();  // last: it makes this process large

  constexpr double kLatency = 0.050;
  print_row("no latency", free, bare.time.count(), fmt::format("the same {} rows by bare statements", bare.rows));
  print_row("50 ms latency, pictures without", slow, slow.api_requests * kLatency / kApiInFlight,
            fmt::format("{:.0f} requests x 50 ms / {:.0f} in flight", slow.api_requests, kApiInFlight));
  print_row("50 ms latency, pictures too", pictures, pictures.image_requests * kLatency / kImagesInFlight,
            fmt::format("{:.0f} pictures x 50 ms / {:.0f} in flight", pictures.image_requests, kImagesInFlight));
}

}  // namespace
}  // namespace cinemarco::bench

int main(int argc, char** argv) {
  try {
    cinemarco::bench::run(argc > 1 ? std::max(1, std::atoi(argv[1])) : 5);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
