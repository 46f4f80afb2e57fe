// SPDX-License-Identifier: MIT
#include "exchange/syncer.hpp"

#include "exchange/account_zone.hpp"
#include "exchange/dropped_stage.hpp"
#include "exchange/lists_stage.hpp"
#include "exchange/mirror_walk.hpp"
#include "exchange/projector.hpp"
#include "exchange/pusher.hpp"
#include "exchange/run_life.hpp"
#include "exchange/sync_walk.hpp"
#include "store/library.hpp"
#include "store/mirror.hpp"
#include "store/missing_upstream.hpp"
#include "store/outbox.hpp"
#include "store/renumbered_plays.hpp"
#include "store/runs.hpp"
#include "store/sync_state.hpp"
#include "store/titles.hpp"
#include "store/trakt_notes.hpp"
#include "store/trakt_titles.hpp"
#include "store/write_each.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <utility>

namespace cinemarco::exchange {

namespace {

constexpr std::array kSections{Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist};

bool is_history(Section section) {
  return section == Section::movie_plays || section == Section::episode_plays;
}

std::string_view in_words(Section section) {
  switch (section) {
    case Section::movie_plays:
      return "plays of movies";
    case Section::episode_plays:
      return "plays of episodes";
    case Section::ratings:
      return "ratings";
    case Section::watchlist:
      return "watchlist items";
  }
  std::unreachable();
}

// One sync from its first question to the last projected title.
class Sync {
 public:
  Sync(RunContext& context, LiveHistory& source, TraktWriter& writer, OwnerOfSync& owner, const SyncRequest& request)
      : context_{context}, source_{source}, writer_{writer}, owner_{owner}, request_{request} {
    store::Reader reader{context.ports.database};
    state_ = store::load_sync_state(reader, context.account);
    has_import_ = store::has_run(reader, context.account, "import");
  }

  void go(MetadataStage& metadata) {
    auto& clock = context_.ports.clock;
    begun_ = clock.now();
    context_.progress.enter(Phase::history, begun_);
    walk_until_still(metadata);
    mirror_dropped_titles(metadata);
    mirror_lists_and_notes();
    push(metadata);
    context_.progress.enter(Phase::metadata, clock.now());
    metadata.mirror_is_complete();
    settle_numbers();
    add_left_over(metadata);
    look_up_unmatched(metadata);
    metadata.finish();
    project_changed();
    project_for_today(context_.ports.database, context_.account, clock.now());
    if (context_.control.stopped()) return;
    save_state();
    // Told last: what else changed is in the library by now.
    if (!refused_.empty()) throw refusal();
    if (push_error_) throw Error{*push_error_};
  }

 private:
  // Read from its first row to its last once a week, and where that was never done or left something open.
  [[nodiscard]] bool is_whole_due(Section section) {
    const auto& known = state_.sections[section];
    if (request_.full || known.doubt) return true;
    if (known.whole_at) return begun_ - *known.whole_at >= kBetweenFullSyncs;
    // Without an import there is no whole history to be in step with.
    return has_import_;
  }

  [[nodiscard]] bool is_changed(Section section, const std::string& version) {
    return state_.sections[section].version != version;
  }

  [[nodiscard]] WalkRange range_of(Section section, const std::string& version) {
    WalkRange range;
    if (!is_history(section)) return range;
    range.whole = is_whole_due(section) || contradicted_.contains(section);
    range.changed = is_changed(section, version);
    range.down_to = request_.since;
    if (!range.whole && !state_.sections[section].whole_at) {
      range.window.from = request_.since.value_or(state_.first_sync_at.value_or(begun_) - kFirstSyncReach);
    }
    return range;
  }

  [[nodiscard]] bool is_due(Section section, const std::string& version) {
    return is_whole_due(section) || is_changed(section, version) || (is_history(section) && request_.since);
  }

  // Walks what changed, and again what changed meanwhile.
  void walk_until_still(MetadataStage& metadata) {
    auto before = source_.versions(context_.control.token());
    std::map<Section, std::string> due;
    for (const auto section : kSections) {
      if (is_due(section, before[section])) due[section] = before[section];
    }
    if (!due.empty()) owner_.meet_before_reading(context_.control.token());
    for (int walks = 1; !due.empty(); ++walks) {
      std::map<Section, Coverage> walked;
      bool came_to_an_end = false;
      for (const auto& [section, version] : due) {
        const auto range = range_of(section, version);
        const auto coverage = walk_section(context_, source_, metadata, section, range);
        walked[section] = range.is_bounded() ? Coverage::partial : coverage;
        came_to_an_end = came_to_an_end || walked[section] != Coverage::partial;
      }
      // What changed meanwhile has another version, and comes with the next sync; only a removal must be sure.
      const auto after = came_to_an_end ? source_.versions(context_.control.token()) : due;
      for (auto entry = due.begin(); entry != due.end();) {
        const auto section = entry->first;
        const auto now = after.find(section);
        if (now == after.end() || now->second != entry->second) {
          if (now != after.end()) entry->second = now->second;
          ++entry;
          continue;
        }
        const auto coverage = walked[section];
        if (coverage == Coverage::partial || settle(section, coverage))
          done_[section] = {entry->second, coverage != Coverage::partial};
        entry = due.erase(entry);
      }
      if (due.empty()) add_contradicted(due, before);
      if (walks == kWalks && !due.empty()) {
        spdlog::warn("Trakt kept changing during {} walks; what changed last comes with the next sync.", kWalks);
        return;
      }
    }
  }

