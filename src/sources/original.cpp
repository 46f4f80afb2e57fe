// SPDX-License-Identifier: MIT
// The original Cinemarco: its database, and the JSON that it read.
#include "sources/json_view.hpp"
#include "sources/keys.hpp"
#include "sources/source.hpp"

#include <array>
#include <map>
#include <optional>
#include <utility>

namespace cinemarco::sources {

namespace {

// Five named steps, which the user set there: as ten points the upper of each pair.
std::optional<int> rating_of(std::string_view cell) {
  constexpr std::array<std::string_view, 5> kSteps{"waste", "meh", "decent", "entertaining", "outstanding"};
  const auto word = std::ranges::find(kSteps, lower(trimmed(cell)));
  if (word != kSteps.end()) return static_cast<int>(word - kSteps.begin() + 1) * 2;
  const auto step = to_small(cell);
  return step && *step >= 1 && *step <= 5 ? std::optional{*step * 2} : std::nullopt;
}

// .NET's forms; a midnight without a zone is a picked day, as is "03/15/2020 00:00:00".
PlayDate date_of(std::string_view cell, const TimeZone& zone) {
  std::string text{trimmed(cell)};
  if (text.size() >= 10 && text[2] == '/' && text[5] == '/') {
    text = text.substr(6, 4) + "-" + text.substr(0, 2) + "-" + text.substr(3, 2) + text.substr(10);
  }
  const auto date = to_date(text, {zone, Clock::account});
  const auto day = to_day(text);
  if (!day || text.size() <= 10) return date;
  const auto rest = std::string_view{text}.substr(19 < text.size() ? 19 : text.size());
  const bool has_zone = rest.find_first_of("Zz+-") != std::string_view::npos;
  const bool is_midnight = std::string_view{text}.substr(11).starts_with("00:00:00");
  return !has_zone && is_midnight ? PlayDate{std::nullopt, day} : date;
}

class Library {
 public:
  explicit Library(Reading& reading) : reading_{reading} {}

  void read() {
    read_titles("movies", TitleType::movie);
    read_titles("series", TitleType::series);
    each("watch_sessions", [this](const Record& row) {
      if (!to_bool(row["is_default"])) sessions_[std::string{row["id"]}] = row["name"];
    });
    each("library_entries", [this](const Record& row) { read_entry(row); });
    each("movie_watch_sessions", [this](const Record& row) { read_viewing(row); });
    each("episode_progress", [this](const Record& row) { read_episode(row); });
    each("collections", [this](const Record& row) {
      if (!row["name"].empty()) lists_[std::string{row["id"]}] = {reading_.out.list(list_of(row)), {}};
    });
    each("collection_items", [this](const Record& row) { read_listed(row); });
    add_listed();
  }

 private:
  void each(const std::string& table, const std::function<void(const Record&)>& sink) {
    reading_.look.records(table, sink);
  }

  void read_titles(const std::string& table, TitleType type) {
    each(table, [&](const Record& row) {
      auto named = type == TitleType::movie ? movie(row["title"], to_year(row["release_date"]))
                                            : series(row["name"], to_year(row["first_air_date"]));
      named.ref.ids.tmdb = to_id(row["tmdb_id"]);
      named.ref.ids.imdb = to_imdb(row["imdb_id"]);
      titles_[{type, std::string{row["id"]}}] = reading_.out.title(named);
    });
  }

  void read_entry(const Record& row) {
    const bool is_movie = !row["movie_id"].empty();
    const auto found = titles_.find(
        {is_movie ? TitleType::movie : TitleType::series, std::string{is_movie ? row["movie_id"] : row["series_id"]}});
    if (found == titles_.end()) return;
    const auto title = found->second;
    entries_[std::string{row["id"]}] = title;
    if (const auto rating = rating_of(row["personal_rating"])) {
      BroughtFact fact{BroughtKind::rating, title};
      fact.rating = *rating;
      reading_.out.add(std::move(fact));
    }
    add_note(title, row);
    if (to_bool(row["is_favorite"])) reading_.out.add({BroughtKind::favorite, title});
    const auto status = row["watch_status"];
    if (status == "Abandoned") {
      BroughtFact fact{BroughtKind::abandoned, title};
      fact.when = date_of(row["abandoned_date"], reading_.zone);
      reading_.out.add(std::move(fact));
    } else if (status == "NotStarted") {
      // Whatever is in that library and was not begun is to be seen: its list of wishes was the library itself.
      BroughtFact fact{BroughtKind::watchlist, title};
      fact.when = date_of(row["date_added"], reading_.zone);
      reading_.out.add(std::move(fact));
    }
  }

