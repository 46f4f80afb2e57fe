// SPDX-License-Identifier: MIT
#include "domain/file_kind.hpp"

namespace cinemarco {

namespace {

using namespace std::string_view_literals;

// The formats' own documents: APPNOTE.TXT, 7zFormat.txt, RFC 1952, RFC 8878, POSIX ustar.
constexpr std::string_view kPacked[] = {"7z\xBC\xAF\x27\x1C"sv, "\x1F\x8B"sv, "BZh"sv,
                                        "\xFD"
                                        "7zXZ\0"sv,
                                        "\x28\xB5\x2F\xFD"sv};
constexpr std::size_t kTarMark = 257;

}  // namespace

FileKind file_kind(std::string_view start) noexcept {
  if (start.empty()) return FileKind::empty;
  if (start.starts_with("PK\x03\x04"sv) || start.starts_with("PK\x05\x06"sv) || start.starts_with("PK\x07\x08"sv)) {
    return FileKind::zip;
  }
  for (const auto mark : kPacked) {
    if (start.starts_with(mark)) return FileKind::archive;
  }
  if (start.size() > kTarMark && start.substr(kTarMark).starts_with("ustar"sv)) return FileKind::archive;
  if (start.starts_with("SQLite format 3\0"sv)) return FileKind::database;
  // The mark of UTF-16 begins that of UTF-32; without one, an ASCII character says it.
  const auto is_zero = [start](std::size_t at) { return at < start.size() && start[at] == '\0'; };
  if (start.starts_with("\xFF\xFE\0\0"sv) || start.starts_with("\0\0\xFE\xFF"sv)) return FileKind::utf32;
  if (start.size() > 3 && is_zero(1) && is_zero(2) && is_zero(0) != is_zero(3)) return FileKind::utf32;
  if (start.starts_with("\xFF\xFE"sv) || start.starts_with("\xFE\xFF"sv)) return FileKind::utf16;
  if (start.size() > 1 && (start[0] == '\0') != (start[1] == '\0')) return FileKind::utf16;
  return FileKind::text;
}

}  // namespace cinemarco
