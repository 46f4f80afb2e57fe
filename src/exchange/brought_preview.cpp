// SPDX-License-Identifier: MIT
#include "exchange/brought_preview.hpp"

#include "exchange/brought_import.hpp"
#include "exchange/title_finder.hpp"
#include "store/library.hpp"
#include "store/live_plays.hpp"
#include "store/source_facts.hpp"
#include "store/source_titles.hpp"
#include "store/viewings.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace cinemarco::exchange {

namespace {

bool is_play(const BroughtFact& fact) {
  return fact.kind == BroughtKind::play || fact.kind == BroughtKind::sitting;
}

// What a row would do, of several facts of one row the first of these.
enum class Effect { unsure, new_, same_viewing, existing };

std::vector<store::Finding> find_all(store::Database& database, std::string_view source, AccountId account,
                                     const Brought& brought, Catalogue* catalogue, RunProgress& progress,
                                     const std::stop_token& stop) {
  std::vector<store::Finding> findings(brought.titles.size());
  std::vector<std::size_t> open;
  {
    store::Reader reader{database};
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const auto known = store::known_source_title(reader, account, source, brought.titles[i]);
      if (known) findings[i] = {known->number, "", known->candidates};
      if (!findings[i].number) findings[i].number = brought.titles[i].ref.ids.tmdb;
      if (!findings[i].number && (!known || !known->by_user)) open.push_back(i);
    }
  }
  if (catalogue == nullptr) return findings;
  progress.set_total(Phase::history, static_cast<std::int64_t>(open.size()));
  ask_each(open.size(), stop, [&](std::size_t next) {
    const auto at = open[next];
    if (auto found = find_title_if_told(*catalogue, brought.titles[at], stop)) findings[at] = std::move(*found);
    progress.advance(Phase::history);
  });
  if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "Cancelled."};
  return findings;
}

class Counter {
 public:
  Counter(store::Connection& db, store::PlayOfSource who, const Brought& brought, std::vector<store::Finding> findings,
          bool was_asked)
      : db_{db},
        who_{std::move(who)},
        brought_{brought},
        findings_{std::move(findings)},
        was_asked_{was_asked},
        titles_(brought.titles.size()),
        effects_(brought.rows.size()) {}

  void count(const BroughtFact& fact) {
    auto& title = titles_[fact.title];
    const auto effect = effect_of(fact);
    if (is_play(fact)) {
      ++title.plays;
      ++preview_.plays.seen;
      if (effect == Effect::new_) ++preview_.plays.new_;
      if (effect == Effect::same_viewing) ++title.same_viewings;
    } else if (fact.kind == BroughtKind::rating) {
      ++preview_.ratings;
    } else if (fact.kind == BroughtKind::watchlist) {
      ++preview_.watchlist;
      title.on_watchlist = true;
    }
    auto& of_row = effects_[fact.row - 1];
    of_row = std::min(of_row.value_or(effect), effect);
  }

