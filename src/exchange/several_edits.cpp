// SPDX-License-Identifier: MIT
// What is done to several titles of the library at once, in one transaction.
#include "exchange/account_zone.hpp"
#include "exchange/library_edits.hpp"
#include "store/entries.hpp"
#include "store/local_plays.hpp"

#include <set>

namespace cinemarco::exchange {

namespace {

// Each once.
std::set<EntryId> distinct(std::span<const EntryId> entries) {
  return {entries.begin(), entries.end()};
}

// The same of one title: a movie, or a series up to the last episode that is left of it. Empty: nothing is left.
std::optional<Mark> rest_of(store::Connection& db, AccountId account, EntryId entry, TitleKey title, const Mark& mark,
                            Date today) {
  Mark rest = mark;
  if (title.type == TitleType::movie) {
    rest.scope = MarkScope::movie;
    const bool is_watched = !store::plays_of(db, account, title, std::nullopt, std::nullopt).empty();
    return is_watched ? std::nullopt : std::optional{rest};
  }
  const auto left = store::unwatched_episodes(db, entry, today);
  if (left.empty() || left.back().season < 1) return std::nullopt;  // in order, specials first
  rest.scope = MarkScope::up_to;
  rest.season = left.back().season;
  rest.episode = left.back().episode;
  return rest;
}

}  // namespace

Several LibraryEdits::mark_all_watched(std::span<const EntryId> entries, const Mark& mark) {
  store::Transaction tx{database_};
  const auto today = account_zone(tx, account_).day_of(clock_.now());
  Several done;
  for (const auto entry : distinct(entries)) {
    const auto title = title_of(tx, entry);
    const auto rest = rest_of(tx, account_, entry, title, mark, today);
    if (!rest) continue;
    const auto plays = this->mark(tx, entry, title, *rest);
    done.entries.push_back(entry);
    done.plays.insert(done.plays.end(), plays.begin(), plays.end());
  }
  tx.commit();
  return done;
}

Several LibraryEdits::set_all_favorite(std::span<const EntryId> entries, bool is_favorite) {
  store::Transaction tx{database_};
  Several done;
  for (const auto entry : distinct(entries)) {
    static_cast<void>(title_of(tx, entry));
    if (store::find_row(tx, account_, entry)->is_favorite == is_favorite) continue;
    store::set_favorite(tx, entry, is_favorite);
    done.entries.push_back(entry);
  }
  tx.commit();
  return done;
}

Several LibraryEdits::remove_entries(std::span<const EntryId> entries) {
  store::Transaction tx{database_};
  Several done;
  for (const auto entry : distinct(entries)) {
    const auto plays = remove(tx, entry, title_of(tx, entry));
    done.entries.push_back(entry);
    done.plays.insert(done.plays.end(), plays.begin(), plays.end());
  }
  tx.commit();
  return done;
}

Several LibraryEdits::restore_entries(std::span<const EntryId> entries) {
  store::Transaction tx{database_};
  Several done;
  for (const auto entry : distinct(entries)) done.entries.push_back(restore(tx, entry));
  tx.commit();
  return done;
}

}  // namespace cinemarco::exchange
