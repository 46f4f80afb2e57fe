// SPDX-License-Identifier: MIT
// A person's facts from Trakt's own export, an archive, a folder with its files, or some of these: no API app needed
// (docs/trakt.md#the-export).
#pragma once

#include "domain/history_source.hpp"
#include "trakt/export_files.hpp"
#include "trakt/owner.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::trakt {

inline constexpr std::size_t kExportPageRows = 500;

// Rows carry the history ids of the API, so both ways in meet the same plays; rows that tools appended without one
// carry a `source_key`. Files may come in any order; problems and hints are delivered with each section's last page,
// parts in the order of their numbers. What is missing, copied, linked or unreadable is a problem of the section it
// belongs to.
class ExportSource final : public HistorySource {
 public:
  explicit ExportSource(std::filesystem::path path, ExportBounds bounds = {})
      : files_{std::vector{std::move(path)}, {}, bounds} {}
  // One archive or folder, or loose files of one export; `name` is what the user calls it.
  ExportSource(std::vector<std::filesystem::path> paths, std::string name)
      : files_{std::move(paths), std::move(name)} {}

  [[nodiscard]] SourceKind kind() const override { return SourceKind::export_file; }
  // Size and time of change of what is read.
  [[nodiscard]] std::string version(const std::set<Section>& sections, std::stop_token stop) override;
  // By the newest of its files; looked at once.
  [[nodiscard]] std::optional<Instant> made_at(std::stop_token stop) override;
  // Throws Error{invalid} for what is no export of Trakt, is encrypted, is a bomb, ends too early, holds no plays where
  // only plays were asked for, or of which nothing could be read; rows that could be read before are delivered first.
  // Error{not_found}, Error{cancelled}.
  void walk(const std::set<Section>& sections, const WalkPosition& from, const std::function<void(SourcePage&&)>& sink,
            std::stop_token stop) override;
  [[nodiscard]] std::optional<TraktUser> owner(std::stop_token stop) override {
    return owner_of(files_, std::move(stop));
  }
  // Of a file as it is; nothing where it has no lists, or no notes.
  [[nodiscard]] std::optional<std::string> lists_version() const override { return lists_version_; }
  [[nodiscard]] StatedLists lists(const KnownList& known, std::stop_token stop) override;
  [[nodiscard]] std::optional<std::string> notes_version() const override { return notes_version_; }
  [[nodiscard]] StatedNotes notes(std::stop_token stop) override;
  [[nodiscard]] std::int64_t requests() const override { return 0; }

 private:
  ExportFiles files_;
  std::optional<std::optional<Instant>> made_at_;
  std::optional<std::string> lists_version_, notes_version_;
};

}  // namespace cinemarco::trakt
