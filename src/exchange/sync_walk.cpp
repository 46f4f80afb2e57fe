// SPDX-License-Identifier: MIT
#include "exchange/sync_walk.hpp"

#include "exchange/walk_progress.hpp"
#include "store/mirror.hpp"

#include <utility>

namespace cinemarco::exchange {

namespace {

class SectionWalk {
 public:
  SectionWalk(RunContext& context, MetadataStage& metadata, Section section, const Reach& reach)
      : context_{context}, metadata_{metadata}, section_{section}, reach_{reach}, progress_{context.progress} {}

  Reading store(SourcePage&& page) {
    bool known = false;
    std::int64_t mirrored = 0;
    std::set<TitleKey> changed;
    {
      store::Transaction tx{context_.ports.database};
      auto unknown = store::unknown_plays(tx, context_.account, page.plays);
      known = unknown.plays == 0;
      changed = std::move(unknown.titles);
      changed.merge(store::changed_ratings(tx, context_.account, page.ratings));
      changed.merge(store::changed_watchlist(tx, context_.account, page.watchlist));
      store::upsert_plays(tx, context_.account, context_.run, page.plays, ArrivedBy::sync);
      store::upsert_ratings(tx, context_.account, context_.run, page.ratings);
      store::upsert_watchlist(tx, context_.account, context_.run, page.watchlist);
      for (const auto& problem : page.problems) {
        store::put_item(tx, context_.run,
                        {"failed", "row", problem.where, std::nullopt, problem.where, problem.message});
      }
      mirrored = store::mirrored(tx, context_.account, section_);
      context_.ledger.book(tx, context_.run);
      tx.commit();
    }
    for (const auto& problem : page.problems) {
      context_.progress.failed({"row", std::nullopt, problem.where, problem.message});
    }
    for (const auto title : changed) metadata_.add(title);
    changed_.merge(changed);
    progress_.show(page);
    const bool is_history = section_ == Section::movie_plays || section_ == Section::episode_plays;
    if (reach_.whole || reach_.since || !is_history) return Reading::go_on;
    // A page that is known proves nothing by itself: a back-dated play lies deeper, and a removed one nowhere.
    const bool agrees = page.item_count == mirrored;
    return known && agrees && page.problems.empty() ? Reading::enough : Reading::go_on;
  }
  [[nodiscard]] std::set<TitleKey> changed() { return std::move(changed_); }

 private:
  RunContext& context_;
  MetadataStage& metadata_;
  Section section_;
  const Reach& reach_;
  WalkProgress progress_;
  std::set<TitleKey> changed_;
};

}  // namespace

Walked walk_section(RunContext& context, LiveHistory& source, MetadataStage& metadata, Section section,
                    const Reach& reach) {
  SectionWalk walk{context, metadata, section, reach};
  const bool ended = source.read(
      section, reach.since, [&walk](SourcePage&& page) { return walk.store(std::move(page)); },
      context.control.token());
  return {ended && !reach.since, walk.changed()};
}

}  // namespace cinemarco::exchange
