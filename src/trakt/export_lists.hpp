// SPDX-License-Identifier: MIT
// Lists and notes from the files of an export.
#pragma once

#include "domain/stated_lists.hpp"
#include "trakt/export_files.hpp"
#include "trakt/row_splitter.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::trakt {

enum class ListFiles { lists, notes };

// Not safe from several threads.
class ListReader final : public ExportVisitor {
 public:
  explicit ListReader(ListFiles wanted) : wanted_{wanted} {}
  bool begin(const ExportMember& member) override;
  void data(std::string_view chunk) override;
  void end() override;
  void damaged(const std::string& why) override { report(std::nullopt, why); }
  void passed_over(const std::string& /*path*/, const std::string& /*why*/) override {}

  // Rows go to their list by the number in their file's name. The rows of a list that nothing names stand on one that
  // is called by its slug. A file proves of nothing that it is not there.
  [[nodiscard]] StatedLists lists() &&;
  [[nodiscard]] StatedNotes notes() &&;

 private:
  void read(std::size_t index, std::optional<std::string_view> text);
  void report(std::optional<std::size_t> index, std::string message);

  ListFiles wanted_;
  ExportKind kind_ = ExportKind::foreign;
  std::string path_;
  std::int64_t list_ = 0;
  std::optional<RowSplitter> splitter_;
  std::map<std::int64_t, StatedList> lists_;
  std::map<std::int64_t, std::vector<StatedRow>> rows_;
  std::map<std::int64_t, std::string> slugs_;
  StatedNotes notes_;
  std::vector<RowProblem> problems_;
};

}  // namespace cinemarco::trakt
