// SPDX-License-Identifier: MIT
// Titles as TMDB knows them, in the library or not; through the cache.
#include "api/discovery_reports.hpp"
#include "api/features.hpp"
#include "api/tmdb_reports.hpp"

namespace cinemarco::api {

namespace {

struct SearchQuery {
  std::string q;
};
BOOST_DESCRIBE_STRUCT(SearchQuery, (), (q))

// Asked before the library is: nobody holds a reader over the network.
template <class Details>
auto with_library(Services& services, const Details& details) {
  store::Reader reader{services.database};
  return to_report(reader, services.account, details);
}

void add_search(Operations& api, Services& services, const char* path, const char* summary, SearchKind kind) {
  api.get(path, summary,
          [&services, kind](const Call& call, const Query<SearchQuery>& query) {
            return with_library(services, services.discovery.search(kind, query->q, call.stop));
          })
      .in(Lane::look_ups);
}

void add_trending(Operations& api, Services& services, const char* path, const char* summary, TitleType type) {
  api.get(path, summary,
          [&services, type](const Call& call) {
            return with_library(services, services.discovery.trending(type, call.stop));
          })
      .in(Lane::look_ups);
}

struct KeyReport {
  bool accepted = false;
  std::optional<std::string> message;  // what is wrong and what to do
};
BOOST_DESCRIBE_STRUCT(KeyReport, (), (accepted, message))

// That TMDB cannot be asked says nothing of the key, and is an error like any other.
KeyReport check_key(Services& services, std::stop_token stop) {
  try {
    services.discovery.check_key(std::move(stop));
    return {true, std::nullopt};
  } catch (const Error& error) {
    if (error.code() != ErrorCode::configuration) throw;
    return {false, error.what()};
  }
}

void add_discovery(Operations& api, Services& services) {
  add_search(api, services, "/api/tmdb/search/movie", "Movies that TMDB finds", SearchKind::movie);
  add_search(api, services, "/api/tmdb/search/tv", "Series that TMDB finds", SearchKind::series);
  add_search(api, services, "/api/tmdb/search/multi", "Movies, series and people that TMDB finds", SearchKind::multi);
  add_trending(api, services, "/api/tmdb/trending/movie", "This week's movies", TitleType::movie);
  add_trending(api, services, "/api/tmdb/trending/tv", "This week's series", TitleType::series);
  api.get("/api/tmdb/person/{id}", "A person and everything the person took part in",
          [&services](const Call& call, std::int64_t id) {
            return with_library(services, services.discovery.person(TmdbPersonId{id}, call.stop));
          })
      .in(Lane::look_ups);
  api.get("/api/tmdb/collection/{id}", "A collection of movies",
          [&services](const Call& call, std::int64_t id) {
            return with_library(services, services.discovery.collection(id, call.stop));
          })
      .in(Lane::look_ups);
}

}  // namespace

void add_tmdb(Operations& api, Services& services) {
  add_discovery(api, services);
  api.get("/api/tmdb/key", "Whether TMDB accepts the key",
          [&services](const Call& call) { return check_key(services, call.stop); })
      .in(Lane::look_ups);
  api.get("/api/tmdb/movie/{id}", "A movie by TMDB's number, with cast and crew",
          [&services](const Call& call, std::int64_t id) {
            return with_library(services, services.catalogue.movie(TmdbMovieId{id}, call.stop));
          })
      .in(Lane::look_ups);
  api.get("/api/tmdb/tv/{id}", "A series by TMDB's number, with all seasons, cast and crew",
          [&services](const Call& call, std::int64_t id) {
            return with_library(services, services.catalogue.series(TmdbSeriesId{id}, call.stop));
          })
      .in(Lane::look_ups);
  api.get("/api/tmdb/tv/{id}/season/{n}", "One season with its episodes",
          [&services](const Call& call, std::int64_t id, int number) {
            return to_report(services.catalogue.season(TmdbSeriesId{id}, number, call.stop));
          })
      .in(Lane::look_ups);
}

}  // namespace cinemarco::api
