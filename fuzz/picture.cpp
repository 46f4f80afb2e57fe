// SPDX-License-Identifier: MIT
// Pictures by their own bytes: one that is whole has a format, and stays whole with more behind it.
#include "fuzz/input.hpp"
#include "tmdb/picture_format.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cinemarco::tmdb;
  const auto bytes = cinemarco::fuzz::text_of(data, size);
  if (!is_whole_picture(bytes)) return 0;
  const auto format = picture_format(bytes);
  cinemarco::fuzz::require(format.has_value(), "a whole picture has a format");
  if (format == "JPEG") return 0;  // its last bytes may be the only sign of its end
  cinemarco::fuzz::require(is_whole_picture(std::string{bytes} + "more"), "what stands behind the end does no harm");
  return 0;
}
