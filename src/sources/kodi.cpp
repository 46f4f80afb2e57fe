// SPDX-License-Identifier: MIT
// Kodi's library, MyVideosNNN.db. It knows how often a file was played, and when last; its clock is the account's.
#include "sources/keys.hpp"
#include "sources/source.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace cinemarco::sources {

namespace {

constexpr int kMostPlays = 1000;

struct Played {
  int times = 0;
  PlayDate last;
};

class Library {
 public:
  explicit Library(Reading& reading) : reading_{reading} {}

  void read() {
    each("uniqueid", [this](const Record& row) { read_id(row); });
    each("files", [this](const Record& row) {
      const auto times = to_small(row["playcount"]).value_or(0);
      played_[std::string{row["idfile"]}] = {std::min(times, kMostPlays), date_of(row["lastplayed"])};
    });
    each("videoversion", [this](const Record& row) {
      if (row["media_type"] == "movie" || !row.has("media_type")) {
        versions_[std::string{row["idmedia"]}].push_back(std::string{row["idfile"]});
      }
    });
    each("movie", [this](const Record& row) { read_movie(row); });
    each("tvshow", [this](const Record& row) { read_show(row); });
    each("episode", [this](const Record& row) { read_episode(row); });
  }

 private:
  void each(const std::string& table, const std::function<void(const Record&)>& sink) {
    reading_.look.records(table, sink);
  }

  [[nodiscard]] PlayDate date_of(std::string_view cell) const { return to_date(cell, {reading_.zone, Clock::account}); }

  void read_id(const Record& row) {
    auto& ids = ids_[{std::string{row["media_type"]}, std::string{row["media_id"]}}];
    const auto type = lower(row["type"]);
    if (type == "tmdb") ids.tmdb = to_id(row["value"]);
    if (type == "tvdb") ids.tvdb = to_id(row["value"]);
    if (type == "imdb" || row["value"].starts_with("tt")) ids.imdb = to_imdb(row["value"]);
  }

  [[nodiscard]] TitleIds ids_of(const std::string& type, std::string_view id) const {
    const auto found = ids_.find({type, std::string{id}});
    return found == ids_.end() ? TitleIds{} : found->second;
  }

  // Versions of one film keep counts of their own.
  [[nodiscard]] Played played(const Record& row) const {
    std::vector<std::string> files{std::string{row["idfile"]}};
    if (const auto more = versions_.find(row["idmovie"]); more != versions_.end()) {
      for (const auto& file : more->second) {
        if (std::ranges::find(files, file) == files.end()) files.push_back(file);
      }
    }
    Played sum;
    for (const auto& file : files) {
      const auto found = played_.find(file);
      if (found == played_.end() || found->second.times == 0) continue;
      sum.times += found->second.times;
      if (found->second.last.instant > sum.last.instant) sum.last = found->second.last;
    }
    return sum;
  }

  void read_movie(const Record& row) {
    auto named = movie(row["c00"], to_year(row["premiered"]));
    named.ref.ids = ids_of("movie", row["idmovie"]);
    if (named.ref.title.empty() && named.ref.ids == TitleIds{}) return;
    BroughtFact fact;
    fact.title = reading_.out.title(named);
    add_plays(fact, played(row), title_key(named));
    rate(fact, row);
  }

  void read_show(const Record& row) {
    auto named = series(row["c00"], to_year(row["c05"]));
    named.ref.ids = ids_of("tvshow", row["idshow"]);
    if (named.ref.title.empty() && named.ref.ids == TitleIds{}) return;
    const auto title = reading_.out.title(named);
    shows_[std::string{row["idshow"]}] = {title, title_key(named)};
    rate({BroughtKind::play, title}, row);
  }

  void read_episode(const Record& row) {
    const auto show = shows_.find(row["idshow"]);
    if (show == shows_.end()) return;
    BroughtFact fact{BroughtKind::play, show->second.first};
    fact.season = to_small(row["c12"]);
    fact.episode = to_small(row["c13"]);
    if (!fact.season || !fact.episode) return;
    const auto ids = ids_of("episode", row["idepisode"]);
    fact.tvdb_episode = ids.tvdb;
    fact.imdb_episode = ids.imdb.value_or("");
    add_plays(fact, played(row), show->second.second);
    rate(fact, row);
  }

  // The last one at its time, those before at a time that nobody knows.
  void add_plays(BroughtFact fact, const Played& played, const std::string& key) {
    for (int n = 0; n < played.times; ++n) {
      fact.when = n == 0 ? played.last : PlayDate{};
      fact.key = key + number_key(fact);
      reading_.out.add_play(fact);
    }
  }

  void rate(BroughtFact fact, const Record& row) {
    const auto rating = to_rating(row["userrating"]);
    if (!rating) return;
    fact.kind = BroughtKind::rating;
    fact.rating = *rating;
    fact.when = {};
    reading_.out.add(std::move(fact));
  }

  Reading& reading_;
  std::map<std::pair<std::string, std::string>, TitleIds> ids_;  // by kind and row
  std::map<std::string, Played, std::less<>> played_;            // by file
  std::map<std::string, std::vector<std::string>, std::less<>> versions_;
  std::map<std::string, std::pair<std::size_t, std::string>, std::less<>> shows_;
};

bool recognises(Look& look) {
  return has_table(look, "files") && has_table(look, "movie") && has_table(look, "uniqueid");
}

void read(Reading& reading) {
  Library{reading}.read();
}

}  // namespace

const Source kKodi{"kodi", nullptr, &recognises, &read};

}  // namespace cinemarco::sources
