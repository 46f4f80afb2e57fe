// SPDX-License-Identifier: MIT
// Netflix' lists of what was watched: the short one of a profile, with days, and the whole one of an account, with
// sittings. Neither has a number of anything, so names decide.
#include "domain/error.hpp"
#include "sources/keys.hpp"
#include "sources/netflix_title.hpp"
#include "sources/source.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

namespace cinemarco::sources {

namespace {

// So many rows with one beginning make it a series.
constexpr int kMakesSeries = 3;

// Day, month and year in one of three orders, whatever parts them.
enum class Order { year_first, month_first, day_first };

std::optional<std::array<int, 3>> parts_of(std::string_view cell) {
  std::array<int, 3> parts{};
  std::size_t at = 0;
  for (auto& part : parts) {
    const auto end = std::min(cell.find_first_of("./-", at), cell.size());
    const auto number = to_small(cell.substr(at, end - at));
    if (!number) return std::nullopt;
    part = *number;
    at = std::min(end + 1, cell.size());
  }
  return parts;
}

std::optional<Date> day_of(const std::array<int, 3>& parts, Order order) {
  const auto [a, b, c] = parts;
  auto year = order == Order::year_first ? a : c;
  const auto month = order == Order::month_first ? a : b;
  const auto day = order == Order::year_first ? c : order == Order::month_first ? b : a;
  if (year < 100) year += 2000;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

// One order for the whole file: in which every day exists, and which goes from the newest to the oldest.
Order order_of(const std::vector<std::array<int, 3>>& all) {
  if (!all.empty() && all.front()[0] > 31) return Order::year_first;
  std::optional<Order> falling;
  std::optional<Order> possible;
  for (const auto order : {Order::month_first, Order::day_first}) {
    std::optional<Date> before;
    bool exists = true;
    bool falls = true;
    for (const auto& parts : all) {
      const auto day = day_of(parts, order);
      exists = exists && day;
      falls = falls && (!before || !day || *day <= *before);
      before = day;
    }
    if (!exists) continue;
    if (falls && !falling) falling = order;
    if (!possible) possible = order;
  }
  return falling.value_or(possible.value_or(Order::day_first));
}

class Activity {
 public:
  explicit Activity(Reading& reading) : reading_{reading} {}

  // Names first: what begins many rows is a series.
  void learn(std::string_view title) {
    if (const auto apart = take_apart(title); !apart.show.empty()) {
      ++rows_by_prefix_[apart.show];
      rows_by_prefix_[apart.show] += kMakesSeries;
      return;
    }
    for (const auto prefix : prefixes(title)) ++rows_by_prefix_[std::string{prefix}];
  }

  void add(std::string_view title, BroughtFact fact) {
    const auto apart = understood(title);
    if (apart.show.empty()) {
      if (trimmed(apart.name).empty() || trimmed(title).starts_with(':')) {
        return reading_.out.skip("row", std::string{trimmed(title)}, "unmatched");
      }
      fact.title = reading_.out.title(movie(apart.name, std::nullopt));
    } else {
      fact.title = reading_.out.title(series(apart.show, std::nullopt));
      fact.season = apart.season;
      fact.episode = apart.episode;
      if (fact.episode && !fact.season) fact.season = 1;
      fact.episode_title = apart.name;
    }
    if (fact.kind == BroughtKind::sitting) return reading_.out.add(std::move(fact));
    reading_.out.add_play(std::move(fact));
  }

 private:
  [[nodiscard]] NetflixTitle understood(std::string_view title) const {
    auto apart = take_apart(title);
    if (!apart.show.empty()) return apart;
    auto all = prefixes(title);
    std::ranges::reverse(all);  // the longest that is one
    for (const auto prefix : all) {
      const auto rows = rows_by_prefix_.find(prefix);
      if (rows != rows_by_prefix_.end() && rows->second >= kMakesSeries) return take_apart_as(prefix, trimmed(title));
    }
    return apart;
  }

  Reading& reading_;
  std::map<std::string, int, std::less<>> rows_by_prefix_;
};

bool is_whole(const Member& member) {
  return member.has({"title", "start time", "duration"});
}

// Two columns; other languages call them otherwise.
bool is_short(const Member& member) {
  if (member.first_row.size() != 2) return false;
  if (member.has({"title", "date"})) return true;
  constexpr std::array<std::string_view, 7> kTitles{"titel", "titre", "título", "titulo", "titolo", "tytuł", "title"};
  constexpr std::array<std::string_view, 5> kDates{"datum", "date", "fecha", "data", "dato"};
  return std::ranges::find(kTitles, column_name(member.first_row[0])) != kTitles.end() &&
         std::ranges::find(kDates, column_name(member.first_row[1])) != kDates.end();
}

void read_short(Reading& reading, const Member& member) {
  Activity activity{reading};
  std::vector<std::array<int, 3>> all;
  const auto cell = [](const Record& row, std::size_t at) {
    return at < row.cells().size() ? trimmed(row.cells()[at]) : std::string_view{};
  };
  reading.look.records(member, [&](const Record& row) {
    activity.learn(cell(row, 0));
    if (const auto parts = parts_of(cell(row, 1))) all.push_back(*parts);
  });
  const auto order = order_of(all);
  reading.records(member, [&](const Record& row) {
    const auto title = cell(row, 0);
    if (title.empty()) return reading.out.problem(place(member, row), "names no title");
    BroughtFact fact;
    const auto parts = parts_of(cell(row, 1));
    if (parts) fact.when.day = day_of(*parts, order);
    if (!fact.when.day) return reading.out.problem(place(member, row), "has no date that can be read");
    fact.key = std::string{title} + date_key(fact.when);
    activity.add(title, std::move(fact));
  });
}

// What played by itself, trailers, and what only the menu showed.
bool is_viewing(const Record& row) {
  const auto title = row["title"];
  constexpr std::array<std::string_view, 5> kNone{"_hook_", "Clip:", "_CLIP_", "Trailer:", "_backfill"};
  return row["supplemental video type"].empty() && !row["attributes"].contains("Autoplayed: user action: None;") &&
         row["latest bookmark"] != "Not latest view" &&
         std::ranges::none_of(kNone, [&](std::string_view word) { return title.contains(word); });
}

// "00:45:12"
std::chrono::seconds length_of(std::string_view cell) {
  if (cell.size() < 8) return {};
  const auto part = [&](std::size_t at) { return to_small(cell.substr(at, 2)).value_or(0); };
  return std::chrono::hours{part(0)} + std::chrono::minutes{part(3)} + std::chrono::seconds{part(6)};
}

std::string read_whole(Reading& reading, const Member& member) {
  Activity activity{reading};
  std::map<std::string, std::size_t> users;
  reading.look.records(member, [&](const Record& row) { ++users[std::string{row["profile name"]}]; });
  auto user = chosen_user(users, reading.user);
  reading.look.records(member, [&](const Record& row) {
    if (row["profile name"] == user && is_viewing(row)) activity.learn(row["title"]);
  });
  reading.records(member, [&](const Record& row) {
    const std::string title{row["title"]};
    if (row["profile name"] != user) return reading.out.skip("row", title, "other_user");
    if (!is_viewing(row)) return reading.out.skip("row", title, "ignored");
    const auto started = to_date(row["start time"], {reading.zone});
    if (!started.instant) return reading.out.problem(place(member, row), "has no start that can be read");
    BroughtFact fact{BroughtKind::sitting};
    fact.length = length_of(row["duration"]);
    fact.when.instant = *started.instant + fact.length;
    fact.key = user + ":" + std::string{row["start time"]} + ":" + title;
    activity.add(title, std::move(fact));
  });
  return user;
}

bool is_list(const Member& member) {
  return member.base == "mylist.csv" && member.has({"title name"});
}

bool is_of_thumbs(const Member& member) {
  return member.has({"title name", "rating type"});
}

// Whose rows of a table beside the history; where it names nobody, all are.
bool is_of_user(const Record& row, const std::string& user) {
  return row["profile name"].empty() || row["profile name"] == user;
}

BroughtFact of_title(Reading& reading, const Record& row, BroughtKind kind) {
  BroughtFact fact{kind};
  const auto apart = take_apart(row["title name"]);
  fact.title =
      reading.out.title(apart.show.empty() ? movie(apart.name, std::nullopt) : series(apart.show, std::nullopt));
  fact.when.day = to_day(row.first_of({"utc title add date", "title add date", "event utc ts", "date"}));
  return fact;
}

void read_list(Reading& reading, const Member& member, const std::string& user) {
  reading.records(member, [&](const Record& row) {
    const std::string title{row["title name"]};
    if (title.empty()) return reading.out.problem(place(member, row), "names no title");
    if (!is_of_user(row, user)) return reading.out.skip("row", title, "other_user");
    reading.out.add(of_title(reading, row, BroughtKind::watchlist));
  });
}

// Down, up, and two up; stars are of the years before.
int rating_of(const Record& row) {
  const auto stars = to_small(row["star value"]).value_or(0);
  if (stars > 0) return std::min(stars * 2, 10);
  constexpr std::array kThumb{0, 3, 7, 10};
  return kThumb.at(std::clamp<std::size_t>(static_cast<std::size_t>(to_small(row["thumbs value"]).value_or(0)), 0, 3));
}

void read_thumbs(Reading& reading, const Member& member, const std::string& user) {
  reading.records(member, [&](const Record& row) {
    const std::string title{row["title name"]};
    if (title.empty()) return reading.out.problem(place(member, row), "names no title");
    if (!is_of_user(row, user)) return reading.out.skip("row", title, "other_user");
    const auto rating = rating_of(row);
    if (rating == 0) return reading.out.skip("row", title, "ignored");
    auto fact = of_title(reading, row, BroughtKind::rating);
    fact.rating = rating;
    reading.out.add(std::move(fact));
  });
}

bool wants(std::string_view base) {
  return base == "viewingactivity.csv" || base == "netflixviewinghistory.csv" || base == "mylist.csv" ||
         base == "ratings.csv";
}

bool recognises(Look& look) {
  return std::ranges::any_of(look.members(), [](const auto& member) {
    return is_whole(member) || is_short(member) || is_list(member) || is_of_thumbs(member);
  });
}

void read(Reading& reading) {
  auto user = reading.user;
  for (const auto& member : reading.look.members()) {
    if (is_whole(member)) {
      user = read_whole(reading, member);
    } else if (is_short(member)) {
      read_short(reading, member);
    }
  }
  for (const auto& member : reading.look.members()) {
    if (is_list(member)) read_list(reading, member, user);
    if (is_of_thumbs(member) && reading.also.contains(kThumbs)) read_thumbs(reading, member, user);
  }
}

}  // namespace

const Source kNetflix{"netflix", &wants, &recognises, &read};

}  // namespace cinemarco::sources
