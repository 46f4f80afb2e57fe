// SPDX-License-Identifier: MIT
// Jellyfin's Playback Reporting: its database, or the TSV of its backup, which has neither a header nor quotes. Each
// row is a sitting; its clock is the server's, taken for the account's.
#include "sources/keys.hpp"
#include "sources/source.hpp"

#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace cinemarco::sources {

namespace {

const std::vector<std::string> kColumns{"datecreated",    "userid",     "itemid",     "itemtype",    "itemname",
                                        "playbackmethod", "clientname", "devicename", "playduration"};

struct Named {
  std::string show;  // empty of a film
  std::optional<int> season, episode;
  std::string title;
};

// "Series - s01e02 - Title"; a series may have a dash of its own.
std::optional<Named> episode_of(std::string_view name) {
  for (auto dash = name.find(" - "); dash != std::string_view::npos; dash = name.find(" - ", dash + 1)) {
    const auto rest = name.substr(dash + 3);
    const auto word = lower(rest.substr(0, rest.find(' ')));
    const auto e = word.find('e');
    if (!word.starts_with('s') || e == std::string::npos) continue;
    const auto season = to_small(std::string_view{word}.substr(1, e - 1));
    const auto episode = to_small(std::string_view{word}.substr(e + 1));
    if (!season || !episode) continue;
    const auto title = rest.find(" - ");
    return Named{std::string{trimmed(name.substr(0, dash))}, season, episode,
                 title == std::string_view::npos ? "" : std::string{trimmed(rest.substr(title + 3))}};
  }
  return std::nullopt;
}

void add(Reading& reading, const Record& row) {
  const auto type = lower(row["itemtype"]);
  const std::string name{row["itemname"]};
  const auto episode = type == "episode" ? episode_of(name) : std::nullopt;
  if (type != "movie" && type != "episode") return reading.out.skip("row", name, "ignored");
  if (name.empty() || (type == "episode" && !episode)) {
    return reading.out.skip("row", name, name.empty() ? "ignored" : "unmatched");
  }
  const auto length = to_integer(row["playduration"]).value_or(0);
  auto when = to_date(row["datecreated"], {reading.zone, Clock::account});
  if (!when.instant || length <= 0) return reading.out.skip("row", name, "ignored");
  BroughtFact fact{BroughtKind::sitting};
  fact.title = reading.out.title(episode ? series(episode->show, std::nullopt) : movie(name, std::nullopt));
  if (episode) {
    fact.season = episode->season;
    fact.episode = episode->episode;
    fact.episode_title = episode->title;
  }
  fact.length = std::chrono::seconds{length};
  fact.when.instant = *when.instant + fact.length;  // its end
  fact.key = std::string{row["datecreated"]} + ":" + std::string{row["userid"]} + ":" + std::string{row["itemid"]};
  reading.out.add(std::move(fact));
}

// The first row is data: a moment, then an id.
bool is_backup(const Member& member) {
  return !member.json && member.first_row.size() == kColumns.size() && to_day(member.first_row.front()) &&
         member.first_row.front().size() > 10;
}

bool recognises(Look& look) {
  return has_table(look, "playbackactivity") || has_table(look, "PlaybackActivity") ||
         std::ranges::any_of(look.members(), is_backup);
}

void read(Reading& reading) {
  const auto each = [&](const std::function<void(const Record&)>& sink) {
    if (reading.look.tables() != nullptr) return reading.look.records("PlaybackActivity", sink);
    for (const auto& member : reading.look.members()) {
      if (is_backup(member)) reading.records(member, sink, kColumns);
    }
  };
  std::map<std::string, std::size_t> users;
  each([&](const Record& row) { ++users[std::string{row["userid"]}]; });
  const auto user = chosen_user(users, reading.user);
  each([&](const Record& row) {
    if (row["userid"] == user) return add(reading, row);
    reading.out.skip("row", std::string{row["itemname"]}, "other_user");
  });
}

}  // namespace

const Source kJellyfin{"jellyfin", nullptr, &recognises, &read};

}  // namespace cinemarco::sources
