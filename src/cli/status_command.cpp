// SPDX-License-Identifier: MIT
// `cinemarco status`: library, import and cache at a glance.
#include "api/backup_report.hpp"
#include "cli/commands.hpp"
#include "cli/text.hpp"
#include "domain/sign_in_state.hpp"
#include "exchange/ago.hpp"
#include "exchange/removals.hpp"
#include "exchange/run_lock.hpp"
#include "store/missing_upstream.hpp"
#include "store/overview.hpp"
#include "store/runs.hpp"
#include "store/title_ages.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::cli {

namespace {

struct LibraryReport {
  std::int64_t movies = 0, series = 0, plays = 0, episodes_watched = 0, ratings = 0, watchlist = 0;
  std::int64_t unmatched_plays = 0;
  std::optional<std::string> first_play, last_play;
};
BOOST_DESCRIBE_STRUCT(LibraryReport, (),
                      (movies, series, plays, episodes_watched, ratings, watchlist, unmatched_plays, first_play,
                       last_play))

struct LastRunReport {
  std::int64_t run_id = 0;
  std::string kind, source, state, started_at;
  std::optional<std::string> finished_at;
};
BOOST_DESCRIBE_STRUCT(LastRunReport, (), (run_id, kind, source, state, started_at, finished_at))

// Gone at Trakt, and too much to be taken away here unasked.
struct WaitingRemovalsReport {
  std::int64_t total = 0;
  std::vector<std::string> titles;  // some of them
};
BOOST_DESCRIBE_STRUCT(WaitingRemovalsReport, (), (total, titles))

struct TraktReport {
  bool connected = false;
  bool needs_reauth = false;
  std::optional<std::string> last_sync_at;
  std::optional<std::string> trakt_user, trakt_user_name;  // whose account is mirrored, connected or not
  std::optional<std::string> message;                      // of a sign-in that cannot be read: why, and what to do
  WaitingRemovalsReport waiting_removals;
};
BOOST_DESCRIBE_STRUCT(TraktReport, (),
                      (connected, needs_reauth, last_sync_at, trakt_user, trakt_user_name, message, waiting_removals))

struct CacheReport {
  std::int64_t entries = 0, expired = 0, bytes = 0;
};
BOOST_DESCRIBE_STRUCT(CacheReport, (), (entries, expired, bytes))

struct StatusReport {
  std::string database;
  std::string time_zone;
  std::string language;             // in which TMDB is asked
  std::int64_t titles_to_come = 0;  // of the library, which it was asked for in another one
  LibraryReport library;
  std::optional<LastRunReport> last_run;
  TraktReport trakt;
  CacheReport cache;
  std::int64_t pictures_waiting = 0;
  api::LastBackupReport backup;
};
BOOST_DESCRIBE_STRUCT(StatusReport, (),
                      (database, time_zone, language, titles_to_come, library, last_run, trakt, cache, pictures_waiting,
                       backup))

std::optional<std::string> to_text(const std::optional<Instant>& instant) {
  return instant ? std::optional{format_instant(*instant)} : std::nullopt;
}

WaitingRemovalsReport waiting_removals(store::Connection& db, AccountId account) {
  constexpr int kLookedAt = 200;
  WaitingRemovalsReport report;
  const auto waiting = store::waiting_removals(db, account, kLookedAt);
  report.total = waiting.total;
  for (const auto& row : waiting.first) {
    if (!row.title.empty() && std::ranges::find(report.titles, row.title) == report.titles.end())
      report.titles.push_back(row.title);
  }
  return report;
}

// A process that died leaves its run as running; that it runs no more is written by whoever runs next.
store::RunState state_of(const store::RunRecord& run, const std::filesystem::path& data_folder) {
  const bool is_dead = run.state == store::RunState::running && exchange::RunLock::try_acquire(data_folder);
  return is_dead ? store::RunState::interrupted : run.state;
}

StatusReport collect(App& app) {
  StatusReport report;
  const auto sign_in = app.sign_in_state();
  report.trakt.connected = sign_in.connected;
  report.trakt.needs_reauth = sign_in.needs_reauth;
  report.trakt.message = sign_in.message;
  const auto account = app.account();
  if (const auto user = app.mirrored_user()) {
    report.trakt.trakt_user = user->slug;
    report.trakt.trakt_user_name = user->name;
  }
  report.backup = api::to_report(exchange::last_backups({app.database(), account, app.clock()}));
  store::Reader reader{app.database()};
  report.database = app.database().file().string();
  report.time_zone = app.zone().name();
  report.language = app.config().language();
  report.titles_to_come = store::foreign_titles(reader, report.language);
  const auto overview = store::overview(reader, account);
  report.library = {overview.movies,
                    overview.series,
                    overview.plays,
                    overview.episodes_watched,
                    overview.ratings,
                    overview.watchlist,
                    overview.unmatched_plays,
                    to_text(overview.first_play),
                    to_text(overview.last_play)};
  report.pictures_waiting = overview.queued_images;
  report.trakt.last_sync_at = store::setting(reader, account, "trakt_last_sync_at");
  report.trakt.waiting_removals = waiting_removals(reader, account);
  if (const auto runs = store::list_runs(reader, account, 1); !runs.empty()) {
    const auto& run = runs.front();
    report.last_run = LastRunReport{run.id.value(),
                                    run.kind,
                                    run.source,
                                    std::string{store::to_string(state_of(run, app.data_folder()))},
                                    format_instant(run.started_at),
                                    to_text(run.finished_at)};
  }
  const auto cache = store::cache_stats(reader, app.clock().now());
  report.cache = {cache.entries, cache.expired, cache.bytes};
  return report;
}

void print_text(const StatusReport& report, Instant now) {
  const auto& library = report.library;
  fmt::print("Library   {} movies, {} series, {} plays, {} episodes watched\n", library.movies, library.series,
             library.plays, library.episodes_watched);
  fmt::print("          {} ratings, {} on the watchlist", library.ratings, library.watchlist);
  if (library.unmatched_plays > 0) fmt::print(", {} plays of titles that TMDB does not know", library.unmatched_plays);
  fmt::print("\n");
  if (report.last_run) {
    const auto started = parse_instant(report.last_run->started_at);
    fmt::print("Last run  {} {}, {}, {}\n", report.last_run->kind, report.last_run->run_id, report.last_run->state,
               started ? exchange::ago(*started, now) : report.last_run->started_at);
    if (report.last_run->kind == "import" && report.last_run->state == "interrupted") {
      fmt::print("          `cinemarco import --resume` goes on with it\n");
    }
  } else {
    fmt::print("Last run  none yet: `cinemarco import` fills the library\n");
  }
  const auto& trakt = report.trakt;
  const auto user = trakt.trakt_user
                        ? printable(shown(TraktUser{*trakt.trakt_user, trakt.trakt_user_name.value_or(""), {}}))
                        : std::string{};
  fmt::print("Trakt     {}{}\n",
             trakt.message        ? printable(*trakt.message)
             : trakt.needs_reauth ? "signed out by Trakt: run `cinemarco trakt connect`"
             : trakt.connected    ? "connected"
                                  : "not connected: `cinemarco trakt connect`, or import an export file",
             user.empty() ? "" : (trakt.connected && !trakt.needs_reauth ? " as " : "; the library is of ") + user);
  if (const auto& waiting = report.trakt.waiting_removals; waiting.total > 0) {
    fmt::print(
        "          {} plays, ratings or listings were removed there: {}.\n          `cinemarco sync --full "
        "--accept-removals` removes them here too, --keep-removals keeps them\n",
        waiting.total, printable(exchange::some_of(waiting.titles)));
  }
  fmt::print("Cache     {} answers of TMDB, {:.1f} MB; {} pictures waiting\n", report.cache.entries,
             static_cast<double>(report.cache.bytes) / 1e6, report.pictures_waiting);
  if (report.titles_to_come > 0) {
    fmt::print(
        "Language  {}; {} titles are still to come in it: `cinemarco serve` fetches them, or `cinemarco tmdb "
        "refresh`\n",
        report.language, report.titles_to_come);
  }
  if (const auto& newest = report.backup.newest) {
    const auto made = parse_instant(newest->made_at);
    fmt::print("Backup    {}, {:.1f} MB\n", made ? exchange::ago(*made, now) : newest->made_at,
               static_cast<double>(newest->bytes) / 1e6);
  } else {
    fmt::print("Backup    none yet: `cinemarco backup` makes one\n");
  }
  if (const auto& problem = report.backup.problem) {
    const auto at = parse_instant(problem->at);
    fmt::print("          the last attempt failed {}: {}\n", at ? exchange::ago(*at, now) : problem->at,
               printable(problem->message));
  }
  fmt::print("Database  {}\n", report.database);
}

int show_status(Context& context) {
  const auto report = collect(context.app);
  if (context.format == Format::json) {
    print_json(report);
  } else {
    print_text(report, context.app.clock().now());
  }
  return 0;
}

}  // namespace

void add_status(CommandLine& line) {
  line.run(line.add(nullptr, "status", "Library, import and cache at a glance"), show_status);
}

}  // namespace cinemarco::cli
