// SPDX-License-Identifier: MIT
// The end of a paged list, trap by trap (docs/trakt.md#where-a-list-ends), and the pages that are fetched ahead.
#include "trakt/walker.hpp"

#include "domain/error.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <mutex>
#include <vector>

namespace cinemarco::trakt {
namespace {

TEST(NextStep, finds_the_end) {
  struct Case {
    const char* description;
    WalkState before;
    PageFacts page;
    Move move;
  };
  const std::optional<int> none{};
  const Case cases[] = {
      {"full page before the count", {}, {1, 250, 3, 250, "a"}, Move::next},
      {"short page before the count (trap 2)", {3, "a"}, {2, 99, 3, 250, "b"}, Move::next},
      {"empty page before the count (trap 2)", {3, "a"}, {2, 0, 3, 250, {}}, Move::next},
      {"short page at the count", {3, "a"}, {3, 12, 3, 250, "c"}, Move::end},
      {"full page at the count: it may be too low (trap 1)", {3, "a"}, {3, 250, 3, 250, "c"}, Move::next},
      {"full by the limit that Trakt made of ours", {3, "a"}, {3, 100, 3, 100, "c"}, Move::next},
      {"short past the count", {3, "c"}, {4, 7, 3, 250, "d"}, Move::end},
      {"full past the count", {3, "c"}, {4, 250, 3, 250, "d"}, Move::next},
      {"empty past the count", {3, "c"}, {4, 0, 3, 250, {}}, Move::end},
      {"the last page again, past the count", {3, "c"}, {4, 250, 3, 250, "c"}, Move::end},
      {"same first row before the count: rows moved down by a page", {9, "a"}, {2, 250, 9, 250, "a"}, Move::next},
      {"empty list", {}, {1, 0, none, 250, {}}, Move::end},
      {"no headers: full page", {}, {1, 250, none, none, "a"}, Move::next},
      {"no headers: short page, for who knows the page size", {0, "a"}, {2, 100, none, none, "b"}, Move::next},
      {"no headers: the whole list again (trap 3)", {0, "a", 6193}, {2, 6193, none, none, "a"}, Move::end},
      {"no headers: empty page", {0, "a"}, {2, 0, none, none, {}}, Move::end},
      {"the count was there, and is missing now", {3, "a"}, {2, 250, none, none, "b"}, Move::next},
      {"the count rose", {3, "a"}, {3, 20, 5, 250, "b"}, Move::next},
      {"the count fell, but here are rows", {5, "a"}, {4, 20, 3, 250, "b"}, Move::next},
      {"the count fell, and here is nothing", {5, "a"}, {4, 0, 3, 250, {}}, Move::end},
      {"no end 100 pages past the count", {3, "a"}, {103, 250, 3, 250, "b"}, Move::give_up},
      {"99 pages past the count are worth a try", {3, "a"}, {102, 250, 3, 250, "b"}, Move::next},
      {"a count beyond all reason", {}, {1, 250, 2'147'483'647, 250, "b"}, Move::next},
      {"10000 pages", {}, {10'000, 250, none, none, "b"}, Move::give_up},
  };
  for (const auto& c : cases) EXPECT_EQ(next_step(c.before, c.page).move, c.move) << c.description;
}

TEST(NextStep, knows_the_page_before_when_it_comes_again) {
  EXPECT_EQ(next_step({0, "a", 600}, {2, 600, {}, {}, "a"}).content, Content::repeated);
  EXPECT_EQ(next_step({0, "a", 600}, {2, 601, {}, {}, "a"}).content, Content::fresh) << "there may be a new row in it";
  EXPECT_EQ(next_step({0, "a", 600}, {2, 600, {}, {}, "b"}).content, Content::fresh);
}

TEST(NextStep, remembers_the_highest_count_and_the_first_row) {
  const auto step = next_step({5, "a"}, {2, 250, 3, 250, "b"});
  EXPECT_EQ(step.state.page_count, 5);
  EXPECT_EQ(step.state.first_row, "b");
}

FetchedPage page_of(int number, std::size_t rows, std::optional<int> count) {
  FetchedPage fetched;
  fetched.page.page = number;
  fetched.facts = {number, rows, count, 250, std::nullopt};
  if (rows > 0) fetched.facts.first_row = std::to_string(number);
  return fetched;
}

// Walks a list of `full` full pages and one of 10 rows that claims `count` pages.
struct Walked {
  std::vector<int> delivered;
  std::vector<bool> last;
  std::vector<int> fetched;  // sorted
};
Walked walk(int first, int full, std::optional<int> count) {
  Walked walked;
  std::mutex mutex;
  walk_pages(
      first,
      [&](int page, std::stop_token) {
        {
          const std::scoped_lock lock{mutex};
          walked.fetched.push_back(page);
        }
        return page_of(page, page <= full ? 250 : page == full + 1 ? 10 : 0, count);
      },
      [&](SourcePage&& page) {
        walked.delivered.push_back(page.page);
        walked.last.push_back(page.last);
      },
      {});
  std::ranges::sort(walked.fetched);
  return walked;
}

std::vector<int> up_to(int last) {
  std::vector<int> numbers;
  for (int i = 1; i <= last; ++i) numbers.push_back(i);
  return numbers;
}

TEST(WalkPages, delivers_in_order_and_marks_the_last) {
  const auto walked = walk(1, 20, 21);
  EXPECT_EQ(walked.delivered, up_to(21));
  EXPECT_EQ(walked.fetched, up_to(21)) << "nothing is asked for twice, nor past the end";
  EXPECT_EQ(std::ranges::count(walked.last, true), 1);
  EXPECT_TRUE(walked.last.back());
}

TEST(WalkPages, goes_past_a_count_that_is_too_low) {
  EXPECT_EQ(walk(1, 20, 17).delivered, up_to(21));
}

TEST(WalkPages, asks_once_more_where_there_is_no_count) {
  EXPECT_EQ(walk(1, 3, std::nullopt).fetched, up_to(5));
}

TEST(WalkPages, goes_on_where_it_was_left) {
  EXPECT_EQ(walk(20, 20, 21).delivered, (std::vector<int>{20, 21}));
  const auto behind_the_end = walk(22, 20, 21);
  EXPECT_EQ(behind_the_end.delivered, (std::vector<int>{22}));
  EXPECT_TRUE(behind_the_end.last.front());
}

TEST(WalkPages, has_four_pages_under_way_at_once) {
  std::barrier four{4};  // hangs unless pages 2 to 5 are fetched at the same time
  std::atomic<int> running = 0;
  std::atomic<int> most = 0;
  walk_pages(
      1,
      [&](int page, std::stop_token) {
        most = std::max(most.load(), ++running);
        if (page >= 2 && page <= 5) four.arrive_and_wait();
        --running;
        return page_of(page, page < 9 ? 250 : 1, 9);
      },
      [](SourcePage&&) {}, {});
  EXPECT_EQ(most, 4);
}

TEST(WalkPages, ends_with_the_error_of_a_page_and_keeps_those_before) {
  std::vector<int> delivered;
  const auto fetch = [](int page, std::stop_token) -> FetchedPage {
    if (page == 3) throw Error{ErrorCode::upstream, "broken"};
    return page_of(page, 250, 9);
  };
  EXPECT_THROW(walk_pages(1, fetch, [&](SourcePage&& page) { delivered.push_back(page.page); }, {}), Error);
  EXPECT_EQ(delivered, up_to(2));
}

TEST(WalkPages, stops_when_asked_to) {
  std::stop_source source;
  int delivered = 0;
  try {
    walk_pages(
        1, [](int page, std::stop_token) { return page_of(page, 250, 1000); },
        [&](SourcePage&&) {
          if (++delivered == 2) source.request_stop();
        },
        source.get_token());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::cancelled);
  }
  EXPECT_EQ(delivered, 2);
}

TEST(WalkPages, gives_up_on_a_list_without_end) {
  const auto endless = [](int page, std::stop_token) { return page_of(page, 250, 2); };
  int delivered = 0;
  try {
    walk_pages(1, endless, [&](SourcePage&&) { ++delivered; }, {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::upstream);
  }
  EXPECT_EQ(delivered, 101);
}

}  // namespace
}  // namespace cinemarco::trakt
