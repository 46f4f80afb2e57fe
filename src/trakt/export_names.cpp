// SPDX-License-Identifier: MIT
#include "trakt/export_names.hpp"

#include "domain/lower_case.hpp"
#include "trakt/export_look_alikes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>

namespace cinemarco::trakt {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr std::array<Stem, 8> kStems{{{"watched-history", ExportKind::history, ""},
                                      {"ratings-movies", ExportKind::ratings, ""},
                                      {"ratings-shows", ExportKind::ratings, ""},
                                      {"ratings-seasons", ExportKind::ratings, ""},
                                      {"ratings-episodes", ExportKind::ratings, ""},
                                      {"lists-watchlist", ExportKind::watchlist, ""},
                                      {"history", ExportKind::history, "watched"},
                                      {"watchlist", ExportKind::watchlist, "lists"}}};
constexpr std::array<std::string_view, 2> kWatched{"watched-movies", "watched-shows"};
constexpr std::array<std::string_view, 11> kOthers{"watched-playback", "lists-",        "list-",       "collection-",
                                                   "comments-",        "notes-",        "hidden-",     "likes-",
                                                   "network-",         "user-settings", "user-profile"};

template <std::size_t N>
bool starts_with_any(std::string_view text, const std::array<std::string_view, N>& starts) {
  return std::ranges::any_of(starts, [&](std::string_view start) { return text.starts_with(start); });
}

// The number that a name ends with, "-12"; 0 for none at all, empty for anything else.
std::optional<int> page_of(std::string_view rest) {
  if (rest.empty()) return 0;
  int number = 0;
  const auto* end = rest.data() + rest.size();
  if (rest.front() != '-' || rest.size() < 2 || !is_digit(rest[1])) return std::nullopt;
  const auto [stopped, error] = std::from_chars(rest.data() + 1, end, number);
  if (error != std::errc{} || stopped != end || number < 1 || number > kMostPages) return std::nullopt;
  return number;
}

// "-1 (1)", "-1 - copy": the page that was copied.
int page_before(std::string_view rest) {
  if (!rest.starts_with('-')) return 0;
  std::size_t digits = 1;
  while (digits < rest.size() && is_digit(rest[digits])) ++digits;
  return page_of(rest.substr(0, digits)).value_or(0);
}

ExportName look_alike(const Stem& stem, std::string_view rest) {
  return {ExportKind::look_alike, stem.kind, stem.text, page_before(rest)};
}

// A file of the CSV export bears the name of its JSON sibling.
ExportName csv_name(std::string_view stem) {
  for (const auto& it : kStems) {
    if (!it.folder.empty() || !stem.starts_with(it.text)) continue;
    return {ExportKind::csv, it.kind, it.text, page_before(stem.substr(it.text.size()))};
  }
  const bool ours = starts_with_any(stem, kWatched) || starts_with_any(stem, kOthers);
  return {.kind = ours ? ExportKind::csv : ExportKind::foreign};
}

// The beginning of the name of a list's file, in either layout; "" where it is none.
std::string_view list_prefix(std::string_view stem, std::string_view folder) {
  for (const std::string_view prefix : {"lists-list-", "list-"}) {
    if (stem.starts_with(prefix) && (prefix.starts_with("lists-") || folder == "lists")) return prefix;
  }
  return {};
}

std::optional<ExportKind> kind_of_list(std::string_view stem, std::string_view folder) {
  if (const auto prefix = list_prefix(stem, folder); !prefix.empty()) {
    return prefix.size() < stem.size() && is_digit(stem[prefix.size()]) ? std::optional{ExportKind::list_items}
                                                                        : std::nullopt;
  }
  for (const std::string_view name : {"lists-lists", "lists"}) {
    if (stem.starts_with(name) && (name != "lists" || folder == "lists") && page_of(stem.substr(name.size()))) {
      return ExportKind::lists;
    }
  }
  for (const std::string_view name : {"notes-movies", "notes-shows", "notes-seasons", "notes-episodes"}) {
    if (stem.starts_with(name) && page_of(stem.substr(name.size()))) return ExportKind::notes;
  }
  return std::nullopt;
}

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

std::span<const Stem> page_stems() {
  return kStems;
}

std::string_view file_part(std::string_view path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

std::string_view folder_part(std::string_view path) {
  const auto slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

ExportName export_name(std::string_view path) {
  const auto name = lower_case(file_part(path));
  const auto folder = lower_case(file_part(folder_part(path)));
  if (name.starts_with("._") || lower_case(path).contains("__macosx")) return {};  // what macOS keeps beside each file
  const bool is_json = name.ends_with(".json");
  const auto stem = std::string_view{name}.substr(0, name.rfind('.'));
  if (is_json && stem == "_errors") return {.kind = ExportKind::errors};
  if (is_json && stem == "user-stats") return {.kind = ExportKind::stats};
  if (is_json && stem.starts_with("custom-library") && page_of(stem.substr(14))) return {.kind = ExportKind::library};
  if (name.ends_with(".csv")) return csv_name(stem);
  if (const auto kind = is_json ? kind_of_list(stem, folder) : std::nullopt) return {.kind = *kind};
  const auto shown = std::string_view{name}.substr(std::min(name.size(), name.find_first_not_of('.')));
  for (const auto& it : kStems) {
    if (!it.folder.empty() && it.folder != folder) continue;
    if (is_json && stem.starts_with(it.text)) {
      if (const auto page = page_of(stem.substr(it.text.size()))) return {it.kind, it.kind, it.text, *page};
    }
    if (shown.starts_with(it.text) && shown.size() > it.text.size() && !is_letter(shown[it.text.size()])) {
      return look_alike(it, shown.substr(it.text.size()));
    }
  }
  if (is_json && starts_with_any(stem, kWatched)) return {.kind = ExportKind::watched};
  if (starts_with_any(stem, kOthers)) return {.kind = is_json ? ExportKind::other : ExportKind::foreign};
  for (const auto& it : kStems) {  // "Kopie von watched-history-1.json"
    const auto at = shown.find(it.text);
    if (!it.folder.empty() || at == std::string_view::npos || at == 0) continue;
    if (!is_letter(shown[at - 1]) && !is_digit(shown[at - 1])) return look_alike(it, shown.substr(at + it.text.size()));
  }
  return resembled(name);
}

ListOfFile list_of(std::string_view path) {
  const auto name = lower_case(file_part(path));
  const auto folder = lower_case(file_part(folder_part(path)));
  const auto stem = std::string_view{name}.substr(0, name.rfind('.'));
  const auto prefix = list_prefix(stem, folder);
  ListOfFile list;
  const auto* end = stem.data() + stem.size();
  const auto [stopped, error] = std::from_chars(stem.data() + prefix.size(), end, list.number);
  if (prefix.empty() || error != std::errc{}) return {};
  if (stopped != end && *stopped == '-') list.slug = std::string{stopped + 1, end};
  return list;
}

bool natural_less(std::string_view left, std::string_view right) {
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
