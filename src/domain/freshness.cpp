// SPDX-License-Identifier: MIT
#include "domain/freshness.hpp"

#include "domain/airing.hpp"

#include <algorithm>

namespace cinemarco {

namespace {

using std::chrono::days;

constexpr days kDaily{1};
constexpr days kWeekly{7};
constexpr days kMonthly{30};
// So long after its release a movie's entry still changes from week to week.
constexpr days kNew{90};

bool has_ended(const TitleAge& title) {
  return title.status && is_ended(*title.status);
}

}  // namespace

days lifetime(const TitleAge& title, Date today) {
  if (title.is_gone) return kMonthly;
  if (title.title.type == TitleType::series) {
    if (title.awaits_episode) return kDaily;
    return has_ended(title) ? kMonthly : kWeekly;
  }
  const bool is_new = !title.released || std::chrono::sys_days{today} - std::chrono::sys_days{*title.released} < kNew;
  return is_new ? kWeekly : kMonthly;
}

Instant due_at(const TitleAge& title, Date today) {
  if (title.is_foreign) return title.fetched_at;
  const auto known = std::max(title.fetched_at, title.checked_at.value_or(title.fetched_at));
  const auto due = known + lifetime(title, today);
  return title.is_gone ? due : std::min(due, title.fetched_at + kMaxAge);
}

double requests_per_day(std::span<const TitleAge> titles, Date today) {
  double sum = 0;
  for (const auto& title : titles) sum += 1.0 / static_cast<double>(lifetime(title, today).count());
  return sum;
}

}  // namespace cinemarco