  // Once each: Trakt says another number of a title in what was read than it had said in what was not.
  void add_contradicted(std::map<Section, std::string>& due, std::map<Section, std::string>& versions) {
    store::Reader reader{context_.ports.database};
    for (const auto section : store::contradicting_sections(reader, context_.account, context_.run)) {
      if (contradicted_.insert(section).second) due[section] = versions[section];
    }
  }

  // The walk came to its end and nothing moved: what was not met is gone at Trakt, at once where every row was counted,
  // else if a walk some time before did not meet it either. False: something is left open, and asked for again.
  bool settle(Section section, Coverage coverage) {
    store::Transaction tx{context_.ports.database};
    const auto now = context_.ports.clock.now();
    auto& known = state_.sections[section];
    auto& doubt = known.doubt;
    const bool is_proven = coverage == Coverage::complete || (doubt && now - doubt->at >= kBetweenProofs);
    const auto run = coverage == Coverage::complete || !doubt ? context_.run : doubt->run;
    const bool is_refused = is_proven && !remove(tx, section, run, now);
    const auto left = store::count_missing_upstream(tx, context_.account, section, context_.run);
    if (left == 0) {
      doubt.reset();
    } else if (!is_refused && (!doubt || is_proven)) {
      doubt = {context_.run, now};
      spdlog::info("Trakt did not show {} {}, and its own count is another one; the next walk decides.", left,
                   in_words(section));
    }
    if (left > 0) known.version.reset();
    store::save_sync_state(tx, context_.account, state_);
    tx.commit();
    return left == 0;
  }

  // What neither this run nor any since has met. False: that is too much to believe.
  bool remove(store::Transaction& tx, Section section, RunId run, Instant now) {
    const auto account = context_.account;
    auto gone = store::count_missing_upstream(tx, account, section, run);
    const auto all = store::mirrored_before(tx, account, section, run);
    if (is_much(gone, all)) {
      // Many at once under other ids, with all that they tell: Trakt numbered them anew, and nothing is gone.
      store::note_changed(tx, account, store::join_renumbered(tx, account, section, run, context_.run));
      gone = store::count_missing_upstream(tx, account, section, run);
    }
    const bool asks = is_much(gone, all);
    if (asks && request_.removals == Removals::ask) {
      refused_.push_back(
          fmt::format("Trakt no longer has {} of {} {}: {}.", gone, all, in_words(section),
                      some_of(store::titles_missing_upstream(tx, account, section, run, kTitlesNamed + 1))));
      store::note_waiting_removals(tx, account, section, run);
      return false;
    }
    store::forget_waiting_removals(tx, account, section);
    if (asks && request_.removals == Removals::keep) store::keep_missing_upstream(tx, account, section, run, now);
    store::note_changed(tx, account, store::remove_missing_upstream(tx, account, section, run, context_.run, now));
    store::note_changed(tx, account, store::sent_and_gone(tx, account, section, context_.run, begun_, now));
    return true;
  }

  [[nodiscard]] Error refusal() const {
    return {
        ErrorCode::conflict,
        fmt::format("{} Nothing of that was removed here. `cinemarco sync --full --accept-removals` removes it here "
                    "too, --keep-removals keeps it.",
                    fmt::join(refused_, " "))};
  }

  void mirror_dropped_titles(MetadataStage& metadata) {
    auto& known = state_.dropped_version;
    const auto former = request_.full ? std::nullopt : known;
    const auto version = source_.dropped_version();
    if (version && version != former) owner_.meet_before_reading(context_.control.token());
    known = mirror_dropped(context_, source_, metadata, former);
  }

  void mirror_lists_and_notes() {
    const auto former = [this](const std::optional<std::string>& known) {
      return request_.full ? std::nullopt : known;
    };
    const auto changed = [&](const std::optional<std::string>& version, const std::optional<std::string>& known) {
      return version && version != former(known);
    };
    if (changed(source_.lists_version(), state_.lists_version) ||
        changed(source_.notes_version(), state_.notes_version)) {
      owner_.meet_before_reading(context_.control.token());
    }
    auto mirrored = mirror_lists(context_, source_, former(state_.lists_version), request_.removals);
    state_.lists_version = std::move(mirrored.version);
    if (mirrored.refused) refused_.push_back(std::move(*mirrored.refused));
    state_.notes_version = mirror_notes(context_, source_, former(state_.notes_version));
  }

  // What Trakt does not let itself be told now waits for the next sync.
  void push(MetadataStage& metadata) {
    if (!has_to_talk(context_)) return;
    owner_.meet_before_reading(context_.control.token());
    try {
      settle_plays(context_, source_, metadata);
      if (push_waiting(context_, writer_, request_.removals)) settle_plays(context_, source_, metadata);
    } catch (const Error& error) {
      push_error_ = error;
    }
  }

