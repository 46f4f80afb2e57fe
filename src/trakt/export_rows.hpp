// SPDX-License-Identifier: MIT
// Second pass over an export: the rows of its files, into pages.
#pragma once

#include "trakt/export_files.hpp"
#include "trakt/export_pages.hpp"
#include "trakt/export_proof.hpp"
#include "trakt/row_splitter.hpp"
#include "trakt/rows.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::trakt {

// References must outlive the object. Not safe from several threads.
class RowReader final : public ExportVisitor {
 public:
  // `first`: the section that is told what concerns none of its own.
  RowReader(ExportPages& pages, ExportProof& proof, Section first) : pages_{pages}, proof_{proof}, first_{first} {}

  bool begin(const ExportMember& member) override;
  void data(std::string_view chunk) override;
  void end() override;
  void damaged(const std::string& why) override;
  void passed_over(const std::string& /*path*/, const std::string& /*why*/) override {}

  // The first file that could not be read, where no row of any came in.
  [[nodiscard]] std::optional<RowProblem> nothing_came_in() const { return rows_ == 0 ? first_unread_ : std::nullopt; }

 private:
  [[nodiscard]] std::optional<Section> section_of(ExportKind kind) const;
  void unread(std::string message);
  void report(const RowPlace& place, std::string message);
  void read(std::size_t index, std::optional<std::string_view> text);
  void report_failure(const RowPlace& place, const boost::json::value& row);

  ExportPages& pages_;
  ExportProof& proof_;
  Section first_;
  ExportKind kind_ = ExportKind::foreign;
  std::string path_;
  std::string start_;      // the first bytes of the file
  std::string_view wide_;  // the encoding of text that is no UTF-8
  std::string stats_;
  std::optional<RowSplitter> splitter_;
  std::size_t rows_ = 0;
  std::optional<RowProblem> first_unread_;
  std::array<unsigned char, 16 * 1024> buffer_{};
};

}  // namespace cinemarco::trakt
