// SPDX-License-Identifier: MIT
// Facts as a reader finds them, with each title once and each play's key its own.
#pragma once

#include "domain/brought.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace cinemarco::sources {

class Gathered {
 public:
  // Its place; one that is there under the same key keeps the name it came with first.
  std::size_t title(const BroughtTitle& title);
  // Its place; one that is there under the same key is the same.
  std::size_t list(const BroughtList& list);
  void add(BroughtFact fact);
  // A play; among those of one key the n-th gets a number.
  void add_play(BroughtFact fact);
  void problem(std::string where, std::string message);
  void skip(std::string_view type, std::string title, std::string_view reason);
  void hint(std::string words) { brought_.hints.push_back(std::move(words)); }
  [[nodiscard]] bool is_empty() const { return brought_.facts.empty(); }
  // All until end_row() is of this row; what comes outside of rows is a row by itself.
  void begin_row();
  void end_row() { in_row_ = false; }
  // For facts that come later than their row.
  [[nodiscard]] std::size_t row() const { return brought_.rows.size(); }
  [[nodiscard]] Brought take() { return std::move(brought_); }
  [[nodiscard]] const Brought& so_far() const { return brought_; }

 private:
  void note(RowFate fate, std::size_t& row);

  Brought brought_;
  bool in_row_ = false;
  std::map<std::pair<TitleType, std::string>, std::size_t> places_;
  std::map<std::string, int, std::less<>> counts_;
};

}  // namespace cinemarco::sources
