// SPDX-License-Identifier: MIT
// What happens at Trakt and TMDB in a made-up year: plays come, go, move and change their numbers, seasons come out,
// titles are merged and deleted.
#pragma once

#include "domain/time.hpp"
#include "sandbox/sandbox.hpp"

#include <cstdint>
#include <deque>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace cinemarco::test {

// The same seed throws the same numbers.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_{seed} {}
  int any(int below) { return std::uniform_int_distribution{0, below - 1}(random_); }
  bool one_in(int many) { return any(many) == 0; }
  template <class List>
  auto pick(const List& list) {
    return list[static_cast<std::size_t>(any(static_cast<int>(std::size(list))))];
  }

 private:
  std::mt19937_64 random_;
};

class YearAtTrakt {
 public:
  YearAtTrakt(sandbox::Sandbox& sandbox, Dice& dice) : sandbox_{sandbox}, dice_{dice} {}

  // TMDB brings out no more seasons from now on.
  void end_all_series() { series_go_on_ = false; }

  void live_a_day(Instant now);
  // Of every series that there still is.
  [[nodiscard]] std::vector<sandbox::Item> newest_episodes() const;

 private:
  void announce_episodes(sandbox::Catalogue& catalogue, sandbox::Instant now);
  void change(sandbox::Account& account, sandbox::Instant now);
  // ---- kinds of change, each of one play or what it is of ----
  using Change = void (YearAtTrakt::*)(sandbox::Account&, const sandbox::Play&, sandbox::Instant now);
  void watch_today(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void watch_long_ago(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void watch_some_time(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void remove(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void redate(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void remove_and_redate(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void renumber(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void swap(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void misnumber(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void rate(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void rate_zero(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void unrate(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void list(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void unlist(sandbox::Account& account, const sandbox::Play& play, sandbox::Instant now);
  void merge_two(sandbox::Account& account);
  void forget_one(sandbox::Account& account);
  [[nodiscard]] sandbox::Instant long_ago(sandbox::Instant now);
  [[nodiscard]] sandbox::Item anything(const sandbox::Account& account);
  [[nodiscard]] std::vector<sandbox::Item> titles_like(const sandbox::Item& item) const;

  sandbox::Sandbox& sandbox_;
  Dice& dice_;
  std::deque<sandbox::Item> unwatched_;  // new episodes, in the order they are watched
  std::set<sandbox::Item> gone_;         // titles that Trakt has no more
  std::int64_t next_number_ = 9'000'001;
  bool series_go_on_ = true;
};

}  // namespace cinemarco::test
