// SPDX-License-Identifier: MIT
// TV Time's own tables. The columns drift, so everything goes by their names; what a row is tells its key.
#include "sources/keys.hpp"
#include "sources/tvtime.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace cinemarco::sources::tvtime {

namespace {

constexpr int kMostRewatches = 1000;
// Which star an id of the app's set is, as ten points.
constexpr std::array<std::pair<int, int>, 5> kStars{{{1, 2}, {27, 4}, {28, 6}, {29, 8}, {3, 10}}};

bool is_v2(const Member& member) {
  return member.has({"key", "s_id"}) || member.base == "tracking-prod-records-v2.csv";
}

bool is_v1(const Member& member) {
  return member.has({"type-uuid-n", "entity_type"}) || member.base == "tracking-prod-records.csv";
}

bool is_followed(const Member& member) {
  return member.has({"tv_show_id", "tv_show_name"});
}

bool is_votes(const Member& member) {
  return member.has({"vote_key", "episode_id"});
}

// "watch-alpha-blade-runner-2049" is "blade runner 2049".
std::string words_of(std::string_view slug) {
  constexpr std::string_view kAlpha = "-alpha-";
  const auto at = slug.find(kAlpha);
  if (at == std::string_view::npos) return {};
  std::string words{slug.substr(at + kAlpha.size())};
  std::ranges::replace(words, '-', ' ');
  return words;
}

struct Episode {
  std::size_t title = 0;
  std::optional<int> season, episode;
};

struct Followed {
  PlayDate when;
  std::size_t row = 0;
  Followed(PlayDate date, std::size_t at) : when{date}, row{at} {}
};

class Tables {
 public:
  explicit Tables(Reading& reading) : reading_{reading} {}

  void read() {
    each(&is_v2, [this](const Member& member, const Record& row) { read_v2(member, row); });
    has_v2_ = !watched_.empty();
    for (const auto& member : reading_.look.members()) {
      if (is_v1(member)) reading_.look.records(member, [this](const Record& row) { name_movie(row); });
    }
    each(&is_v1, [this](const Member& member, const Record& row) { read_v1(member, row); });
    for (const auto& [title, followed] : followed_) {
      if (!watched_.contains(title)) list(title, followed.when, followed.row);
    }
    each(&is_followed, [this](const Member&, const Record& row) { read_followed(row); });
    each(&is_votes, [this](const Member&, const Record& row) { read_vote(row); });
  }

 private:
  template <class Read>
  void each(bool (*is_it)(const Member&), const Read& read_row) {
    for (const auto& member : reading_.look.members()) {
      if (!is_it(member)) continue;
      reading_.records(member, [&](const Record& row) { read_row(member, row); });
    }
  }

  [[nodiscard]] PlayDate date_of(std::string_view cell) const { return to_date(cell, {reading_.zone}); }

  static BroughtTitle series_of(const Record& row, std::string_view id, std::string_view name) {
    auto named = series(row[name], std::nullopt);
    named.ref.ids.tvdb = to_id(row[id]);
    return named;
  }

  void read_v2(const Member& member, const Record& row) {
    const auto key = row["key"];
    if (key.starts_with("watch-episode") || key.starts_with("rewatch-episode")) return read_episode(member, row, key);
    if (!key.starts_with("user-series")) return;
    const auto named = series_of(row, "s_id", "series_name");
    if (!named.ref.ids.tvdb && named.ref.title.empty()) return;
    const auto title = reading_.out.title(named);
    if (to_bool(row["is_archived"])) return abandon(title);
    const auto when = date_of(row.first_of({"followed_at", "created_at"}));
    if (to_bool(row["is_for_later"])) return list(title, when);
    if (to_bool(row["is_followed"])) followed_.try_emplace(title, when, reading_.out.row());
  }

  void read_episode(const Member& member, const Record& row, std::string_view key) {
    const auto named = series_of(row, "s_id", "series_name");
    BroughtFact fact;
    const auto season = to_small(row.first_of({"season_number", "s_no"}));
    fact.season = to_bool(row["is_special"]) ? std::optional{0} : season;
    fact.episode = to_small(row.first_of({"episode_number", "ep_no"}));
    fact.tvdb_episode = to_id(row.first_of({"ep_id", "episode_id"}));
    auto title = named;
    if (!named.ref.ids.tvdb && named.ref.title.empty()) title.tvdb_episode = fact.tvdb_episode;
    if (!named.ref.ids.tvdb && named.ref.title.empty() && !title.tvdb_episode) {
      return reading_.out.problem(place(member, row), "names no title");
    }
    fact.title = reading_.out.title(title);
    fact.when = date_of(row["created_at"]);
    fact.key = "v2:" + std::string{key} + date_key(fact.when);
    watched_.insert(fact.title);
    if (fact.tvdb_episode) episodes_[*fact.tvdb_episode] = {fact.title, fact.season, fact.episode};
    reading_.out.add_play(std::move(fact));
  }

