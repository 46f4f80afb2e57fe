// SPDX-License-Identifier: MIT
#include "cli/import_report.hpp"

#include "cli/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <string_view>
#include <utility>

namespace cinemarco::cli {

namespace {

constexpr std::size_t kListed = 50;  // --json lists them all

using Buffer = fmt::memory_buffer;

template <class... Args>
void put(Buffer& out, fmt::format_string<Args...> text, Args&&... args) {
  fmt::format_to(std::back_inserter(out), text, std::forward<Args>(args)...);
}

std::string state_text(const std::string& state) {
  if (state == "completed_with_errors") return "completed, with errors";
  return state;
}

std::string source_text(const std::string& source) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kNames{
      {{"api", "Trakt's API"},
       {"export", "Trakt's export"},
       {"cinemarco", "Cinemarco's own export"},
       {"letterboxd", "Letterboxd"},
       {"imdb", "IMDb"},
       {"simkl", "Simkl"},
       {"tvtime", "TV Time"},
       {"netflix", "Netflix"},
       {"yamtrack", "Yamtrack"},
       {"movary", "Movary"},
       {"ryot", "Ryot"},
       {"watcharr", "Watcharr"},
       {"seriesguide", "SeriesGuide"},
       {"kodi", "Kodi's library"},
       {"tautulli", "Tautulli"},
       {"plex", "Plex's history"},
       {"jellyfin", "Jellyfin's Playback Reporting"},
       {"original", "the original Cinemarco"}}};
  const auto found = std::ranges::find(kNames, source, &std::pair<std::string_view, std::string_view>::first);
  return found == kNames.end() ? "a file with columns of its own" : std::string{found->second};
}

std::string reason_text(const std::string& reason) {
  if (reason == "no_tmdb_id") return "TMDB does not know it; what you told of it is kept";
  if (reason == "unmatched")
    return "unsure which title it is; `cinemarco unmatched list` shows it where it can be matched";
  if (reason == "other_user") return "somebody else's";
  if (reason == "ignored") return "no viewing of a film or an episode";
  if (reason == "person") return "a person, not a title";
  if (reason == "removed_at_trakt") return "Trakt removed plays, ratings or listings of it since; they stay removed";
  return reason;
}

void put_titles(Buffer& out, const char* label, const exchange::TitleReport& titles) {
  put(out, "  {:<10}{:>8}{:>8}{:>10}{:>9}{:>8}\n", label, titles.seen, titles.new_, titles.existing, titles.skipped,
      titles.failed);
}

// Ends a line of the table.
void put_removed(Buffer& out, std::int64_t removed) {
  if (removed > 0) put(out, "{:>8} removed", removed);
  put(out, "\n");
}

void put_skipped(Buffer& out, const std::vector<exchange::SkippedItem>& skipped) {
  if (skipped.empty()) return;
  put(out, "\nSkipped\n");
  for (std::size_t i = 0; i < std::min(skipped.size(), kListed); ++i) {
    put(out, "  {:<8}{}: {}\n", skipped[i].type, printable(skipped[i].title), reason_text(skipped[i].reason));
  }
  if (skipped.size() > kListed) put(out, "  … and {} more\n", skipped.size() - kListed);
}

void put_errors(Buffer& out, const std::vector<exchange::FailedItem>& errors) {
  if (errors.empty()) return;
  put(out, "\nFailed\n");
  for (std::size_t i = 0; i < std::min(errors.size(), kListed); ++i) {
    put(out, "  {:<8}{}: {}\n", errors[i].type, printable(errors[i].title), printable(errors[i].message));
  }
  if (errors.size() > kListed) put(out, "  … and {} more\n", errors.size() - kListed);
}

void put_hints(Buffer& out, const std::vector<std::string>& hints) {
  if (hints.empty()) return;
  put(out, "\nWorth knowing\n");
  for (const auto& hint : hints) put(out, "  {}\n", printable(hint));
}

void put_without_id(Buffer& out, const exchange::PlayReport& plays) {
  if (plays.without_id == 0) return;
  put(out,
      "  {} of the plays came without Trakt's number, as rows that a tool added; they are known by title and date\n",
      plays.without_id);
}

std::string counted(std::int64_t number, const char* what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

void put_pushed(Buffer& out, const exchange::PushReport& pushed) {
  put(out, "\nTold to Trakt: {}, {}, {}, {}", counted(pushed.plays, "play"), counted(pushed.removals, "removal"),
      counted(pushed.ratings, "rating"), counted(pushed.watchlist, "watchlist change"));
  if (pushed.rejected > 0) put(out, "; {} not taken", pushed.rejected);
  put(out, "\n");
}

// Of all its spells: a run that was resumed did not run meanwhile.
std::string took(const exchange::RunSummary& summary) {
  if (summary.ran_seconds) return " in " + duration_text(std::chrono::seconds{*summary.ran_seconds});
  const auto started = parse_instant(summary.started_at);
  const auto finished = summary.finished_at ? parse_instant(*summary.finished_at) : started;
  if (!started || !finished) return {};
  return " in " + duration_text(std::chrono::ceil<std::chrono::seconds>(*finished - *started));
}

void put_changes(Buffer& out, const exchange::RunSummary& summary) {
  if (summary.state.starts_with("completed") && summary.changed == false) {
    put(out, "\nNothing changed: all of it was here already.\n");
  }
  if (summary.renumbered > 0) {
    put(out, "\n{} by another TMDB number at Trakt now, and moved with all that you said of {}.\n",
        summary.renumbered == 1 ? "1 title goes" : fmt::format("{} titles go", summary.renumbered),
        summary.renumbered == 1 ? "it" : "them");
  }
}

void put_rows(Buffer& out, const exchange::RowReport& rows) {
  put(out, "\n{} row{} of the file:\n", rows.seen, rows.seen == 1 ? "" : "s");
  const auto line = [&](std::int64_t count, const char* words) {
    if (count > 0) put(out, "  {:>8}  {}\n", count, words);
  };
  line(rows.new_, "bring something new");
  line(rows.existing, "are here already");
  line(rows.same_viewing, "tell of a viewing that is here already");
  line(rows.unsure, "are of an unsure title; `cinemarco unmatched` matches it after the import");
  line(rows.skipped, "tell nothing that is imported");
  line(rows.failed, "cannot be read");
}

void put_unsure(Buffer& out, const std::vector<exchange::PreviewTitle>& titles) {
  std::size_t listed = 0;
  for (const auto& title : titles) {
    if (title.state != "unsure" || listed++ >= kListed) continue;
    if (listed == 1) put(out, "\nUnsure\n");
    put(out, "  {:<8}{}{}\n", title.type, printable(title.title), title.year ? fmt::format(" ({})", *title.year) : "");
    for (const auto& one : title.candidates) {
      put(out, "{:>16}  perhaps {}{}\n", one.tmdb_id, printable(one.title),
          one.year ? fmt::format(" ({})", *one.year) : "");
    }
  }
  if (listed > kListed) put(out, "  … and {} more; --json lists them all\n", listed - kListed);
}

}  // namespace

std::string summary_text(const exchange::RunSummary& summary) {
  Buffer out;
  put(out, "{} {} from {}: {}{}\n\n", summary.kind == "sync" ? "Sync" : "Import", summary.run_id,
      source_text(summary.source), state_text(summary.state), took(summary));
  put(out, "  {:<10}{:>8}{:>8}{:>10}{:>9}{:>8}\n", "", "seen", "new", "existing", "skipped", "failed");
  put_titles(out, "Movies", summary.movies);
  put_titles(out, "Series", summary.series);
  put(out, "  {:<10}{:>8}{:>8}", "Plays", summary.plays.seen, summary.plays.new_);
  if (summary.plays.changed > 0) put(out, "{:>10} changed", summary.plays.changed);
  put_removed(out, summary.plays.removed);
  put(out, "  {:<10}{:>8}{:>8} applied", "Ratings", summary.ratings.seen, summary.ratings.applied);
  put_removed(out, summary.ratings.removed);
  put(out, "  {:<10}{:>8}{:>8} added", "Watchlist", summary.watchlist.seen, summary.watchlist.added);
  put_removed(out, summary.watchlist.removed);
  put_without_id(out, summary.plays);
  put_changes(out, summary);
  if (summary.pushed) put_pushed(out, *summary.pushed);
  put_skipped(out, summary.skipped);
  put_errors(out, summary.errors);
  put_hints(out, summary.hints);
  put(out, "\nRequests: {} to Trakt, {} to TMDB; new pictures: {}\n", summary.requests.trakt, summary.requests.tmdb,
      summary.requests.images);
  return fmt::to_string(out);
}

std::string preview_text(const exchange::Preview& preview) {
  Buffer out;
  put(out, "An import from {} would bring:\n\n", source_text(preview.source));
  put(out, "  {:<10}{:>8}{:>8}{:>10}{:>9}\n", "", "seen", "new", "existing", "skipped");
  const auto row = [&](const char* label, const exchange::TitleReport& titles) {
    put(out, "  {:<10}{:>8}{:>8}{:>10}{:>9}\n", label, titles.seen, titles.new_, titles.existing, titles.skipped);
  };
  row("Movies", preview.movies);
  row("Series", preview.series);
  put(out, "  {:<10}{:>8}{:>8}\n", "Plays", preview.plays.seen, preview.plays.new_);
  put(out, "  {:<10}{:>8}\n", "Ratings", preview.ratings);
  put(out, "  {:<10}{:>8}\n", "Watchlist", preview.watchlist);
  put_without_id(out, preview.plays);
  if (preview.rows) put_rows(out, *preview.rows);
  put_unsure(out, preview.titles);
  std::size_t listed = 0;
  for (const auto& title : preview.titles) {
    if (title.state != "new" || listed++ >= kListed) continue;
    if (listed == 1) put(out, "\nNew\n");
    put(out, "  {:<8}{}{}{}\n", title.type, printable(title.title), title.year ? fmt::format(" ({})", *title.year) : "",
        title.plays > 0 ? fmt::format(", {} play{}", title.plays, title.plays == 1 ? "" : "s") : ", on the watchlist");
  }
  if (listed > kListed) put(out, "  … and {} more; --json lists them all\n", listed - kListed);
  put_skipped(out, preview.skipped);
  put_errors(out, preview.errors);
  put_hints(out, preview.hints);
  put(out, "\nNothing was written. `cinemarco import` does it.\n");
  return fmt::to_string(out);
}

}  // namespace cinemarco::cli
