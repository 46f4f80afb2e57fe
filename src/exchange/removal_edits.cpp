// SPDX-License-Identifier: MIT
// What takes away and brings back: plays, and whole titles.
#include "exchange/account_zone.hpp"
#include "exchange/library_edits.hpp"
#include "store/dropped.hpp"
#include "store/entries.hpp"
#include "store/local_plays.hpp"
#include "store/outbox.hpp"
#include "store/removed_titles.hpp"

namespace cinemarco::exchange {

namespace {

Error no_play(PlayId play) {
  return Error{ErrorCode::not_found, "There is no play " + std::to_string(play.value()) + "."};
}

}  // namespace

void LibraryEdits::take_away(store::Transaction& tx, PlayId play, Instant now) {
  store::remove_play(tx, play, now);
  store::push_removal(tx, account_, play, now);
}

PlayId LibraryEdits::change_date(PlayId play, const PlayDate& date) {
  check_date(date);
  store::Transaction tx{database_};
  const auto owner = store::owner_of(tx, account_, play);
  if (!owner || owner->is_removed) throw no_play(play);
  if (!owner->title) {
    throw Error{ErrorCode::invalid,
                "This play belongs to a title that TMDB does not know; it can only be dated at Trakt."};
  }
  auto counts = play;
  if (owner->is_local && !store::was_sent(tx, play)) {
    store::set_play_date(tx, play, date, account_zone(tx, account_));
  } else {
    take_away(tx, play, clock_.now());
    counts = add_play(tx, *owner->title, owner->episode, date);
  }
  project(tx, *owner->title);
  tx.commit();
  return counts;
}

bool LibraryEdits::remove_play(PlayId play) {
  store::Transaction tx{database_};
  const auto owner = store::owner_of(tx, account_, play);
  if (!owner) throw no_play(play);
  if (owner->is_removed) return false;
  take_away(tx, play, clock_.now());
  if (owner->title) project(tx, *owner->title);
  tx.commit();
  return true;
}

void LibraryEdits::remove_plays(std::span<const PlayId> plays) {
  store::Transaction tx{database_};
  std::set<TitleKey> titles;
  for (const auto play : plays) {
    const auto owner = store::owner_of(tx, account_, play);
    if (!owner) throw no_play(play);
    if (owner->is_removed) continue;
    take_away(tx, play, clock_.now());
    if (owner->title) titles.insert(*owner->title);
  }
  for (const auto& title : titles) project(tx, title);
  tx.commit();
}

void LibraryEdits::restore_plays(std::span<const PlayId> plays) {
  store::Transaction tx{database_};
  for (const auto& title : bring_back(tx, plays)) {
    store::restore_dropped(tx, account_, title);
    if (store::restore_watchlist(tx, account_, title)) {
      store::push_listing(tx, account_, title, true, clock_.now());
    }
    project(tx, title);
  }
  tx.commit();
}

std::set<TitleKey> LibraryEdits::bring_back(store::Transaction& tx, std::span<const PlayId> plays) {
  std::set<TitleKey> titles;
  for (const auto play : plays) {
    const auto owner = store::owner_of(tx, account_, play);
    if (!owner) throw no_play(play);
    if (!owner->is_removed_by_user) continue;
    // One of a title that TMDB does not know cannot be told to Trakt again; it counts here.
    if (store::call_off_removal(tx, play) || !owner->title) {
      store::restore_play(tx, play);
      store::push_play(tx, account_, play, clock_.now());
    } else {
      store::push_play(tx, account_, store::restore_as_own(tx, play), clock_.now());
    }
    if (owner->title) titles.insert(*owner->title);
  }
  return titles;
}

std::vector<PlayId> LibraryEdits::remove(store::Transaction& tx, EntryId entry, TitleKey title) {
  const auto now = clock_.now();
  auto plays = store::plays_of(tx, account_, title, std::nullopt, std::nullopt);
  for (const auto play : plays) take_away(tx, play, now);
  store::put_aside(tx, account_, entry, now);
  set_listed(tx, title, false);
  store::forget_rating(tx, account_, title);
  store::remove_dropped(tx, account_, title);
  return plays;
}

std::optional<std::vector<PlayId>> LibraryEdits::remove_entry(EntryId entry) {
  store::Transaction tx{database_};
  const auto title = store::title_of(tx, account_, entry);
  if (!title) return std::nullopt;
  auto plays = remove(tx, entry, *title);
  tx.commit();
  return plays;
}

EntryId LibraryEdits::restore(store::Transaction& tx, EntryId entry) {
  const auto removed = store::removed_title(tx, account_, entry);
  if (!removed) {
    throw Error{ErrorCode::not_found, "There is no removed title " + std::to_string(entry.value()) + "."};
  }
  const auto title = removed->title;
  const auto plays = store::plays_removed_with(tx, account_, entry);
  const auto back = store::take_back(tx, account_, entry);
  (void)bring_back(tx, plays);
  store::restore_dropped(tx, account_, title);
  if (back.listed_at && !store::is_listed(tx, account_, title)) {
    if (!store::restore_watchlist(tx, account_, title)) store::list_here(tx, account_, title, *back.listed_at);
    store::push_listing(tx, account_, title, true, clock_.now());
  }
  store::push_rating(tx, account_, title, clock_.now());
  store::forget_removed(tx, account_, entry);
  project(tx, title);
  return back.entry;
}

EntryId LibraryEdits::restore_entry(EntryId entry) {
  store::Transaction tx{database_};
  const auto back = restore(tx, entry);
  tx.commit();
  return back;
}

}  // namespace cinemarco::exchange
