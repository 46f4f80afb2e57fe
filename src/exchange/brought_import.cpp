// SPDX-License-Identifier: MIT
#include "exchange/brought_import.hpp"

#include "exchange/backups.hpp"
#include "exchange/brought_plays.hpp"
#include "exchange/projector.hpp"
#include "exchange/run_life.hpp"
#include "exchange/title_finder.hpp"
#include "store/brought_lists.hpp"
#include "store/library.hpp"
#include "store/source_facts.hpp"
#include "store/sync_state.hpp"
#include "store/write_each.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

namespace cinemarco::exchange {

namespace {

class BroughtSource final : public HistorySource {
 public:
  explicit BroughtSource(std::unique_ptr<BroughtFile> file) : file_{std::move(file)} {}
  [[nodiscard]] SourceKind kind() const override { return SourceKind::export_file; }
  [[nodiscard]] std::string version(const std::set<Section>& /*sections*/, std::stop_token /*stop*/) override {
    return {};
  }
  void walk(const std::set<Section>& /*sections*/, const WalkPosition& /*from*/,
            const std::function<void(SourcePage&&)>& /*sink*/, std::stop_token /*stop*/) override {
    throw Error{ErrorCode::invalid, "This export of another service has no pages; it is imported whole."};
  }
  [[nodiscard]] std::int64_t requests() const override { return 0; }
  [[nodiscard]] BroughtFile* brought() override { return file_.get(); }

 private:
  std::unique_ptr<BroughtFile> file_;
};

// One import from its first row to its last title.
class Import {
 public:
  Import(RunContext& context, const PlannedImport& plan, BroughtFile& file, MetadataStage& metadata)
      : context_{context},
        plan_{plan},
        file_{file},
        metadata_{metadata},
        who_{context.account, context.run, std::string{file.source()}, context.zone} {}

  void go() {
    auto& clock = context_.ports.clock;
    if (plan_.backups == Backups::on && !plan_.resumed) {
      back_up_before_import({context_.ports.database, context_.account, clock}, context_.control.token());
    }
    context_.progress.enter(Phase::history, clock.now());
    brought_ = file_.read(context_.zone, context_.control.token());
    std::erase_if(brought_.facts, [this](const BroughtFact& fact) {
      return !is_wanted(fact, brought_.titles[fact.title].ref.type, plan_.request.parts);
    });
    note_problems();
    known_ = find_titles(context_, file_.source(), brought_.titles);
    if (context_.control.stopped()) return;
    context_.progress.enter(Phase::metadata, clock.now());
    fetch_titles();
    if (context_.control.stopped()) return;
    store_facts();
    store_lists();
    store_plays();
    finish_titles();
    note_unsure();
  }

 private:
  void note_problems() {
    store::Transaction tx{context_.ports.database};
    for (const auto& problem : brought_.problems) {
      store::put_item(tx, context_.run, {"failed", "row", problem.where, std::nullopt, problem.where, problem.message});
      context_.progress.failed({"row", std::nullopt, problem.where, problem.message});
    }
    note_skipped(tx, brought_.skipped);
    for (const auto& hint : brought_.hints) {
      store::put_item(tx, context_.run, {"hint", "row", "hint " + hint, std::nullopt, "", hint});
    }
    tx.commit();
  }

  void note_skipped(store::Transaction& tx, const std::vector<SkippedRow>& rows) {
    for (const auto& row : rows) {
      store::put_item(tx, context_.run,
                      {"skipped", row.type, fmt::format("{}:{}:{}", who_.source, row.reason, row.title), std::nullopt,
                       row.title, row.reason});
    }
  }

  // A rating or a note alone brings no title into the library; what is given up does, and what was watched or listed.
  void fetch_titles() {
    for (const auto& fact : brought_.facts) {
      const bool is_word_alone = fact.kind == BroughtKind::note || fact.kind == BroughtKind::favorite ||
                                 fact.kind == BroughtKind::rating ||
                                 (fact.kind == BroughtKind::listed && !brought_.titles[fact.title].ref.title.empty());
      if (is_word_alone) continue;
      if (const auto title = title_of(fact.title)) metadata_.add(*title);
    }
    metadata_.finish();
    find_rated_episodes();
  }

