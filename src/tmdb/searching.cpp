// SPDX-License-Identifier: MIT
#include "tmdb/searching.hpp"

#include "domain/error.hpp"
#include "tmdb/discovery_mapping.hpp"

#include <fmt/format.h>

namespace cinemarco::tmdb {

// Other letters stay as they are, for their case depends on a language that nobody names.
std::string normal_query(const std::string& text) {
  constexpr const char* kSpace = " \t\r\n";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string::npos) throw Error{ErrorCode::invalid, "Say what to look for."};
  auto query = text.substr(first, text.find_last_not_of(kSpace) - first + 1);
  if (query.size() > kLongestQuery) throw Error{ErrorCode::invalid, "That is too long to look for."};
  for (auto& c : query) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return query;
}

FoundList read_hits(const wire::Hits& hits, std::optional<FoundType> type, const std::string& what) {
  if (!hits.results.given) {
    throw Error{ErrorCode::upstream, fmt::format("TMDB's answer for {} holds no results. Try again later", what)};
  }
  return {to_found(hits.results, type)};
}

}  // namespace cinemarco::tmdb
