// SPDX-License-Identifier: MIT
#include "exchange/mirror_walk.hpp"

#include "exchange/page_notes.hpp"
#include "exchange/walk_progress.hpp"
#include "store/library.hpp"
#include "store/mirror.hpp"
#include "store/missing_upstream.hpp"
#include "store/newer_statements.hpp"
#include "store/sync_state.hpp"
#include "store/title_moves.hpp"
#include "store/trakt_titles.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <limits>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::exchange {

namespace {

constexpr std::size_t kRowsTogether = 10'000;
constexpr std::chrono::milliseconds kPagesTogether{200};

std::set<TitleKey> titles_of(store::Connection& db, AccountId account, const SourcePage& page) {
  std::set<TitleRef> refs;
  for (const auto& play : page.plays) refs.insert(play.title);
  for (const auto& item : page.watchlist) refs.insert(item.title);
  std::set<TitleKey> titles;
  for (const auto& title : refs) {
    if (const auto number = store::number_of(db, account, title)) titles.insert({title.type, *number});
  }
  return titles;
}

// A rating alone makes no entry; it shows on one that is there.
std::set<TitleKey> rated_titles(store::Connection& db, AccountId account, const SourcePage& page) {
  std::set<TitleKey> titles;
  for (const auto& rating : page.ratings) {
    const auto number = store::number_of(db, account, rating.title);
    if (number && store::has_entry(db, account, {rating.title.type, *number})) {
      titles.insert({rating.title.type, *number});
    }
  }
  return titles;
}

// One walk over what is still missing.
class Walk {
 public:
  // `newer`: runs that told what Trakt said after this source's file was made.
  Walk(RunContext& context, const std::set<RunId>& newer, const PageStored& page_stored)
      : context_{context}, newer_{newer}, page_stored_{page_stored}, progress_{context.progress} {}

  void go(std::set<Section> sections, const WalkPosition& from) {
    for (const auto& [section, next_page] : from) {
      if (next_page == 0) sections.erase(section);
    }
    if (sections.empty()) return;
    try {
      context_.ports.source.walk(
          sections, from, [this](SourcePage&& page) { take(std::move(page)); }, context_.control.token());
    } catch (...) {
      store_pages();  // what came before
      throw;
    }
    store_pages();
  }
  [[nodiscard]] bool stored_rows() const { return stored_rows_; }

 private:
  struct Page {
    SourcePage content;
    std::set<TitleKey> titles;
  };

  // Pages that come quickly are written together: they change the same pages of the database.
  void take(SourcePage&& page) {
    rows_ += page.plays.size() + page.ratings.size() + page.watchlist.size();
    pages_.push_back({std::move(page), {}});
    if (rows_ >= kRowsTogether || std::chrono::steady_clock::now() - stored_at_ >= kPagesTogether) store_pages();
  }

  void store_pages() {
    auto pages = std::exchange(pages_, {});
    rows_ = 0;
    for (auto next = pages.begin(); next != pages.end();) {
      auto stored = next;
      {
        store::Transaction tx{context_.ports.database, store::Waiting::patient};
        do {
          write(tx, *next++);
        } while (next != pages.end() && !tx.should_end());
        context_.ledger.book(tx, context_.run);
        tx.commit();
      }
      for (; stored != next; ++stored) tell(*stored);
    }
    stored_at_ = std::chrono::steady_clock::now();
  }

  void write(store::Transaction& tx, Page& page) {
    auto& content = page.content;
    if (context_.ports.source.kind() == SourceKind::export_file) {
      leave_out_gone(tx, content);
      store::keep_newer_ratings(tx, context_.account, content);
      store::keep_newer_statements(tx, context_.account, newer_, content);
    }
    store::note_merged(tx, context_.account, content.plays);
    store::upsert_plays(tx, context_.account, context_.run, content.plays, ArrivedBy::import);
    store::upsert_ratings(tx, context_.account, context_.run, content.ratings);
    store::upsert_watchlist(tx, context_.account, context_.run, content.watchlist);
    page.titles = titles_of(tx, context_.account, content);
    std::erase_if(page.titles, [this](TitleKey title) { return !met_.insert(title).second; });
    store::note_changed(tx, context_.account, page.titles);
    store::note_changed(tx, context_.account, rated_titles(tx, context_.account, content));
    note_page(tx, context_.run, content);
    store::save_position(tx, context_.run, content.section, content.last ? 0 : content.page + 1,
                         context_.ports.clock.now());
  }