  // Rows of one film know different things of it; which is which says its uuid.
  void name_movie(const Record& row) {
    if (lower(row["entity_type"]) != "movie" || row["uuid"].empty()) return;
    auto& named = movies_.try_emplace(std::string{row["uuid"]}, movie("", std::nullopt)).first->second;
    const std::string localised{row["movie_name"]};
    if (auto words = words_of(row["alpha_range_key"]); !words.empty()) named.ref.title = std::move(words);
    if (named.original_title.empty()) named.original_title = localised;
    if (const auto year = to_year(row["release_date"])) named.ref.year = year;
  }

  [[nodiscard]] std::optional<BroughtTitle> movie_of(const Record& row) const {
    const auto found = movies_.find(row["uuid"]);
    if (found == movies_.end()) return std::nullopt;
    auto named = found->second;
    if (named.ref.title.empty()) named.ref.title = named.original_title;
    return named.ref.title.empty() ? std::nullopt : std::optional{named};
  }

  void read_v1(const Member& member, const Record& row) {
    const auto type = lower(row["type"]);
    const auto entity = lower(row["entity_type"]);
    if (entity == "episode" && !has_v2_ && (type == "watch" || type == "rewatch")) return read_old_episode(row);
    if (entity != "movie") return;
    const bool counts = type == "watch" || type == "rewatch" || type == "rewatch_count";
    if (!counts && type != "towatch" && type != "follow") return;
    const auto named = movie_of(row);
    if (!named) return reading_.out.problem(place(member, row), "names no film");
    const auto title = reading_.out.title(*named);
    if (!counts) return list(title, date_of(row["created_at"]));
    BroughtFact fact{BroughtKind::play, title};
    fact.key = "v1:" + std::string{row["type-uuid-n"]} + ":" + std::string{row["uuid"]};
    if (type != "rewatch_count") {
      fact.when = date_of(row["created_at"]);
      return reading_.out.add_play(std::move(fact));
    }
    const auto times = std::min(to_small(row["rewatch_count"]).value_or(0), kMostRewatches);
    const auto key = fact.key;
    for (int n = 0; n < times; ++n) {
      fact.key = key;
      reading_.out.add_play(fact);
    }
  }

  void read_old_episode(const Record& row) {
    const auto named = series_of(row, "series_id", "series_name");
    BroughtFact fact;
    fact.season = to_small(row["season_number"]);
    fact.episode = to_small(row["episode_number"]);
    fact.tvdb_episode = to_id(row["episode_id"]);
    auto title = named;
    if (!named.ref.ids.tvdb && named.ref.title.empty()) title.tvdb_episode = fact.tvdb_episode;
    if (!named.ref.ids.tvdb && named.ref.title.empty() && !title.tvdb_episode) return;
    fact.title = reading_.out.title(title);
    fact.when = date_of(row["created_at"]);
    fact.key = "v1:" + std::string{row["type-uuid-n"]} + ":" + std::string{row["uuid"]};
    watched_.insert(fact.title);
    reading_.out.add_play(std::move(fact));
  }

  void read_followed(const Record& row) {
    const auto named = series_of(row, "tv_show_id", "tv_show_name");
    if (!named.ref.ids.tvdb && named.ref.title.empty()) return;
    const auto title = reading_.out.title(named);
    if (to_bool(row["archived"])) return abandon(title);
    if (to_bool(row["active"]) && !watched_.contains(title)) list(title, date_of(row["created_at"]));
  }

  void read_vote(const Record& row) {
    const auto key = row["vote_key"];
    const auto star = to_small(key.substr(key.find_last_of('-') + 1));
    const auto found = std::ranges::find_if(kStars, [&](const auto& one) { return star && one.first == *star; });
    if (found == kStars.end()) return;
    BroughtFact fact{BroughtKind::rating};
    fact.rating = found->second;
    if (const auto named = movie_of(row)) {
      fact.title = reading_.out.title(*named);
    } else {
      const auto episode = episodes_.find(to_id(row["episode_id"]).value_or(0));
      if (episode == episodes_.end()) {
        return reading_.out.skip("row", std::string{row.first_of({"movie_name", "series_name", "episode_id"})},
                                 "unmatched");
      }
      fact.title = episode->second.title;
      fact.season = episode->second.season;
      fact.episode = episode->second.episode;
    }
    reading_.out.add(std::move(fact));
  }

  void list(std::size_t title, const PlayDate& when, std::size_t row = 0) {
    BroughtFact fact{BroughtKind::watchlist, title};
    fact.when = when;
    fact.row = row;
    reading_.out.add(std::move(fact));
  }

  void abandon(std::size_t title) { reading_.out.add({BroughtKind::abandoned, title}); }

  Reading& reading_;
  bool has_v2_ = false;
  std::set<std::size_t> watched_;
  std::map<std::size_t, Followed> followed_;
  std::map<std::int64_t, Episode> episodes_;  // by TVDB's number
  std::map<std::string, BroughtTitle, std::less<>> movies_;
};

}  // namespace

bool is_table(std::string_view base) {
  return base.starts_with("tracking-prod-records") || base == "followed_tv_show.csv" ||
         (base.starts_with("ratings-") && base.ends_with("votes.csv"));
}

bool is_of_tables(const Member& member) {
  return !member.json && (is_v2(member) || is_v1(member) || is_followed(member) || is_votes(member));
}

void read_tables(Reading& reading) {
  Tables{reading}.read();
}

}  // namespace cinemarco::sources::tvtime
