// SPDX-License-Identifier: MIT
// Tautulli's history, as its API gives it (get_history) or as its own database holds it. Sittings of one title on one
// day are added up; what it calls watched is.
#include "sources/json_view.hpp"
#include "sources/keys.hpp"
#include "sources/source.hpp"

#include <functional>
#include <map>
#include <utility>

namespace cinemarco::sources {

namespace {

// One row of the history, whichever way it came.
struct Row {
  std::string user, type, title, show, key;
  std::optional<int> season, episode, year;
  std::optional<Instant> stopped;
  double watched_status = 0;
  std::chrono::seconds length{0};
};

Row row_of(const std::function<std::string(std::string_view)>& cell) {
  Row row;
  row.user = cell("user");
  row.type = lower(cell("media_type"));
  row.title = cell("title");
  row.show = cell("grandparent_title");
  if (row.title.empty()) row.title = cell("full_title");
  row.season = to_small(cell("parent_media_index"));
  row.episode = to_small(cell("media_index"));
  row.year = to_year(cell("year"));
  row.stopped = to_instant(cell("stopped"));
  if (!row.stopped) row.stopped = to_instant(cell("date"));
  row.watched_status = to_number(cell("watched_status")).value_or(0);
  row.key = cell("row_id");
  if (row.key.empty()) row.key = cell("id");
  if (row.key.empty()) row.key = cell("reference_id");
  auto length = to_number(cell("play_duration"));
  if (!length) length = to_number(cell("duration"));
  row.length = std::chrono::seconds{static_cast<std::int64_t>(length.value_or(0))};
  return row;
}

using Rows = std::function<void(const std::function<void(const Row&)>&)>;

void add(Reading& reading, const Row& row) {
  const bool is_movie = row.type == "movie";
  const auto& name = is_movie ? row.title : row.show;
  if (!is_movie && row.type != "episode") return reading.out.skip("row", row.title, "ignored");
  if (name.empty()) return reading.out.problem("row " + row.key, "names no title");
  BroughtFact fact;
  // The year of an episode's row is the episode's.
  fact.title = reading.out.title(is_movie ? movie(name, row.year) : series(name, std::nullopt));
  if (!is_movie) {
    fact.season = row.season;
    fact.episode = row.episode;
    fact.episode_title = row.title;
  }
  fact.when.instant = row.stopped;
  fact.key = row.key;
  if (row.watched_status >= 1) return reading.out.add_play(std::move(fact));
  if (!row.stopped || row.length.count() <= 0) return reading.out.skip("row", name, "ignored");
  fact.kind = BroughtKind::sitting;
  fact.length = row.length;
  reading.out.add(std::move(fact));
}

void read_rows(Reading& reading, const Rows& rows) {
  std::map<std::string, std::size_t> users;
  rows([&](const Row& row) { ++users[row.user]; });
  const auto user = chosen_user(users, reading.user);
  rows([&](const Row& row) {
    if (row.user == user) return add(reading, row);
    reading.out.skip("row", row.show.empty() ? row.title : row.show, "other_user");
  });
}

const boost::json::array& list_of(const Member& member) {
  const JsonView document{member.json.get()};
  if (document.is_list()) return document.list();
  const auto data = document["response"].exists() ? document["response"]["data"] : document["data"];
  return data.is_list() ? data.list() : data["data"].list();
}

bool is_history(const Member& member) {
  if (!member.json) return false;
  for (const auto& one : list_of(member)) {
    const JsonView row{&one};
    return row.has("watched_status") && row.has("media_type");
  }
  return false;
}

bool recognises(Look& look) {
  return has_table(look, "session_history_metadata") || std::ranges::any_of(look.members(), is_history);
}

// A row of the history with what stands of it in the tables beside.
void read_database(Reading& reading) {
  std::map<std::string, Record> metadata;
  reading.look.records("session_history_metadata",
                       [&](const Record& row) { metadata.emplace(std::string{row["id"]}, row); });
  read_rows(reading, [&](const auto& sink) {
    reading.look.records("session_history", [&](const Record& session) {
      const auto more = metadata.find(std::string{session["id"]});
      auto row = row_of([&](std::string_view name) {
        if (more != metadata.end() &&
            (name == "title" || name == "grandparent_title" || name == "year" || name == "media_index" ||
             name == "parent_media_index" || name == "full_title" || name == "media_type")) {
          return std::string{more->second[name]};
        }
        return std::string{session[name]};
      });
      const auto started = to_integer(session["started"]);
      const auto stopped = to_integer(session["stopped"]);
      const auto paused = to_integer(session["paused_counter"]).value_or(0);
      if (started && stopped)
        row.length = std::chrono::seconds{std::max<std::int64_t>(*stopped - *started - paused, 0)};
      sink(row);
    });
  });
}

void read(Reading& reading) {
  if (reading.look.tables() != nullptr) return read_database(reading);
  for (const auto& member : reading.look.members()) {
    if (!is_history(member)) continue;
    read_rows(reading, [&](const auto& sink) {
      for (const auto& one : list_of(member)) {
        const JsonView row{&one};
        sink(row_of([&](std::string_view name) { return row[name].text(); }));
      }
    });
  }
}

}  // namespace

const Source kTautulli{"tautulli", nullptr, &recognises, &read};

}  // namespace cinemarco::sources
