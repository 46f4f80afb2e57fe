// SPDX-License-Identifier: MIT
// Instants and days: what is read is written in one form, which is read as the same; so is every number.
#include "domain/time.hpp"
#include "fuzz/input.hpp"

#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cinemarco;
  using fuzz::require;
  const auto text = fuzz::text_of(data, size);
  if (const auto instant = parse_instant(text)) {
    require(parse_instant(format_instant(*instant)) == *instant, "an instant is read as it is written");
  } else {
    fuzz::require_utf8(instant.error().message);
  }
  if (const auto date = parse_date(text)) require(format_date(*date) == text, "a day has one form");
  std::int64_t number = 0;
  std::memcpy(&number, data, std::min(size, sizeof number));
  const auto written = format_instant(Instant{std::chrono::milliseconds{number}});
  require(written.size() == 24 && parse_instant(written).has_value(), "every instant can be written");
  return 0;
}
