// SPDX-License-Identifier: MIT
#include "api/kept_items.hpp"

#include <utility>

namespace cinemarco::api {

void KeptItems::append(std::string& out, std::string_view version, std::span<const EntryId> entries,
                       const std::function<std::string(EntryId)>& make) {
  begin(version);
  std::string_view comma;
  for (const auto entry : entries) {
    out += std::exchange(comma, ",");
    if (append_kept(out, version, entry)) continue;
    auto text = make(entry);
    out += text;
    keep(version, entry, std::move(text));
  }
}

void KeptItems::begin(std::string_view version) {
  const std::scoped_lock lock{mutex_};
  if (version_ == version) return;
  version_ = version;
  texts_.clear();
  bytes_ = 0;
}

bool KeptItems::append_kept(std::string& out, std::string_view version, EntryId entry) {
  const std::scoped_lock lock{mutex_};
  if (version_ != version) return false;  // somebody else has met a newer one
  const auto found = texts_.find(entry.value());
  if (found == texts_.end()) return false;
  out += found->second;
  return true;
}

void KeptItems::keep(std::string_view version, EntryId entry, std::string text) {
  const std::scoped_lock lock{mutex_};
  if (version_ != version || bytes_ + text.size() > kMostBytes) return;
  bytes_ += text.size();
  texts_.emplace(entry.value(), std::move(text));
}

}  // namespace cinemarco::api
