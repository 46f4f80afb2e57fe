// SPDX-License-Identifier: MIT
// The pictures of a title that are fetched before anybody looks at them.
#pragma once

#include "domain/details.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cinemarco::exchange {

inline constexpr const char* kPosterSize = "w342";
inline constexpr const char* kBackdropSize = "w780";

// Of a movie or a series: poster and backdrop, where it has them.
template <class Details>
[[nodiscard]] std::vector<ImageRef> pictures_of(const Details& details) {
  std::vector<ImageRef> pictures;
  const auto add = [&](ImageKind kind, const char* size, const std::optional<std::string>& path) {
    if (path && path->size() > 1 && path->front() == '/') pictures.push_back({kind, size, path->substr(1)});
  };
  add(ImageKind::poster, kPosterSize, details.poster_path);
  add(ImageKind::backdrop, kBackdropSize, details.backdrop_path);
  return pictures;
}

}  // namespace cinemarco::exchange
