// SPDX-License-Identifier: MIT
// Titles as TMDB knows them, in the library or not; through the cache.
#include "api/features.hpp"
#include "api/tmdb_reports.hpp"

namespace cinemarco::api {

void add_tmdb(Operations& api, Services& services) {
  api.get("/api/tmdb/movie/{id}", "A movie by TMDB's number, with cast and crew",
          [&services](const Call& call, std::int64_t id) {
            return to_report(services.catalogue.movie(TmdbMovieId{id}, call.stop));
          })
      .asks_others();
  api.get("/api/tmdb/tv/{id}", "A series by TMDB's number, with all seasons, cast and crew",
          [&services](const Call& call, std::int64_t id) {
            return to_report(services.catalogue.series(TmdbSeriesId{id}, call.stop));
          })
      .asks_others();
  api.get("/api/tmdb/tv/{id}/season/{n}", "One season with its episodes",
          [&services](const Call& call, std::int64_t id, int number) {
            return to_report(services.catalogue.season(TmdbSeriesId{id}, number, call.stop));
          })
      .asks_others();
}

}  // namespace cinemarco::api
