// SPDX-License-Identifier: MIT
// Items of lists as JSON, as long as nothing is written: a list in another order is put together of what is at hand.
#pragma once

#include "domain/id.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cinemarco::api {

// Safe from any thread. Keeps what it meets until there is no room for more.
class KeptItems {
 public:
  static constexpr std::size_t kMostBytes = 2 * 1024 * 1024;

  using Make = std::function<std::string(EntryId)>;

  // A list of that version begins: what is kept of another one is forgotten. `version` is the database's from before it
  // was read.
  void begin(std::string_view version);
  // The text of that entry; `make` gives it where none is kept of the version, and may throw. An empty text is kept
  // like any other: it says that there is none.
  [[nodiscard]] std::string find(std::string_view version, EntryId entry, const Make& make);
  // Begins, and appends the texts of those entries to `out`, parted by commas.
  void append(std::string& out, std::string_view version, std::span<const EntryId> entries, const Make& make);

 private:
  std::optional<std::string> kept(std::string_view version, EntryId entry);
  void keep(std::string_view version, EntryId entry, const std::string& text);

  std::mutex mutex_;
  std::string version_;
  std::unordered_map<std::int64_t, std::string> texts_;
  std::size_t bytes_ = 0;
};

// A number that is made once for each version of the database. Safe from any thread.
class KeptNumber {
 public:
  // `make` gives the number where it is not kept of that version, and may throw.
  [[nodiscard]] std::int64_t find(std::string_view version, const std::function<std::int64_t()>& make);

 private:
  std::mutex mutex_;
  std::string version_;
  std::int64_t number_ = 0;
};

}  // namespace cinemarco::api
