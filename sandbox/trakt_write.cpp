// SPDX-License-Identifier: MIT
// The writes: add to and remove from history, ratings and watchlist (docs/trakt.md#writing). Not idempotent, as there.
#include "sandbox/trakt.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace cinemarco::sandbox {
namespace json = boost::json;
namespace {

TitleRef ref_of(const json::object& object) {
  TitleRef ref;
  const auto* ids = object.if_contains("ids");
  if (ids == nullptr || !ids->is_object()) return ref;
  const auto number = [&](std::string_view name) -> std::int64_t {
    const auto* value = ids->get_object().if_contains(name);
    return value != nullptr && value->is_number() ? value->to_number<std::int64_t>() : 0;
  };
  const auto text = [&](std::string_view name) -> std::string {
    const auto* value = ids->get_object().if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
  };
  ref = {.tmdb = number("tmdb"),
         .trakt = number("trakt"),
         .tvdb = number("tvdb"),
         .imdb = text("imdb"),
         .slug = text("slug")};
  return ref;
}

int int_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_number() ? value->to_number<int>() : 0;
}

/// "watched_at" of the innermost object that has one; "unknown" is 1970, a missing or odd one is now.
Instant time_of(std::initializer_list<const json::object*> inner_first, std::string_view name) {
  for (const auto* object : inner_first) {
    const auto* value = object->if_contains(name);
    if (value == nullptr) continue;
    if (!value->is_string()) return now();
    if (value->get_string() == "unknown") return Instant{};
    return parse_instant(value->get_string()).value_or(now());
  }
  return now();
}

std::optional<Item> flat_episode(const Catalogue& catalogue, const json::object& object) {
  const auto ref = ref_of(object);
  for (std::uint32_t at = 0; at < catalogue.series.size(); ++at) {
    for (const auto& season : catalogue.series[at].seasons) {
      for (const auto& episode : season.episodes) {
        if ((ref.trakt != 0 && episode.trakt == ref.trakt) || (ref.tvdb != 0 && episode.tvdb == ref.tvdb) ||
            (ref.tmdb != 0 && episode.tmdb == ref.tmdb)) {
          return Item{.media = Media::episode, .title = at, .season = season.number, .episode = episode.number};
        }
      }
    }
  }
  return {};
}

struct Change {
  Item item;
  const json::object* object;  // innermost
  Instant watched_at;
};

struct Changes {
  std::vector<Change> changes;
  json::object not_found{
      {"movies", json::array{}}, {"shows", json::array{}}, {"seasons", json::array{}}, {"episodes", json::array{}}};
};

const json::array& list_of(const json::object& object, std::string_view name) {
  static const json::array kNone;
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_array() ? value->get_array() : kNone;
}

class Reader {
 public:
  /// Plays of a show stand for its episodes; ratings and the watchlist mean the show itself.
  Reader(const Catalogue& catalogue, bool down_to_episodes) : catalogue_(catalogue), deep_(down_to_episodes) {}

  Changes read(const json::object& root) {
    for (const auto& value : list_of(root, "movies")) {
      const auto& object = value.as_object();
      if (const auto at = catalogue_.movie(ref_of(object))) {
        add({.media = Media::movie, .title = *at}, object, time_of({&object}, "watched_at"));
      } else {
        missing("movies", object);
      }
    }
    for (const auto& value : list_of(root, "shows")) show(value.as_object());
    for (const auto& value : list_of(root, "episodes")) {
      const auto& object = value.as_object();
      if (const auto item = flat_episode(catalogue_, object)) {
        add(*item, object, time_of({&object}, "watched_at"));
      } else {
        missing("episodes", object);
      }
    }
    return std::move(result_);
  }

 private:
  void add(const Item& item, const json::object& object, Instant at) { result_.changes.push_back({item, &object, at}); }
  void missing(std::string_view kind, const json::object& object) {
    result_.not_found[kind].as_array().push_back(object);
  }

  void show(const json::object& object) {
    const auto at = catalogue_.show(ref_of(object));
    if (!at) return missing("shows", object);
    const auto& seasons = list_of(object, "seasons");
    if (seasons.empty()) {
      if (!deep_) return add({.media = Media::show, .title = *at}, object, now());
      for (const auto& known : catalogue_.series[*at].seasons) {
        if (known.number > 0) all_of(*at, known, object, object);
      }
      return;
    }
    for (const auto& value : seasons) season(*at, value.as_object(), object);
  }