  Preview result() {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (titles_[i].plays > 0 || titles_[i].on_watchlist) tell(i, std::move(titles_[i]));
    }
    std::ranges::sort(preview_.titles, {}, [](const PreviewTitle& one) { return std::tuple{one.type, one.title}; });
    for (const auto& row : brought_.skipped) preview_.skipped.push_back({row.type, row.title, row.reason});
    for (const auto& problem : brought_.problems) {
      preview_.errors.push_back({"row", std::nullopt, problem.where, problem.message});
    }
    preview_.hints = brought_.hints;
    preview_.source = who_.source;
    preview_.rows = rows();
    return std::move(preview_);
  }

 private:
  // Every row of the file is one of these.
  [[nodiscard]] RowReport rows() const {
    RowReport report;
    report.seen = static_cast<std::int64_t>(brought_.rows.size());
    for (std::size_t i = 0; i < brought_.rows.size(); ++i) {
      if (brought_.rows[i] == RowFate::failed) {
        ++report.failed;
      } else if (!effects_[i]) {
        ++report.skipped;
      } else if (*effects_[i] == Effect::unsure) {
        ++report.unsure;
      } else if (*effects_[i] == Effect::new_) {
        ++report.new_;
      } else if (*effects_[i] == Effect::same_viewing) {
        ++report.same_viewing;
      } else {
        ++report.existing;
      }
    }
    return report;
  }

  [[nodiscard]] bool is_unsure(std::size_t title) const {
    const auto& finding = findings_[title];
    return !finding.number && (was_asked_ || !finding.candidates.empty());
  }

  Effect effect_of(const BroughtFact& fact) {
    if (is_unsure(fact.title)) return Effect::unsure;
    if (!is_play(fact)) return is_told_before(fact) ? Effect::existing : Effect::new_;
    if (store::play_of_key(db_, who_.account, who_.source, fact.key)) return Effect::existing;
    const auto& title = brought_.titles[fact.title].ref;
    if (fact.reach != Reach::one || !findings_[fact.title].number) return Effect::new_;
    store::SourcePlay play;
    play.title = title;
    play.number = findings_[fact.title].number;
    if (fact.season && fact.episode) play.episode = EpisodeNumber{*fact.season, *fact.episode};
    if (title.type == TitleType::series && !play.episode) return Effect::new_;
    play.date = fact.when;
    const auto met = store::met_viewing(db_, who_, play, met_);
    if (!met) return Effect::new_;
    met_.insert(*met);
    return Effect::same_viewing;
  }

  [[nodiscard]] bool is_told_before(const BroughtFact& fact) {
    const auto known = store::known_source_title(db_, who_.account, who_.source, brought_.titles[fact.title]);
    return known && store::was_told(db_, who_.account, who_.source, known->id, fact);
  }

  void tell(std::size_t place, PreviewTitle shown) {
    const auto& title = brought_.titles[place].ref;
    auto& finding = findings_[place];
    shown.type = to_string(title.type);
    shown.title = title.title;
    shown.year = title.year;
    shown.tmdb_id = finding.number;
    const bool is_here = shown.tmdb_id && store::has_entry(db_, who_.account, {title.type, *shown.tmdb_id});
    const bool unsure = is_unsure(place);
    shown.state = is_here ? "existing" : unsure ? "unsure" : "new";
    shown.candidates = std::move(finding.candidates);
    if (unsure) {
      shown.title_key = title_key(brought_.titles[place]);
      shown.brought = brought_.titles[place];
    }
    auto& counts = title.type == TitleType::movie ? preview_.movies : preview_.series;
    ++counts.seen;
    ++(is_here ? counts.existing : unsure ? counts.skipped : counts.new_);
    if (unsure) preview_.skipped.push_back({shown.type, shown.title, "unmatched"});
    preview_.titles.push_back(std::move(shown));
  }

  store::Connection& db_;
  store::PlayOfSource who_;
  const Brought& brought_;
  std::vector<store::Finding> findings_;
  bool was_asked_;
  std::vector<PreviewTitle> titles_;
  std::vector<std::optional<Effect>> effects_;  // of rows
  std::set<PlayId> met_;
  Preview preview_;
};

}  // namespace

Preview preview_brought(store::Database& database, BroughtFile& file, const ImportRequest& request, AccountId account,
                        const TimeZone& zone, Catalogue* catalogue, RunProgress& progress,
                        const std::stop_token& stop) {
  const auto brought = file.read(zone, stop);
  const std::string source{file.source()};
  auto findings = find_all(database, source, account, brought, catalogue, progress, stop);
  store::Reader reader{database};
  Counter counter{reader, {account, RunId{}, source, zone}, brought, std::move(findings), catalogue != nullptr};
  for (const auto& fact : brought.facts) {
    if (is_wanted(fact, brought.titles[fact.title].ref.type, request.parts)) counter.count(fact);
  }
  return counter.result();
}

}  // namespace cinemarco::exchange
