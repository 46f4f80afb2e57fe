// SPDX-License-Identifier: MIT
// A zone's table, which the machine's owner may have put anywhere: changes are in order, and a clock is like itself.
#include "domain/zone_file.hpp"

#include "fuzz/input.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cinemarco;
  const auto zone = read_zone_file(fuzz::text_of(data, size));
  if (!zone) return 0;
  fuzz::require(std::ranges::is_sorted(zone->changes, {}, &ZoneFile::Change::at), "changes are in order");
  fuzz::require(zone->size == size && zone->fingerprint.size() == 16, "a file is known by its bytes");
  fuzz::require(same_clock(*zone, *zone) && same_clock(*zone, *zone, 0), "a clock is like itself");
  static_cast<void>(is_short(*zone));
  return 0;
}