  void season(std::uint32_t at, const json::object& object, const json::object& show) {
    const int number = int_of(object, "number");
    const auto* known = catalogue_.series[at].season(number);
    if (known == nullptr) return missing("seasons", object);
    const auto& episodes = list_of(object, "episodes");
    if (episodes.empty()) {
      if (deep_) return all_of(at, *known, object, show);
      return add({.media = Media::season, .title = at, .season = number}, object, now());
    }
    for (const auto& value : episodes) {
      const auto& episode = value.as_object();
      const int wanted = int_of(episode, "number");
      if (catalogue_.series[at].episode(number, wanted) == nullptr) {
        missing("episodes", episode);
      } else {
        add({.media = Media::episode, .title = at, .season = number, .episode = wanted}, episode,
            time_of({&episode, &object, &show}, "watched_at"));
      }
    }
  }

  void all_of(std::uint32_t at, const Season& known, const json::object& season, const json::object& show) {
    for (const auto& episode : known.episodes) {
      add({.media = Media::episode, .title = at, .season = known.number, .episode = episode.number}, season,
          time_of({&season, &show}, "watched_at"));
    }
  }

  const Catalogue& catalogue_;
  bool deep_;
  Changes result_;
};

class Tally {
 public:
  void count(Media media) { ++counts_.at(static_cast<std::size_t>(media)); }
  json::object plays() const { return {{"movies", counts_[0]}, {"episodes", counts_[3]}}; }
  json::object all() const {
    return {{"movies", counts_[0]}, {"shows", counts_[1]}, {"seasons", counts_[2]}, {"episodes", counts_[3]}};
  }

 private:
  std::array<int, 4> counts_{};
};

std::vector<std::int64_t> plays_of(const Account& account, const Item& item) {
  std::vector<std::int64_t> ids;
  for (const auto& play : account.history()) {
    if (play.item == item) ids.push_back(play.id);
  }
  return ids;
}

json::object remove_history(Account& account, const json::object& root, Changes& request) {
  Tally deleted;
  for (const auto& change : request.changes) {
    for (const auto id : plays_of(account, change.item)) {
      account.remove_play(id);
      deleted.count(change.item.media);
    }
  }
  json::array missing;
  for (const auto& value : list_of(root, "ids")) {
    const auto id = value.to_number<std::int64_t>();
    const auto& history = account.history();
    const auto found = std::ranges::find(history, id, &Play::id);
    if (found == history.end()) {
      missing.push_back(value);
      continue;
    }
    deleted.count(found->item.media);
    account.remove_play(id);
  }
  request.not_found["ids"] = std::move(missing);
  return {{"deleted", deleted.plays()}};
}

json::object apply(Account& account, std::string_view path, const json::object& root, Changes& request) {
  Tally done;
  Tally existing;
  if (path == "sync/history") {
    for (const auto& change : request.changes) {
      if (account.watch_only_once() && !plays_of(account, change.item).empty()) continue;
      account.watch(change.item, change.watched_at);
      done.count(change.item.media);
    }
    return {{"added", done.plays()}, {"updated", Tally{}.plays()}};
  }
  if (path == "sync/history/remove") return remove_history(account, root, request);
  const bool is_rating = path.starts_with("sync/ratings");
  const bool removes = path.ends_with("/remove");
  for (const auto& change : request.changes) {
    bool changed = true;
    if (is_rating && !removes) {
      account.rate(change.item, int_of(*change.object, "rating"), time_of({change.object}, "rated_at"));
    } else if (is_rating) {
      changed = account.unrate(change.item);
    } else {
      changed = removes ? account.unlist(change.item) : account.list(change.item);
    }
    (changed ? done : existing).count(change.item.media);
  }
  json::object answer{{removes ? "deleted" : "added", done.all()}};
  if (is_rating) return answer;
  if (!removes) answer["existing"] = existing.all();
  answer["list"] = json::object{{"updated_at", iso(account.activities().watchlist_updated)},
                                {"item_count", account.watchlist().size()}};
  return answer;
}

}  // namespace

Response write_to(Account& account, std::string_view path, std::string_view body) {
  static constexpr std::array<std::string_view, 6> kPaths{"sync/history",   "sync/history/remove",
                                                          "sync/ratings",   "sync/ratings/remove",
                                                          "sync/watchlist", "sync/watchlist/remove"};
  if (std::ranges::find(kPaths, path) == kPaths.end()) return json_response(404, "");
  try {
    const auto parsed = json::parse(json::string_view{body.data(), body.size()});
    const auto& root = parsed.as_object();
    auto request = Reader{account.catalogue(), path.starts_with("sync/history")}.read(root);
    auto answer = apply(account, path, root, request);
    answer["not_found"] = std::move(request.not_found);
    return json_response(path.ends_with("/remove") ? 200 : 201, json::serialize(answer));
  } catch (const std::exception&) {
    return json_response(400, R"({"error":"the body cannot be read"})");
  }
}

}  // namespace cinemarco::sandbox
