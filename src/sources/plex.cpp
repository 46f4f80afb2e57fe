// SPDX-License-Identifier: MIT
// A Plex server's own history, as /status/sessions/history/all gives it. The rows of all its users are mixed.
#include "sources/json_view.hpp"
#include "sources/keys.hpp"
#include "sources/source.hpp"

#include <map>
#include <utility>

namespace cinemarco::sources {

namespace {

std::string user_of(const JsonView& row) {
  const auto name = row["User"]["title"].text();
  return name.empty() ? row["accountID"].text() : name;
}

void set_ids(BroughtTitle& named, BroughtFact& fact, const JsonView& row, bool is_movie) {
  for (const auto& one : row["Guid"].list()) {
    const auto id = JsonView{&one}["id"].text();
    const auto number = id.substr(std::min(id.size(), id.find("://") + 3));
    if (is_movie) {
      if (id.starts_with("tmdb://")) named.ref.ids.tmdb = to_id(number);
      if (id.starts_with("imdb://")) named.ref.ids.imdb = to_imdb(number);
    } else {
      // They are the episode's.
      if (id.starts_with("tvdb://")) fact.tvdb_episode = to_id(number);
      if (id.starts_with("imdb://")) fact.imdb_episode = to_imdb(number).value_or("");
    }
  }
}

void add(Reading& reading, const JsonView& row) {
  const auto type = lower(row["type"].text());
  const bool is_movie = type == "movie";
  const auto title = row["title"].text();
  if (!is_movie && type != "episode") return reading.out.skip("row", title, "ignored");
  const auto name = is_movie ? title : row["grandparentTitle"].text();
  if (name.empty()) return reading.out.problem(row["historyKey"].text(), "names no title");
  auto named = is_movie ? movie(name, to_year(row["originallyAvailableAt"].text())) : series(name, std::nullopt);
  BroughtFact fact;
  set_ids(named, fact, row, is_movie);
  fact.title = reading.out.title(named);
  if (!is_movie) {
    fact.season = to_small(row["parentIndex"].text());
    fact.episode = to_small(row["index"].text());
    fact.episode_title = title;
  }
  fact.when.instant = to_instant(row["viewedAt"].text());
  fact.key = row["historyKey"].text();
  if (fact.key.empty()) fact.key = title_key(named) + number_key(fact) + date_key(fact.when);
  reading.out.add_play(std::move(fact));
}

const boost::json::array& list_of(const Member& member) {
  const JsonView document{member.json.get()};
  if (document.is_list()) return document.list();
  return document["MediaContainer"]["Metadata"].list();
}

bool is_history(const Member& member) {
  if (!member.json) return false;
  for (const auto& one : list_of(member)) {
    const JsonView row{&one};
    return row.has("viewedAt") && (row.has("historyKey") || row.has("accountID"));
  }
  return false;
}

bool recognises(Look& look) {
  return std::ranges::any_of(look.members(), is_history);
}

void read(Reading& reading) {
  std::map<std::string, std::size_t> users;
  const auto each = [&](const std::function<void(const JsonView&)>& sink) {
    for (const auto& member : reading.look.members()) {
      if (!is_history(member)) continue;
      for (const auto& one : list_of(member)) sink(JsonView{&one});
    }
  };
  each([&](const JsonView& row) { ++users[user_of(row)]; });
  const auto user = chosen_user(users, reading.user);
  each([&](const JsonView& row) {
    if (user_of(row) == user) return add(reading, row);
    reading.out.skip("row", row["title"].text(), "other_user");
  });
}

}  // namespace

const Source kPlex{"plex", nullptr, &recognises, &read};

}  // namespace cinemarco::sources
