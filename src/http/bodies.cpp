// SPDX-License-Identifier: MIT
#include "http/bodies.hpp"

namespace cinemarco::http {

Bodies::Held Bodies::begin(const std::string& household) {
  const auto place = reading_.try_emplace(household, 0).first;
  if (place->second >= unfinished_) return {};
  ++place->second;
  return {this, [this, place](void*) {
            if (--place->second == 0) reading_.erase(place);
          }};
}

Bodies::Held Bodies::take(std::uint64_t bytes) {
  if (bytes > memory_) return {};
  memory_ -= bytes;
  return {this, [this, bytes](void*) { memory_ += bytes; }};
}

}  // namespace cinemarco::http
