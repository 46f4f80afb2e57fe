// SPDX-License-Identifier: MIT
// Simkl's backup, one JSON document in a ZIP, and its CSV. Clocks are UTC. A completed series may come without its
// episodes: then everything that has aired counts, at a time that nobody knows.
#include "sources/json_view.hpp"
#include "sources/keys.hpp"
#include "sources/source.hpp"

#include <optional>
#include <utility>

namespace cinemarco::sources {

namespace {

struct Entry {
  BroughtTitle title;
  std::string id;      // Simkl's
  std::string status;  // completed, watching, plantowatch, hold, dropped
  std::size_t place = 0;
};

// "s4e3", "S01E03".
std::optional<EpisodeNumber> last_watched(std::string_view text) {
  const auto word = lower(trimmed(text));
  const auto e = word.find('e');
  if (!word.starts_with('s') || e == std::string::npos) return std::nullopt;
  const auto season = to_small(std::string_view{word}.substr(1, e - 1));
  const auto episode = to_small(std::string_view{word}.substr(e + 1));
  return season && episode ? std::optional{EpisodeNumber{*season, *episode}} : std::nullopt;
}

class Backup {
 public:
  explicit Backup(Reading& reading) : reading_{reading} {}

  void read(const boost::json::value& document) {
    const JsonView backup{&document};
    for (const auto& row : backup["movies"].list()) read_movie(JsonView{&row}, "movie");
    for (const auto& row : backup["shows"].list()) read_series(JsonView{&row});
    for (const auto& row : backup["anime"].list()) {
      const JsonView entry{&row};
      if (entry["anime_type"].text() == "movie") {
        read_movie(entry, entry.has("movie") ? "movie" : "show");
      } else {
        read_series(entry);
      }
    }
  }

  void read(const Member& member, const Record& row) {
    Entry entry;
    const auto type = lower(row["type"]);
    const auto year = to_year(row["year"]);
    const auto last = last_watched(row["lastepwatched"]);
    entry.title = type == "movie" ? movie(row["title"], year) : series(row["title"], year);
    auto& ids = entry.title.ref.ids;
    ids.tmdb = to_id(row["tmdb"]);
    ids.imdb = to_imdb(row["imdb"]);
    ids.tvdb = to_id(row["tvdb"]);
    entry.id = row["simkl_id"];
    entry.status = lower(row["watchlist"]);
    if (row["title"].empty() && !ids.tmdb && !ids.imdb && !ids.tvdb) {
      return reading_.out.problem(place(member, row), "names no title");
    }
    entry.place = reading_.out.title(entry.title);
    const auto when = to_date(row["watcheddate"], clocks());
    if (type == "movie") {
      if (entry.status == "completed") add_play(entry, {}, when);
    } else if (last) {
      add_range(entry, Reach::through, last);
    } else if (entry.status == "completed") {
      add_range(entry, Reach::aired, std::nullopt);
    }
    add_words(entry, row["rating"], when, row["memo"], entry.status == "plantowatch" ? when : PlayDate{});
  }

 private:
  [[nodiscard]] Clocks clocks() const { return {reading_.zone}; }

  Entry entry_of(const JsonView& row, const JsonView& named, bool is_movie) {
    Entry entry;
    const auto name = named["title"].text();
    entry.title = is_movie ? movie(name, to_year(named["year"].text())) : series(name, to_year(named["year"].text()));
    const auto ids = named["ids"];
    auto& known = entry.title.ref.ids;
    known.tmdb = to_id(ids["tmdb"].text());
    known.imdb = to_imdb(ids["imdb"].text());
    known.tvdb = to_id(ids["tvdb"].text());
    entry.id = ids["simkl"].text();
    if (entry.id.empty()) entry.id = ids["simkl_id"].text();
    if (entry.id.empty()) entry.id = title_key(entry.title);
    entry.status = row["status"].text();
    return entry;
  }

  // An entry that names nothing is a problem of its own.
  bool place_entry(Entry& entry) {
    const auto& ref = entry.title.ref;
    if (ref.title.empty() && !ref.ids.tmdb && !ref.ids.imdb && !ref.ids.tvdb) {
      reading_.out.problem("an entry of the backup", "names no title");
      return false;
    }
    entry.place = reading_.out.title(entry.title);
    return true;
  }

