// SPDX-License-Identifier: MIT
#include "domain/title_names.hpp"

#include "domain/search_words.hpp"

namespace cinemarco {

std::string plain_title(std::string_view title) {
  std::string spelt;
  for (const char c : title) spelt += c == '&' ? std::string{" and "} : std::string{c};
  std::string plain;
  for (const auto& word : search_terms(sort_title(spelt))) plain += word;
  return plain.empty() ? fold(title) : plain;
}

bool is_same_name(std::string_view one, std::string_view other) {
  const auto plain = plain_title(one);
  return !plain.empty() && plain == plain_title(other);
}

}  // namespace cinemarco
