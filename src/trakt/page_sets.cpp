// SPDX-License-Identifier: MIT
#include "trakt/page_sets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace cinemarco::trakt {
namespace {

// "x-1.json is missing", "x-3.json to x-5.json are missing".
std::string missing_text(const std::string& stem, const std::set<int>& there) {
  std::string text;
  const auto add = [&](int first, int last) {
    text += text.empty() ? "" : ", ";
    text += fmt::format("{}-{}.json", stem, first);
    if (last > first) text += fmt::format(" to {}-{}.json", stem, last);
  };
  int expected = 1;
  int holes = 0;
  for (const int number : there) {
    if (number > expected) {
      holes += number - expected;
      add(expected, number - 1);
    }
    expected = number + 1;
  }
  return text + (holes == 1 ? " is missing" : " are missing");
}

}  // namespace

void PageSets::add(std::string_view path, const ExportName& name, Page page) {
  if (name.stem.empty()) return;
  // A copy stands for its page where it tells one.
  const bool tells_none = (name.kind == ExportKind::look_alike || page == Page::told) && name.page == 0;
  if (tells_none) return;
  auto& pages = sets_[{name.like, std::string{name.stem}, std::string{folder_part(path)}}];
  if (page == Page::told) {
    pages.told.insert(name.page);
    return;
  }
  pages.numbers.insert(std::max(name.page, 1));
  pages.has_plain = pages.has_plain || name.page == 0;
}

std::vector<std::pair<ExportKind, RowProblem>> PageSets::gaps() const {
  std::vector<std::pair<ExportKind, RowProblem>> found;
  const auto judge = [&found](const Key& key, Pages pages) {
    if (pages.numbers.empty()) return;  // each of its files is told
    // Theirs may be any number: they fill gaps, and make none.
    for (const int number : pages.told) {
      if (number <= *pages.numbers.rbegin() + 1) pages.numbers.insert(number);
    }
    const auto in_folder = key.folder.empty() ? key.stem : key.folder + "/" + key.stem;
    const int last = *pages.numbers.rbegin();
    if (last > static_cast<int>(pages.numbers.size())) {
      found.push_back(
          {key.kind,
           {in_folder, missing_text(key.stem, pages.numbers) + ": what stands in it did not come in. Give the whole "
                                                               "export, as Trakt made it"}});
    } else if (last == 1 && !pages.has_plain) {
      found.push_back(
          {key.kind,
           {in_folder + "-1.json", fmt::format("stands alone, but Trakt numbers its files only where there are more: "
                                               "{}-2.json, and what may follow, is missing. Give the whole export",
                                               key.stem)}});
    }
  };
  for (auto it = sets_.begin(); it != sets_.end();) {
    const auto end = std::find_if(it, sets_.end(), [&](const auto& other) {
      return other.first.kind != it->first.kind || other.first.stem != it->first.stem;
    });
    Pages together;
    std::size_t files = 0;
    for (auto folder = it; folder != end; ++folder) {
      files += folder->second.numbers.size();
      together.numbers.insert(folder->second.numbers.begin(), folder->second.numbers.end());
      together.told.insert(folder->second.told.begin(), folder->second.told.end());
      together.has_plain = together.has_plain || folder->second.has_plain;
    }
    if (files == together.numbers.size()) {
      judge(it->first, together);
    } else {
      for (auto folder = it; folder != end; ++folder) judge(folder->first, folder->second);
    }
    it = end;
  }
  return found;
}

}  // namespace cinemarco::trakt
