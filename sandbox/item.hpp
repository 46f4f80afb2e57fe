// SPDX-License-Identifier: MIT
// What an account's rows speak of.
#pragma once

#include "sandbox/instant.hpp"

#include <compare>
#include <cstdint>
#include <string_view>

namespace cinemarco::sandbox {

enum class Media : std::uint8_t { movie, show, season, episode };
std::string_view name_of(Media media);

/// A title, season or episode; `title` is an index into the catalogue.
struct Item {
  Media media = Media::movie;
  std::uint32_t title = 0;
  int season = 0;
  int episode = 0;
  auto operator<=>(const Item&) const = default;
};

}  // namespace cinemarco::sandbox
