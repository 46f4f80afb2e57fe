// SPDX-License-Identifier: MIT
#include "exchange/sync_walk.hpp"

#include "exchange/page_notes.hpp"
#include "exchange/walk_progress.hpp"
#include "store/mirror.hpp"
#include "store/missing_upstream.hpp"
#include "store/title_moves.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace cinemarco::exchange {

namespace {

class SectionWalk {
 public:
  SectionWalk(RunContext& context, MetadataStage& metadata, Section section, const WalkRange& range)
      : context_{context}, metadata_{metadata}, section_{section}, range_{range}, progress_{context.progress} {}

  Reading store(SourcePage&& page) {
    note_rows(page);
    bool is_enough = false;
    std::set<TitleKey> changed;
    {
      store::Transaction tx{context_.ports.database};
      auto unknown = store::unknown_plays(tx, context_.account, page.plays);
      changed = std::move(unknown.titles);
      if (!changed.empty()) store::note_merged(tx, context_.account, page.plays);
      changed.merge(store::changed_ratings(tx, context_.account, page.ratings));
      changed.merge(store::changed_watchlist(tx, context_.account, page.watchlist));
      changed.merge(store::upsert_plays(tx, context_.account, context_.run, page.plays, ArrivedBy::sync));
      changed.merge(store::upsert_ratings(tx, context_.account, context_.run, page.ratings));
      changed.merge(store::upsert_watchlist(tx, context_.account, context_.run, page.watchlist));
      note_page(tx, context_.run, page);
      for (const auto& problem : page.problems) {
        if (const auto play = unreadable_play(problem)) store::note_met(tx, context_.account, *play, context_.run);
      }
      store::note_changed(tx, context_.account, changed);
      explained_ = explained_ || unknown.news;
      is_enough = unknown.known_at_end >= std::min(kKnownRows, page.plays.size()) && explains(tx, page);
      context_.ledger.book(tx, context_.run);
      tx.commit();
    }
    show_problems(context_.progress, page);
    for (const auto title : changed) metadata_.add(title);
    progress_.show(page);
    return is_enough ? Reading::enough : Reading::go_on;
  }
  [[nodiscard]] bool met_every_row() const {
    const auto met = rows_.size() + others_.size() + nameless_;
    return item_count_ && !is_unsure_ && static_cast<std::int64_t>(met) == *item_count_;
  }

 private:
  [[nodiscard]] bool is_history() const {
    return section_ == Section::movie_plays || section_ == Section::episode_plays;
  }

  // The page ends with what is known. That proves nothing by itself: a back-dated play lies deeper, a removed one
  // nowhere, and one of each leaves the number as it was.
  [[nodiscard]] bool explains(store::Connection& db, const SourcePage& page) const {
    if (range_.whole || range_.is_bounded() || !is_history() || page.plays.empty() || !page.problems.empty()) {
      return false;
    }
    if (page.page_count.value_or(0) <= kFewPages || (range_.changed && !explained_)) return false;
    const auto oldest = page.plays.back().watched_at;
    if (range_.down_to && oldest && *oldest >= *range_.down_to) return false;
    return page.item_count == store::mirrored(db, context_.account, section_) &&
           !store::missed_newer_play(db, context_.account, section_, oldest, context_.run);
  }

  [[nodiscard]] std::optional<HistoryId> unreadable_play(const RowProblem& problem) const {
    std::int64_t number = 0;
    const auto* end = problem.row.data() + problem.row.size();
    const auto [stopped, error] = std::from_chars(problem.row.data(), end, number);
    if (!is_history() || error != std::errc{} || stopped != end) return std::nullopt;
    return HistoryId{number};
  }

  // Each row once, however often it is sent (trap 4): kind, number, season, episode.
  void note_rows(const SourcePage& page) {
    for (const auto& play : page.plays) rows_.insert({0, play.history_id.value_or(HistoryId{}).value(), 0, 0});
    for (const auto& rating : page.ratings) {
      rows_.insert({1 + static_cast<int>(rating.type), rating.trakt_id.value(), 0, 0});
    }
    for (const auto& item : page.watchlist) {
      const auto& ids = item.title.ids;
      rows_.insert({item.title.type == TitleType::movie ? 10 : 11,
                    ids.trakt ? ids.trakt->value() : -ids.tmdb.value_or(0), item.season.value_or(-1),
                    item.episode.value_or(-1)});
    }
    // What came and is not kept came all the same; only a play that nothing identifies may be one that is known.
    for (const auto& row : page.passed_over) note_other(row);
    for (const auto& problem : page.problems) {
      if (problem.kept) continue;
      note_other(problem.row);
      is_unsure_ = is_unsure_ || (is_history() && !unreadable_play(problem));
    }
    if (page.item_count) item_count_ = std::max(item_count_.value_or(0), *page.item_count);
  }
  void note_other(const std::string& row) {
    if (row.empty()) {
      ++nameless_;
    } else {
      others_.insert(row);
    }
  }

  RunContext& context_;
  MetadataStage& metadata_;
  Section section_;
  const WalkRange& range_;
  WalkProgress progress_;
  std::set<std::tuple<int, std::int64_t, int, int>> rows_;
  std::set<std::string> others_;  // rows that are not kept
  std::size_t nameless_ = 0;      // and such that nothing tells apart
  bool is_unsure_ = false;
  bool explained_ = false;  // a play was met that is new, or has another date
  std::optional<std::int64_t> item_count_;
};

}  // namespace

Coverage walk_section(RunContext& context, LiveHistory& source, MetadataStage& metadata, Section section,
                      const WalkRange& range) {
  SectionWalk walk{context, metadata, section, range};
  const bool ended = source.read(
      section, range.window, [&walk](SourcePage&& page) { return walk.store(std::move(page)); },
      context.control.token());
  if (!ended) return Coverage::partial;
  return walk.met_every_row() ? Coverage::complete : Coverage::read;
}

}  // namespace cinemarco::exchange
