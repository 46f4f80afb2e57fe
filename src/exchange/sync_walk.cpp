// SPDX-License-Identifier: MIT
#include "exchange/sync_walk.hpp"

#include "exchange/page_notes.hpp"
#include "exchange/walk_progress.hpp"
#include "store/mirror.hpp"
#include "store/unmet.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace cinemarco::exchange {

namespace {

class SectionWalk {
 public:
  SectionWalk(RunContext& context, MetadataStage& metadata, Section section, const Reach& reach)
      : context_{context}, metadata_{metadata}, section_{section}, reach_{reach}, progress_{context.progress} {}

  Reading store(SourcePage&& page) {
    note_rows(page);
    bool known = false;  // what the page ends with
    std::int64_t mirrored = 0;
    std::set<TitleKey> changed;
    {
      store::Transaction tx{context_.ports.database};
      auto unknown = store::unknown_plays(tx, context_.account, page.plays);
      known = unknown.known_at_end >= std::min(kKnownRows, page.plays.size());
      changed = std::move(unknown.titles);
      changed.merge(store::changed_ratings(tx, context_.account, page.ratings));
      changed.merge(store::changed_watchlist(tx, context_.account, page.watchlist));
      store::upsert_plays(tx, context_.account, context_.run, page.plays, ArrivedBy::sync);
      store::upsert_ratings(tx, context_.account, context_.run, page.ratings);
      store::upsert_watchlist(tx, context_.account, context_.run, page.watchlist);
      note_page(tx, context_.run, page);
      store::note_changed(tx, context_.account, changed);
      mirrored = store::mirrored(tx, context_.account, section_);
      context_.ledger.book(tx, context_.run);
      tx.commit();
    }
    show_problems(context_.progress, page);
    for (const auto title : changed) metadata_.add(title);
    progress_.show(page);
    const bool is_history = section_ == Section::movie_plays || section_ == Section::episode_plays;
    if (reach_.whole || reach_.is_bounded() || !is_history) return Reading::go_on;
    // A page that is known proves nothing by itself: a back-dated play lies deeper, and a removed one nowhere.
    const bool agrees = page.item_count == mirrored;
    return known && agrees && page.problems.empty() ? Reading::enough : Reading::go_on;
  }
  [[nodiscard]] bool met_every_row() const {
    return item_count_ && static_cast<std::int64_t>(rows_.size()) >= *item_count_ && problems_ == 0;
  }

 private:
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
    problems_ += static_cast<std::size_t>(std::ranges::count(page.problems, false, &RowProblem::kept));
    if (page.item_count) item_count_ = std::max(item_count_.value_or(0), *page.item_count);
  }

  RunContext& context_;
  MetadataStage& metadata_;
  Section section_;
  const Reach& reach_;
  WalkProgress progress_;
  std::set<std::tuple<int, std::int64_t, int, int>> rows_;
  std::size_t problems_ = 0;
  std::optional<std::int64_t> item_count_;
};

}  // namespace

Proof walk_section(RunContext& context, LiveHistory& source, MetadataStage& metadata, Section section,
                   const Reach& reach) {
  SectionWalk walk{context, metadata, section, reach};
  const bool ended = source.read(
      section, reach.window, [&walk](SourcePage&& page) { return walk.store(std::move(page)); },
      context.control.token());
  return ended && walk.met_every_row() ? Proof::whole : Proof::none;
}

}  // namespace cinemarco::exchange
