// SPDX-License-Identifier: MIT
// How TMDB and its picture host may be used: addresses, key, pace, retries, time-outs. Numbers:
// docs/tmdb.md#our-numbers.
#pragma once

#include "domain/language.hpp"
#include "domain/live_text.hpp"
#include "net/http_client.hpp"
#include "net/service.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::tmdb {

struct TmdbSettings {
  std::string api_url = "https://api.themoviedb.org/3";
  std::string image_url = "https://image.tmdb.org/t/p";
  LiveText api_key;                      // a v3 key or a v4 read token; never shown
  std::optional<double> rate;            // API requests per second; 0: no ceiling; empty: ours (35/s)
  std::string language{kUsualLanguage};  // of titles, texts and pictures (domain/language.hpp)
};

// Where a user makes or copies a key.
inline constexpr std::string_view kKeyPage = "https://www.themoviedb.org/settings/api";

// A v3 key goes into the query as `api_key`, a v4 read token (a JWT) into `Authorization: Bearer` (docs/tmdb.md#key).
enum class KeyKind { v3_key, read_token };
[[nodiscard]] KeyKind key_kind(std::string_view key) noexcept;

// "TMDB": 35/s with bursts of 20, at most 16 in flight. A `rate` of the settings is evenly spaced (4 is a gap of 250
// ms).
[[nodiscard]] net::ServiceOptions api_service(const TmdbSettings& settings);
// "TMDB images": at most 10 in flight, no pace; 429 is honoured.
[[nodiscard]] net::ServiceOptions image_service();

// 5 s to connect, 30 s in all; 16 MB for an answer, 20 MB for a picture.
[[nodiscard]] net::HttpOptions api_http();
[[nodiscard]] net::HttpOptions image_http();

}  // namespace cinemarco::tmdb
