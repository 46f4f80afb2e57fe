// SPDX-License-Identifier: MIT
#include "domain/language.hpp"

#include <algorithm>
#include <unicode/uloc.h>

namespace cinemarco {

namespace {

constexpr std::size_t kLetters = 2;

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// In the case of `first`, 'a' or 'A'. Empty: not two letters.
std::string two_letters(std::string_view text, char first) {
  if (text.size() != kLetters || !std::ranges::all_of(text, is_letter)) return {};
  std::string result{text};
  for (auto& c : result) c = static_cast<char>(first + ((c | 0x20) - 'a'));
  return result;
}

// ICU's lists end with a null.
bool is_listed(const char* const* list, std::string_view code) {
  for (; *list != nullptr; ++list) {
    if (code == *list) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> region_code(std::string_view text) {
  auto code = two_letters(text, 'A');
  if (code.empty() || !is_listed(uloc_getISOCountries(), code)) return std::nullopt;
  return code;
}

std::optional<std::string> language_tag(std::string_view text) {
  const auto hyphen = text.find('-');
  auto tag = two_letters(text.substr(0, hyphen), 'a');
  if (tag.empty() || !is_listed(uloc_getISOLanguages(), tag)) return std::nullopt;
  if (hyphen == std::string_view::npos) return tag;
  const auto region = region_code(text.substr(hyphen + 1));
  if (!region) return std::nullopt;
  return tag + '-' + *region;
}

std::string_view language_of(std::string_view tag) noexcept {
  return tag.substr(0, tag.find('-'));
}

std::string_view region_of(std::string_view tag) noexcept {
  const auto hyphen = tag.find('-');
  return hyphen == std::string_view::npos ? std::string_view{} : tag.substr(hyphen + 1);
}

}  // namespace cinemarco