  void tell(const Page& page) {
    const auto& content = page.content;
    stored_rows_ = stored_rows_ || !content.plays.empty() || !content.ratings.empty() || !content.watchlist.empty();
    show_problems(context_.progress, content);
    progress_.show(content);
    page_stored_(page.titles);
  }

  void leave_out_gone(store::Transaction& tx, SourcePage& page) {
    for (const auto& title : store::leave_out_gone(tx, context_.account, page)) {
      const auto number = title.ids.trakt ? title.ids.trakt->value() : title.ids.tmdb.value_or(0);
      store::put_item(tx, context_.run,
                      {"skipped", std::string{to_string(title.type)}, fmt::format("gone:{}", number), title.ids.tmdb,
                       title.title, "removed_at_trakt"});
    }
  }

  RunContext& context_;
  const std::set<RunId>& newer_;
  const PageStored& page_stored_;
  WalkProgress progress_;
  std::set<TitleKey> met_;
  std::vector<Page> pages_;  // that wait to be written
  std::size_t rows_ = 0;     // of these
  std::chrono::steady_clock::time_point stored_at_{};
  bool stored_rows_ = false;
};

// A line of a run's `source_version`: when its file was made.
constexpr std::string_view kMade = "made: ";

std::string version_of(HistorySource& source, const std::set<Section>& sections, const std::stop_token& stop) {
  auto version = source.version(sections, stop);
  if (const auto made = source.made_at(stop)) version += std::string{kMade} + format_instant(*made) + "\n";
  return version;
}

// When a run's statements were true, as far as that is known: a live account's since its start.
std::optional<Instant> told_at(const store::RunRecord& run) {
  if (run.source == "api") return run.started_at;
  std::istringstream lines{run.source_version.value_or("")};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(kMade)) continue;
    if (const auto made = parse_instant(line.substr(kMade.size()))) return *made;
  }
  return std::nullopt;
}

std::set<RunId> runs_since(RunContext& context, const std::optional<Instant>& made) {
  std::set<RunId> newer;
  if (!made) return newer;
  store::Reader reader{context.ports.database};
  for (const auto& run : store::list_runs(reader, context.account, std::numeric_limits<int>::max())) {
    if (const auto told = told_at(run); run.id != context.run && told && *told > *made) newer.insert(run.id);
  }
  return newer;
}

// Where the run may go on; empty where the walk must start anew.
WalkPosition usable_positions(RunContext& context, const std::string& version) {
  store::Reader reader{context.ports.database};
  const auto record = store::find_run(reader, context.run);
  const auto now = context.ports.clock.now();
  if (!record || record->source_version != version || !record->walked_at) return {};
  // Another run has met some of these rows meanwhile: this one's report would lack them.
  if (store::list_runs(reader, context.account, 1).front().id != context.run) return {};
  if (now - *record->walked_at > kPositionLifetime) return {};
  return store::load_positions(reader, context.run);
}

void start_anew(RunContext& context, const std::string& version) {
  store::Transaction tx{context.ports.database};
  store::clear_positions(tx, context.run);
  store::save_source_version(tx, context.run, version);
  tx.commit();
}

void note_broken_file(RunContext& context, const Error& error) {
  store::Transaction tx{context.ports.database};
  store::put_item(tx, context.run, {"failed", "row", "export", std::nullopt, "export", error.what()});
  tx.commit();
  context.progress.failed({"row", std::nullopt, "export", error.what()});
}

}  // namespace

bool walk_into_mirror(RunContext& context, const std::set<Section>& sections, const PageStored& page_stored) {
  auto& source = context.ports.source;
  const auto stop = context.control.token();
  auto version = version_of(source, sections, stop);
  const auto newer = runs_since(context, source.made_at(stop));
  auto from = usable_positions(context, version);
  for (int attempt = 1;; ++attempt) {
    if (from.empty()) start_anew(context, version);
    Walk walk{context, newer, page_stored};
    try {
      walk.go(sections, from);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::invalid || !walk.stored_rows()) throw;
      note_broken_file(context, error);
      return false;
    }
    auto after = version_of(source, sections, stop);
    if (after == version) return true;
    if (attempt == kWalks) {
      spdlog::warn("The history kept changing during {} walks; what changed last comes with the next sync.", kWalks);
      return false;
    }
    spdlog::info("The history changed during the walk; walking it again.");
    version = std::move(after);
    from.clear();
  }
}

}  // namespace cinemarco::exchange
