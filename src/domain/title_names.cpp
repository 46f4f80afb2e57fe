// SPDX-License-Identifier: MIT
#include "domain/title_names.hpp"

#include "domain/search_words.hpp"

#include <string>

namespace cinemarco {

namespace {

std::string bare(std::string_view name) {
  std::string spelt;
  for (const char c : name) {
    if (c == '&') {
      spelt += " and ";
    } else {
      spelt += c;
    }
  }
  auto folded = sort_title(spelt);
  // What is no ASCII is a letter of another script.
  std::erase_if(folded, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
  });
  return folded;
}

}  // namespace

bool is_same_name(std::string_view one, std::string_view other) {
  const auto a = bare(one);
  return !a.empty() && a == bare(other);
}

}  // namespace cinemarco
