// SPDX-License-Identifier: MIT
// The films and series that both services speak of; each knows what Trakt and what TMDB knows of it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cinemarco::sandbox {

/// Numbers of one title in several services; 0 and "" = that service has none.
struct Ids {
  std::int64_t trakt = 0;
  std::string slug;
  std::string imdb;
  std::int64_t tmdb = 0;
  std::int64_t tvdb = 0;
};

struct Person {
  std::int64_t id = 0;
  std::string name;
  int gender = 0;
  std::string department;  // "Acting", "Directing" …
  std::string profile;     // "" = none
};

/// A row of cast (role = character) or crew (role = job).
struct Credit {
  std::uint32_t person = 0;
  std::string role;
  std::string department;
  int episodes = 1;
};

struct Movie {
  Ids ids;
  bool trakt_knows_tmdb = true;
  std::string title, original_title, language = "en";
  int year = 0;
  std::string release_date;  // "" = unannounced
  int runtime = 0;
  std::vector<int> genres;
  std::string tagline, overview;
  int collection = 0;
  double vote = 0;
  int votes = 0;
  std::vector<Credit> cast, crew;
  std::string poster, backdrop;
  std::string trakt_json;
};

struct Episode {
  int number = 0;
  std::string title, overview;
  std::string air_date;  // "" = not announced
  int runtime = 0;
  std::int64_t trakt = 0, tmdb = 0, tvdb = 0;
  std::string still, type = "standard";
  bool on_tmdb = true;
  std::string trakt_json;
};

struct Season {
  int number = 0;
  std::string name, overview, air_date, poster;
  std::int64_t trakt = 0, tmdb = 0, tvdb = 0;
  bool on_tmdb = true;
  std::vector<Episode> episodes;
};

struct Series {
  Ids ids;
  std::string name, original_name, language = "en", country = "US";
  int year = 0;
  std::string status, network, tagline, overview;
  std::vector<int> genres;
  double vote = 0;
  int votes = 0;
  std::vector<std::uint32_t> creators;
  std::vector<Credit> cast, crew;
  std::vector<Season> seasons;  // by number
  std::string poster, backdrop;
  std::string trakt_json;

  const Season* season(int number) const;
  const Episode* episode(int season_number, int number) const;
};

struct Collection {
  int id = 0;
  std::string name, overview, poster, backdrop;
};

enum class PictureKind : std::uint8_t { poster, backdrop, profile, still };

/// What a picture file shows; a cheap one is one of a few that many titles share.
struct Picture {
  PictureKind kind = PictureKind::poster;
  std::string title, subtitle;
  std::uint64_t seed = 0;
  bool cheap = false;
};

/// How a request names a title; any one member is enough.
struct TitleRef {
  std::int64_t tmdb = 0, trakt = 0, tvdb = 0;
  std::string imdb, slug;
};

/// A title's number at TMDB and the day on which it changed there, "2026-05-03".
struct Change {
  std::int64_t tmdb = 0;
  std::string day;
};

struct Catalogue {
  std::vector<Movie> movies;
  std::vector<Series> series;
  std::vector<Person> people;
  std::vector<Collection> collections;
  std::unordered_map<std::string, Picture> pictures;  // by file name, no slash

  /// What /movie/changes and /tv/changes tell beside many titles that nobody here has; whoever edits a title adds it.
  std::vector<Change> changed_movies, changed_series;

  /// Registers a picture and gives its path, "/" + 26 letters and digits + ".png".
  std::string add_picture(Picture picture);
  std::uint32_t add_person(std::string_view name, std::string_view department, bool cheap = false);
  /// Fills the indexes and Trakt's texts; to be called when all titles are there, and after every change of them.
  void finish();

  /// Looks titles up by what Trakt knows, trakt id first.
  std::optional<std::uint32_t> movie(const TitleRef& ref) const;
  std::optional<std::uint32_t> show(const TitleRef& ref) const;
  const Movie* tmdb_movie(std::int64_t tmdb) const;
  const Movie* imdb_movie(std::string_view imdb) const;
  const Series* tmdb_series(std::int64_t tmdb) const;
  const Person* tmdb_person(std::int64_t id) const;
  const Collection* collection(int id) const;

 private:
  using Index = std::unordered_map<std::string, std::uint32_t>;
  Index movies_by_, series_by_, people_by_name_;
  std::unordered_map<std::int64_t, std::uint32_t> people_by_id_;
};

std::string slug_of(std::string_view title);

}  // namespace cinemarco::sandbox
