// SPDX-License-Identifier: MIT
// Where a paged list of Trakt ends. Its headers lie in several ways (docs/trakt.md#where-a-list-ends), and stopping one
// page too early would pass for plays that the user removed.
#pragma once

#include "domain/history_source.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace cinemarco::trakt {

inline constexpr int kPageLimit = 250;          // the largest that Trakt gives (docs/trakt.md#pages)
inline constexpr int kMaxPages = 10'000;        // trap 1
inline constexpr int kMaxPagesPastCount = 100;  // trap 1
inline constexpr int kPagesAhead = 4;

// What one page said.
struct PageFacts {
  int page = 1;
  std::size_t rows = 0;                  // as they came, broken ones included
  std::optional<int> page_count;         // X-Pagination-Page-Count
  std::optional<int> limit;              // X-Pagination-Limit: what Trakt made of the limit we sent
  std::optional<std::string> first_row;  // what the first row is known by
};

// What the pages before it said.
struct WalkState {
  int page_count = 0;                    // the highest seen; 0: no page had one
  std::optional<std::string> first_row;  // of the page before
  std::size_t rows = 0;                  // of the page before
};

enum class Move { next, end, give_up };
enum class Content { fresh, repeated };  // repeated: the page before, once more

struct Step {
  Move move = Move::next;
  Content content = Content::fresh;
  WalkState state;       // for the next call
  const char* why = "";  // why it gives up
};

// With a page count: the end is a page at or past it that is not full (trap 1: the count can be too low), and past it
// also an empty or a repeated one; a short or even an empty page before it is not the end (trap 2). Without one (trap
// 3): an empty or a repeated page; a short one is not, for nothing says how many rows Trakt puts on a page.
[[nodiscard]] Step next_step(const WalkState& state, const PageFacts& page);

struct FetchedPage {
  SourcePage page;
  PageFacts facts;
};

// One page; called on several threads at once. Throws Error.
using FetchPage = std::function<FetchedPage(int page, std::stop_token stop)>;
// One page in order, `last` set; without its rows where they are those of the page before.
using DeliverPage = std::function<void(SourcePage&&)>;

// Walks from page `first` to the end. Up to kPagesAhead pages are asked for at once as long as the page count promises
// them, then one by one. Throws what `fetch` and `deliver` throw, Error{cancelled}, and Error{upstream} when there is
// no end.
void walk_pages(int first, const FetchPage& fetch, const DeliverPage& deliver, std::stop_token stop);

// From page 1 on, each page only when the one before was not enough. True if it came to the end. Throws as
// `walk_pages`.
bool read_pages(const FetchPage& fetch, const std::function<Reading(SourcePage&&)>& read, std::stop_token stop);

}  // namespace cinemarco::trakt
