// SPDX-License-Identifier: MIT
// The export of TV Time's app: films, series and episodes with numbers of TVDB and IMDb. What stands in a CSV stands in
// the JSON beside it again.
#include "sources/json_view.hpp"
#include "sources/keys.hpp"
#include "sources/tvtime.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace cinemarco::sources::tvtime {

namespace {

constexpr int kMostRewatches = 1000;

void set_ids(BroughtTitle& named, std::string_view tvdb, std::string_view imdb) {
  named.ref.ids.tvdb = to_id(tvdb);
  named.ref.ids.imdb = to_imdb(imdb);
}

class Export {
 public:
  explicit Export(Reading& reading) : reading_{reading} {}

  void read_movie(const Member& member, const Record& row) {
    auto named = movie(row["title"], to_year(row["year"]));
    set_ids(named, row["tvdb_id"], row["imdb_id"]);
    named.ref.ids.tvdb.reset();  // TMDB finds no film by it
    if (named.ref.title.empty() && !named.ref.ids.imdb)
      return reading_.out.problem(place(member, row), "names no title");
    BroughtFact fact;
    fact.title = reading_.out.title(named);
    add(named, fact, row["is_watched"], row["watched_at"], row["rewatch_count"], true);
    rate(fact, row);
    if (!to_bool(row["is_watched"])) list(fact.title, row["created_at"]);
  }

  void read_episode(const Member& member, const Record& row) {
    auto named = series(row.first_of({"series_title", "title"}), std::nullopt);
    set_ids(named, row["series_tvdb_id"], row["series_imdb_id"]);
    BroughtFact fact;
    fact.season = to_bool(row["is_special"]) ? std::optional{0} : to_small(row["season"]);
    fact.episode = to_small(row["episode"]);
    fact.tvdb_episode = to_id(row["tvdb_id"]);
    if (!named.ref.ids.tvdb && !named.ref.ids.imdb && named.ref.title.empty()) {
      return reading_.out.problem(place(member, row), "names no title");
    }
    fact.title = reading_.out.title(named);
    if (to_bool(row["is_watched"])) watched_.insert(fact.title);
    add(named, fact, row["is_watched"], row["watched_at"], row["rewatch_count"], false);
  }

  // After its episodes.
  void read_series(const Member& member, const Record& row) {
    auto named = series(row["title"], std::nullopt);
    set_ids(named, row["tvdb_id"], row["imdb_id"]);
    if (!named.ref.ids.tvdb && !named.ref.ids.imdb && named.ref.title.empty()) {
      return reading_.out.problem(place(member, row), "names no title");
    }
    const auto title = reading_.out.title(named);
    const auto status = lower(row["status"]);
    if (status == "stopped" || status == "stopped_watching" || status == "archived" || status == "dropped" ||
        to_bool(row["is_archived"])) {
      reading_.out.add({BroughtKind::abandoned, title});
    } else if (!watched_.contains(title)) {
      list(title, row["created_at"]);
    }
    if (to_bool(row["is_favorite"])) reading_.out.add({BroughtKind::favorite, title});
    rate({BroughtKind::rating, title}, row);
  }

  void read_movie(const JsonView& row) {
    auto named = movie(row["title"].text(), to_year(row["year"].text()));
    set_ids(named, "", row["id"]["imdb"].text());
    if (named.ref.title.empty() && !named.ref.ids.imdb) return;
    BroughtFact fact;
    fact.title = reading_.out.title(named);
    const auto is_watched = row["is_watched"].text();
    add(named, fact, is_watched, row["watched_at"].text(), row["rewatch_count"].text(), true);
    if (!to_bool(is_watched)) list(fact.title, row["created_at"].text());
  }

  void read_series(const JsonView& row) {
    auto named = series(row["title"].text(), std::nullopt);
    set_ids(named, row["id"]["tvdb"].text(), row["id"]["imdb"].text());
    if (!named.ref.ids.tvdb && !named.ref.ids.imdb && named.ref.title.empty()) return;
    const auto title = reading_.out.title(named);
    bool any = false;
    for (const auto& one : row["seasons"].list()) {
      const JsonView season{&one};
      for (const auto& other : season["episodes"].list()) {
        const JsonView episode{&other};
        BroughtFact fact{BroughtKind::play, title};
        fact.season = to_small(season["number"].text());
        fact.episode = to_small(episode["number"].text());
        fact.tvdb_episode = to_id(episode["id"]["tvdb"].text());
        any = any || to_bool(episode["is_watched"].text());
        add(named, fact, episode["is_watched"].text(), episode["watched_at"].text(), episode["rewatch_count"].text(),
            false);
      }
    }
    const auto status = row["status"].text();
    if (status == "stopped" || status == "archived") {
      reading_.out.add({BroughtKind::abandoned, title});
    } else if (!any) {
      list(title, row["created_at"].text());
    }
  }

