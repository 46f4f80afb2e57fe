// SPDX-License-Identifier: MIT
// Cursors of lists: one that is read is written as the same, and one that was written is read.
#include "store/cursor.hpp"

#include "domain/error.hpp"
#include "fuzz/input.hpp"

#include <optional>

namespace {

using namespace cinemarco;

std::optional<store::Cursor> read(std::string_view text) {
  try {
    return store::read_cursor(text, "plays");
  } catch (const Error& error) {
    fuzz::require(error.code() == ErrorCode::invalid, "a wrong cursor is called invalid");
    return std::nullopt;
  }
}

void check_same(const store::Cursor& cursor) {
  const auto again = read(store::to_text(cursor));
  fuzz::require(again && again->value == cursor.value && again->id == cursor.id, "a cursor leads where it led");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  if (const auto cursor = read(text)) check_same(*cursor);
  // Without a fitting list nothing is read, and base64 hides it from the fuzzer: so also the other way round.
  constexpr std::size_t kLongestValue = 1000;
  if (size > kLongestValue) return 0;
  const auto value = json::mend_utf8(text).value_or(std::string{text});
  check_same({"plays", value, static_cast<std::int64_t>(size)});
  return 0;
}
