// SPDX-License-Identifier: MIT
// The members of TMDB's answers that Cinemarco reads, under TMDB's own names. Quirks: docs/tmdb.md#empty-values.
#pragma once

#include "tmdb/field.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace cinemarco::tmdb::wire {

// A genre, a network.
struct Named {
  Field<std::string> name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (name))

struct Country {
  Field<std::string> iso_3166_1;
};
BOOST_DESCRIBE_STRUCT(Country, (), (iso_3166_1))

struct CollectionStub {
  Number<std::int64_t> id;
  Field<std::string> name;
};
BOOST_DESCRIBE_STRUCT(CollectionStub, (), (id, name))

// https://developer.themoviedb.org/reference/movie-details
struct Movie {
  Number<std::int64_t> id;
  Field<std::string> imdb_id, title, original_title, overview, tagline, poster_path, backdrop_path, original_language;
  Field<std::string> release_date;
  Field<int> runtime;
  List<Named> genres;
  List<std::string> origin_country;
  List<Country> production_countries;
  Field<double> vote_average;
  Field<std::int64_t> vote_count;
  Field<CollectionStub> belongs_to_collection;
};
BOOST_DESCRIBE_STRUCT(Movie, (),
                      (id, imdb_id, title, original_title, overview, tagline, poster_path, backdrop_path,
                       original_language, release_date, runtime, genres, origin_country, production_countries,
                       vote_average, vote_count, belongs_to_collection))

struct Creator {
  Number<std::int64_t> id;
  Field<std::string> name, profile_path;
};
BOOST_DESCRIBE_STRUCT(Creator, (), (id, name, profile_path))

// An item of `seasons` in a series' answer; the season's own answer is `Season`.
struct SeasonSummary {
  Number<int> season_number;
  Field<std::string> name, overview, poster_path, air_date;
};
BOOST_DESCRIBE_STRUCT(SeasonSummary, (), (season_number, name, overview, poster_path, air_date))

// https://developer.themoviedb.org/reference/tv-series-details
struct Series {
  Number<std::int64_t> id;
  Field<std::string> name, original_name, overview, poster_path, backdrop_path, original_language, status;
  Field<std::string> first_air_date, last_air_date;
  List<Named> genres, networks;
  List<std::string> origin_country;
  List<Country> production_countries;
  Field<double> vote_average;
  Field<std::int64_t> vote_count;
  Field<int> number_of_seasons, number_of_episodes;
  List<int> episode_run_time;
  List<Creator> created_by;
  List<SeasonSummary> seasons;
};
BOOST_DESCRIBE_STRUCT(Series, (),
                      (id, name, original_name, overview, poster_path, backdrop_path, original_language, status,
                       first_air_date, last_air_date, genres, networks, origin_country, production_countries,
                       vote_average, vote_count, number_of_seasons, number_of_episodes, episode_run_time, created_by,
                       seasons))

struct Episode {
  Number<int> episode_number;
  Field<std::string> name, overview, still_path, air_date;
  Field<int> runtime;
};
BOOST_DESCRIBE_STRUCT(Episode, (), (episode_number, name, overview, still_path, air_date, runtime))

// https://developer.themoviedb.org/reference/tv-season-details; also what stands under "season/1" in a series' answer.
struct Season {
  Field<int> season_number;
  Field<std::string> name, overview, poster_path, air_date;
  List<Episode> episodes;
};
BOOST_DESCRIBE_STRUCT(Season, (), (season_number, name, overview, poster_path, air_date, episodes))

// `credits` has one row per person and character or job; `aggregate_credits` has one per person (crew: and department)
// with lists, and never both. https://developer.themoviedb.org/reference/tv-series-aggregate-credits
struct Role {
  Field<std::string> character;
};
BOOST_DESCRIBE_STRUCT(Role, (), (character))

struct CastMember {
  Number<std::int64_t> id;
  Field<std::string> name, profile_path, known_for_department, character;
  Field<int> order, total_episode_count;
  List<Role> roles;
};
BOOST_DESCRIBE_STRUCT(CastMember, (),
                      (id, name, profile_path, known_for_department, character, order, total_episode_count, roles))

struct Job {
  Field<std::string> job;
  Field<int> episode_count;
};
BOOST_DESCRIBE_STRUCT(Job, (), (job, episode_count))

struct CrewMember {
  Number<std::int64_t> id;
  Field<std::string> name, profile_path, known_for_department, job;
  List<Job> jobs;
};
BOOST_DESCRIBE_STRUCT(CrewMember, (), (id, name, profile_path, known_for_department, job, jobs))

struct Credits {
  List<CastMember> cast;
  List<CrewMember> crew;
};
BOOST_DESCRIBE_STRUCT(Credits, (), (cast, crew))

// https://developer.themoviedb.org/reference/find-by-id
struct Found {
  Number<std::int64_t> id;
};
BOOST_DESCRIBE_STRUCT(Found, (), (id))

