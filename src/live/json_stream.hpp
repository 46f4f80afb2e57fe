// SPDX-License-Identifier: MIT
// JSON objects out of a stream of bytes that puts nothing between them, as Kodi writes them (docs/live.md#kodi).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::live {

// One thread at a time.
class JsonStream {
 public:
  void feed(std::string_view bytes) { bytes_.append(bytes); }
  // The next whole object; what stands before its brace is dropped. None: it is yet to come.
  [[nodiscard]] std::optional<std::string> next();
  // So many bytes lie here and make no whole object.
  [[nodiscard]] std::size_t waiting() const { return bytes_.size(); }

 private:
  std::string bytes_;
  // How far the object at the beginning was looked at.
  std::size_t at_ = 0;
  int depth_ = 0;
  bool in_text_ = false;
};

}  // namespace cinemarco::live
