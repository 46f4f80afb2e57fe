// SPDX-License-Identifier: MIT
#include "exchange/picture_queue.hpp"

#include "store/image_queue.hpp"

#include <spdlog/spdlog.h>

#include <chrono>
#include <utility>

namespace cinemarco::exchange {

namespace {

// docs/tmdb.md#pictures.
constexpr std::chrono::hours kRetryMissing{24};
constexpr std::chrono::hours kRetryFailed{1};
// So many failures in a row: the host is away.
constexpr int kFailures = 3;

}  // namespace

bool note_failed_picture(store::Database& database, const ImageRef& image, const Error& error, Instant now) {
  const bool missing = error.code() == ErrorCode::not_found || error.code() == ErrorCode::invalid ||
                       error.code() == ErrorCode::too_large;
  store::Transaction tx{database};
  store::image_failed(tx, image, error.what(), now + (missing ? kRetryMissing : kRetryFailed));
  tx.commit();
  return missing;
}

void queue_picture(store::Database& database, const ImageRef& image) noexcept {
  try {
    store::Transaction tx{database, store::Durability::normal, std::chrono::milliseconds{0}};
    store::enqueue_image(tx, image);
    tx.commit();
  } catch (const std::exception& error) {
    spdlog::debug("a picture was not queued: {}", error.what());
  }
}

std::int64_t fetch_queued_pictures(store::Database& database, Pictures& pictures, Clock& clock, int most,
                                   std::stop_token stop) {
  std::vector<ImageRef> waiting;
  {
    store::Reader reader{database};
    waiting = store::due_images(reader, clock.now(), most);
  }
  std::int64_t fetched = 0;
  int failures = 0;
  for (const auto& image : waiting) {
    if (stop.stop_requested() || failures == kFailures) break;
    try {
      if (!pictures.has(image)) {
        pictures.fetch(image, stop);
        ++fetched;
      }
      store::Transaction tx{database};
      store::image_done(tx, image);
      tx.commit();
      failures = 0;
    } catch (const Error& error) {
      if (error.code() == ErrorCode::cancelled) break;
      if (error.code() == ErrorCode::internal) throw;
      failures = note_failed_picture(database, image, error, clock.now()) ? 0 : failures + 1;
    }
  }
  return fetched;
}

}  // namespace cinemarco::exchange