struct FoundEpisode {
  Number<std::int64_t> show_id;
  Field<int> season_number, episode_number;
};
BOOST_DESCRIBE_STRUCT(FoundEpisode, (), (show_id, season_number, episode_number))

struct FindResults {
  List<Found> movie_results, tv_results;
  List<FoundEpisode> tv_episode_results;
};
BOOST_DESCRIBE_STRUCT(FindResults, (), (movie_results, tv_results, tv_episode_results))

// An item of a search, of the trending list, or a part of a collection; of any kind, so every member but the id may be
// missing. https://developer.themoviedb.org/reference/search-multi
struct Hit {
  Number<std::int64_t> id;
  Field<std::string> media_type, title, name, original_title, original_name, release_date, first_air_date, overview;
  Field<std::string> poster_path, profile_path, known_for_department;
  Field<double> vote_average;
  Field<std::int64_t> vote_count;
};
BOOST_DESCRIBE_STRUCT(Hit, (),
                      (id, media_type, title, name, original_title, original_name, release_date, first_air_date,
                       overview, poster_path, profile_path, known_for_department, vote_average, vote_count))

struct Hits {
  List<Hit> results;
};
BOOST_DESCRIBE_STRUCT(Hits, (), (results))

// https://developer.themoviedb.org/reference/person-details
struct Person {
  Number<std::int64_t> id;
  Field<std::string> name, biography, birthday, deathday, place_of_birth, profile_path, known_for_department;
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, name, biography, birthday, deathday, place_of_birth, profile_path, known_for_department))

// One row per title and role or job: a title comes several times.
// https://developer.themoviedb.org/reference/person-combined-credits
struct Filmography {
  struct Row {
    Number<std::int64_t> id;
    Field<std::string> media_type, title, name, original_title, original_name, release_date, first_air_date,
        poster_path, character, job;
  };
  List<Row> cast, crew;
};
BOOST_DESCRIBE_STRUCT(Filmography::Row, (),
                      (id, media_type, title, name, original_title, original_name, release_date, first_air_date,
                       poster_path, character, job))
BOOST_DESCRIBE_STRUCT(Filmography, (), (cast, crew))

// https://developer.themoviedb.org/reference/collection-details
struct Collection {
  Number<std::int64_t> id;
  Field<std::string> name, overview, poster_path, backdrop_path;
  List<Hit> parts;
};
BOOST_DESCRIBE_STRUCT(Collection, (), (id, name, overview, poster_path, backdrop_path, parts))

// https://developer.themoviedb.org/reference/movie-videos
struct Video {
  Field<std::string> name, key, site, type, iso_639_1, published_at;
  Field<bool> official;
};
BOOST_DESCRIBE_STRUCT(Video, (), (name, key, site, type, iso_639_1, published_at, official))

struct Videos {
  List<Video> results;
};
BOOST_DESCRIBE_STRUCT(Videos, (), (results))

// https://developer.themoviedb.org/reference/movie-watch-providers
struct Provider {
  Number<std::int64_t> provider_id;
  Field<std::string> provider_name;
};
BOOST_DESCRIBE_STRUCT(Provider, (), (provider_id, provider_name))

struct ProvidersOfRegion {
  Field<std::string> link;
  List<Provider> flatrate, free, ads, rent, buy;
};
BOOST_DESCRIBE_STRUCT(ProvidersOfRegion, (), (link, flatrate, free, ads, rent, buy))

struct WatchProviders {
  Field<std::map<std::string, ProvidersOfRegion>> results;  // by region
};
BOOST_DESCRIBE_STRUCT(WatchProviders, (), (results))

// https://developer.themoviedb.org/reference/configuration-details
struct Configuration {
  struct Images {
    Field<std::string> secure_base_url;
    List<std::string> poster_sizes, backdrop_sizes, profile_sizes, still_sizes;
  };
  Field<Images> images;
};
BOOST_DESCRIBE_STRUCT(Configuration::Images, (),
                      (secure_base_url, poster_sizes, backdrop_sizes, profile_sizes, still_sizes))
BOOST_DESCRIBE_STRUCT(Configuration, (), (images))

// https://developer.themoviedb.org/reference/changes-movie-list
struct Changes {
  List<Found> results;
  Field<int> total_pages;
};
BOOST_DESCRIBE_STRUCT(Changes, (), (results, total_pages))

// Both shapes of a refusal: {"status_code":34,"status_message":"…"} and {"errors":["…"]} (docs/tmdb.md#statuses).
struct Refusal {
  Field<int> status_code;
  Field<std::string> status_message;
  Field<std::vector<std::string>> errors;
};
BOOST_DESCRIBE_STRUCT(Refusal, (), (status_code, status_message, errors))

}  // namespace cinemarco::tmdb::wire
