// SPDX-License-Identifier: MIT
#include "exchange/preview.hpp"

#include "domain/error.hpp"
#include "domain/projection.hpp"
#include "domain/row_keys.hpp"
#include "exchange/brought_preview.hpp"
#include "exchange/walk_progress.hpp"
#include "store/library.hpp"
#include "store/mirror.hpp"
#include "store/mirrored_account.hpp"
#include "store/trakt_titles.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

namespace cinemarco::exchange {

namespace {

// One title over all its facts: by Trakt's number, else by TMDB's, else by its name.
using Identity = std::tuple<TitleType, std::int64_t, std::int64_t, std::string>;

Identity identity_of(const TitleRef& title) {
  if (title.ids.trakt) return {title.type, 0, title.ids.trakt->value(), {}};
  if (title.ids.tmdb) return {title.type, *title.ids.tmdb, 0, {}};
  return {title.type, 0, 0, title.title};
}

// What is known of a title from the rows so far.
struct Met {
  TitleRef title;  // `tmdb`: as the newest of its rows that has one states it (store/trakt_titles.hpp)
  std::optional<Instant> stated_at;
  std::int64_t plays = 0;
  bool on_watchlist = false;
  std::map<EpisodeNumber, Date> first_watched;  // its day
};

class Counter {
 public:
  Counter(store::Database& database, AccountId account, const TimeZone& zone, const ImportRequest& request,
          Mirror mirror)
      : database_{database}, account_{account}, zone_{zone}, mirror_{mirror} {
    preview_.source = request.source() == SourceKind::api ? "api" : "export";
  }

  // A file that broke off after it had given rows: an import keeps these, and lists why there are no more.
  [[nodiscard]] bool has_rows() const { return has_rows_; }
  void broke_off(const Error& error) { preview_.errors.push_back({"row", std::nullopt, "export", error.what()}); }

  void add(SourcePage&& page) {
    has_rows_ = has_rows_ || !page.plays.empty() || !page.ratings.empty() || !page.watchlist.empty();
    {
      std::erase_if(page.plays, [this](const Play& play) { return is_met(play); });
      store::Reader reader{database_};
      const auto plays = static_cast<std::int64_t>(page.plays.size());
      preview_.plays.seen += plays;
      preview_.plays.new_ += plays;
      if (mirror_ == Mirror::same) preview_.plays.new_ -= store::known_plays(reader, account_, page.plays);
    }
    preview_.ratings += static_cast<std::int64_t>(page.ratings.size());
    preview_.watchlist += static_cast<std::int64_t>(page.watchlist.size());
    for (const auto& play : page.plays) {
      auto& title = meet(play.title, play.watched_at);
      ++title.plays;
      if (!play.episode || !(play.watched_at || play.watched_day)) continue;
      note_first(title, *play.episode, play.watched_day ? *play.watched_day : zone_.day_of(*play.watched_at));
    }
    for (const auto& item : page.watchlist) meet(item.title, item.listed_at).on_watchlist = true;
    for (const auto& rating : page.ratings) meet(rating.title, rating.rated_at);
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
    for (const auto& [identity, title] : joined(reader)) {
      if (title.plays == 0 && !title.on_watchlist) {  // a rating alone brings no title
        if (!title.title.ids.tmdb) {
          preview_.skipped.push_back({std::string{to_string(title.title.type)}, title.title.title, "no_tmdb_id"});
        }
        continue;
      }
      const auto type = title.title.type;
      auto& counts = type == TitleType::movie ? preview_.movies : preview_.series;
      ++counts.seen;
      const auto& number = title.title.ids.tmdb;
      PreviewTitle shown{std::string{to_string(type)},
                         number,
                         title.title.title,
                         title.title.year,
                         title.plays,
                         0,
                         title.on_watchlist,
                         "new",
                         air_dated(title),
                         {},
                         {},
                         {}};
      if (!number) {
        ++counts.skipped;
        shown.state = "skipped";
        preview_.skipped.push_back({shown.type, shown.title, "no_tmdb_id"});
      } else if (is_here(reader, {type, *number})) {
        ++counts.existing;
        shown.state = "existing";
      } else {
        ++counts.new_;
      }
      preview_.titles.push_back(std::move(shown));
    }
    std::ranges::sort(preview_.titles, {}, [](const PreviewTitle& t) { return std::tie(t.type, t.title, t.tmdb_id); });
    return std::move(preview_);
  }

