// SPDX-License-Identifier: MIT
// What a sandbox can be told when it starts.
#pragma once

#include "sandbox/faults.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace cinemarco::sandbox {

/// The size of a made-up account. `plays` 0 = every movie and episode once, and one movie in ten again.
struct AccountSize {
  int movies = 1000;
  int watchlist_movies = 100;
  int series = 200;
  int seasons = 5;
  int episodes = 12;
  int plays = 0;
  int cast = 10;
  int crew = 5;
  std::uint64_t seed = 1;
};

/// The real services' limits (docs/trakt.md#rate-limits, docs/tmdb.md#rate-limits), with time that a test may shorten.
struct Limits {
  bool real = false;
  int trakt_gets = 500;
  int trakt_gets_before_ban = 600;
  std::chrono::milliseconds trakt_window{300'000};
  std::chrono::milliseconds cloudflare_ban{300'000};
  std::chrono::milliseconds trakt_post_gap{1'000};
  int tmdb_per_second = 50;
  int tmdb_connections = 20;
};

struct Options {
  std::string account = "sample";  // or "large"
  AccountSize size;                // of "large"
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0 = a free one
  std::chrono::milliseconds latency{0};
  std::optional<std::chrono::milliseconds> image_latency;  // as latency where not given
  int max_page = 250;  // rows of Trakt's longest page; smaller ones make an account of many pages cheap
  Limits limits;
  Faults faults;
  bool auto_approve = false;    // device codes and authorize pages are approved at once
  int approve_after_polls = 0;  // approved at that poll; 0 = never by itself
  std::chrono::seconds token_lifetime{7 * 24 * 3600};
  std::chrono::seconds device_lifetime{600};
  std::chrono::seconds device_interval{1};
  bool prewarm = false;  // render and compress every TMDB body before the first request
};

inline constexpr char kClientId[] = "c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1";
inline constexpr char kClientSecret[] = "5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e";
inline constexpr char kTmdbKey[] = "0123456789abcdef0123456789abcdef";
inline constexpr char kTmdbReadToken[] = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJzYW5kYm94In0.c2FuZGJveA";

}  // namespace cinemarco::sandbox
