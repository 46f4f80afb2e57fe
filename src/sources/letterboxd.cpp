// SPDX-License-Identifier: MIT
// Letterboxd's ZIP, its folder, or single files of it. Diary and reviews link to the diary entry, all others to the
// film, so that name and year join them. What was deleted there does not come back.
#include "sources/source.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::sources {

namespace {

constexpr double kStars = 2;  // half a star is one of ten

enum class Kind { diary, watched, ratings, watchlist, reviews, likes, list, other };

bool is_aside(const Member& member) {
  return member.path.contains("deleted/") || member.path.contains("orphaned/") || member.path.contains("lists/");
}

// Its columns stand further below: above them stands what the list is called.
bool is_list(const Member& member) {
  return member.first_row.size() == 1 && column_name(member.first_row.front()).starts_with("letterboxd list export") &&
         !member.path.contains("deleted/") && !member.path.contains("orphaned/");
}

Kind kind_of(const Member& member) {
  if (is_list(member)) return Kind::list;
  if (!member.has({"name", "letterboxd uri"}) || is_aside(member)) return Kind::other;
  if (member.has({"review"})) return Kind::reviews;
  if (member.has({"watched date"})) return Kind::diary;
  if (member.has({"rating"})) return Kind::ratings;
  // These have the same columns: only the name tells.
  if (member.base.contains("watchlist")) return Kind::watchlist;
  return member.path.contains("likes/") || member.base == "films.csv" ? Kind::likes : Kind::watched;
}

BroughtTitle title_of(const Record& row) {
  return movie(row["name"], to_year(row["year"]));
}

// The review without its marks of HTML.
std::string plain_text(std::string_view html) {
  std::string text;
  bool in_mark = false;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html[i] == '<') {
      in_mark = html.find('>', i) != std::string_view::npos;
      if (in_mark && html.substr(i).starts_with("<br")) text += '\n';
      if (!in_mark) text += '<';
    } else if (in_mark) {
      in_mark = html[i] != '>';
    } else {
      text += html[i];
    }
  }
  for (const auto& [entity, letter] :
       {std::pair{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#039;", "'"}}) {
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1)) {
      text.replace(at, std::string_view{entity}.size(), letter);
    }
  }
  return std::string{trimmed(text)};
}

class Export {
 public:
  explicit Export(Reading& reading) : reading_{reading} {}

  void read() {
    // Lists may be called anything.
    if (reading_.look.is_package()) reading_.look.open([](std::string_view base) { return base.ends_with(".csv"); });
    for (const auto& member : reading_.look.members()) {
      if (kind_of(member) == Kind::list) read_list(member);
    }
    for (const auto kind : {Kind::reviews, Kind::diary, Kind::ratings, Kind::watched, Kind::watchlist, Kind::likes}) {
      for (const auto& member : reading_.look.members()) {
        if (kind_of(member) != kind) continue;
        reading_.records(member, [&](const Record& row) { read_row(kind, member, row); });
      }
    }
  }

 private:
  // Two tables under one another: what the list is, and what stands on it.
  void read_list(const Member& member) {
    BroughtList list;
    std::vector<std::string> columns;
    const auto cell = [&columns](const Record& row, std::string_view name) {
      const auto at = std::ranges::find(columns, name) - columns.begin();
      return std::cmp_less(at, row.cells().size()) ? std::string{trimmed(row.cells()[static_cast<std::size_t>(at)])}
                                                   : std::string{};
    };
    std::optional<std::size_t> place;
    reading_.records(member, [&](const Record& row) {
      const auto first = row.cells().empty() ? std::string{} : column_name(row.cells().front());
      if (first == "date" || first == "position") {
        columns.clear();
        for (const auto& name : row.cells()) columns.push_back(column_name(name));
      } else if (cell(row, "position").empty()) {
        if (!cell(row, "name").empty()) list = {member.base, cell(row, "name"), cell(row, "description")};
      } else if (!cell(row, "name").empty()) {
        if (list.name.empty()) list = {member.base, member.base.substr(0, member.base.rfind('.')), ""};
        if (!place) place = reading_.out.list(list);
        BroughtFact fact{BroughtKind::listed, reading_.out.title(movie(cell(row, "name"), to_year(cell(row, "year"))))};
        fact.list = *place;
        fact.text = cell(row, "description");
        reading_.out.add(std::move(fact));
      }
    });
  }

