// SPDX-License-Identifier: MIT
// `cinemarco sync`: what changed at Trakt since the last time.
#include "cli/commands.hpp"
#include "cli/import_report.hpp"
#include "cli/progress_view.hpp"
#include "exchange/syncer.hpp"

#include <string>

namespace cinemarco::cli {

namespace {

struct Arguments {
  bool full = false;
  bool accept_removals = false;
  std::string since;
};

// A day of the account's zone is close enough: what is read twice is stored once.
Instant since_of(const std::string& text) {
  if (const auto instant = parse_instant(text)) return *instant;
  const auto date = value_or_throw(parse_date(text), ErrorCode::invalid, "--since: ");
  return Instant{std::chrono::sys_days{date}} - std::chrono::hours{24};
}

int sync(Context& context, const Arguments& arguments) {
  auto& app = context.app;
  app.require_tmdb_key();
  const auto trakt = app.open_live_source();
  exchange::SyncRequest request;
  request.full = arguments.full;
  if (!arguments.since.empty()) request.since = since_of(arguments.since);
  if (arguments.accept_removals) request.removals = exchange::Removals::accept;
  const auto plan = exchange::plan_sync(app.database(), app.data_folder(), request, app.zone(), app.clock().now());

  const exchange::SyncPorts ports{
      app.database(), *trakt.history, *trakt.writer, app.catalogue(tmdb::Remembered::found_only), app.pictures(),
      app.clock()};
  exchange::RunProgress progress{[&app] { return app.waiting_until(); }};
  exchange::ImportOutcome outcome;
  {
    const ProgressView view{progress, app.clock(), app.zone()};
    const std::stop_callback on_stop{context.signals.token(), [&progress] { progress.cancel_requested(); }};
    outcome =
        exchange::run_sync(ports, plan, exchange::begin_sync(ports, plan), progress, {context.signals.token(), {}});
  }
  if (context.format == Format::json) {
    print_json(outcome.summary);
  } else {
    fmt::print("{}", summary_text(outcome.summary));
  }
  if (!outcome.error) return outcome.summary.errors.empty() ? 0 : 3;
  std::fflush(stdout);
  return report(Format::text, *outcome.error);
}

}  // namespace

void add_sync(CommandLine& line) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = line.add(nullptr, "sync", "Brings what changed at Trakt since the last time");
  auto* full = command.add_flag("--full", arguments->full, "Read the whole history again and find removals");
  command.add_option("--since", arguments->since, "Read everything watched since that day (2026-01-31) once more")
      ->option_text("DATE")
      ->excludes(full)
      ->check([](const std::string& text) {
        return parse_instant(text) || parse_date(text) ? std::string{}
                                                       : "\"" + text + "\" is no date such as 2026-01-31";
      });
  command.add_flag("--accept-removals", arguments->accept_removals,
                   "Take away here what is gone at Trakt, however much it is");
  line.run(command, [arguments](Context& context) { return sync(context, *arguments); });
}

}  // namespace cinemarco::cli
