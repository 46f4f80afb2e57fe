// SPDX-License-Identifier: MIT
#include "api/kept_items.hpp"

#include <utility>

namespace cinemarco::api {

std::string KeptItems::find(std::string_view version, EntryId entry, const Make& make) {
  if (auto text = kept(version, entry)) return *std::move(text);
  auto text = make(entry);
  keep(version, entry, text);
  return text;
}

void KeptItems::begin(std::string_view version) {
  const std::scoped_lock lock{mutex_};
  if (version_ == version) return;
  version_ = version;
  texts_.clear();
  bytes_ = 0;
}

void KeptItems::append(std::string& out, std::string_view version, std::span<const EntryId> entries, const Make& make) {
  begin(version);
  std::string_view comma;
  for (const auto entry : entries) {
    out += std::exchange(comma, ",");
    out += find(version, entry, make);
  }
}

std::optional<std::string> KeptItems::kept(std::string_view version, EntryId entry) {
  const std::scoped_lock lock{mutex_};
  if (version_ != version) return std::nullopt;  // another list has met a newer one
  const auto found = texts_.find(entry.value());
  if (found == texts_.end()) return std::nullopt;
  return found->second;
}

void KeptItems::keep(std::string_view version, EntryId entry, const std::string& text) {
  const std::scoped_lock lock{mutex_};
  if (version_ != version || bytes_ + text.size() > kMostBytes) return;
  bytes_ += text.size();
  texts_.emplace(entry.value(), text);
}

std::int64_t KeptNumber::find(std::string_view version, const std::function<std::int64_t()>& make) {
  {
    const std::scoped_lock lock{mutex_};
    if (version_ == version) return number_;
  }
  const auto number = make();
  const std::scoped_lock lock{mutex_};
  version_ = version;
  number_ = number;
  return number;
}

}  // namespace cinemarco::api
