// SPDX-License-Identifier: MIT
#include "trakt/export_pages.hpp"

#include "json/utf8.hpp"
#include "trakt/export_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cinemarco::trakt {

ExportPages::ExportPages(const std::set<Section>& sections, const WalkPosition& from, std::size_t page_rows,
                         const Sink& sink)
    : page_rows_{page_rows}, sink_{sink} {
  for (const auto section : sections) {
    auto& pending = pages_[section];
    pending.page.section = section;
    if (const auto position = from.find(section); position != from.end()) pending.next_stored = position->second;
  }
}

void ExportPages::add_row(Section section, const std::function<void(SourcePage&)>& fill) {
  auto& pending = pages_.at(section);
  fill(pending.page);
  for (auto& problem : pending.page.problems) keep(pending, std::move(problem));
  pending.page.problems.clear();
  if (++pending.rows >= page_rows_) deliver(pending);
}

void ExportPages::add_problem(Section section, RowProblem problem) {
  keep(pages_.at(section), std::move(problem));
}

void ExportPages::add_hint(Section section, std::string hint) {
  pages_.at(section).hints.push_back(std::move(hint));
}

void ExportPages::keep(Pending& pending, RowProblem problem) {
  if (pending.problems.size() < kMaxProblems) {
    // The name of a file may hold any bytes.
    for (auto* text : {&problem.where, &problem.message}) {
      if (auto mended = json::mend_utf8(*text)) *text = std::move(*mended);
    }
    pending.problems.push_back(std::move(problem));
  } else {
    ++pending.more_problems;
  }
}

void ExportPages::attach_problems(Pending& pending) {
  auto& problems = pending.problems;
  std::ranges::stable_sort(problems,
                           [](const RowProblem& a, const RowProblem& b) { return natural_less(a.where, b.where); });
  if (pending.more_problems > 0) {
    problems.push_back({fmt::format("export, {}", to_string(pending.page.section)),
                        fmt::format("{} more rows could not be read", pending.more_problems)});
  }
  pending.page.problems = std::move(problems);
}

void ExportPages::finish() {
  for (auto& [section, pending] : pages_) {
    attach_problems(pending);
    pending.page.hints = std::move(pending.hints);
    pending.page.last = true;
    deliver(pending);
  }
}

void ExportPages::break_off() {
  for (auto& [section, pending] : pages_) {
    attach_problems(pending);
    if (pending.rows > 0 || !pending.page.problems.empty()) deliver(pending);
  }
}

void ExportPages::deliver(Pending& pending) {
  SourcePage next;
  next.section = pending.page.section;
  next.page = pending.page.page + 1;
  auto page = std::exchange(pending.page, std::move(next));
  pending.rows = 0;
  if (page.last || page.page >= pending.next_stored) sink_(std::move(page));
}

}  // namespace cinemarco::trakt
