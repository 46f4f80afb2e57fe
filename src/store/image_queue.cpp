// SPDX-License-Identifier: MIT
#include "store/image_queue.hpp"

#include <array>
#include <optional>

namespace cinemarco::store {

namespace {

constexpr std::array kKinds{ImageKind::poster, ImageKind::backdrop, ImageKind::profile, ImageKind::still};

std::optional<ImageKind> to_kind(const std::string& text) {
  for (const auto kind : kKinds) {
    if (to_string(kind) == text) return kind;
  }
  return std::nullopt;
}

}  // namespace

bool enqueue_image(Transaction& tx, const ImageRef& image) {
  return tx.connection()
             .use("INSERT INTO image_queue (kind, size, file) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
             .bind(to_string(image.kind), image.size, image.file)
             .run() > 0;
}

void ask_for_image(Transaction& tx, const ImageRef& image, Instant now) {
  tx.connection()
      .use(
          "INSERT INTO image_queue (kind, size, file, asked_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
          "asked_at = excluded.asked_at, not_before = NULL")
      .bind(to_string(image.kind), image.size, image.file, now)
      .run();
}

std::vector<QueuedImage> due_images(Connection& db, Instant now, int limit) {
  std::vector<QueuedImage> images;
  const auto read = [&](Use rows) {
    rows.bind(now, limit - static_cast<int>(images.size()));
    while (rows.next()) {
      if (const auto kind = to_kind(rows.text(0))) {
        images.push_back({{*kind, rows.text(1), rows.text(2)}, static_cast<int>(rows.integer(3))});
      }
    }
  };
  // Two questions, so that each is answered in the order of an index.
  read(
      db.use("SELECT kind, size, file, attempts FROM image_queue WHERE asked_at IS NOT NULL AND (not_before IS NULL OR "
             "not_before <= ?) ORDER BY asked_at DESC LIMIT ?"));
  read(
      db.use("SELECT kind, size, file, attempts FROM image_queue WHERE asked_at IS NULL AND (not_before IS NULL OR "
             "not_before <= ?) ORDER BY kind DESC, size DESC, file DESC LIMIT ?"));
  return images;
}

void image_done(Transaction& tx, const ImageRef& image) {
  tx.connection()
      .use("DELETE FROM image_queue WHERE kind = ? AND size = ? AND file = ?")
      .bind(to_string(image.kind), image.size, image.file)
      .run();
}

void image_failed(Transaction& tx, const ImageRef& image, std::string_view problem, Instant not_before) {
  tx.connection()
      .use(
          "UPDATE image_queue SET attempts = attempts + 1, not_before = ?, last_problem = ? "
          "WHERE kind = ? AND size = ? AND file = ?")
      .bind(not_before, problem, to_string(image.kind), image.size, image.file)
      .run();
}

std::int64_t queued_images(Connection& db) {
  auto row = db.use("SELECT count(*) FROM image_queue");
  row.next();
  return row.integer(0);
}

}  // namespace cinemarco::store
