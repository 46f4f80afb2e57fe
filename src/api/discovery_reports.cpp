// SPDX-License-Identifier: MIT
#include "api/discovery_reports.hpp"

#include <utility>

namespace cinemarco::api {

namespace {

// What the library says of a title, if it is there.
template <class Report>
void add_entry(store::Connection& db, AccountId account, TitleKey title, Report& report) {
  const auto standing = store::standing_of(db, account, title);
  if (!standing) return;
  report.entry_id = standing->entry;
  report.watch_status = standing->watch_status;
}

FoundReport to_report(store::Connection& db, AccountId account, const Found& found) {
  FoundReport report;
  report.type = found.type;
  report.tmdb_id = found.tmdb_id;
  report.name = found.name;
  report.original_name = found.original_name;
  report.date = found.date;
  report.overview = found.overview;
  report.picture_path = found.picture_path;
  report.vote_average = found.vote_average;
  report.known_for_department = found.known_for_department;
  if (found.type != FoundType::person) {
    const auto type = found.type == FoundType::movie ? TitleType::movie : TitleType::series;
    add_entry(db, account, {type, found.tmdb_id}, report);
  }
  return report;
}

}  // namespace

FoundPage to_report(store::Connection& db, AccountId account, const FoundList& found) {
  FoundPage list;
  list.stale = found.stale;
  for (const auto& one : found.items) list.items.push_back(to_report(db, account, one));
  return list;
}

PersonReport to_report(store::Connection& db, AccountId account, const PersonDetails& person) {
  PersonReport report;
  report.tmdb_id = person.id.value();
  report.stale = person.stale;
  report.name = person.name;
  report.biography = person.biography;
  report.place_of_birth = person.place_of_birth;
  report.profile_path = person.profile_path;
  report.known_for_department = person.known_for_department;
  report.birthday = person.birthday;
  report.deathday = person.deathday;
  for (const auto& work : person.works) {
    WorkReport one;
    one.media_type = to_string(work.title.type);
    one.tmdb_id = work.title.tmdb_id;
    one.name = work.name;
    one.original_name = work.original_name;
    one.date = work.date;
    one.poster_path = work.poster_path;
    one.roles = work.roles;
    add_entry(db, account, work.title, one);
    report.works.push_back(std::move(one));
  }
  return report;
}

CollectionReport to_report(store::Connection& db, AccountId account, const CollectionDetails& collection) {
  CollectionReport report;
  report.tmdb_id = collection.id;
  report.stale = collection.stale;
  report.name = collection.name;
  report.overview = collection.overview;
  report.poster_path = collection.poster_path;
  report.backdrop_path = collection.backdrop_path;
  for (const auto& part : collection.parts) report.parts.push_back(to_report(db, account, part));
  return report;
}

}  // namespace cinemarco::api
