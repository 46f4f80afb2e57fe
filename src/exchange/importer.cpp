// SPDX-License-Identifier: MIT
#include "exchange/importer.hpp"

#include "exchange/account_zone.hpp"
#include "exchange/backups.hpp"
#include "exchange/brought_import.hpp"
#include "exchange/dropped_stage.hpp"
#include "exchange/lists_stage.hpp"
#include "exchange/metadata_stage.hpp"
#include "exchange/mirror_walk.hpp"
#include "exchange/own_import.hpp"
#include "exchange/projector.hpp"
#include "exchange/run_life.hpp"
#include "store/mirror.hpp"
#include "store/missing_upstream.hpp"
#include "store/sync_state.hpp"
#include "store/trakt_notes.hpp"
#include "store/trakt_titles.hpp"

#include <spdlog/spdlog.h>

#include <map>
#include <set>
#include <sstream>
#include <string>

namespace cinemarco::exchange {

namespace {

constexpr const char* kKind = "import";

ImportRequest stored_request(const store::RunRecord& run) {
  return value_or_throw(from_options_text(run.options), ErrorCode::internal,
                        "The options of run " + std::to_string(run.id.value()) + " are damaged: ");
}

// Every page is stored: rows of one title that differ on its number have told all they know.
void settle_numbers(RunContext& context) {
  store::Transaction tx{context.ports.database};
  store::settle_disputed(tx, context.account, context.run);
  tx.commit();
}

// Every title that TMDB knows is stored and projected.
void move_user_data(RunContext& context) {
  store::Transaction tx{context.ports.database};
  move_user_choices(tx, context.account, context.zone, context.ports.clock.now(), context.run);
  store::apply_notes(tx, context.account);
  tx.commit();
}

// What the pages could not tell: titles met before a resume, titles whose number was found, titles without one.
void add_remaining_titles(RunContext& context, MetadataStage& metadata, const std::set<Part>& parts) {
  store::Reader reader{context.ports.database};
  for (const auto type : {TitleType::movie, TitleType::series}) {
    for (const auto title : store::titles_met_by_run(reader, context.account, context.run, type)) metadata.add(title);
    const bool met = parts.contains(type == TitleType::movie ? Part::movies : Part::series) ||
                     parts.contains(Part::watchlist) || parts.contains(Part::ratings);
    if (!met) continue;
    for (auto& title : store::unmatched_titles(reader, context.account, type)) metadata.add_unmatched(std::move(title));
  }
}

// The source's version, by section: it has a line for each, "movie plays: …".
std::map<std::string, std::string> versions_of(const store::RunRecord& run) {
  std::map<std::string, std::string> versions;
  std::istringstream lines{run.source_version.value_or("")};
  for (std::string line; std::getline(lines, line);) versions[line.substr(0, line.find(':'))] = line + "\n";
  return versions;
}

// The versions that are mirrored now.
struct ListsAndNotes {
  std::optional<std::string> lists, notes;
};

// They have no part of their own: they come where all parts do.
std::optional<ListsAndNotes> mirror_lists_and_notes(RunContext& context, const ImportRequest& request) {
  if (request.parts != kAllParts) return std::nullopt;
  auto& source = context.ports.source;
  ListsAndNotes mirrored;
  mirrored.lists = mirror_lists(context, source, std::nullopt, std::nullopt).version;
  mirrored.notes = mirror_notes(context, source, std::nullopt);
  return mirrored;
}

// What the next sync starts from: the sections that were read whole, as Trakt was before the walk. It reads again what
// moved meanwhile, where rows stand that Trakt did not show (an import takes nothing away), and what came from a file,
// which is true for its own moment only.
void note_for_syncs(RunContext& context, const ImportRequest& request, bool was_still,
                    const std::optional<std::string>& dropped, const std::optional<ListsAndNotes>& lists) {
  store::Transaction tx{context.ports.database};
  auto state = store::load_sync_state(tx, context.account);
  const auto run = store::find_run(tx, context.run);
  const auto versions = run ? versions_of(*run) : std::map<std::string, std::string>{};
  for (const auto section : sections_of(request.parts)) {
    auto& known = state.sections[section];
    known = {};
    const auto version = versions.find(std::string{to_string(section)});
    if (request.source() != SourceKind::api || !was_still || version == versions.end()) continue;
    if (store::count_missing_upstream(tx, context.account, section, context.run) == 0) {
      known = {version->second, run->started_at, std::nullopt};
    }
  }
  if (dropped) state.dropped_version = dropped;
  if (lists) {
    const bool is_live = request.source() == SourceKind::api;
    state.lists_version = is_live ? lists->lists : std::nullopt;
    state.notes_version = is_live ? lists->notes : std::nullopt;
  }
  store::save_sync_state(tx, context.account, state);
  store::forget_changed(tx, context.account);
  tx.commit();
}

void go_through_phases(RunContext& context, MetadataStage& metadata, const PlannedImport& plan) {
  auto& clock = context.ports.clock;
  if (plan.backups == Backups::on && !plan.resumed) {
    back_up_before_import({context.ports.database, context.account, clock}, context.control.token());
  }
  const auto& request = plan.request;
  context.progress.enter(Phase::history, clock.now());
  const bool was_still = walk_into_mirror(context, sections_of(request.parts), [&](const std::set<TitleKey>& titles) {
    for (const auto title : titles) metadata.add(title);
  });
  const auto dropped = request.parts.contains(Part::series)
                           ? mirror_dropped(context, context.ports.source, metadata, std::nullopt)
                           : std::nullopt;
  const auto lists = mirror_lists_and_notes(context, request);
  context.progress.enter(Phase::metadata, clock.now());
  metadata.mirror_is_complete();
  settle_numbers(context);
  add_remaining_titles(context, metadata, request.parts);
  // A title whose metadata is still on its way is projected when it arrives.
  project_stored_titles(context.ports.database, context.account, context.zone, clock, context.run,
                        [&] { return context.control.stopped(); });
  metadata.finish();
  if (!context.control.stopped()) move_user_data(context);
  if (!context.control.stopped()) note_for_syncs(context, request, was_still, dropped, lists);
}

std::string source_word(const ImportRequest& request, HistorySource& source) {
  if (auto* file = source.brought()) return std::string{file->source()};
  if (request.source() == SourceKind::api) return "api";
  return is_own_export(request) ? "cinemarco" : "export";
}

// They name a later run than the one that goes on, and take what it meets for not met since.
void forget_open_removals(store::Transaction& tx, AccountId account) {
  auto state = store::load_sync_state(tx, account);
  for (auto& [section, known] : state.sections) {
    if (known.doubt) known = {};
    store::forget_waiting_removals(tx, account, section);
  }
  store::save_sync_state(tx, account, state);
}

}  // namespace

std::optional<PlannedImport> plan_import(store::Database& database, const std::filesystem::path& data_folder,
                                         const ImportRequest& request, Resume resume,
                                         const std::optional<TimeZone>& wanted, Instant now) {
  auto lock = RunLock::try_acquire(data_folder);
  store::Transaction tx{database};
  const auto account = ensure_account(tx, wanted).id;
  if (!lock) {
    tx.commit();
    throw_busy(database, account, now);
  }
  end_stale_runs(tx, account, now);
  if (const auto moved = settle_zone(tx, account, wanted, now)) spdlog::warn("{}", *moved);
  const auto zone = account_zone(tx, account);
  tx.commit();

  PlannedImport plan{std::move(*lock), request, account, zone, std::nullopt};
  if (resume == Resume::no) return plan;
  store::Reader reader{database};
  if (const auto unfinished = store::last_unfinished(reader, account, kKind)) {
    auto stored = stored_request(*unfinished);
    if (!request.export_path.empty() && request.files() != stored.files()) {
      throw Error{ErrorCode::invalid, "The unfinished import reads " +
                                          (stored.export_path.empty() ? "the live API" : stored.name()) + ", not " +
                                          request.name() +
                                          ". Leave the name out to resume it, or leave --resume out to "
                                          "import " +
                                          request.name() + "."};
    }
    if (request.export_path.empty()) require_files(stored);
    stored.other = request.other;
    plan.request = std::move(stored);
    plan.resumed = unfinished->id;
    return plan;
  }
  if (store::has_run(reader, account, kKind)) return std::nullopt;
  return plan;
}

bool is_of_use(const ImportOutcome& outcome) {
  const bool is_none = outcome.error && outcome.error->code() == ErrorCode::invalid;
  return !outcome.summary.state.starts_with("completed") && !is_none;
}

RunId begin_import(const RunPorts& ports, const PlannedImport& plan) {
  store::Transaction tx{ports.database};
  RunId run;
  if (plan.resumed) {
    run = *plan.resumed;
    store::reopen_run(tx, run, ports.clock.now());
    forget_open_removals(tx, plan.account);
  } else {
    run = store::start_run(tx, plan.account, kKind, source_word(plan.request, ports.source),
                           to_options_text(plan.request), ports.clock.now());
  }
  tx.commit();
  return run;
}

ImportOutcome run_import(const RunPorts& ports, const PlannedImport& plan, RunId run, RunProgress& progress,
                         Stops stops) {
  RunControl control{std::move(stops)};
  RequestLedger ledger{ports};
  RunContext context{ports, plan.account, run, plan.zone, control, progress, ledger};
  if (is_own_export(plan.request)) return import_own_export(context, plan);
  if (auto* file = ports.source.brought()) return import_brought(context, plan, *file);
  const auto error = carry_out(context, [&](MetadataStage& metadata) { go_through_phases(context, metadata, plan); });
  if (error && !error->context().empty()) spdlog::debug("run {}: {}", run.value(), error->context());
  return {conclude(context, error), error};
}

ImportOutcome run_import(const RunPorts& ports, const PlannedImport& plan, RunProgress& progress,
                         std::stop_token stop) {
  const auto run = begin_import(ports, plan);
  return run_import(ports, plan, run, progress, {std::move(stop), {}});
}

}  // namespace cinemarco::exchange
