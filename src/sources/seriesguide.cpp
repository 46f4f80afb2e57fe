// SPDX-License-Identifier: MIT
// SeriesGuide's JSON files: shows and movies. It knows how often something was watched, never when.
#include "sources/json_view.hpp"
#include "sources/keys.hpp"
#include "sources/source.hpp"

#include <algorithm>
#include <utility>

namespace cinemarco::sources {

namespace {

constexpr int kMostPlays = 1000;

class Export {
 public:
  explicit Export(Reading& reading) : reading_{reading} {}

  void read_movie(const JsonView& row) {
    auto named = movie(row["title"].text(), std::nullopt);
    set_ids(named, row);
    if (!begin(named)) return;
    if (to_bool(row["watched"].text())) add_plays({}, row["plays"].text());
    if (to_bool(row["in_watchlist"].text())) reading_.out.add({BroughtKind::watchlist, place_});
    rate({}, row["rating_user"].text());
  }

  // Seasons and episodes stand there by TVDB's own numbers, which name no series.
  void read_list(const JsonView& row) {
    const auto name = row["name"].text();
    if (name.empty()) return;
    const auto key = row["list_id"].text();
    const auto list = reading_.out.list({key.empty() ? name : key, name, ""});
    for (const auto& one : row["items"].list()) {
      const JsonView item{&one};
      const auto type = item["type"].text();
      auto named = series("", std::nullopt);
      if (type == "tmdb-show") named.ref.ids.tmdb = to_id(item["externalId"].text());
      if (type == "show") {
        named.ref.ids.tvdb = to_id(item[item.has("externalId") ? "externalId" : "tvdb_id"].text());
      }
      if (!named.ref.ids.tmdb && !named.ref.ids.tvdb) {
        reading_.out.skip("row", name, "ignored");
        continue;
      }
      BroughtFact fact{BroughtKind::listed, reading_.out.title(named)};
      fact.list = list;
      reading_.out.add(std::move(fact));
    }
  }

  void read_show(const JsonView& row) {
    auto named = series(row["title"].text(), std::nullopt);
    set_ids(named, row);
    named.ref.ids.tvdb = to_id(row["tvdb_id"].text());
    if (!begin(named)) return;
    bool any = false;
    for (const auto& one : row["seasons"].list()) {
      const JsonView season{&one};
      for (const auto& other : season["episodes"].list()) {
        const JsonView episode{&other};
        BroughtFact fact;
        fact.season = to_small(season["season"].text());
        fact.episode = to_small(episode["episode"].text());
        fact.tvdb_episode = to_id(episode["tvdb_id"].text());
        if (!fact.season || !fact.episode) continue;
        if (to_bool(episode["watched"].text())) {
          any = true;
          add_plays(fact, episode["plays"].text());
        }
        rate(fact, episode["rating_user"].text());
      }
    }
    rate({}, row["rating_user"].text());
    if (auto note = row["user_note"].text(); !note.empty()) {
      BroughtFact fact{BroughtKind::note, place_};
      fact.text = std::move(note);
      reading_.out.add(std::move(fact));
    }
    if (!any && to_bool(row["favorite"].text())) reading_.out.add({BroughtKind::watchlist, place_});
  }

 private:
  static void set_ids(BroughtTitle& named, const JsonView& row) {
    named.ref.ids.tmdb = to_id(row["tmdb_id"].text());
    named.ref.ids.imdb = to_imdb(row["imdb_id"].text());
  }

  bool begin(const BroughtTitle& named) {
    const auto& ids = named.ref.ids;
    if (!ids.tmdb && !ids.imdb && !ids.tvdb && named.ref.title.empty()) {
      reading_.out.problem("an entry of the backup", "names no title");
      return false;
    }
    place_ = reading_.out.title(named);
    key_ = std::string{to_string(named.ref.type)} + ":" + title_key(named);
    return true;
  }

  void add_plays(BroughtFact fact, const std::string& plays) {
    fact.title = place_;
    const auto times = std::clamp(to_small(plays).value_or(1), 1, kMostPlays);
    for (int n = 0; n < times; ++n) {
      fact.key = key_ + number_key(fact);
      reading_.out.add_play(fact);
    }
  }

  void rate(BroughtFact fact, const std::string& rating) {
    const auto stars = to_rating(rating);
    if (!stars) return;
    fact.kind = BroughtKind::rating;
    fact.title = place_;
    fact.rating = *stars;
    reading_.out.add(std::move(fact));
  }

  Reading& reading_;
  std::size_t place_ = 0;
  std::string key_;
};

enum class Kind { shows, movies, lists, other };

Kind kind_of(const Member& member) {
  if (!member.json) return Kind::other;
  for (const auto& item : JsonView{member.json.get()}.list()) {
    const JsonView one{&item};
    if (one["items"].is_list() && one.has("name")) return Kind::lists;
    if (one["seasons"].is_list() && (one.has("tmdb_id") || one.has("tvdb_id"))) return Kind::shows;
    if (one.has("tmdb_id") && one.has("in_watchlist")) return Kind::movies;
    if (one.has("last_watched_ms") && one.has("user_note")) return Kind::shows;
    return Kind::other;
  }
  return Kind::other;
}

bool recognises(Look& look) {
  // Lists alone might be anybody's.
  return std::ranges::any_of(look.members(), [](const auto& member) {
    const auto kind = kind_of(member);
    return kind == Kind::shows || kind == Kind::movies;
  });
}

void read(Reading& reading) {
  Export one{reading};
  for (const auto& member : reading.look.members()) {
    const auto kind = kind_of(member);
    if (kind == Kind::other) continue;
    for (const auto& item : JsonView{member.json.get()}.list()) {
      if (kind == Kind::shows) one.read_show(JsonView{&item});
      if (kind == Kind::movies) one.read_movie(JsonView{&item});
      if (kind == Kind::lists) one.read_list(JsonView{&item});
    }
  }
}

}  // namespace

const Source kSeriesguide{"seriesguide", nullptr, &recognises, &read};

}  // namespace cinemarco::sources
