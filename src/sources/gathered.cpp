// SPDX-License-Identifier: MIT
#include "sources/gathered.hpp"

#include <algorithm>

namespace cinemarco::sources {

std::size_t Gathered::title(const BroughtTitle& title) {
  const auto [place, is_new] = places_.try_emplace({title.ref.type, title_key(title)}, brought_.titles.size());
  if (is_new) brought_.titles.push_back(title);
  auto& known = brought_.titles[place->second];
  if (known.ref.title.empty()) known.ref.title = title.ref.title;
  return place->second;
}

std::size_t Gathered::list(const BroughtList& list) {
  auto& lists = brought_.lists;
  const auto known = std::ranges::find(lists, list.key, &BroughtList::key);
  if (known != lists.end()) return static_cast<std::size_t>(known - lists.begin());
  lists.push_back(list);
  return lists.size() - 1;
}

void Gathered::begin_row() {
  brought_.rows.push_back(RowFate::silent);
  in_row_ = true;
}

void Gathered::note(RowFate fate, std::size_t& row) {
  if (row == 0) {
    if (!in_row_) brought_.rows.push_back(fate);
    row = brought_.rows.size();
  }
  auto& noted = brought_.rows[row - 1];
  noted = std::max(noted, fate);
}

void Gathered::add(BroughtFact fact) {
  note(RowFate::told, fact.row);
  brought_.facts.push_back(std::move(fact));
}

void Gathered::add_play(BroughtFact fact) {
  const auto nth = ++counts_[fact.key];
  if (nth > 1) fact.key += "#" + std::to_string(nth);
  add(std::move(fact));
}

void Gathered::problem(std::string where, std::string message) {
  std::size_t row = 0;
  note(RowFate::failed, row);
  brought_.problems.push_back({std::move(where), std::move(message), false, {}});
}

void Gathered::skip(std::string_view type, std::string title, std::string_view reason) {
  std::size_t row = 0;
  note(RowFate::skipped, row);
  brought_.skipped.push_back({std::string{type}, std::move(title), std::string{reason}});
}

}  // namespace cinemarco::sources
