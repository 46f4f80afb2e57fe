// SPDX-License-Identifier: MIT
// Items of lists as JSON, as long as nothing is written: a list in another order is put together of what is at hand.
#pragma once

#include "domain/id.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cinemarco::api {

// Safe from any thread. Keeps what it meets until there is no room for more.
class KeptItems {
 public:
  static constexpr std::size_t kMostBytes = 2 * 1024 * 1024;

  // Appends those entries to `out`, parted by commas. `version` is the database's from before it was read; `make` gives
  // the JSON of one that is not kept of that version, and may throw.
  void append(std::string& out, std::string_view version, std::span<const EntryId> entries,
              const std::function<std::string(EntryId)>& make);

 private:
  void begin(std::string_view version);
  bool append_kept(std::string& out, std::string_view version, EntryId entry);
  void keep(std::string_view version, EntryId entry, std::string text);

  std::mutex mutex_;
  std::string version_;
  std::unordered_map<std::int64_t, std::string> texts_;
  std::size_t bytes_ = 0;
};

}  // namespace cinemarco::api
