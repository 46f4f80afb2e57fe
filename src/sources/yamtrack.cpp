// SPDX-License-Identifier: MIT
// Yamtrack's CSV of all ages, and Floppy's, which has more kinds of rows. Numbers of TMDB count; those of other
// catalogues name nothing here.
#include "sources/keys.hpp"
#include "sources/source.hpp"

#include <algorithm>
#include <utility>

namespace cinemarco::sources {

namespace {

// Midnight is how a picked day is written.
PlayDate date_of(std::string_view cell, const Clocks& clocks) {
  auto date = to_date(cell, clocks);
  const auto day = to_day(cell);
  if (date.instant && day && cell.substr(10).contains("00:00:00")) {
    const bool is_midnight =
        clocks.zone.instant_of(*day, {}) == *date.instant || Instant{std::chrono::sys_days{*day}} == *date.instant;
    if (is_midnight) date = {std::nullopt, day};
  }
  return date;
}

class Export {
 public:
  Export(Reading& reading, const Member& member) : reading_{reading}, member_{member} {}

  void read(const Record& row) {
    const auto kind = lower(row["row_type"]);
    if (!kind.empty() && kind != "media") return;
    const auto type = lower(row["media_type"]);
    const bool is_movie = type == "movie";
    const std::string name{row["title"]};
    if (!is_movie && type != "tv" && type != "season" && type != "episode") {
      return reading_.out.skip(type == "anime" ? "series" : "row", name, type == "anime" ? "unmatched" : "ignored");
    }
    const auto id = to_id(row["media_id"]);
    if (row["source"] != "tmdb" || !id) return reading_.out.skip(is_movie ? "movie" : "series", name, "unmatched");
    auto title = is_movie ? movie(name, std::nullopt) : series(name, std::nullopt);
    title.ref.ids.tmdb = *id;
    BroughtFact base;
    base.title = reading_.out.title(title);
    base.season = to_small(row["season_number"]);
    base.episode = to_small(row["episode_number"]);
    if (type == "episode") {
      read_episode(row, base, title);
    } else {
      if (is_movie) read_movie(row, base, title);
      read_words(row, type, base);
    }
  }

 private:
  [[nodiscard]] Clocks clocks() const { return {reading_.zone}; }

  void add_play(BroughtFact fact, const Record& row, const BroughtTitle& title, const PlayDate& when) {
    fact.when = when;
    const auto created = row["created_at"];
    fact.key = title_key(title) + number_key(fact) + (created.empty() ? date_key(when) : ":" + std::string{created});
    reading_.out.add_play(std::move(fact));
  }

  void read_episode(const Record& row, const BroughtFact& base, const BroughtTitle& title) {
    if (!base.season || !base.episode)
      return reading_.out.problem(place(member_, row), "is an episode without a number");
    add_play(base, row, title, date_of(row.first_of({"end_date", "watch_date"}), clocks()));
  }

  void read_movie(const Record& row, const BroughtFact& base, const BroughtTitle& title) {
    if (lower(row["status"]) != "completed") return;
    add_play(base, row, title, date_of(row.first_of({"end_date", "watch_date"}), clocks()));
    const auto repeats = std::min(to_small(row["repeats"]).value_or(0), 1000);
    for (int n = 0; n < repeats; ++n) add_play(base, row, title, {});
  }

  void read_words(const Record& row, std::string_view type, const BroughtFact& base) {
    if (const auto rating = to_rating(row["score"])) {
      auto fact = base;
      fact.kind = BroughtKind::rating;
      fact.rating = *rating;
      reading_.out.add(std::move(fact));
    }
    const auto status = lower(row["status"]);
    const bool is_whole = type != "season";
    BroughtFact word{BroughtKind::note, base.title};
    if (const auto note = row["notes"]; !note.empty()) {
      word.text = note;
      reading_.out.add(word);
    }
    word.text.clear();
    if (is_whole && status == "planning") {
      word.kind = BroughtKind::watchlist;
      word.when = to_date(row["created_at"], clocks());
      reading_.out.add(word);
    }
    if (is_whole && status == "dropped") {
      word.kind = BroughtKind::abandoned;
      reading_.out.add(word);
    }
  }

  Reading& reading_;
  const Member& member_;
};

bool is_of_yamtrack(const Member& member) {
  return member.has({"media_id", "source", "media_type"});
}

bool recognises(Look& look) {
  return std::ranges::any_of(look.members(), is_of_yamtrack);
}

void read(Reading& reading) {
  for (const auto& member : reading.look.members()) {
    if (!is_of_yamtrack(member)) continue;
    Export one{reading, member};
    reading.records(member, [&](const Record& row) { one.read(row); });
  }
}

}  // namespace

const Source kYamtrack{"yamtrack", nullptr, &recognises, &read};

}  // namespace cinemarco::sources
