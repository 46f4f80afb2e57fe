// SPDX-License-Identifier: MIT
// First pass over an export: what is in it, by names alone. Nothing is unpacked.
#pragma once

#include "domain/history_source.hpp"
#include "trakt/export_files.hpp"
#include "trakt/page_sets.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::trakt {

class Inventory final : public ExportVisitor {
 public:
  bool begin(const ExportMember& member) override;
  void data(std::string_view /*chunk*/) override {}
  void end() override {}
  void damaged(const std::string& /*why*/) override {}
  void passed_over(const std::string& path, const std::string& why) override;

  [[nodiscard]] bool has(ExportKind kind) const { return kinds_.contains(kind); }
  // Does it hold anything that is read?
  [[nodiscard]] bool is_export() const {
    return has(ExportKind::history) || has(ExportKind::ratings) || has(ExportKind::watchlist);
  }
  // Gaps, look-alikes, links, odd names: each with the kind it speaks of, `foreign` where nobody knows.
  [[nodiscard]] std::vector<std::pair<ExportKind, RowProblem>> problems() const;
  // Did its files come by themselves, so that what is not among them was not meant to be?
  [[nodiscard]] bool is_loose() const { return is_loose_; }
  // When the newest file was written, as far as that is kept.
  [[nodiscard]] std::optional<Instant> newest() const { return newest_; }
  // Why it is not read, for one that is no export.
  [[nodiscard]] std::string refusal(const std::string& name) const;

 private:
  void note(ExportKind kind, const std::string& where, std::string message);

  std::set<ExportKind> kinds_;
  PageSets sets_;
  std::vector<std::pair<ExportKind, RowProblem>> problems_;
  std::optional<Instant> newest_;
  bool is_loose_ = false;
};

}  // namespace cinemarco::trakt
