// SPDX-License-Identifier: MIT
// Collects the rows of an export into pages of its sections.
#pragma once

#include "domain/history_source.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace cinemarco::trakt {

// More problems of one section are only counted: a file of nothing but broken rows must not fill the memory.
inline constexpr std::size_t kMaxProblems = 1000;

// Not safe from several threads.
class ExportPages {
 public:
  using Sink = std::function<void(SourcePage&&)>;
  // Pages before `from` are counted and not delivered. References must outlive the object.
  ExportPages(const std::set<Section>& sections, const WalkPosition& from, std::size_t page_rows, const Sink& sink);

  [[nodiscard]] bool wants(Section section) const { return pages_.contains(section); }
  // Which section speaks of plays whose type nobody can read.
  [[nodiscard]] Section any_plays() const {
    return wants(Section::movie_plays) ? Section::movie_plays : Section::episode_plays;
  }

  // Lets `fill` add one row to the page of a wanted section, and delivers the page when it is full.
  void add_row(Section section, const std::function<void(SourcePage&)>& fill);
  void add_problem(Section section, RowProblem problem);
  // Comes with the section's last page.
  void add_hint(Section section, std::string hint);

  // Delivers what lies ready: with the problems, and as the last page of each section …
  void finish();
  // … or only what there is, because the export broke off.
  void break_off();

 private:
  struct Pending {
    SourcePage page;
    std::size_t rows = 0;
    int next_stored = 1;  // pages before it are stored already
    std::vector<RowProblem> problems;
    std::size_t more_problems = 0;
    std::vector<std::string> hints;
  };
  void deliver(Pending& pending);
  static void keep(Pending& pending, RowProblem problem);
  static void attach_problems(Pending& pending);

  std::map<Section, Pending> pages_;
  std::size_t page_rows_;
  const Sink& sink_;
};

}  // namespace cinemarco::trakt
