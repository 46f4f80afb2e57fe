// SPDX-License-Identifier: MIT
#include "exchange/preview.hpp"

#include "domain/projection.hpp"
#include "domain/row_keys.hpp"
#include "exchange/walk_progress.hpp"
#include "store/library.hpp"
#include "store/mirror.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

namespace cinemarco::exchange {

namespace {

// One title over all its facts: by TMDB's number, else by Trakt's, else by its name.
using Identity = std::tuple<TitleType, std::int64_t, std::int64_t, std::string>;

Identity identity_of(const TitleRef& title) {
  if (title.ids.tmdb) return {title.type, *title.ids.tmdb, 0, {}};
  if (title.ids.trakt) return {title.type, 0, title.ids.trakt->value(), {}};
  return {title.type, 0, 0, title.title};
}

class Counter {
 public:
  Counter(store::Database& database, AccountId account, const TimeZone& zone, const ImportRequest& request)
      : database_{database}, account_{account}, zone_{zone} {
    preview_.source = request.source() == SourceKind::api ? "api" : "export";
  }

  void add(SourcePage&& page) {
    {
      std::erase_if(page.plays, [this](const Play& play) { return is_met(play); });
      store::Reader reader{database_};
      const auto plays = static_cast<std::int64_t>(page.plays.size());
      preview_.plays.seen += plays;
      preview_.plays.new_ += plays - store::known_plays(reader, account_, page.plays);
    }
    preview_.ratings += static_cast<std::int64_t>(page.ratings.size());
    preview_.watchlist += static_cast<std::int64_t>(page.watchlist.size());
    for (const auto& play : page.plays) {
      ++title(play.title).plays;
      if (!play.episode || !(play.watched_at || play.watched_day)) continue;
      note_first(identity_of(play.title), *play.episode,
                 play.watched_day ? *play.watched_day : zone_.day_of(*play.watched_at));
    }
    for (const auto& item : page.watchlist) title(item.title).on_watchlist = true;
    for (auto& problem : page.problems) {
      preview_.errors.push_back({"row", std::nullopt, std::move(problem.where), std::move(problem.message)});
    }
    for (auto& row : page.skipped) {
      preview_.skipped.push_back({std::move(row.type), std::move(row.title), std::move(row.reason)});
    }
    for (auto& hint : page.hints) preview_.hints.push_back(std::move(hint));
  }

  Preview result() {
    store::Reader reader{database_};
    for (auto& [identity, entry] : titles_) {
      const auto type = std::get<TitleType>(identity);
      auto& counts = type == TitleType::movie ? preview_.movies : preview_.series;
      ++counts.seen;
      if (!entry.tmdb_id) {
        ++counts.skipped;
        entry.state = "skipped";
        preview_.skipped.push_back({entry.type, entry.title, "no_tmdb_id"});
      } else if (store::has_entry(reader, account_, {type, *entry.tmdb_id})) {
        ++counts.existing;
        entry.state = "existing";
      } else {
        ++counts.new_;
        entry.state = "new";
      }
      entry.air_dated = air_dated(identity);
      preview_.titles.push_back(std::move(entry));
    }
    std::ranges::sort(preview_.titles, {}, [](const PreviewTitle& t) { return std::tie(t.type, t.title, t.tmdb_id); });
    return std::move(preview_);
  }

 private:
  // Was the play of this row counted already? Rows that a source states twice (protocol/trakt.md §2 trap 4) are one
  // play, and so are one without an id and one with it, whichever comes first (store/keyed_plays.hpp).
  bool is_met(const Play& play) {
    if (play.history_id) {
      if (!seen_.insert(play.history_id->value()).second) return true;
      if (!some_without_id_) {
        with_id_.push_back(told_by(play));  // most sources have no rows without an id: then nobody needs its keys
        return false;
      }
      const bool met = take(play);
      preview_.plays.without_id -= met ? 1 : 0;
      return met;
    }
    if (!some_without_id_) {
      some_without_id_ = true;
      for (const auto& earlier : with_id_) static_cast<void>(take(earlier.play()));
      with_id_.clear();
    }
    bool met = false;
    for (const auto& key : row_keys(play)) met = keys_with_id_.contains(key) || !keys_.insert(key).second || met;
    preview_.plays.without_id += met ? 0 : 1;
    return met;
  }

  // A row with an id; true: one without it was there before.
  bool take(const Play& play) {
    bool met = false;
    for (auto& key : row_keys(play)) {
      met = keys_.erase(key) > 0 || met;
      keys_with_id_.insert(std::move(key));
    }
    return met;
  }

  // What the keys of a play are made of, small: there may be hundreds of thousands.
  struct Told {
    TitleType type;
    std::optional<TraktId> trakt;
    std::optional<std::int64_t> tmdb;
    std::optional<EpisodeNumber> episode;
    std::optional<Instant> watched_at;
    std::optional<Date> watched_day;
    [[nodiscard]] Play play() const {
      Play made;
      made.watched_at = watched_at;
      made.watched_day = watched_day;
      made.title = {type, {trakt, tmdb, {}, {}}, {}, {}};
      made.episode = episode;
      return made;
    }
  };
  static Told told_by(const Play& play) {
    return {play.title.type, play.title.ids.trakt, play.title.ids.tmdb,
            play.episode,    play.watched_at,      play.watched_day};
  }

  void note_first(const Identity& series, EpisodeNumber episode, Date day) {
    auto& first = first_watched_[series].try_emplace(episode, day).first->second;
    first = std::min(first, day);
  }

  [[nodiscard]] std::vector<AirDatedDay> air_dated(const Identity& series) const {
    const auto found = first_watched_.find(series);
    if (found == first_watched_.end()) return {};
    std::map<Date, std::int64_t> days;
    for (const auto& [episode, day] : found->second) ++days[day];
    std::vector<AirDatedDay> result;
    for (const auto& [day, episodes] : days) {
      if (episodes > static_cast<std::int64_t>(kBingeLimit)) result.push_back({day, episodes});
    }
    return result;
  }

  PreviewTitle& title(const TitleRef& ref) {
    auto& entry = titles_[identity_of(ref)];
    if (entry.type.empty()) {
      entry.type = to_string(ref.type);
      entry.tmdb_id = ref.ids.tmdb;
      entry.title = ref.title;
      entry.year = ref.year;
    }
    return entry;
  }

  store::Database& database_;
  AccountId account_;
  const TimeZone& zone_;
  Preview preview_;
  std::set<std::int64_t> seen_;
  bool some_without_id_ = false;
  std::vector<Told> with_id_;                            // until there is a row without an id
  std::unordered_set<std::string> keys_, keys_with_id_;  // of plays without an id, and with one
  std::map<Identity, PreviewTitle> titles_;
  std::map<Identity, std::map<EpisodeNumber, Date>> first_watched_;
};

}  // namespace

Preview preview_import(store::Database& database, HistorySource& source, const ImportRequest& request,
                       AccountId account, const TimeZone& zone, RunProgress& progress, std::stop_token stop) {
  Counter counter{database, account, zone, request};
  WalkProgress shown{progress};
  source.walk(
      sections_of(request.parts), {},
      [&](SourcePage&& page) {
        shown.show(page);
        counter.add(std::move(page));
      },
      std::move(stop));
  return counter.result();
}

}  // namespace cinemarco::exchange
