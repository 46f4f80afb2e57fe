// SPDX-License-Identifier: MIT
// Reads Cinemarco's own export as it streams in (docs/export.md): what it is, then row by row.
#pragma once

#include "domain/trakt_user.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace cinemarco::store {

using OwnValue = std::variant<std::nullptr_t, std::int64_t, double, std::string>;
// One row: its members in the order of the file.
class OwnRow {
 public:
  using Member = std::pair<std::string, OwnValue>;
  [[nodiscard]] std::span<const Member> members() const { return std::span{all_}.first(count_); }
  void clear() { count_ = 0; }
  // The next member, which holds what a former row's held: its room is used again.
  [[nodiscard]] Member& next() { return count_ < all_.size() ? all_[count_++] : (++count_, all_.emplace_back()); }

 private:
  std::vector<Member> all_;
  std::size_t count_ = 0;
};

// What the reader tells, in the order of the file: the header once, before any row.
struct OwnListener {
  std::function<void(std::int64_t format, const std::string& schema)> header;
  std::function<void(const std::string& table, const OwnRow& row)> row;
};

// Any sensible spacing and order of members is read. One thread.
class OwnReader {
 public:
  explicit OwnReader(OwnListener listener);
  ~OwnReader();
  OwnReader(const OwnReader&) = delete;
  OwnReader& operator=(const OwnReader&) = delete;
  // More of the text, cut anywhere. Throws Error{invalid}: no JSON, or none of this form; and what the listener throws.
  void feed(std::string_view chunk);
  // The text is over. Throws Error{invalid} if it ends too early.
  void finish();

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

// By its first bytes: '{', then the member "cinemarco_export".
[[nodiscard]] bool is_own_export(std::string_view start) noexcept;

// Whose Trakt account the export mirrors; empty where it does not say, or cannot be read so far.
[[nodiscard]] std::optional<TraktUser> owner_of_own_export(const std::filesystem::path& file);

}  // namespace cinemarco::store
