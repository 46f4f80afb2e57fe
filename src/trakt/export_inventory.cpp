// SPDX-License-Identifier: MIT
#include "trakt/export_inventory.hpp"

#include "domain/cut.hpp"
#include "domain/lower_case.hpp"
#include "trakt/export_look_alikes.hpp"
#include "trakt/export_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace cinemarco::trakt {
namespace {

constexpr std::size_t kLongestPath = 200;  // that a message shows
constexpr std::string_view kArchives[] = {".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".xz", ".bz2", ".zst"};

bool leads_out(std::string_view path) {
  if (path.starts_with('/') || path.starts_with('\\')) return true;
  while (!path.empty()) {
    const auto part = path.substr(0, path.find_first_of("/\\"));
    if (part == "..") return true;
    path.remove_prefix(std::min(path.size(), part.size() + 1));
  }
  return false;
}

bool is_archive(std::string_view path) {
  const auto file = lower_case(file_part(path));
  if (file.starts_with("._")) return false;  // what macOS keeps beside each file
  return std::ranges::any_of(kArchives, [&file](std::string_view ending) { return file.ends_with(ending); });
}

}  // namespace

bool Inventory::begin(const ExportMember& member) {
  auto name = export_name(member.path);
  if (leads_out(member.path)) {
    note(ExportKind::foreign, member.path, "this name leads out of the export; nothing was written there");
  }
  const auto kind = member.kind.value_or(name.kind);
  kinds_.insert(kind);
  is_loose_ = is_loose_ || member.kind.has_value();
  if (kind == ExportKind::look_alike) {
    note(name.like, member.path, look_alike_reason(member.path, name));
  } else if (kind == ExportKind::csv && name.like != ExportKind::foreign) {
    note(name.like, member.path, "is of Trakt's CSV export, which is not read here: export once more, and choose JSON");
    sets_.add(member.path, name, Page::told);
  } else if (kind == ExportKind::foreign && is_archive(member.path)) {
    note(kind, member.path, "is an archive in the export, and is not looked into: unpack it, and import what it holds");
  } else if (kind == name.kind || name.kind == ExportKind::look_alike) {
    sets_.add(member.path, name, Page::read);
  }
  if (kind != ExportKind::foreign && member.written)
    newest_ = std::max(newest_.value_or(*member.written), *member.written);
  return false;
}

void Inventory::passed_over(const std::string& path, const std::string& why) {
  note(export_name(path).like, path, why);
}

void Inventory::note(ExportKind kind, const std::string& where, std::string message) {
  if (problems_.size() >= kMaxProblems) return;
  problems_.push_back({kind, {std::string{cut(where, kLongestPath)}, std::move(message)}});
}

std::vector<std::pair<ExportKind, RowProblem>> Inventory::problems() const {
  auto all = problems_;
  for (auto& gap : sets_.gaps()) all.push_back(std::move(gap));
  return all;
}

std::string Inventory::refusal(const std::string& name) const {
  if (has(ExportKind::library)) {
    return fmt::format(
        "{} is Trakt's custom library: it says what you own, and holds no history, no ratings and no "
        "watchlist",
        name);
  }
  if (has(ExportKind::csv)) {
    return fmt::format("{} is Trakt's CSV export, which is not read here. Export once more, and choose JSON", name);
  }
  if (has(ExportKind::watched)) {
    return fmt::format(
        "{} has no watched-history file: watched-movies and watched-shows only say how often and when "
        "last, not when each play was. Make a new export with the history",
        name);
  }
  if (!problems_.empty()) {
    const auto& [kind, problem] = problems_.front();
    return fmt::format("Nothing of {} can be read: {} {}", name, problem.where, problem.message);
  }
  if (has(ExportKind::other) || has(ExportKind::errors) || has(ExportKind::stats)) {
    return fmt::format("{} is of Trakt, but holds no plays, no ratings and no watchlist", name);
  }
  return fmt::format(
      "{} is not an export of Trakt: it has none of watched-history.json, ratings-movies.json, "
      "lists-watchlist.json and the like",
      name);
}

}  // namespace cinemarco::trakt
