// SPDX-License-Identifier: MIT
#include "domain/trakt_user.hpp"

#include <algorithm>

namespace cinemarco {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal_without_case(const std::string& left, const std::string& right) {
  return std::ranges::equal(left, right, {}, lower, lower);
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