  void read_row(Kind kind, const Member& member, const Record& row) {
    if (row["name"].empty()) return reading_.out.problem(place(member, row), "names no film");
    const auto title = title_of(row);
    BroughtFact fact;
    fact.title = reading_.out.title(title);
    fact.when.day = to_day(row["date"]);
    switch (kind) {
      case Kind::reviews:
        return read_review(row, std::move(fact));
      case Kind::diary:
        if (!row["watched date"].empty() && !to_day(row["watched date"])) {
          return reading_.out.problem(place(member, row), "has no day that can be read");
        }
        return read_diary(row, std::move(fact));
      case Kind::watched:
        if (dated_.contains(fact.title)) return;
        fact.when = {};
        fact.key = "watched:" + title_key(title);
        return reading_.out.add_play(std::move(fact));
      case Kind::ratings:
        return add_rating(row, std::move(fact));
      case Kind::watchlist:
        fact.kind = BroughtKind::watchlist;
        return reading_.out.add(std::move(fact));
      case Kind::likes:
        fact.kind = BroughtKind::favorite;
        return reading_.out.add(std::move(fact));
      case Kind::list:
      case Kind::other:
        return;
    }
  }

  // A diary entry has its review under the same link.
  void read_review(const Record& row, BroughtFact fact) {
    auto text = plain_text(row["review"]);
    if (!row["watched date"].empty()) {
      said_[std::string{row["letterboxd uri"]}] = std::move(text);
      if (!has_diary()) read_diary(row, std::move(fact));
      return;
    }
    fact.kind = BroughtKind::note;
    fact.text = std::move(text);
    if (!fact.text.empty()) reading_.out.add(std::move(fact));
  }

  void read_diary(const Record& row, BroughtFact fact) {
    dated_.insert(fact.title);
    auto rated = fact;
    const std::string link{row["letterboxd uri"]};
    fact.when.day = to_day(row["watched date"]);
    fact.key = link.empty() ? title_key(title_of(row)) + ":" + std::string{row["watched date"]} : link;
    const auto said = said_.find(link);
    if (said != said_.end()) fact.text = said->second;
    if (const auto tags = row["tags"]; !tags.empty()) {
      fact.text += (fact.text.empty() ? "" : "\n") + std::string{tags};
    }
    reading_.out.add_play(std::move(fact));
    add_rating(row, std::move(rated));
  }

  void add_rating(const Record& row, BroughtFact fact) {
    const auto rating = to_rating(row["rating"], kStars);
    if (!rating) return;
    fact.kind = BroughtKind::rating;
    fact.rating = *rating;
    reading_.out.add(std::move(fact));
  }

  [[nodiscard]] bool has_diary() const {
    return std::ranges::any_of(reading_.look.members(),
                               [](const auto& member) { return kind_of(member) == Kind::diary; });
  }

  Reading& reading_;
  std::map<std::string, std::string, std::less<>> said_;  // reviews by the link of their diary entry
  std::set<std::size_t> dated_;                           // films that the diary has
};

bool wants(std::string_view base) {
  return base == "diary.csv" || base == "watched.csv" || base == "ratings.csv" || base == "watchlist.csv" ||
         base == "reviews.csv" || base == "films.csv";
}

bool recognises(Look& look) {
  return std::ranges::any_of(look.members(), [](const auto& member) { return kind_of(member) != Kind::other; });
}

void read(Reading& reading) {
  Export{reading}.read();
}

}  // namespace

const Source kLetterboxd{"letterboxd", &wants, &recognises, &read};

}  // namespace cinemarco::sources
