// SPDX-License-Identifier: MIT
// JSON: what is read can be written and is read again as the same; what was mended is UTF-8.
#include "json/json.hpp"

#include "fuzz/input.hpp"
#include "json/surrogates.hpp"

#include <algorithm>

namespace {

namespace json = cinemarco::json;
using cinemarco::fuzz::require;

// Boost 1.81 may read the last digit of such a number one off, and not at all what it wrote of 1e999.
bool has_fraction(const boost::json::value& value) {
  if (const auto* array = value.if_array()) return std::ranges::any_of(*array, has_fraction);
  if (const auto* object = value.if_object()) {
    return std::ranges::any_of(*object, [](const auto& member) { return has_fraction(member.value()); });
  }
  return value.is_double();
}

void check(const boost::json::value& document) {
  const auto text = boost::json::serialize(document);
  cinemarco::fuzz::require_utf8(text);
  if (!has_fraction(document)) require(json::parse(text) == document, "what was written is read as the same");
  require(json::to_text(document) == text, "both writers write the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = cinemarco::fuzz::text_of(data, size);
  const auto strict = json::parse(text);
  const auto mended = json::parse_mended(text);
  if (strict) check(*strict);
  if (mended) check(*mended);
  require(!strict || (mended && (*mended == *strict || has_fraction(*strict))), "the strict reader takes no more");
  if (const auto better = json::mend_utf8(text)) {
    require(better->size() <= 3 * size && !json::mend_utf8(*better), "once mended is UTF-8");
  }
  if (const auto better = json::mend_surrogates(text)) {
    require(better->size() == size && !json::mend_surrogates(*better), "once mended has whole characters");
  }
  return 0;
}
