// SPDX-License-Identifier: MIT
#include "exchange/removals.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

namespace cinemarco::exchange {

std::string some_of(std::vector<std::string> titles) {
  std::set<std::string> met;
  std::erase_if(titles, [&met](const auto& title) { return title.empty() || !met.insert(title).second; });
  if (titles.empty()) return "without a name";
  const bool are_more = titles.size() > kTitlesNamed;
  if (are_more) titles.resize(kTitlesNamed);
  return fmt::format("{}{}", fmt::join(titles, ", "), are_more ? " and others" : "");
}

}  // namespace cinemarco::exchange
