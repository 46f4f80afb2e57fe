// SPDX-License-Identifier: MIT
// What was asked of the sandbox, so that tests can say how many requests a run needs.
#pragma once

#include "sandbox/http.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace cinemarco::sandbox {

struct Counters {
  std::map<std::string, std::uint64_t, std::less<>> services;       // trakt, auth, tmdb, images
  std::map<std::string, std::uint64_t, std::less<>> kinds;          // "history/movies", "tmdb/movie" …
  std::map<std::string, std::uint64_t, std::less<>> max_in_flight;  // by service
  std::map<std::string, std::uint64_t, std::less<>> statuses;       // "200", "429" …
  std::uint64_t token_refreshes = 0;

  std::uint64_t service(std::string_view name) const;
  std::uint64_t kind(std::string_view name) const;
};

/// "history/movies", "ratings/shows", "last_activities", "oauth/token", "tmdb/movie", "tmdb/season", "image/poster" …
std::string kind_of(const Request& request, Service service);
std::string to_json(const Counters& counters);

}  // namespace cinemarco::sandbox
