// SPDX-License-Identifier: MIT
#include "domain/file_kind.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cinemarco {
namespace {

using namespace std::string_view_literals;

TEST(FileKind, is_told_by_the_first_bytes) {
  const std::string tar = std::string(257, 'x') + "ustar";
  const std::pair<std::string_view, FileKind> table[] = {
      {""sv, FileKind::empty},
      {"PK\x03\x04"sv, FileKind::zip},
      {"PK\x05\x06"sv, FileKind::zip},
      {"PKs and other words"sv, FileKind::text},
      {"7z\xBC\xAF\x27\x1C\0"sv, FileKind::archive},
      {"\x1F\x8B\x08"sv, FileKind::archive},
      {"BZh9"sv, FileKind::archive},
      {"\xFD"
       "7zXZ\0"sv,
       FileKind::archive},
      {"\x28\xB5\x2F\xFD"sv, FileKind::archive},
      {tar, FileKind::archive},
      {"SQLite format 3\0"sv, FileKind::database},
      {"\xFF\xFE[\0"sv, FileKind::utf16},
      {"\xFE\xFF\0["sv, FileKind::utf16},
      {"[\0{\0"sv, FileKind::utf16},
      {"\0[\0{"sv, FileKind::utf16},
      {"\xFF\xFE\0\0[\0\0\0"sv, FileKind::utf32},
      {"\0\0\xFE\xFF\0\0\0["sv, FileKind::utf32},
      {"[\0\0\0{\0\0\0"sv, FileKind::utf32},
      {"\0\0\0[\0\0\0{"sv, FileKind::utf32},
      {"\xEF\xBB\xBF[]"sv, FileKind::text},
      {"["sv, FileKind::text},
      {"[]"sv, FileKind::text},
  };
  for (const auto& [start, kind] : table) EXPECT_EQ(file_kind(start), kind) << start;
  EXPECT_TRUE(holds_more(FileKind::zip) && holds_more(FileKind::archive) && holds_more(FileKind::database));
  EXPECT_FALSE(holds_more(FileKind::text) || holds_more(FileKind::utf16) || holds_more(FileKind::empty));
}

}  // namespace
}  // namespace cinemarco
