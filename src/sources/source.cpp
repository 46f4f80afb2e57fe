// SPDX-License-Identifier: MIT
#include "sources/source.hpp"

#include "domain/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace cinemarco::sources {

std::span<const Source> all_sources() {
  static const std::array kAll{kLetterboxd, kImdb,     kSimkl, kTvtime,      kYamtrack, kMovary,   kRyot,     kWatcharr,
                               kNetflix,    kTautulli, kPlex,  kSeriesguide, kKodi,     kJellyfin, kOriginal, kGeneric};
  return kAll;
}

void Reading::records(const Member& member, const std::function<void(const Record&)>& sink,
                      std::vector<std::string> names) {
  const auto counted = [&](const Record& row) {
    out.begin_row();
    sink(row);
    out.end_row();
  };
  look.records(member, counted, std::move(names));
}

bool has_columns(Look& look, std::initializer_list<std::string_view> names) {
  return std::ranges::any_of(look.members(), [&](const Member& member) { return member.has(names); });
}

bool has_table(Look& look, const std::string& table) {
  auto* tables = look.tables();
  return tables != nullptr && !tables->columns(table).empty();
}

std::string chosen_user(const std::map<std::string, std::size_t>& plays_by_user, const std::string& wanted) {
  for (const auto& [user, plays] : plays_by_user) {
    if (lower(user) == lower(wanted)) return user;
  }
  if (wanted.empty() && plays_by_user.size() <= 1) return plays_by_user.empty() ? "" : plays_by_user.begin()->first;
  std::string list;
  for (const auto& [user, plays] : plays_by_user) list += fmt::format("\n  {} ({} plays)", user, plays);
  throw Error{ErrorCode::invalid,
              fmt::format("{} Name whose viewings are to come in with --user NAME:{}",
                          wanted.empty() ? std::string{"This file holds several people."}
                                         : fmt::format("Nobody in this file is called {}.", excerpt(wanted)),
                          list),
              kSeveralPeople};
}

BroughtTitle movie(std::string_view title, std::optional<int> year) {
  BroughtTitle named;
  named.ref.type = TitleType::movie;
  named.ref.title = clean_title(std::string{title});
  named.ref.year = year;
  return named;
}

BroughtTitle series(std::string_view title, std::optional<int> year) {
  auto named = movie(title, year);
  named.ref.type = TitleType::series;
  return named;
}

std::string place(const Member& member, const Record& row) {
  return fmt::format("row {} of {}", row.row(), member.path);
}

}  // namespace cinemarco::sources
