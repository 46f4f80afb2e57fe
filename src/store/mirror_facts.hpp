// SPDX-License-Identifier: MIT
// How a title is named in the mirror's tables.
#pragma once

#include "domain/title.hpp"

#include <string_view>

namespace cinemarco::store {

// `plays.media_type` of a title's plays.
[[nodiscard]] constexpr std::string_view play_type(TitleType type) {
  return type == TitleType::movie ? "movie" : "episode";
}

}  // namespace cinemarco::store
