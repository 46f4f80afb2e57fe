// SPDX-License-Identifier: MIT
// Which pages of an export are missing: Trakt numbers them from 1, and only where there are more than one.
#pragma once

#include "domain/history_source.hpp"
#include "trakt/export_names.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::trakt {

// A page that is read, or one that is there in a form that is not and is told by name: that one is not missing besides.
enum class Page { read, told };

// Not safe from several threads.
class PageSets {
 public:
  // A file of that name is there; kinds that come in no pages are ignored.
  void add(std::string_view path, const ExportName& name, Page page);
  // Every gap, each set once. The exporter may write page 1 without a number although more follow
  // (docs/trakt.md#pages-of-an-export), so a plain file is page 1. Pages that lie in several folders, none of them
  // twice, are one set.
  [[nodiscard]] std::vector<std::pair<ExportKind, RowProblem>> gaps() const;

 private:
  struct Pages {
    std::set<int> numbers;  // a plain file is 1
    std::set<int> told;
    bool has_plain = false;
  };
  struct Key {
    ExportKind kind;
    std::string stem;
    std::string folder;
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, Pages> sets_;
};

}  // namespace cinemarco::trakt
