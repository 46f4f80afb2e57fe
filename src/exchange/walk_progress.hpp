// SPDX-License-Identifier: MIT
// Pages of all sections as one count of the phase `history`.
#pragma once

#include "domain/history_source.hpp"
#include "exchange/progress.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace cinemarco::exchange {

// One thread at a time, as pages are delivered.
class WalkProgress {
 public:
  explicit WalkProgress(RunProgress& progress) : progress_{progress} {}

  void show(const SourcePage& page) {
    pages_[page.section] = {page.page, page.last ? page.page : std::max(page.page, page.page_count.value_or(0))};
    Count sum;
    for (const auto& [section, count] : pages_) {
      sum.done += count.done;
      sum.total += count.total;
    }
    progress_.set_completed(Phase::history, sum.done);
    progress_.set_total(Phase::history, sum.total);
    progress_.working_on(std::string{to_string(page.section)} + ", page " + std::to_string(page.page));
  }

 private:
  struct Count {
    int done = 0;
    int total = 0;
  };
  RunProgress& progress_;
  std::map<Section, Count> pages_;
};

}  // namespace cinemarco::exchange
