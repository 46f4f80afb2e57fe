// SPDX-License-Identifier: MIT
// `cinemarco check [--repair]`: whether the library is as its facts say.
#include "cli/commands.hpp"
#include "cli/percent.hpp"
#include "cli/text.hpp"
#include "exchange/checkup.hpp"

#include <chrono>
#include <memory>
#include <stop_token>
#include <thread>

namespace cinemarco::cli {

namespace {

void print_text(const exchange::CheckReport& report) {
  put(stdout, "{} titles, {} plays and {} pictures were looked at.\n", report.titles, report.plays, report.pictures);
  for (const auto& finding : report.findings) {
    put(stdout, "  {}{}\n", printable(finding.message),
        finding.mended     ? ": mended"
        : finding.is_fault ? ""
                           : " (no fault)");
  }
  if (report.whole) {
    put(stdout, "The library is whole.\n");
  } else {
    put(stdout, "`cinemarco check --repair` mends what can be mended.\n");
  }
}

int check(Context& context, bool repair) {
  auto& app = context.app;
  const exchange::CheckServices services{app.database(), app.data_folder(), app.account(),
                                         app.clock(),    app.tokens(),      app.wanted_zone()};
  exchange::RunProgress progress;
  exchange::CheckReport report;
  {
    Percent percent{"Checking"};
    const std::jthread drawer{[&](const std::stop_token& stop) {
      constexpr std::chrono::milliseconds kBetween{100};
      while (app.clock().sleep_until(app.clock().now() + kBetween, stop)) {
        const auto now = progress.snapshot(app.clock().now());
        if (now.total > 0) percent.at(now.completed, now.total);
      }
    }};
    report = exchange::check_library(services, repair ? exchange::Repair::yes : exchange::Repair::no, progress,
                                     context.signals.token());
  }
  if (context.format == Format::json) {
    print_json(report);
  } else {
    print_text(report);
  }
  return report.whole ? 0 : 3;
}

}  // namespace

void add_check(CommandLine& line) {
  const auto repair = std::make_shared<bool>(false);
  auto& command = line.add(nullptr, "check", "Looks whether the library is whole, and as its plays and ratings say");
  command.add_flag("--repair", *repair, "Mend what can be mended");
  line.run(command, [repair](Context& context) { return check(context, *repair); });
}

}  // namespace cinemarco::cli
