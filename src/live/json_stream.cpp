// SPDX-License-Identifier: MIT
#include "live/json_stream.hpp"

namespace cinemarco::live {

std::optional<std::string> JsonStream::next() {
  if (depth_ == 0) {
    bytes_.erase(0, std::min(bytes_.find('{'), bytes_.size()));
    at_ = 0;
  }
  for (; at_ < bytes_.size(); ++at_) {
    const char c = bytes_[at_];
    if (in_text_) {
      if (c == '\\') {
        if (at_ + 1 == bytes_.size()) return std::nullopt;  // what it escapes is yet to come
        ++at_;
      } else if (c == '"') {
        in_text_ = false;
      }
      continue;
    }
    if (c == '"') in_text_ = true;
    if (c == '{') ++depth_;
    if (c == '}' && --depth_ == 0) {
      auto object = bytes_.substr(0, at_ + 1);
      bytes_.erase(0, at_ + 1);
      at_ = 0;
      return object;
    }
  }
  return std::nullopt;
}

}  // namespace cinemarco::live
