// SPDX-License-Identifier: MIT
// Whose Trakt account something is (docs/contract.md#rule-13).
#pragma once

#include <string>

namespace cinemarco {

// `slug` is never empty. A user may take another name, and with it another slug; the uuid stays (Trakt's
// /users/settings). A slug that one user gave up may go to another.
struct TraktUser {
  std::string slug;
  std::string name;  // as Trakt shows it; may be empty
  std::string uuid;  // empty where it was not told
  bool operator==(const TraktUser&) const = default;
};

// By uuid where both have one, else by slug, without case.
[[nodiscard]] bool is_same_user(const TraktUser& left, const TraktUser& right);

// "Jane (jane-doe)", or the slug alone.
[[nodiscard]] std::string shown(const TraktUser& user);

}  // namespace cinemarco
