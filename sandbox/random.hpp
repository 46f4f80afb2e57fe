// SPDX-License-Identifier: MIT
// Numbers that a seed alone decides, the same on every machine (the standard's distributions are not).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cinemarco::sandbox {

/// Steele's SplitMix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    auto z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
  }
  /// 0 … limit-1.
  int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
  double fraction() { return static_cast<double>(next() >> 11U) / 9007199254740992.0; }

 private:
  std::uint64_t state_;
};

inline std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

/// 24 hexadecimal digits, as TMDB's `_id` and `credit_id` are.
std::string object_id(std::uint64_t seed);

}  // namespace cinemarco::sandbox
