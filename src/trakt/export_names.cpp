// SPDX-License-Identifier: MIT
#include "trakt/export_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace cinemarco::trakt {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view last_part(std::string_view path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

std::string_view folder_of(std::string_view path) {
  const auto slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? std::string_view{} : last_part(path.substr(0, slash));
}

// "watched-history" and "watched-history-12" are parts of "watched-history"; a file of one page has no number.
bool is_part_of(std::string_view stem, std::string_view whole) {
  if (!stem.starts_with(whole)) return false;
  stem.remove_prefix(whole.size());
  if (stem.empty()) return true;
  return stem.size() > 1 && stem.front() == '-' && std::ranges::all_of(stem.substr(1), is_digit);
}

template <std::size_t N>
bool is_part_of_any(std::string_view stem, const std::array<std::string_view, N>& wholes) {
  return std::ranges::any_of(wholes, [&](std::string_view whole) { return is_part_of(stem, whole); });
}

constexpr std::array<std::string_view, 4> kRatings{"ratings-movies", "ratings-shows", "ratings-seasons",
                                                   "ratings-episodes"};
constexpr std::array<std::string_view, 2> kWatched{"watched-movies", "watched-shows"};
constexpr std::array<std::string_view, 10> kOthers{"watched-playback", "lists-",      "collection-", "comments-",
                                                   "notes-",           "hidden-",     "likes-",      "network-",
                                                   "user-settings",    "user-profile"};

std::string_view number_at(std::string_view text, std::size_t from) {
  auto end = from;
  while (end < text.size() && is_digit(text[end])) ++end;
  return text.substr(from, end - from);
}

std::string_view without_zeros(std::string_view number) {
  const auto first = number.find_first_not_of('0');
  return first == std::string_view::npos ? number.substr(number.size() - 1) : number.substr(first);
}

}  // namespace

ExportKind export_kind(std::string_view path) {
  constexpr std::string_view kEnding = ".json";
  const auto name = last_part(path);
  const auto folder = folder_of(path);
  if (!name.ends_with(kEnding)) return ExportKind::foreign;
  const auto stem = name.substr(0, name.size() - kEnding.size());
  if (stem == "_errors") return ExportKind::errors;
  if (is_part_of(stem, "watched-history")) return ExportKind::history;
  if (folder == "watched" && stem.starts_with("history")) return ExportKind::history;
  if (is_part_of_any(stem, kRatings)) return ExportKind::ratings;
  if (is_part_of(stem, "lists-watchlist")) return ExportKind::watchlist;
  if (folder == "lists" && is_part_of(stem, "watchlist")) return ExportKind::watchlist;
  if (is_part_of_any(stem, kWatched)) return ExportKind::watched;
  const bool is_other = std::ranges::any_of(kOthers, [&](std::string_view start) { return stem.starts_with(start); });
  return is_other ? ExportKind::other : ExportKind::foreign;
}

bool counts_before(std::string_view left, std::string_view right) {
  std::size_t l = 0;
  std::size_t r = 0;
  while (l < left.size() && r < right.size()) {
    if (is_digit(left[l]) && is_digit(right[r])) {
      const auto a = number_at(left, l);
      const auto b = number_at(right, r);
      const auto x = without_zeros(a);
      const auto y = without_zeros(b);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
      l += a.size();
      r += b.size();
      continue;
    }
    if (left[l] != right[r]) return left[l] < right[r];
    ++l;
    ++r;
  }
  return left.size() - l < right.size() - r;
}

}  // namespace cinemarco::trakt