  void settle_numbers() {
    store::Transaction tx{context_.ports.database};
    store::settle_disputed(tx, context_.account, context_.run);
    tx.commit();
  }

  void look_up_unmatched(MetadataStage& metadata) {
    if (done_.empty()) return;
    store::Reader reader{context_.ports.database};
    for (const auto type : {TitleType::movie, TitleType::series}) {
      for (auto& title : store::unmatched_titles(reader, context_.account, type)) {
        metadata.add_unmatched(std::move(title));
      }
    }
  }

  [[nodiscard]] std::vector<TitleKey> changed() const {
    store::Reader reader{context_.ports.database};
    return store::changed_titles(reader, context_.account);
  }

  // Of a sync that broke off. Where nothing changed at Trakt there was none: what is left then, TMDB does not have.
  void add_left_over(MetadataStage& metadata) {
    if (done_.empty()) return;
    for (const auto title : changed()) metadata.add(title);
  }

  // A title whose metadata could not be had stays noted for the next sync; so does a series that lacks an episode, as
  // long as TMDB was not asked, or did not answer, since that was watched.
  void project_changed() {
    store::write_each(context_.ports.database, changed(), [this](store::Transaction& tx, TitleKey title) {
      if (context_.control.stopped()) return store::Next::stop;
      const auto stored = store::title_state(tx, title);
      if (!stored) return store::Next::go_on;
      project_title(tx, context_.account, title, context_.zone, context_.ports.clock.now(), context_.run);
      store::delete_entry_without_facts(tx, context_.account, title);
      const bool asked = stored->fetched_at >= begun_;
      if (asked || !lacks_watched_episode(tx, context_.account, title)) {
        store::forget_changed(tx, context_.account, title);
      }
      return store::Next::go_on;
    });
    if (context_.control.stopped()) return;
    store::Transaction tx{context_.ports.database};
    move_user_choices(tx, context_.account, context_.zone, context_.ports.clock.now(), context_.run);
    store::apply_notes(tx, context_.account);
    tx.commit();
  }

  void save_state() {
    for (const auto& [section, read] : done_) {
      auto& known = state_.sections[section];
      known.version = read.version;
      if (read.to_its_end) known.whole_at = begun_;
    }
    state_.last_sync_at = context_.ports.clock.now();
    if (!state_.first_sync_at) state_.first_sync_at = begun_;
    store::Transaction tx{context_.ports.database};
    store::save_sync_state(tx, context_.account, state_);
    tx.commit();
  }

  RunContext& context_;
  LiveHistory& source_;
  TraktWriter& writer_;
  OwnerOfSync& owner_;
  const SyncRequest& request_;
  store::SyncState state_;
  Instant begun_;
  bool has_import_ = false;
  struct Read {
    std::string version;
    bool to_its_end = false;
  };
  std::map<Section, Read> done_;  // what is mirrored now
  std::set<Section> contradicted_;
  std::vector<std::string> refused_;  // removals that are too many
  std::optional<Error> push_error_;
};

}  // namespace

PlannedSync plan_sync(store::Database& database, const std::filesystem::path& data_folder, const SyncRequest& request,
                      const std::optional<TimeZone>& wanted, Instant now) {
  auto lock = RunLock::try_acquire(data_folder);
  store::Transaction tx{database};
  const auto account = ensure_account(tx, wanted);
  if (!lock) {
    tx.commit();
    throw_busy(database, account.id, now);
  }
  end_stale_runs(tx, account.id, now);
  if (const auto moved = settle_zone(tx, account.id, wanted, now)) spdlog::warn("{}", *moved);
  const auto zone = account_zone(tx, account.id);
  tx.commit();
  return {std::move(*lock), request, account.id, zone};
}

RunId begin_sync(const SyncPorts& ports, const PlannedSync& plan) {
  store::Transaction tx{ports.database};
  store::prune_runs(tx, plan.account, "sync", kSyncsRemembered);
  const auto run = store::start_run(tx, plan.account, "sync", "api", "{}", ports.clock.now());
  tx.commit();
  return run;
}

ImportOutcome run_sync(const SyncPorts& ports, const PlannedSync& plan, RunId run, RunProgress& progress, Stops stops) {
  RunControl control{std::move(stops)};
  const RunPorts run_ports{ports.database, ports.source, ports.catalogue, ports.pictures, ports.clock};
  RequestLedger ledger{run_ports};
  RunContext context{run_ports, plan.account, run, plan.zone, control, progress, ledger};
  const auto error = carry_out(context, [&](MetadataStage& metadata) {
    auto request = plan.request;
    OwnerOfSync owner{ports.database, plan.account, ports.source, ports.clock};
    request.full = owner.meet_first(request.other, control.token()) == Mirror::replaced || request.full;
    Sync{context, ports.source, ports.writer, owner, request}.go(metadata);
  });
  return {conclude(context, error), error};
}

}  // namespace cinemarco::exchange
