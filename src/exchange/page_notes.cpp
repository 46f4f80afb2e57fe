// SPDX-License-Identifier: MIT
#include "exchange/page_notes.hpp"

#include "store/runs.hpp"

namespace cinemarco::exchange {

void note_page(store::Transaction& tx, RunId run, const SourcePage& page) {
  for (const auto& problem : page.problems) {
    // One place may have several.
    store::put_item(
        tx, run,
        {"failed", "row", problem.where + ": " + problem.message, std::nullopt, problem.where, problem.message});
  }
  for (const auto& row : page.skipped) {
    store::put_item(tx, run, {"skipped", row.type, row.title, std::nullopt, row.title, row.reason});
  }
  for (const auto& hint : page.hints) store::put_item(tx, run, {"hint", "hint", hint, std::nullopt, "", hint});
}

void show_problems(RunProgress& progress, const SourcePage& page) {
  for (const auto& problem : page.problems) progress.failed({"row", std::nullopt, problem.where, problem.message});
}

}  // namespace cinemarco::exchange