  // Before anything is written: TMDB is not asked while the database is held.
  void find_rated_episodes() {
    for (const auto& fact : brought_.facts) {
      if (fact.kind != BroughtKind::rating || fact.imdb_episode.empty() || fact.episode) continue;
      if (const auto title = title_of(fact.title); title && !context_.control.stopped()) {
        episodes_[fact.imdb_episode] = episode_of(context_, *title, fact);
      }
    }
  }

  [[nodiscard]] std::optional<TitleKey> title_of(std::size_t place) const {
    const auto& known = known_[place];
    return known.number ? std::optional{TitleKey{known.title.type, *known.number}} : std::nullopt;
  }

  void store_facts() {
    store::write_each(context_.ports.database, brought_.facts, [&](store::Transaction& tx, const BroughtFact& fact) {
      if (context_.control.stopped()) return store::Next::stop;
      if (fact.kind == BroughtKind::rating) {
        rate(tx, fact);
      } else if (fact.kind != BroughtKind::play && fact.kind != BroughtKind::sitting &&
                 fact.kind != BroughtKind::listed) {
        store::note_fact(tx, context_.account, context_.run, {known_[fact.title].id, fact.kind, fact.when, fact.text});
      }
      return store::Next::go_on;
    });
  }

  void store_lists() {
    std::vector<std::vector<store::BroughtRow>> rows(brought_.lists.size());
    for (const auto& fact : brought_.facts) {
      if (fact.kind != BroughtKind::listed) continue;
      const auto& known = known_[fact.title];
      ListedThing thing{
          to_listed(known.title.type), known.title.ids, known.title.title, known.title.year, fact.season, fact.episode};
      if (fact.season) thing.type = fact.episode ? ListedType::episode : ListedType::season;
      thing.ids.tmdb = known.number;
      rows[fact.list].push_back({std::move(thing), known.id, fact.text, fact.when.instant});
    }
    store::Transaction tx{context_.ports.database};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].empty() || context_.control.stopped()) continue;
      store::put_brought_list(tx, context_.account, context_.run, who_.source, brought_.lists[i], rows[i],
                              context_.ports.clock.now());
    }
    tx.commit();
  }

  void rate(store::Transaction& tx, const BroughtFact& fact) {
    const auto& known = known_[fact.title];
    store::BroughtRating rating{known.id,     known.title.type, known.number, fact.season,
                                fact.episode, fact.rating,      fact.when};
    if (known.title.type == TitleType::series && !fact.imdb_episode.empty() && !fact.episode) {
      const auto title = title_of(fact.title);
      const auto episode = title ? episodes_[fact.imdb_episode] : std::nullopt;
      if (!episode) {
        note_skipped(tx, {{"series", brought_.titles[fact.title].ref.title + ": " + fact.imdb_episode, "unmatched"}});
        return;
      }
      rating.season = episode->season;
      rating.episode = episode->episode;
    }
    store::save_source_rating(tx, context_.account, context_.run, who_.source, rating);
    if (const auto title = title_of(fact.title); title && store::has_entry(tx, context_.account, *title)) {
      touch(tx, *title);
    }
  }

  void store_plays() {
    auto ready = ready_plays(context_, brought_, known_);
    {
      store::Transaction tx{context_.ports.database};
      note_skipped(tx, ready.skipped);
      tx.commit();
    }
    context_.progress.set_total(Phase::metadata, static_cast<std::int64_t>(ready.plays.size()));
    store::write_each(context_.ports.database, ready.plays, [&](store::Transaction& tx, const ReadyPlay& one) {
      if (context_.control.stopped()) return store::Next::stop;
      const auto& play = one.play;
      if (one.is_expanded && play.number &&
          store::has_play_of(tx, who_, {play.title.type, *play.number}, *play.episode)) {
        return store::Next::go_on;
      }
      if (store::take_play(tx, who_, play) != store::Taken::known && play.number) {
        touch(tx, {play.title.type, *play.number});
      }
      return store::Next::go_on;
    });
  }

  // It is projected at the end, by the next sync if this import breaks off.
  void touch(store::Transaction& tx, TitleKey title) {
    if (touched_.insert(title).second) store::note_changed(tx, context_.account, {title});
  }

  void finish_titles() {
    if (context_.control.stopped()) return;
    project(touched_);
    // A listing makes the entry that a note then finds.
    for (auto changed = apply_words(); !changed.empty(); changed = apply_words()) project(changed);
  }

  std::set<TitleKey> apply_words() {
    std::set<TitleKey> changed;
    store::write_each(context_.ports.database, known_, [&](store::Transaction& tx, const store::SourceTitle& known) {
      if (!known.number) return store::Next::go_on;
      const TitleKey title{known.title.type, *known.number};
      if (store::apply_facts(tx, context_.account, context_.run, known.id, title, context_.ports.clock.now())) {
        changed.insert(title);
      }
      return store::Next::go_on;
    });
    return changed;
  }

  void project(const std::set<TitleKey>& titles) {
    store::write_each(context_.ports.database, titles, [&](store::Transaction& tx, TitleKey title) {
      if (context_.control.stopped()) return store::Next::stop;
      project_title(tx, context_.account, title, context_.zone, context_.ports.clock.now(), context_.run);
      store::forget_changed(tx, context_.account, title);
      return store::Next::go_on;
    });
  }

  void note_unsure() {
    std::set<std::size_t> told;
    for (const auto& fact : brought_.facts) told.insert(fact.title);
    store::Transaction tx{context_.ports.database};
    for (const auto place : told) {
      const auto& known = known_[place];
      if (known.number) continue;
      store::put_item(
          tx, context_.run,
          {"skipped", std::string{to_string(known.title.type)},
           fmt::format("{}:title:{}", who_.source, known.id.value()), std::nullopt, known.title.title, "unmatched"});
    }
    tx.commit();
  }

  RunContext& context_;
  const PlannedImport& plan_;
  BroughtFile& file_;
  MetadataStage& metadata_;
  store::PlayOfSource who_;
  Brought brought_;
  std::vector<store::SourceTitle> known_;
  std::map<std::string, std::optional<EpisodeNumber>, std::less<>> episodes_;  // by their IMDb ids
  std::set<TitleKey> touched_;
};

