// SPDX-License-Identifier: MIT
// What a file is by its first bytes, whatever its name says.
#pragma once

#include <cstddef>
#include <string_view>

namespace cinemarco {

enum class FileKind {
  empty,
  zip,
  archive,   // 7-Zip, tar, or something packed with gzip, bzip2, xz, zstd
  database,  // SQLite
  utf16,     // text of two bytes a character, with a mark or without one
  utf32,     // of four
  text,      // anything else
};

// So many first bytes tell it; fewer do where the file is shorter.
inline constexpr std::size_t kFileKindBytes = 512;

[[nodiscard]] FileKind file_kind(std::string_view start) noexcept;
// "UTF-16", "UTF-32"; empty for any other kind.
[[nodiscard]] constexpr std::string_view wide_text(FileKind kind) noexcept {
  if (kind == FileKind::utf16) return "UTF-16";
  return kind == FileKind::utf32 ? "UTF-32" : std::string_view{};
}
// Holds other files: a form may bring only one of those.
[[nodiscard]] constexpr bool holds_more(FileKind kind) noexcept {
  return kind == FileKind::zip || kind == FileKind::archive || kind == FileKind::database;
}

}  // namespace cinemarco
