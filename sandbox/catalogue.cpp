// SPDX-License-Identifier: MIT
// Looking titles up by any of their names, and the texts that Trakt says of them in every row.
#include "sandbox/catalogue.hpp"

#include "sandbox/random.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace cinemarco::sandbox {
namespace json = boost::json;
namespace {

json::value number_or_null(std::int64_t number) {
  return number == 0 ? json::value{} : json::value(number);
}
json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value{} : json::value(text);
}

std::string movie_text(const Movie& movie) {
  json::object ids{{"trakt", movie.ids.trakt}, {"slug", movie.ids.slug}, {"imdb", text_or_null(movie.ids.imdb)}};
  ids["tmdb"] = number_or_null(movie.trakt_knows_tmdb ? movie.ids.tmdb : 0);
  return json::serialize(json::object{{"title", movie.title}, {"year", number_or_null(movie.year)}, {"ids", ids}});
}

std::string series_text(const Series& series) {
  json::object ids{{"trakt", series.ids.trakt},
                   {"slug", series.ids.slug},
                   {"tvdb", number_or_null(series.ids.tvdb)},
                   {"imdb", series.ids.tmdb == 0 ? json::value("") : text_or_null(series.ids.imdb)},  // "" occurs
                   {"tmdb", number_or_null(series.ids.tmdb)},
                   {"tvrage", nullptr}};
  std::int64_t aired = 0;
  for (const auto& season : series.seasons) {
    if (season.number > 0) aired += static_cast<std::int64_t>(season.episodes.size());
  }
  return json::serialize(json::object{
      {"title", series.name}, {"year", number_or_null(series.year)}, {"ids", ids}, {"aired_episodes", aired}});
}

std::string episode_text(int season, const Episode& episode) {
  json::object ids{{"trakt", episode.trakt},
                   {"tvdb", number_or_null(episode.tvdb)},
                   {"imdb", nullptr},
                   {"tmdb", number_or_null(episode.on_tmdb ? episode.tmdb : 0)},
                   {"tvrage", nullptr}};
  return json::serialize(json::object{
      {"season", season}, {"number", episode.number}, {"title", text_or_null(episode.title)}, {"ids", ids}});
}

std::string key(std::string_view kind, std::int64_t number) {
  return fmt::format("{}:{}", kind, number);
}
std::string key(std::string_view kind, std::string_view text) {
  return fmt::format("{}:{}", kind, text);
}

template <typename Index, typename Key>
std::optional<std::uint32_t> look_up(const Index& index, const Key& wanted) {
  const auto found = index.find(wanted);
  if (found == index.end()) return {};
  return found->second;
}

template <typename Index>
std::optional<std::uint32_t> look_up_ref(const Index& index, const TitleRef& ref) {
  if (ref.trakt != 0) return look_up(index, key("trakt", ref.trakt));
  if (ref.tmdb != 0) return look_up(index, key("tmdb", ref.tmdb));
  if (ref.tvdb != 0) return look_up(index, key("tvdb", ref.tvdb));
  if (!ref.imdb.empty()) return look_up(index, key("imdb", ref.imdb));
  if (!ref.slug.empty()) return look_up(index, key("slug", ref.slug));
  return {};
}

template <typename Index>
void enter(Index& index, const Ids& ids, std::uint32_t at) {
  index.emplace(key("trakt", ids.trakt), at);
  if (ids.tmdb != 0) index.emplace(key("tmdb", ids.tmdb), at);
  if (ids.tvdb != 0) index.emplace(key("tvdb", ids.tvdb), at);
  if (!ids.imdb.empty()) index.emplace(key("imdb", ids.imdb), at);
  index.emplace(key("slug", ids.slug), at);
}

}  // namespace

std::string object_id(std::uint64_t seed) {
  Random random{seed};
  return fmt::format("{:016x}{:08x}", random.next(), random.next() & 0xffffffffULL);
}

