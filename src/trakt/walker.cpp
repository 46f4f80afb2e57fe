// SPDX-License-Identifier: MIT
#include "trakt/walker.hpp"

#include "domain/error.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <future>
#include <utility>

namespace cinemarco::trakt {
namespace {

// The pages that are under way, in order. Whatever happens, none outlives it.
class PagesAhead {
 public:
  PagesAhead(int first, const FetchPage& fetch, std::stop_token stop)
      : next_{first}, fetch_{fetch}, on_stop_{std::move(stop), [this] { stop_.request_stop(); }} {}
  ~PagesAhead() { stop_.request_stop(); }
  PagesAhead(const PagesAhead&) = delete;
  PagesAhead& operator=(const PagesAhead&) = delete;

  FetchedPage take() {
    if (under_way_.empty()) request_until(next_);
    auto page = std::move(under_way_.front());
    under_way_.pop_front();
    ++next_;
    return page.get();
  }
  // Asks for what the page count promises, so that pages come while the caller stores one.
  void prefetch(int page_count) { request_until(std::min(page_count, next_ + kPagesAhead - 1)); }

 private:
  void request_until(int last) {
    for (int page = next_ + static_cast<int>(under_way_.size()); page <= last; ++page) {
      under_way_.push_back(std::async(std::launch::async, [this, page] { return fetch_(page, stop_.get_token()); }));
    }
  }

  int next_;
  const FetchPage& fetch_;
  std::stop_source stop_;
  std::stop_callback<std::function<void()>> on_stop_;
  std::deque<std::future<FetchedPage>> under_way_;  // last: its end waits for those that run
};

Error endless(const Step& step) {
  return Error{ErrorCode::upstream, std::string{"Trakt sent "} + step.why + ". Try again later"};
}

void drop_rows(SourcePage& page) {
  page.plays.clear();
  page.ratings.clear();
  page.watchlist.clear();
  page.problems.clear();
  page.passed_over.clear();
}

}  // namespace

Step next_step(const WalkState& state, const PageFacts& page) {
  Step step;
  step.state.page_count = std::max(state.page_count, std::min(page.page_count.value_or(0), kMaxPages));
  step.state.first_row = page.first_row;
  step.state.rows = page.rows;
  const bool is_empty = page.rows == 0;
  const bool repeats = !is_empty && page.first_row && page.first_row == state.first_row;
  const auto limit = static_cast<std::size_t>(std::max(1, page.limit.value_or(kPageLimit)));
  const int highest_count = step.state.page_count;

  bool at_end = false;
  if (highest_count == 0) {
    at_end = is_empty || repeats;
    if (repeats && page.rows == state.rows) step.content = Content::repeated;
  } else if (page.page >= highest_count) {
    at_end = page.rows < limit || (page.page > highest_count && repeats);
  } else {
    // The count fell during the walk, and here is nothing any more: rows were removed.
    at_end = is_empty && page.page_count && page.page > *page.page_count;
  }
  if (at_end) {
    step.move = Move::end;
  } else if (page.page >= kMaxPages) {
    step.move = Move::give_up;
    step.why = "a list of more than 10000 pages";
  } else if (highest_count > 0 && page.page >= highest_count + kMaxPagesPastCount) {
    step.move = Move::give_up;
    step.why = "no end 100 pages past the count it stated";
  }
  return step;
}

void walk_pages(int first, const FetchPage& fetch, const DeliverPage& deliver, std::stop_token stop) {
  PagesAhead pages{first, fetch, stop};
  WalkState state;
  for (;;) {
    if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "stopped"};
    auto fetched = pages.take();
    auto step = next_step(state, fetched.facts);
    if (step.move == Move::give_up) throw endless(step);
    state = std::move(step.state);
    fetched.page.last = step.move == Move::end;
    if (step.content == Content::repeated) drop_rows(fetched.page);
    if (step.move == Move::next) pages.prefetch(state.page_count);
    const bool last = fetched.page.last;
    deliver(std::move(fetched.page));
    if (last) return;
  }
}

bool read_pages(const FetchPage& fetch, const std::function<Reading(SourcePage&&)>& read, std::stop_token stop) {
  WalkState state;
  for (int number = 1;; ++number) {
    if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "stopped"};
    auto fetched = fetch(number, stop);
    auto step = next_step(state, fetched.facts);
    if (step.move == Move::give_up) throw endless(step);
    state = std::move(step.state);
    fetched.page.last = step.move == Move::end;
    if (step.content == Content::repeated) drop_rows(fetched.page);
    const bool last = fetched.page.last;
    const auto reading = read(std::move(fetched.page));
    if (last) return true;
    if (reading == Reading::enough) return false;
  }
}

}  // namespace cinemarco::trakt
