// SPDX-License-Identifier: MIT
// A library that tells a small account at Trakt what is changed in it, while writes and their answers get lost.
#pragma once

#include "exchange/library_edits.hpp"
#include "exchange/world.hpp"
#include "support/dump.hpp"

#include <optional>
#include <random>
#include <string>

namespace cinemarco::test {

class TwoSides {
 public:
  explicit TwoSides(std::uint64_t seed) : random_{seed} {}

 protected:
  int any(int below) { return std::uniform_int_distribution{0, below - 1}(random_); }
  bool one_in(int many) { return any(many) == 0; }
  std::string rows(const std::string& sql) { return query(home_.database_file(), sql); }
  std::optional<std::int64_t> any_of(const std::string& what, const std::string& from);

  // Both sides hold the same from here on, and pushing is on.
  void begin();
  // From here on requests fail, as often as not.
  void go_wrong();
  void go_well();
  // Until everything is told. What was rejected is sent again: the reasons were the faults'.
  void settle();
  // The same plays on both sides, as many as there must be.
  void expect_both_the_same();

  World world_{tiny_account()};
  Home home_{world_.home()};
  exchange::LibraryEdits edits_{home_.database(), home_.catalogue(), home_.clock(), home_.account()};
  std::int64_t expected_ = 0;  // plays that were made, less those that were taken away

 private:
  static sandbox::Options tiny_account();
  void sign_in_again();

  std::mt19937_64 random_;
};

}  // namespace cinemarco::test