  void add_note(std::size_t title, const Record& row) {
    std::string text{row.raw("notes")};
    for (const auto* column : {"why_recommended_by_name", "why_source", "why_context", "abandoned_reason"}) {
      if (row[column].empty()) continue;
      text += (text.empty() ? "" : "\n") + std::string{row[column]};
    }
    if (trimmed(text).empty()) return;
    BroughtFact fact{BroughtKind::note, title};
    fact.text = std::move(text);
    reading_.out.add(std::move(fact));
  }

  void read_viewing(const Record& row) {
    const auto entry = entries_.find(std::string{row["entry_id"]});
    if (entry == entries_.end()) return;
    BroughtFact fact{BroughtKind::play, entry->second};
    fact.when = date_of(row["watched_date"], reading_.zone);
    fact.text = row["name"];
    fact.key = "movie:" + std::string{row["id"]};
    reading_.out.add_play(std::move(fact));
  }

  void read_episode(const Record& row) {
    const auto entry = entries_.find(std::string{row["entry_id"]});
    if (entry == entries_.end() || !to_bool(row["is_watched"])) return;
    BroughtFact fact{BroughtKind::play, entry->second};
    fact.season = to_small(row["season_number"]);
    fact.episode = to_small(row["episode_number"]);
    fact.when = date_of(row["watched_date"], reading_.zone);
    const auto session = sessions_.find(std::string{row["session_id"]});
    if (session != sessions_.end()) fact.text = session->second;
    fact.key = "episode:" + std::string{row["id"]};
    reading_.out.add_play(std::move(fact));
  }

  static BroughtList list_of(const Record& row) {
    return {"collection:" + std::string{row["id"]}, std::string{row["name"]}, std::string{row["description"]}};
  }

  // An entry, or a season or an episode of a series.
  void read_listed(const Record& row) {
    const auto list = lists_.find(std::string{row["collection_id"]});
    if (list == lists_.end()) return;
    std::optional<std::size_t> title;
    if (const auto entry = entries_.find(std::string{row["entry_id"]}); entry != entries_.end()) title = entry->second;
    const auto series = titles_.find({TitleType::series, std::string{row["series_id"]}});
    if (row["entry_id"].empty() && series != titles_.end()) title = series->second;
    if (!title) return;
    BroughtFact fact{BroughtKind::listed, *title};
    fact.list = list->second.place;
    fact.season = to_small(row["season_number"]);
    fact.episode = to_small(row["episode_number"]);
    fact.text = row["notes"];
    list->second.rows.emplace(to_small(row["position"]).value_or(0), std::move(fact));
  }

  void add_listed() {
    for (auto& [id, list] : lists_) {
      for (auto& [position, fact] : list.rows) reading_.out.add(std::move(fact));
    }
  }

  struct Collection {
    std::size_t place = 0;  // among the lists
    std::multimap<int, BroughtFact> rows;
  };

  Reading& reading_;
  std::map<std::string, Collection> lists_;
  std::map<std::pair<TitleType, std::string>, std::size_t> titles_;
  std::map<std::string, std::size_t> entries_;
  std::map<std::string, std::string> sessions_;  // further ones, by their id
};

// {"items": [...], "collections": [...]}
class Document {
 public:
  explicit Document(Reading& reading) : reading_{reading} {}