  void read_movie(const JsonView& row, std::string_view member) {
    auto entry = entry_of(row, row[member], true);
    if (!place_entry(entry)) return;
    if (entry.status == "completed") add_play(entry, {}, to_date(row["last_watched_at"].text(), clocks()));
    add_words(entry, row);
  }

  void read_series(const JsonView& row) {
    auto entry = entry_of(row, row["show"], false);
    if (!place_entry(entry)) return;
    bool any = false;
    for (const auto& one : row["seasons"].list()) {
      const JsonView season{&one};
      for (const auto& other : season["episodes"].list()) {
        const JsonView episode{&other};
        const auto number = to_small(episode["number"].text());
        const auto of = to_small(season["number"].text());
        if (!number || !of) continue;
        any = true;
        add_play(entry, EpisodeNumber{*of, *number}, to_date(episode["watched_at"].text(), clocks()));
      }
    }
    const auto last = last_watched(row["last_watched"].text());
    if (!any && entry.status == "completed") {
      add_range(entry, Reach::aired, std::nullopt);
    } else if (!any && last) {
      add_range(entry, Reach::through, last);
    }
    add_words(entry, row);
  }

  void add_words(const Entry& entry, const JsonView& row) {
    const auto memo = row["memo"]["text"].exists() ? row["memo"]["text"].text() : row["memo"].text();
    add_words(entry, row["user_rating"].text(), to_date(row["user_rated_at"].text(), clocks()), memo,
              to_date(row["added_to_watchlist_at"].text(), clocks()));
  }

  void add_words(const Entry& entry, std::string_view rating, const PlayDate& rated, std::string_view memo,
                 const PlayDate& listed) {
    if (const auto stars = to_rating(rating)) {
      BroughtFact fact{BroughtKind::rating, entry.place};
      fact.rating = *stars;
      fact.when = rated;
      reading_.out.add(std::move(fact));
    }
    if (!trimmed(memo).empty()) {
      BroughtFact fact{BroughtKind::note, entry.place};
      fact.text = trimmed(memo);
      reading_.out.add(std::move(fact));
    }
    if (entry.status == "plantowatch" || entry.status == "dropped") {
      BroughtFact fact{entry.status == "dropped" ? BroughtKind::abandoned : BroughtKind::watchlist, entry.place};
      if (entry.status == "plantowatch") fact.when = listed;
      reading_.out.add(std::move(fact));
    }
  }

  void add_play(const Entry& entry, const std::optional<EpisodeNumber>& episode, const PlayDate& when) {
    BroughtFact fact{BroughtKind::play, entry.place};
    if (episode) {
      fact.season = episode->season;
      fact.episode = episode->episode;
    }
    fact.when = when;
    fact.key = entry.id + number_key(fact) + date_key(when);
    reading_.out.add_play(std::move(fact));
  }

  void add_range(const Entry& entry, Reach reach, const std::optional<EpisodeNumber>& last) {
    BroughtFact fact{BroughtKind::play, entry.place};
    if (last) {
      fact.season = last->season;
      fact.episode = last->episode;
    }
    fact.reach = reach;
    fact.key = entry.id + ":unnamed";
    reading_.out.add_play(std::move(fact));
  }

  Reading& reading_;
};

bool is_backup(const Member& member) {
  if (!member.json) return false;
  const JsonView document{member.json.get()};
  for (const auto* kind : {"movies", "shows", "anime"}) {
    for (const auto& row : document[kind].list()) {
      const JsonView entry{&row};
      if (entry.has("status") && (entry.has("show") || entry.has("movie"))) return true;
    }
  }
  return false;
}

bool is_csv(const Member& member) {
  return member.has({"simkl_id"});
}

bool wants(std::string_view base) {
  return base == "simklbackup.json" || base == "simklbackup.csv";
}

bool recognises(Look& look) {
  return std::ranges::any_of(look.members(), [](const auto& member) { return is_backup(member) || is_csv(member); });
}

void read(Reading& reading) {
  Backup backup{reading};
  const auto& members = reading.look.members();
  const bool has_json = std::ranges::any_of(members, is_backup);
  for (const auto& member : members) {
    if (is_backup(member)) backup.read(*member.json);
    // The CSV of the same backup tells less of the same.
    if (!has_json && is_csv(member)) {
      reading.records(member, [&](const Record& row) { backup.read(member, row); });
    }
  }
}

}  // namespace

const Source kSimkl{"simkl", &wants, &recognises, &read};

}  // namespace cinemarco::sources
