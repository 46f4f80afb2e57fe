// SPDX-License-Identifier: MIT
// `cinemarco sync`: what changed at Trakt since the last time, and what Trakt is to be told.
#include "cli/commands.hpp"
#include "cli/import_report.hpp"
#include "cli/pictures_to_come.hpp"
#include "cli/progress_view.hpp"
#include "cli/text.hpp"
#include "exchange/outgoing.hpp"
#include "exchange/syncer.hpp"

#include <string>

namespace cinemarco::cli {

namespace {

struct Arguments {
  bool full = false;
  bool accept_removals = false;
  bool keep_removals = false;
  bool dry_run = false;
  bool replace_account = false;
  bool wait_for_pictures = false;
  std::string since;
};

// A day of the account's zone is close enough: what is read twice is stored once.
Instant since_of(const std::string& text) {
  if (const auto instant = parse_instant(text)) return *instant;
  const auto date = value_or_throw(parse_date(text), ErrorCode::invalid, "--since: ");
  return Instant{std::chrono::sys_days{date}} - std::chrono::hours{24};
}

std::string change_text(const exchange::OutgoingItem& item, const TimeZone& zone) {
  if (item.change == "rate") return fmt::format("rate {} of 10", item.rating.value_or(0));
  if (item.change == "unrate") return "clear the rating";
  if (item.change == "list") return "add to the watchlist";
  if (item.change == "unlist") return "remove from the watchlist";
  return fmt::format("{} the play of {}", item.change == "add_play" ? "add" : "remove",
                     item.watched_at ? zone.wall_clock(*item.watched_at) : "an unknown date");
}

void print_outgoing(const exchange::OutgoingList& list, const TimeZone& zone) {
  if (list.total == 0) {
    fmt::print("Nothing is waiting to be sent to Trakt.\n");
    return;
  }
  fmt::print("{}\n\n", list.push ? "The next sync sends to Trakt:"
                                 : "Pushing is off. If it were on (`cinemarco trakt push on`), this would be sent:");
  for (const auto& item : list.items) {
    const auto episode =
        item.season_number ? fmt::format(" {}x{:02}", *item.season_number, item.episode_number.value_or(0)) : "";
    fmt::print("  {}{}: {}", printable(item.title), episode, change_text(item, zone));
    if (item.state == "unconfirmed") fmt::print(" (sent; Trakt is asked whether it arrived)");
    if (item.state == "rejected") fmt::print(" (not taken: {})", printable(item.reason.value_or("no reason given")));
    fmt::print("\n");
  }
  const auto shown = static_cast<std::int64_t>(list.items.size());
  if (list.total > shown) fmt::print("  … and {} more\n", list.total - shown);
}

int dry_run(Context& context) {
  constexpr int kShown = 1000;
  auto& app = context.app;
  const auto account = app.account();
  store::Reader reader{app.database()};
  const auto list = exchange::outgoing(reader, account, kShown);
  if (context.format == Format::json) {
    print_json(list);
  } else {
    print_outgoing(list, app.zone());
  }
  return 0;
}

int sync(Context& context, const Arguments& arguments) {
  if (arguments.dry_run) return dry_run(context);
  auto& app = context.app;
  app.require_tmdb_key();
  const auto trakt = app.open_live_source();
  exchange::SyncRequest request;
  request.full = arguments.full;
  if (!arguments.since.empty()) request.since = since_of(arguments.since);
  if (arguments.accept_removals) request.removals = exchange::Removals::accept;
  if (arguments.keep_removals) request.removals = exchange::Removals::keep;
  if (arguments.replace_account) request.other = exchange::OtherAccount::replace;
  const auto plan =
      exchange::plan_sync(app.database(), app.data_folder(), request, app.wanted_zone(), app.clock().now());

  const exchange::SyncPorts ports{app.database(), *trakt.history,
                                  *trakt.writer,  app.catalogue(tmdb::Remembered::found_only),
                                  app.pictures(), app.clock()};
  const bool were_left = pictures_to_come(context) > 0;
  exchange::RunProgress progress{[&app] { return app.waiting_until(); }};
  exchange::ImportOutcome outcome;
  {
    const ProgressView view{progress, app.clock(), app.zone()};
    const std::stop_callback on_stop{context.signals.token(), [&progress] { progress.cancel_requested(); }};
    outcome =
        exchange::run_sync(ports, plan, exchange::begin_sync(ports, plan), progress, {context.signals.token(), {}});
    if (arguments.wait_for_pictures) wait_for_pictures(context, progress);
  }
  if (context.format == Format::json) {
    print_json(outcome.summary);
  } else {
    fmt::print("{}", summary_text(outcome.summary));
  }
  std::fflush(stdout);
  if (were_left) go_on_with_pictures(context);
  tell_pictures_to_come(context);
  if (!outcome.error) return outcome.summary.errors.empty() ? 0 : 3;
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
  auto* accept = command.add_flag("--accept-removals", arguments->accept_removals,
                                  "Remove here what was removed on Trakt, and there what was removed here, however "
                                  "much it is");
  command
      .add_flag("--keep-removals", arguments->keep_removals, "Keep here what was removed on Trakt, however much it is")
      ->excludes(accept);
  add_replace_account(command, arguments->replace_account);
  command.add_flag("--dry-run", arguments->dry_run, "Only list what would be sent to Trakt");
  add_wait_for_pictures(command, arguments->wait_for_pictures);
  line.run(command, [arguments](Context& context) { return sync(context, *arguments); });
}

}  // namespace cinemarco::cli