 private:
  // In place of another account, what came from that one goes first.
  [[nodiscard]] bool is_here(store::Connection& db, TitleKey title) const {
    return store::has_entry(db, account_, title) &&
           (mirror_ == Mirror::same || store::outlives_mirror(db, account_, title));
  }

  // Was the play of this row counted already? Rows that a source states twice (docs/trakt.md#where-a-list-ends) are one
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

  static void note_first(Met& title, EpisodeNumber episode, Date day) {
    auto& first = title.first_watched.try_emplace(episode, day).first->second;
    first = std::min(first, day);
  }

  [[nodiscard]] static std::vector<AirDatedDay> air_dated(const Met& title) {
    std::map<Date, std::int64_t> days;
    for (const auto& [episode, day] : title.first_watched) ++days[day];
    std::vector<AirDatedDay> result;
    for (const auto& [day, episodes] : days) {
      if (episodes > static_cast<std::int64_t>(kBingeLimit)) result.push_back({day, episodes});
    }
    return result;
  }

  Met& meet(const TitleRef& ref, const std::optional<Instant>& at) {
    const auto [found, is_new] = met_.try_emplace(identity_of(ref));
    auto& met = found->second;
    if (is_new) {
      met.title = ref;
      met.stated_at = at;
    } else if (ref.ids.tmdb && std::tuple{met.title.ids.tmdb.has_value(), met.stated_at, met.title.ids.tmdb} <
                                   std::tuple{true, at, ref.ids.tmdb}) {
      met.title.ids.tmdb = ref.ids.tmdb;
      met.stated_at = at;
    }
    return met;
  }

  // Titles of Trakt's that are one to TMDB are one.
  std::map<Identity, Met> joined(store::Connection& db) {
    std::map<Identity, Met> titles;
    for (auto& [identity, met] : met_) {
      met.title.ids.tmdb = store::number_if_stated(db, account_, met.title);
      auto target = identity;
      if (met.title.ids.tmdb) target = {met.title.type, *met.title.ids.tmdb, 0, {}};
      const auto [found, is_new] = titles.try_emplace(target, met);
      if (is_new) continue;
      auto& one = found->second;
      one.plays += met.plays;
      one.on_watchlist = one.on_watchlist || met.on_watchlist;
      for (const auto& [episode, day] : met.first_watched) note_first(one, episode, day);
    }
    return titles;
  }

  store::Database& database_;
  AccountId account_;
  const TimeZone& zone_;
  Mirror mirror_;
  Preview preview_;
  bool has_rows_ = false;
  std::set<std::int64_t> seen_;
  bool some_without_id_ = false;
  std::vector<Told> with_id_;                            // until there is a row without an id
  std::unordered_set<std::string> keys_, keys_with_id_;  // of plays without an id, and with one
  std::map<Identity, Met> met_;
};

}  // namespace

Preview preview_import(store::Database& database, HistorySource& source, const ImportRequest& request,
                       AccountId account, const TimeZone& zone, Mirror mirror, RunProgress& progress,
                       std::stop_token stop, const std::function<void()>& page_read, Catalogue* catalogue) {
  if (auto* file = source.brought()) {
    return preview_brought(database, *file, request, account, zone, catalogue, progress, stop);
  }
  Counter counter{database, account, zone, request, mirror};
  WalkProgress shown{progress};
  try {
    source.walk(
        sections_of(request.parts), {},
        [&](SourcePage&& page) {
          shown.show(page);
          counter.add(std::move(page));
          if (page_read) page_read();
        },
        std::move(stop));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid || !counter.has_rows()) throw;
    counter.broke_off(error);
  }
  return counter.result();
}

}  // namespace cinemarco::exchange