  // {"name", "description", "items": [{"id"} or {"type", "tmdb_id", "imdb_id"}]}
  void read_collection(const JsonView& collection) {
    const auto name = collection["name"].text();
    if (name.empty()) return reading_.out.problem("a collection", "has no name");
    const auto list = reading_.out.list({"collection:" + name, name, collection["description"].text()});
    for (const auto& one : collection["items"].list()) {
      const JsonView row{&one};
      const auto known = by_id_.find(row["id"].text());
      auto named = lower(row["type"].text()) == "movie" ? movie(row["title"].text(), to_year(row["year"].text()))
                                                        : series(row["title"].text(), to_year(row["year"].text()));
      named.ref.ids.tmdb = to_id(row["tmdb_id"].text());
      named.ref.ids.imdb = to_imdb(row["imdb_id"].text());
      const bool names_one = named.ref.ids.tmdb || named.ref.ids.imdb || !named.ref.title.empty();
      if (known == by_id_.end() && !names_one) {
        reading_.out.problem("a row of the collection " + name, "names no title");
        continue;
      }
      BroughtFact fact{BroughtKind::listed, known != by_id_.end() ? known->second : reading_.out.title(named)};
      fact.list = list;
      reading_.out.add(std::move(fact));
    }
  }

  void read(const JsonView& item) {
    const auto type = lower(item["type"].text());
    const bool is_movie = type == "movie";
    const auto name = item["title"].text();
    auto named = is_movie ? movie(name, to_year(item["year"].text())) : series(name, to_year(item["year"].text()));
    named.ref.ids.tmdb = to_id(item["tmdb_id"].text());
    named.ref.ids.imdb = to_imdb(item["imdb_id"].text());
    if (name.empty() && !named.ref.ids.tmdb && !named.ref.ids.imdb) {
      return reading_.out.problem("an item", "names no title");
    }
    title_ = reading_.out.title(named);
    if (const auto id = item["id"].text(); !id.empty()) by_id_.emplace(id, title_);
    key_ = title_key(named);
    bool any = false;
    for (const auto& day : item["watched"].list()) any |= add_play({}, JsonView{&day}.text());
    for (const auto& one : item["seasons"].list()) {
      const JsonView season{&one};
      BroughtFact fact;
      fact.season = to_small(season["season"].text());
      fact.reach = Reach::season;
      if (fact.season) any |= add_play(fact, season["watched"].text());
    }
    for (const auto& one : item["episodes"].list()) {
      const JsonView episode{&one};
      BroughtFact fact;
      fact.season = to_small(episode["season"].text());
      fact.episode = to_small(episode["episode"].text());
      if (fact.season && fact.episode) any |= add_play(fact, episode["watched"].text());
    }
    if (const auto rating = rating_of(item["rating"].text())) {
      BroughtFact fact{BroughtKind::rating, title_};
      fact.rating = *rating;
      reading_.out.add(std::move(fact));
    }
    if (auto note = item["notes"].text(); !note.empty()) {
      BroughtFact fact{BroughtKind::note, title_};
      fact.text = std::move(note);
      reading_.out.add(std::move(fact));
    }
    if (!any) reading_.out.add({BroughtKind::watchlist, title_});
  }

 private:
  bool add_play(BroughtFact fact, const std::string& when) {
    fact.title = title_;
    fact.when = date_of(when, reading_.zone);
    fact.key = "json:" + key_ + number_key(fact) + date_key(fact.when);
    reading_.out.add_play(std::move(fact));
    return true;
  }

  Reading& reading_;
  std::size_t title_ = 0;
  std::string key_;
  std::map<std::string, std::size_t> by_id_;  // items by the ids that the document gives them
};

bool is_document(const Member& member) {
  if (!member.json) return false;
  const JsonView document{member.json.get()};
  return document["items"].is_list() && !document.has("cinemarco_export") && !document.has("format");
}

bool recognises(Look& look) {
  if (look.tables() != nullptr) {
    return has_table(look, "library_entries") && has_table(look, "movie_watch_sessions") && !has_table(look, "plays");
  }
  return std::ranges::any_of(look.members(), is_document);
}

void read(Reading& reading) {
  if (reading.look.tables() != nullptr) return Library{reading}.read();
  Document document{reading};
  for (const auto& member : reading.look.members()) {
    if (!is_document(member)) continue;
    const JsonView root{member.json.get()};
    for (const auto& item : root["items"].list()) document.read(JsonView{&item});
    for (const auto& collection : root["collections"].list()) document.read_collection(JsonView{&collection});
  }
}

}  // namespace

const Source kOriginal{"original", nullptr, &recognises, &read};

}  // namespace cinemarco::sources
