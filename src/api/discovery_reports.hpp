// SPDX-License-Identifier: MIT
// What TMDB finds, as the API and the command line show it, with what the library says of each title.
#pragma once

#include "domain/details.hpp"
#include "domain/discovery.hpp"
#include "domain/projection.hpp"
#include "store/entries.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco {
BOOST_DESCRIBE_ENUM(FoundType, movie, series, person)
}  // namespace cinemarco

namespace cinemarco::api {

struct FoundReport {
  FoundType type = FoundType::movie;
  std::int64_t tmdb_id = 0;
  std::string name;
  std::optional<std::string> original_name;
  std::optional<Date> date;  // released, or first aired
  std::optional<std::string> overview, picture_path;
  std::optional<double> vote_average;
  std::optional<std::string> known_for_department;  // of a person
  std::optional<EntryId> entry_id;                  // in the library
  std::optional<std::string> watch_status;
};
BOOST_DESCRIBE_STRUCT(FoundReport, (),
                      (type, tmdb_id, name, original_name, date, overview, picture_path, vote_average,
                       known_for_department, entry_id, watch_status))

struct FoundPage {
  std::vector<FoundReport> items;
  bool stale = false;  // past its time, and TMDB cannot be asked
};
BOOST_DESCRIBE_STRUCT(FoundPage, (), (items, stale))

struct WorkReport {
  std::string media_type;  // movie, series
  std::int64_t tmdb_id = 0;
  std::string name;
  std::optional<std::string> original_name;
  std::optional<Date> date;
  std::optional<std::string> poster_path;
  std::vector<std::string> roles;
  std::optional<EntryId> entry_id;
  std::optional<std::string> watch_status;
};
BOOST_DESCRIBE_STRUCT(WorkReport, (),
                      (media_type, tmdb_id, name, original_name, date, poster_path, roles, entry_id, watch_status))

struct PersonReport {
  std::int64_t tmdb_id = 0;
  std::string name;
  std::optional<std::string> biography, place_of_birth, profile_path, known_for_department;
  std::optional<Date> birthday, deathday;
  std::vector<WorkReport> works;
  bool stale = false;
};
BOOST_DESCRIBE_STRUCT(PersonReport, (),
                      (tmdb_id, name, biography, place_of_birth, profile_path, known_for_department, birthday, deathday,
                       works, stale))

struct CollectionReport {
  std::int64_t tmdb_id = 0;
  std::string name;
  std::optional<std::string> overview, poster_path, backdrop_path;
  std::vector<FoundReport> parts;
  bool stale = false;
};
BOOST_DESCRIBE_STRUCT(CollectionReport, (), (tmdb_id, name, overview, poster_path, backdrop_path, parts, stale))

[[nodiscard]] FoundPage to_report(store::Connection& db, AccountId account, const FoundList& found);
[[nodiscard]] PersonReport to_report(store::Connection& db, AccountId account, const PersonDetails& person);
[[nodiscard]] CollectionReport to_report(store::Connection& db, AccountId account, const CollectionDetails& collection);

}  // namespace cinemarco::api
