// SPDX-License-Identifier: MIT
#include "tmdb/discovery_mapping.hpp"

#include "tmdb/fields.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace cinemarco::tmdb {
namespace {

// An unknown kind is none of ours: numbers of kinds collide (docs/tmdb.md#ids).
std::optional<FoundType> type_of(const wire::Field<std::string>& media_type) {
  if (media_type == "movie") return FoundType::movie;
  if (media_type == "tv") return FoundType::series;
  if (media_type == "person") return FoundType::person;
  return std::nullopt;
}

std::optional<Found> to_found(const wire::Hit& hit, std::optional<FoundType> type) {
  const auto kind = type ? type : type_of(hit.media_type);
  const bool movie = kind == FoundType::movie;
  auto name = title(movie ? hit.title : hit.name);
  if (!kind || !name || hit.id <= 0) return std::nullopt;
  Found found;
  found.type = *kind;
  found.tmdb_id = hit.id;
  found.original_name = title(movie ? hit.original_title : hit.original_name);
  if (found.original_name == name) found.original_name.reset();
  found.name = std::move(*name);
  found.overview = text(hit.overview);
  found.picture_path = text(kind == FoundType::person ? hit.profile_path : hit.poster_path);
  found.vote_average = average(hit.vote_average, hit.vote_count);
  found.known_for_department = text(hit.known_for_department);
  found.date = date(movie ? hit.release_date : hit.first_air_date);
  return found;
}

class Works {
 public:
  void add(const wire::Filmography::Row& row, std::optional<std::string> role) {
    const auto type = type_of(row.media_type);
    if (!type || *type == FoundType::person || row.id <= 0) return;
    const bool movie = type == FoundType::movie;
    auto name = title(movie ? row.title : row.name);
    if (!name) return;
    auto& work = works_[{movie ? TitleType::movie : TitleType::series, row.id}];
    work.title = {movie ? TitleType::movie : TitleType::series, row.id};
    work.name = std::move(*name);
    work.original_name = title(movie ? row.original_title : row.original_name);
    if (work.original_name == work.name) work.original_name.reset();
    if (!work.date) work.date = date(movie ? row.release_date : row.first_air_date);
    if (!work.poster_path) work.poster_path = text(row.poster_path);
    if (role && std::ranges::find(work.roles, *role) == work.roles.end()) work.roles.push_back(std::move(*role));
  }
  [[nodiscard]] std::vector<Work> newest_first() && {
    std::vector<Work> works;
    works.reserve(works_.size());
    for (auto& [key, work] : works_) works.push_back(std::move(work));
    std::ranges::stable_sort(works, std::ranges::greater{},
                             [](const Work& work) { return work.date.value_or(Date{}); });
    return works;
  }

 private:
  std::map<TitleKey, Work> works_;
};

}  // namespace

std::vector<Found> to_found(const wire::List<wire::Hit>& hits, std::optional<FoundType> type) {
  std::vector<Found> all;
  std::set<std::pair<FoundType, std::int64_t>> seen;
  for (const auto& hit : hits) {
    auto found = to_found(hit, type);
    if (found && seen.emplace(found->type, found->tmdb_id).second) all.push_back(std::move(*found));
  }
  return all;
}

PersonDetails to_person(const wire::Person& from, const wire::Filmography& filmography) {
  PersonDetails person;
  person.id = TmdbPersonId{from.id};
  person.name = text(from.name).value_or("");
  person.biography = text(from.biography);
  person.place_of_birth = text(from.place_of_birth);
  person.profile_path = text(from.profile_path);
  person.known_for_department = text(from.known_for_department);
  person.birthday = date(from.birthday);
  person.deathday = date(from.deathday);
  Works works;
  for (const auto& row : filmography.cast) {
    const auto character = text(row.character);
    works.add(row, character ? std::optional{"as " + *character} : std::nullopt);
  }
  for (const auto& row : filmography.crew) works.add(row, text(row.job));
  person.works = std::move(works).newest_first();
  return person;
}

CollectionDetails to_collection(const wire::Collection& from) {
  CollectionDetails collection;
  collection.id = from.id;
  collection.name = text(from.name).value_or("");
  collection.overview = text(from.overview);
  collection.poster_path = text(from.poster_path);
  collection.backdrop_path = text(from.backdrop_path);
  collection.parts = to_found(from.parts, FoundType::movie);
  constexpr Date kNever{std::chrono::year::max(), std::chrono::January, std::chrono::day{1}};
  std::ranges::stable_sort(collection.parts, {}, [&](const Found& part) { return part.date.value_or(kNever); });
  return collection;
}

PictureHost to_picture_host(const wire::Configuration& from) {
  PictureHost host;
  const auto images = from.images.value_or(wire::Configuration::Images{});
  host.base_url = text(images.secure_base_url).value_or("");
  while (host.base_url.ends_with('/')) host.base_url.pop_back();
  host.poster_sizes = images.poster_sizes;
  host.backdrop_sizes = images.backdrop_sizes;
  host.profile_sizes = images.profile_sizes;
  host.still_sizes = images.still_sizes;
  return host;
}

}  // namespace cinemarco::tmdb
