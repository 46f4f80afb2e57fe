// SPDX-License-Identifier: MIT
// A person's facts from Trakt's own export, the .zip or a folder with its files: no API app needed (protocol/trakt.md
// §6).
#pragma once

#include "domain/ports.hpp"
#include "trakt/export_files.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <stop_token>
#include <string>

namespace cinemarco::trakt {

inline constexpr std::size_t kExportPageRows = 500;

// Rows carry the history ids of the API, so both ways in meet the same plays. Files may come in any order; problems are
// delivered with each section's last page, parts in the order of their numbers.
class ExportSource final : public HistorySource {
 public:
  explicit ExportSource(std::filesystem::path path, ExportBounds bounds = {}) : files_{std::move(path), bounds} {}

  [[nodiscard]] SourceKind kind() const override { return SourceKind::export_file; }
  // Size and time of change of what is read.
  [[nodiscard]] std::string version(const std::set<Section>& sections, std::stop_token stop) override;
  // Throws Error{invalid} for what is no export of Trakt, is encrypted, is a bomb, ends too early, or holds no plays
  // where only plays were asked for; rows that could be read before are delivered first. Error{not_found},
  // Error{cancelled}.
  void walk(const std::set<Section>& sections, const WalkPosition& from, const std::function<void(SourcePage&&)>& sink,
            std::stop_token stop) override;
  [[nodiscard]] std::int64_t requests() const override { return 0; }

 private:
  ExportFiles files_;
};

}  // namespace cinemarco::trakt
