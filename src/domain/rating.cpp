// SPDX-License-Identifier: MIT
// Ten points to five steps.
#include "domain/rating.hpp"

namespace cinemarco {

std::optional<PersonalRating> from_trakt_rating(int rating) noexcept {
  if (rating < 1 || rating > 10) return std::nullopt;
  return static_cast<PersonalRating>((rating + 1) / 2);
}

}  // namespace cinemarco
