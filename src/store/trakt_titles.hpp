// SPDX-License-Identifier: MIT
// One title of Trakt's is one title: by which TMDB number all its rows go, whatever single rows state.
#pragma once

#include "domain/history_source.hpp"
#include "domain/title.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace cinemarco::store {

// The number of a title of Trakt's is the user's word (title_matches); else what the newest of its rows states that
// stand at Trakt and have a number: met by the latest run, among these the latest watched, rated or listed, among
// equals the highest number; else what was looked up for it. So it depends on no order of pages. A title without
// Trakt's number is its own row's.
[[nodiscard]] std::optional<std::int64_t> number_of(Connection& db, AccountId account, const TitleRef& title);

// The same for a title whose newest row states what `title` says. For previews.
[[nodiscard]] std::optional<std::int64_t> number_if_stated(Connection& db, AccountId account, const TitleRef& title);

// Gives the rows of one page their number, and moves a title whose number changes by them. Lives no longer than the
// transaction that stores the page.
class TitleNumbers {
 public:
  TitleNumbers(Transaction& tx, AccountId account) : tx_{tx}, account_{account} {}
  // The number to store the row with. Call it once for every row: it notes what the row states.
  [[nodiscard]] std::optional<std::int64_t> of(const TitleRef& title);
  // Once the rows are stored. Gives the titles that lost rows to another number, and those that gained them.
  std::set<TitleKey> settle(RunId run);

 private:
  struct Known {
    std::optional<std::int64_t> stated, number;
    bool is_new = false;
    bool is_disputed = false;
    bool may_have_changed = false;
  };
  [[nodiscard]] Known look_up(TitleType type, TraktId trakt_id, const std::optional<std::int64_t>& stated);

  Transaction& tx_;
  AccountId account_;
  std::map<std::pair<TitleType, TraktId>, Known> known_;
};

// The same for one title whose match changed, in every account.
void settle_title(Transaction& tx, TitleType type, TraktId trakt_id);
// The same for titles whose rows differ, after rows went: call it when a run has stored and removed what it found.
std::set<TitleKey> settle_disputed(Transaction& tx, AccountId account, RunId run);

// Sections with a row that contradicts what this run met of its title, is younger than that, and was not met itself:
// the number is sure only when these are read too. Titles whose rows agree are in none.
[[nodiscard]] std::set<Section> contradicting_sections(Connection& db, AccountId account, RunId run);

}  // namespace cinemarco::store