 private:
  // Rewatches have no date of their own.
  void add(const BroughtTitle& named, BroughtFact fact, std::string_view is_watched, std::string_view when,
           std::string_view rewatches, bool is_movie) {
    if (!to_bool(is_watched)) return;
    if (!is_movie && !(fact.season && fact.episode) && !fact.tvdb_episode) return;
    fact.when = to_date(when, {reading_.zone});
    const auto tvdb = fact.tvdb_episode ? std::to_string(*fact.tvdb_episode) : title_key(named) + number_key(fact);
    const auto times = std::min(to_small(rewatches).value_or(0), kMostRewatches);
    fact.key = "export:" + tvdb + date_key(fact.when);
    reading_.out.add_play(fact);
    fact.when = {};
    for (int n = 0; n < times; ++n) {
      fact.key = "export:" + tvdb + ":again";
      reading_.out.add_play(fact);
    }
  }

  void rate(BroughtFact fact, const Record& row) {
    const auto rating = to_rating(row["rating"]);
    if (!rating) return;
    fact.kind = BroughtKind::rating;
    fact.rating = *rating;
    reading_.out.add(std::move(fact));
  }

  void list(std::size_t title, std::string_view when) {
    BroughtFact fact{BroughtKind::watchlist, title};
    fact.when = to_date(when, {reading_.zone});
    reading_.out.add(std::move(fact));
  }

  Reading& reading_;
  std::set<std::size_t> watched_;
};

enum class Kind { movies, episodes, series, other };

Kind kind_of(const Member& member) {
  if (member.json) {
    if (!is_export(member.base)) {
      for (const auto& row : JsonView{member.json.get()}.list()) {
        const JsonView one{&row};
        if (!one["id"].has("tvdb") && !one["id"].has("imdb")) return Kind::other;
        return one["seasons"].is_list() ? Kind::series : one.has("is_watched") ? Kind::movies : Kind::other;
      }
      return Kind::other;
    }
    if (member.base.starts_with("tvtime-movies")) return Kind::movies;
    const bool is_series = member.base.starts_with("tvtime-series") && !member.base.contains("episodes");
    return is_series ? Kind::series : Kind::other;
  }
  if (member.has({"series_tvdb_id", "season", "episode", "is_watched"})) return Kind::episodes;
  if (member.has({"is_watched", "title"}) && !member.has({"type"}) && !member.has({"season"})) return Kind::movies;
  if (member.has({"tvdb_id", "title", "status"}) && !member.has({"is_watched"}) && !member.has({"type"}) &&
      !member.has({"watched_at"})) {
    return Kind::series;
  }
  return Kind::other;
}

}  // namespace

bool is_export(std::string_view base) {
  return base.starts_with("tvtime-series") || base.starts_with("tvtime-movies");
}

bool is_of_export(const Member& member) {
  return kind_of(member) != Kind::other;
}

void read_export(Reading& reading) {
  Export one{reading};
  const auto& members = reading.look.members();
  const auto has_csv = [&](Kind kind) {
    return std::ranges::any_of(members, [&](const auto& member) { return !member.json && kind_of(member) == kind; });
  };
  for (const auto kind : {Kind::episodes, Kind::movies, Kind::series}) {
    for (const auto& member : members) {
      if (kind_of(member) != kind) continue;
      if (!member.json) {
        reading.records(member, [&](const Record& row) {
          if (kind == Kind::episodes) return one.read_episode(member, row);
          return kind == Kind::movies ? one.read_movie(member, row) : one.read_series(member, row);
        });
        continue;
      }
      if (has_csv(kind) || (kind == Kind::series && has_csv(Kind::episodes))) continue;
      for (const auto& row : JsonView{member.json.get()}.list()) {
        kind == Kind::movies ? one.read_movie(JsonView{&row}) : one.read_series(JsonView{&row});
      }
    }
  }
}

}  // namespace cinemarco::sources::tvtime
