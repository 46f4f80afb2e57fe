// SPDX-License-Identifier: MIT
// Trakt's ten points as Cinemarco's five named steps (docs/contract.md#rule-6).
#pragma once

#include <optional>
#include <string_view>

namespace cinemarco {

enum class PersonalRating { waste = 1, meh = 2, decent = 3, entertaining = 4, outstanding = 5 };

// 1–2 waste, 3–4 meh, 5–6 decent, 7–8 entertaining, 9–10 outstanding; anything else is no rating.
[[nodiscard]] std::optional<PersonalRating> from_trakt_rating(int rating) noexcept;
[[nodiscard]] std::string_view to_string(PersonalRating rating) noexcept;

}  // namespace cinemarco
