// SPDX-License-Identifier: MIT
// Watcharr's JSON. The day of a viewing hides in the activity; without one it is the moment at which it was ticked.
#include "json/json.hpp"
#include "sources/json_view.hpp"
#include "sources/keys.hpp"
#include "sources/source.hpp"

#include <map>
#include <optional>
#include <utility>

namespace cinemarco::sources {

namespace {

class Export {
 public:
  explicit Export(Reading& reading) : reading_{reading} {}

  void read(const JsonView& item) {
    const auto content = item["content"];
    const auto name = content["title"].text();
    const auto type = lower(content["type"].text());
    if (!content.exists()) return reading_.out.skip("row", item["game"]["name"].text(), "ignored");
    const bool is_movie = type == "movie";
    title_ = is_movie ? movie(name, to_year(content["release_date"].text())) : series(name, std::nullopt);
    title_.ref.ids.tmdb = to_id(content["tmdbId"].text());
    title_.ref.ids.imdb = to_imdb(content["imdb_id"].text());
    if (name.empty() && !title_.ref.ids.tmdb) return reading_.out.problem("an entry of the export", "names no title");
    place_ = reading_.out.title(title_);
    read_days(item);
    const auto status = lower(item["status"].text());
    if (is_movie && status == "finished") add_play({}, item["createdAt"].text());
    for (const auto& one : item["watchedEpisodes"].list()) read_episode(JsonView{&one});
    for (const auto& one : item["watchedSeasons"].list()) read_season(JsonView{&one});
    read_words(item, status);
  }

 private:
  [[nodiscard]] Clocks clocks() const { return {reading_.zone}; }

  // Days that the user gave, by season and episode; of the title itself without either.
  void read_days(const JsonView& item) {
    days_.clear();
    for (const auto& one : item["activity"].list()) {
      const JsonView activity{&one};
      const auto type = activity["type"].text();
      if (!type.contains("ADDED_WATCHED") && type != "EPISODE_ADDED") continue;
      const auto date = to_date(activity["customDate"].text(), clocks());
      if (date == PlayDate{}) continue;
      const auto data = json::parse_mended(activity["data"].text());
      const auto of = data ? JsonView{&*data} : JsonView{};
      const auto season = of.has("seasonNumber") ? of["seasonNumber"].text() : of["season"].text();
      const auto episode = of.has("episodeNumber") ? of["episodeNumber"].text() : of["episode"].text();
      days_[{to_small(season), to_small(episode)}] = date;
    }
  }

  void add_play(const BroughtFact& of, const std::string& ticked) {
    auto fact = of;
    fact.title = place_;
    const auto day = days_.find({fact.season, fact.episode});
    fact.when = day != days_.end() ? day->second : to_date(ticked, clocks());
    fact.key = title_key(title_) + number_key(fact);
    reading_.out.add_play(std::move(fact));
  }

  void read_episode(const JsonView& episode) {
    BroughtFact fact;
    fact.season = to_small(episode["seasonNumber"].text());
    fact.episode = to_small(episode["episodeNumber"].text());
    if (!fact.season || !fact.episode) return;
    if (lower(episode["status"].text()) == "finished") add_play(fact, episode["createdAt"].text());
    rate(fact, episode["rating"].text());
  }

  void read_season(const JsonView& season) {
    BroughtFact fact;
    fact.season = to_small(season["seasonNumber"].text());
    if (fact.season) rate(fact, season["rating"].text());
  }

  void rate(BroughtFact fact, const std::string& rating) {
    const auto stars = to_rating(rating);
    if (!stars) return;
    fact.kind = BroughtKind::rating;
    fact.title = place_;
    fact.rating = *stars;
    reading_.out.add(std::move(fact));
  }

  void read_words(const JsonView& item, std::string_view status) {
    rate({}, item["rating"].text());
    const auto add = [&](BroughtKind kind, std::string text = {}) {
      BroughtFact fact{kind, place_};
      fact.text = std::move(text);
      if (kind == BroughtKind::watchlist) fact.when = to_date(item["createdAt"].text(), clocks());
      reading_.out.add(std::move(fact));
    };
    if (auto thoughts = item["thoughts"].text(); !thoughts.empty()) add(BroughtKind::note, std::move(thoughts));
    if (to_bool(item["pinned"].text())) add(BroughtKind::favorite);
    if (status == "planned") add(BroughtKind::watchlist);
    if (status == "dropped") add(BroughtKind::abandoned);
  }

  Reading& reading_;
  BroughtTitle title_;
  std::size_t place_ = 0;
  std::map<std::pair<std::optional<int>, std::optional<int>>, PlayDate> days_;
};

bool is_of_watcharr(const Member& member) {
  if (!member.json) return false;
  for (const auto& item : JsonView{member.json.get()}.list()) {
    const JsonView one{&item};
    return one.has("status") && (one["content"].has("tmdbId") || one.has("watchedEpisodes"));
  }
  return false;
}

bool recognises(Look& look) {
  return std::ranges::any_of(look.members(), is_of_watcharr);
}

void read(Reading& reading) {
  Export one{reading};
  for (const auto& member : reading.look.members()) {
    if (!is_of_watcharr(member)) continue;
    for (const auto& item : JsonView{member.json.get()}.list()) one.read(JsonView{&item});
  }
}

}  // namespace

const Source kWatcharr{"watcharr", nullptr, &recognises, &read};

}  // namespace cinemarco::sources
