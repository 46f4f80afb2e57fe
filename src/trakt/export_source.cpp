// SPDX-License-Identifier: MIT
#include "trakt/export_source.hpp"

#include "domain/error.hpp"
#include "trakt/export_inventory.hpp"
#include "trakt/export_lists.hpp"
#include "trakt/export_names.hpp"
#include "trakt/export_pages.hpp"
#include "trakt/export_proof.hpp"
#include "trakt/export_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace cinemarco::trakt {
namespace {

bool asks_for_plays(const std::set<Section>& sections) {
  return sections.contains(Section::movie_plays) || sections.contains(Section::episode_plays);
}

// Whom a problem with files of this kind concerns; empty where it was not asked for.
std::optional<Section> concerned(ExportKind kind, const ExportPages& pages, Section first) {
  switch (kind) {
    case ExportKind::history:
      if (!pages.wants(pages.any_plays())) return std::nullopt;
      return pages.any_plays();
    case ExportKind::ratings:
      return pages.wants(Section::ratings) ? std::optional{Section::ratings} : std::nullopt;
    case ExportKind::watchlist:
      return pages.wants(Section::watchlist) ? std::optional{Section::watchlist} : std::nullopt;
    default:
      return first;
  }
}

// Plays are asked for and there are none.
void report_no_history(const Inventory& inventory, const std::string& name, const std::set<Section>& sections,
                       ExportPages& pages) {
  const bool only_plays = std::ranges::all_of(
      sections, [](Section section) { return section == Section::movie_plays || section == Section::episode_plays; });
  const auto* message = inventory.has(ExportKind::watched)
                            ? "The export has no watched-history file: watched-movies and watched-shows only say how "
                              "often and when last, not when each play was. Make a new export with the history"
                            : "The export has no watched-history file, so no plays were read";
  if (inventory.has(ExportKind::watched) && only_plays) {
    throw Error{ErrorCode::invalid, fmt::format("{}: {}. {}", name, message, how_to_get_an_export())};
  }
  pages.add_problem(pages.any_plays(), {"export", message});
}

}  // namespace

std::string ExportSource::version(const std::set<Section>& /*sections*/, std::stop_token /*stop*/) {
  auto text = files_.version();
  lists_version_ = notes_version_ = text;  // a walk that was made before may not be made again
  return text;
}

std::optional<Instant> ExportSource::made_at(std::stop_token stop) {
  if (made_at_) return *made_at_;
  Inventory inventory;
  try {
    files_.visit(inventory, std::move(stop));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid) throw;  // what is wrong with the file, the walk tells
  }
  made_at_ = inventory.newest();
  return *made_at_;
}

void ExportSource::walk(const std::set<Section>& sections, const WalkPosition& from,
                        const std::function<void(SourcePage&&)>& sink, std::stop_token stop) {
  if (sections.empty()) return;
  Inventory inventory;
  std::optional<Error> broken;
  try {
    files_.visit(inventory, stop);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid || !inventory.is_export()) throw;
    broken = error;  // the second pass reads up to there
  }
  if (!inventory.is_export()) {
    throw Error{ErrorCode::invalid, fmt::format("{}. {}", inventory.refusal(files_.name()), how_to_get_an_export())};
  }

  const auto version = files_.version();
  const bool has_lists = inventory.has(ExportKind::lists) || inventory.has(ExportKind::list_items);
  lists_version_ = has_lists ? std::optional{version} : std::nullopt;
  notes_version_ = inventory.has(ExportKind::notes) ? std::optional{version} : std::nullopt;

  const auto first = *sections.begin();
  ExportPages pages{sections, from, kExportPageRows, sink};
  for (auto& [kind, problem] : inventory.problems()) {
    if (const auto section = concerned(kind, pages, first)) pages.add_problem(*section, std::move(problem));
  }
  if (asks_for_plays(sections) && !inventory.has(ExportKind::history) && !broken && !inventory.is_loose()) {
    report_no_history(inventory, files_.name(), sections, pages);
  }
  ExportProof proof;
  RowReader reader{pages, proof, first};
  try {
    files_.visit(reader, stop);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::invalid) pages.break_off();
    throw;
  }
  if (broken) {  // only skipping stumbled over it
    pages.break_off();
    throw Error{*broken};
  }
  if (const auto problem = reader.nothing_came_in()) {
    throw Error{ErrorCode::invalid,
                fmt::format("Nothing of {} could be read: {} {}", files_.name(), problem->where, problem->message)};
  }
  for (auto& [section, hint] : proof.hints(inventory.newest(), sections)) {
    pages.add_hint(pages.wants(section) ? section : pages.any_plays(), std::move(hint));
  }
  pages.finish();
}

StatedLists ExportSource::lists(const KnownList& /*known*/, std::stop_token stop) {
  ListReader reader{ListFiles::lists};
  files_.visit(reader, std::move(stop));
  return std::move(reader).lists();
}

StatedNotes ExportSource::notes(std::stop_token stop) {
  ListReader reader{ListFiles::notes};
  files_.visit(reader, std::move(stop));
  return std::move(reader).notes();
}

}  // namespace cinemarco::trakt
