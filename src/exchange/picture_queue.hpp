// SPDX-License-Identifier: MIT
// The queue of pictures: what imports, syncs and refreshed titles name comes behind them, and holds up nothing.
#pragma once

#include "domain/clock.hpp"
#include "domain/error.hpp"
#include "domain/pictures.hpp"
#include "store/database.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>

namespace cinemarco::exchange {

// As many as TMDB's image host allows in flight (docs/tmdb.md#our-numbers), and a few that write to disk meanwhile.
inline constexpr int kPictureWorkers = 12;
// So many failures in a row: the host is away, and the rest waits.
inline constexpr int kFailedPictures = 8;

// How long a picture that failed so often before stays alone now: each time longer, up to a day; one that TMDB does not
// have, days. Empty: TMDB does not have it, time after time, and it is asked for no more unless somebody looks.
[[nodiscard]] std::optional<std::chrono::minutes> picture_pause(ErrorCode why, int failed_before);

// A browser looks for it, and it did not come: it comes first now. Not at all while the database is in use.
void ask_for_picture(store::Database& database, const ImageRef& image, Instant now) noexcept;

// References must outlive the work.
struct PictureWork {
  store::Database& database;
  Pictures& pictures;
  Clock& clock;
  std::filesystem::path folder;          // of the pictures: one at a time fetches into it
  std::function<bool()> may_go_on = {};  // asked before each picture, from any thread
  std::function<void()> came = {};       // told of each picture that is here, from any thread
};

struct PictureReport {
  std::int64_t fetched = 0;
  bool is_elsewhere = false;  // another program is at it
  bool host_is_away = false;
};

// Fetches what is due, with a few threads, until nothing is, or at a stop, or when the host is away. Throws
// Error{internal} where pictures cannot be stored.
PictureReport fetch_queued_pictures(const PictureWork& work, const std::stop_token& stop);

}  // namespace cinemarco::exchange
