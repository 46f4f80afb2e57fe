// SPDX-License-Identifier: MIT
// TMDB's pictures as the other rooms meet them.
#pragma once

#include "domain/details.hpp"

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace cinemarco {

struct PictureUsage {
  std::int64_t files = 0;
  std::int64_t bytes = 0;
};

// TMDB's pictures on disk. Safe from several threads at once.
class Pictures {
 public:
  virtual ~Pictures() = default;
  [[nodiscard]] virtual bool has(const ImageRef& image) const = 0;
  // Fetches and stores one picture atomically. Throws Error: not_found, invalid (no picture came), upstream, cancelled.
  virtual void fetch(const ImageRef& image, std::stop_token stop) = 0;
  // Where the picture lies, fetched if it is missing; callers who want the same one at once share the fetch.
  // Throws as `fetch`.
  [[nodiscard]] virtual std::filesystem::path ensure(const ImageRef& image, std::stop_token stop) = 0;
  // How much room they take.
  [[nodiscard]] virtual PictureUsage usage() const = 0;
  // Removes those that were looked at longest ago until at most so many bytes are left; says how many went. They come
  // again when they are looked at.
  virtual std::int64_t trim(std::int64_t most_bytes) = 0;
  [[nodiscard]] virtual std::int64_t requests() const = 0;
};

}  // namespace cinemarco
