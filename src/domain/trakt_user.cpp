// SPDX-License-Identifier: MIT
#include "domain/trakt_user.hpp"

#include "domain/lower_case.hpp"

namespace cinemarco {

namespace {

bool equal_without_case(const std::string& left, const std::string& right) {
  return lower_case(left) == lower_case(right);
}

}  // namespace

bool is_same_user(const TraktUser& left, const TraktUser& right) {
  if (!left.uuid.empty() && !right.uuid.empty()) return left.uuid == right.uuid;
  return equal_without_case(left.slug, right.slug);
}

std::string shown(const TraktUser& user) {
  if (user.name.empty() || equal_without_case(user.name, user.slug)) return user.slug;
  return user.name + " (" + user.slug + ")";
}

}  // namespace cinemarco
