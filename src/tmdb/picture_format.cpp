// SPDX-License-Identifier: MIT
#include "tmdb/picture_format.hpp"

#include <cstddef>
#include <cstdint>

namespace cinemarco::tmdb {
namespace {

constexpr std::string_view kPngStart{"\x89PNG\r\n\x1a\n", 8};

std::uint64_t byte(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// Segment by segment to the first scan, then byte by byte: within a scan 0xFF is followed by 0 or a restart's number.
bool reaches_end_of_jpeg(std::string_view bytes) {
  if (bytes.ends_with("\xFF\xD9")) return true;
  constexpr std::uint64_t kEnd = 0xD9;
  constexpr std::uint64_t kScan = 0xDA;
  bool in_scan = false;
  for (std::size_t at = 2; at + 1 < bytes.size();) {
    if (byte(bytes, at) != 0xFF) {
      if (!in_scan) return false;
      ++at;
      continue;
    }
    const auto marker = byte(bytes, at + 1);
    if (marker == kEnd) return true;
    if (marker == 0xFF) {
      ++at;
    } else if (marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
      at += 2;
    } else {
      if (at + 3 >= bytes.size()) return false;
      in_scan = marker == kScan;
      at += 2 + (byte(bytes, at + 2) << 8U) + byte(bytes, at + 3);
    }
  }
  return false;
}

bool reaches_end_of_png(std::string_view bytes) {
  constexpr std::size_t kAround = 12;  // length, type and checksum of a chunk
  for (std::size_t at = kPngStart.size(); at + kAround <= bytes.size();) {
    const auto length =
        (byte(bytes, at) << 24U) | (byte(bytes, at + 1) << 16U) | (byte(bytes, at + 2) << 8U) | byte(bytes, at + 3);
    if (bytes.substr(at + 4, 4) == "IEND") return at + kAround + length <= bytes.size();
    at += kAround + length;
  }
  return false;
}

bool reaches_end_of_riff(std::string_view bytes) {
  const auto size = byte(bytes, 4) | (byte(bytes, 5) << 8U) | (byte(bytes, 6) << 16U) | (byte(bytes, 7) << 24U);
  return bytes.size() >= size + 8;
}

}  // namespace

std::optional<std::string_view> picture_format(std::string_view bytes) noexcept {
  if (bytes.starts_with("\xFF\xD8")) return "JPEG";
  if (bytes.starts_with(kPngStart)) return "PNG";
  if (bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return "WebP";
  return std::nullopt;
}

bool is_whole_picture(std::string_view bytes) noexcept {
  const auto format = picture_format(bytes);
  if (format == "JPEG") return reaches_end_of_jpeg(bytes);
  if (format == "PNG") return reaches_end_of_png(bytes);
  return format && reaches_end_of_riff(bytes);
}

}  // namespace cinemarco::tmdb
