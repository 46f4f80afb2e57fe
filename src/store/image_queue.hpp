// SPDX-License-Identifier: MIT
// Pictures still to be fetched. A row stays until its picture lies on disk, over crashes and restarts.
#pragma once

#include "domain/details.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace cinemarco::store {

struct QueuedImage {
  ImageRef image;
  int attempts = 0;  // that failed
};

// True if it was not queued yet.
bool enqueue_image(Transaction& tx, const ImageRef& image);
// Somebody looks at its place: it goes first, and is due at once.
void ask_for_image(Transaction& tx, const ImageRef& image, Instant now);
// Up to `limit` pictures that may be asked for now: those that were looked for last first, then posters.
[[nodiscard]] std::vector<QueuedImage> due_images(Connection& db, Instant now, int limit);
void image_done(Transaction& tx, const ImageRef& image);
// Stays queued; not asked for again before `not_before`.
void image_failed(Transaction& tx, const ImageRef& image, std::string_view problem, Instant not_before);
[[nodiscard]] std::int64_t queued_images(Connection& db);

}  // namespace cinemarco::store