std::string slug_of(std::string_view title) {
  std::string slug;
  for (const char c : title) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) {
      slug.push_back(c);
    } else if (c >= 'A' && c <= 'Z') {
      slug.push_back(static_cast<char>(c + 32));
    } else if (!slug.empty() && slug.back() != '-') {
      slug.push_back('-');
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

const Season* Series::season(int wanted) const {
  const auto found = std::ranges::find(seasons, wanted, &Season::number);
  return found == seasons.end() ? nullptr : &*found;
}

const Episode* Series::episode(int season_number, int wanted) const {
  const auto* in = season(season_number);
  if (in == nullptr) return nullptr;
  const auto found = std::ranges::find(in->episodes, wanted, &Episode::number);
  return found == in->episodes.end() ? nullptr : &*found;
}

std::string Catalogue::add_picture(Picture picture) {
  static constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  Random random{hash_of(picture.title) ^ (hash_of(picture.subtitle) * 31U) ^
                ((static_cast<std::uint64_t>(picture.kind) + 1) << 56U) ^ (picture.seed * 0x9e3779b97f4a7c15ULL)};
  std::string name;
  for (int i = 0; i < 26; ++i) name.push_back(kLetters[static_cast<std::size_t>(random.below(62))]);
  name += ".png";
  auto path = "/" + name;
  pictures.insert_or_assign(std::move(name), std::move(picture));
  return path;
}

std::uint32_t Catalogue::add_person(std::string_view name, std::string_view department, bool cheap) {
  const auto at = static_cast<std::uint32_t>(people.size());
  const auto [found, is_new] = people_by_name_.emplace(std::string{name}, at);
  if (!is_new) return found->second;
  const auto seed = hash_of(name);
  Person person{.id = 4'000'001 + at,
                .name = std::string{name},
                .gender = static_cast<int>(seed % 4U),
                .department = std::string{department},
                .profile = {}};
  if (seed % 5U != 0) {  // about half of the real ones have none; a few are enough here
    person.profile = add_picture({.kind = PictureKind::profile,
                                  .title = person.name,
                                  .subtitle = {},
                                  .seed = cheap ? seed % 997U : seed,
                                  .cheap = cheap});
  }
  people.push_back(std::move(person));
  return at;
}

void Catalogue::finish() {
  movies_by_.clear();
  series_by_.clear();
  people_by_id_.clear();
  for (std::uint32_t i = 0; i < movies.size(); ++i) {
    enter(movies_by_, movies[i].ids, i);
    movies[i].trakt_json = movie_text(movies[i]);
  }
  for (std::uint32_t i = 0; i < series.size(); ++i) {
    enter(series_by_, series[i].ids, i);
    series[i].trakt_json = series_text(series[i]);
    for (auto& season : series[i].seasons) {
      for (auto& episode : season.episodes) episode.trakt_json = episode_text(season.number, episode);
    }
  }
  for (std::uint32_t i = 0; i < people.size(); ++i) people_by_id_.emplace(people[i].id, i);
}

std::optional<std::uint32_t> Catalogue::movie(const TitleRef& ref) const {
  return look_up_ref(movies_by_, ref);
}
std::optional<std::uint32_t> Catalogue::show(const TitleRef& ref) const {
  return look_up_ref(series_by_, ref);
}

const Movie* Catalogue::tmdb_movie(std::int64_t tmdb) const {
  const auto at = look_up(movies_by_, key("tmdb", tmdb));
  return at ? &movies[*at] : nullptr;
}

const Movie* Catalogue::imdb_movie(std::string_view imdb) const {
  const auto at = look_up(movies_by_, key("imdb", imdb));
  return at ? &movies[*at] : nullptr;
}

const Series* Catalogue::tmdb_series(std::int64_t tmdb) const {
  const auto at = look_up(series_by_, key("tmdb", tmdb));
  return at ? &series[*at] : nullptr;
}

const Person* Catalogue::tmdb_person(std::int64_t id) const {
  const auto at = look_up(people_by_id_, id);
  return at ? &people[*at] : nullptr;
}

const Collection* Catalogue::collection(int id) const {
  const auto found = std::ranges::find(collections, id, &Collection::id);
  return found == collections.end() ? nullptr : &*found;
}

}  // namespace cinemarco::sandbox
