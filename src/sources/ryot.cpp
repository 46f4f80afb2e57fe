// SPDX-License-Identifier: MIT
// Ryot's JSON. Ratings and progress are texts of 0–100, whatever scale the user sees.
#include "sources/json_view.hpp"
#include "sources/keys.hpp"
#include "sources/source.hpp"

#include <utility>

namespace cinemarco::sources {

namespace {

constexpr double kOfHundred = 0.1;

class Export {
 public:
  explicit Export(Reading& reading) : reading_{reading} {}

  void read(const JsonView& item) {
    const auto lot = lower(item["lot"].text());
    const auto name = item["source_id"].text().empty() ? item["title"].text() : item["source_id"].text();
    const bool is_movie = lot == "movie";
    if (!is_movie && lot != "show") {
      if (lot != "anime") return reading_.out.skip("row", name, "ignored");
      return reading_.out.skip("series", name, "unmatched");
    }
    auto title = is_movie ? movie(name, std::nullopt) : series(name, std::nullopt);
    const auto source = lower(item["source"].text());
    const auto id = to_id(item["identifier"].text());
    if (source == "tmdb") title.ref.ids.tmdb = id;
    if (source == "tvdb") title.ref.ids.tvdb = id;
    if (!title.ref.ids.tmdb && !title.ref.ids.tvdb) {
      return reading_.out.skip(is_movie ? "movie" : "series", name, "unmatched");
    }
    place_ = reading_.out.title(title);
    key_ = source + ":" + item["identifier"].text();
    for (const auto& seen : item["seen_history"].list()) read_seen(JsonView{&seen}, is_movie);
    for (const auto& review : item["reviews"].list()) read_review(JsonView{&review});
    for (const auto& collection : item["collections"].list()) {
      const JsonView in{&collection};
      const auto called = in.has("collection_name") ? in["collection_name"].text() : in.text();
      if (called != "Watchlist") continue;
      BroughtFact fact{BroughtKind::watchlist, place_};
      fact.when = to_date(in["created_on"].text(), clocks());
      reading_.out.add(std::move(fact));
    }
  }

 private:
  [[nodiscard]] Clocks clocks() const { return {reading_.zone}; }

  BroughtFact fact_of(const JsonView& row, BroughtKind kind) const {
    BroughtFact fact{kind, place_};
    fact.season = to_small(row["show_season_number"].text());
    fact.episode = to_small(row["show_episode_number"].text());
    return fact;
  }

  void read_seen(const JsonView& seen, bool is_movie) {
    const auto state = lower(seen["state"].text());
    if (state == "dropped") {
      reading_.out.add({BroughtKind::abandoned, place_});
      return;
    }
    if (state != "completed") return;
    auto fact = fact_of(seen, BroughtKind::play);
    fact.when = to_date(seen["ended_on"].text(), clocks());
    if (fact.when == PlayDate{}) fact.when = to_date(seen["started_on"].text(), clocks());
    if (!is_movie && !fact.episode) fact.reach = fact.season ? Reach::season : Reach::aired;
    fact.key = key_ + number_key(fact) + date_key(fact.when);
    reading_.out.add_play(std::move(fact));
  }

  void read_review(const JsonView& review) {
    if (const auto rating = to_rating(review["rating"].text(), kOfHundred)) {
      auto fact = fact_of(review, BroughtKind::rating);
      fact.rating = *rating;
      fact.when = to_date(review["review"]["date"].text(), clocks());
      reading_.out.add(std::move(fact));
    }
    auto text = review["review"]["text"].text();
    if (text.empty() || review["show_season_number"].exists()) return;
    BroughtFact fact{BroughtKind::note, place_};
    fact.text = std::move(text);
    reading_.out.add(std::move(fact));
  }

  Reading& reading_;
  std::size_t place_ = 0;
  std::string key_;
};

bool is_of_ryot(const Member& member) {
  if (!member.json) return false;
  for (const auto& item : JsonView{member.json.get()}["metadata"].list()) {
    const JsonView one{&item};
    return one.has("lot") && one.has("identifier");
  }
  return JsonView{member.json.get()}["metadata"].is_list();
}

bool recognises(Look& look) {
  return std::ranges::any_of(look.members(), is_of_ryot);
}

void read(Reading& reading) {
  Export one{reading};
  for (const auto& member : reading.look.members()) {
    if (!is_of_ryot(member)) continue;
    for (const auto& item : JsonView{member.json.get()}["metadata"].list()) one.read(JsonView{&item});
  }
}

}  // namespace

const Source kRyot{"ryot", nullptr, &recognises, &read};

}  // namespace cinemarco::sources