void tell(RunContext& context, RunSummary& summary) {
  store::Reader reader{context.ports.database};
  const auto ratings = store::count_source_ratings(reader, context.account, context.run);
  summary.ratings.seen = ratings.ratings_seen;
  summary.ratings.applied = ratings.ratings_applied;
  summary.plays.without_id = 0;
  if (ratings.ratings_applied > 0) summary.changed = true;
}

}  // namespace

bool is_wanted(const BroughtFact& fact, TitleType type, const std::set<Part>& parts) {
  switch (fact.kind) {
    case BroughtKind::rating:
      return parts.contains(Part::ratings);
    case BroughtKind::watchlist:
      return parts.contains(Part::watchlist);
    case BroughtKind::listed:
      return parts == kAllParts;  // they have no part of their own
    default:
      return parts.contains(type == TitleType::movie ? Part::movies : Part::series);
  }
}

std::unique_ptr<HistorySource> brought_source(std::unique_ptr<BroughtFile> file) {
  return std::make_unique<BroughtSource>(std::move(file));
}

ImportOutcome import_brought(RunContext& context, const PlannedImport& plan, BroughtFile& file) {
  const auto error = carry_out(context, [&](MetadataStage& metadata) { Import{context, plan, file, metadata}.go(); });
  return {conclude(context, error, [&](RunSummary& summary) { tell(context, summary); }), error};
}

}  // namespace cinemarco::exchange
