// SPDX-License-Identifier: MIT
#include "exchange/library_edits.hpp"

#include "domain/characters.hpp"
#include "domain/rating.hpp"
#include "exchange/account_zone.hpp"
#include "exchange/ensure_title.hpp"
#include "exchange/projector.hpp"
#include "store/dropped.hpp"
#include "store/entries.hpp"
#include "store/library.hpp"
#include "store/local_plays.hpp"
#include "store/mirror.hpp"
#include "store/outbox.hpp"
#include "store/part_ratings.hpp"
#include "store/titles.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace cinemarco::exchange {

namespace {

[[noreturn]] void refuse(const std::string& message) {
  throw Error{ErrorCode::invalid, message};
}

// Whoever asked left, or was told that nothing was changed: then nothing may be.
void refuse_if_stopped(const std::stop_token& stop) {
  if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "Cancelled."};
}

void check_fits(TitleKey title, const Mark& mark) {
  const bool movie = title.type == TitleType::movie;
  if (movie != (mark.scope == MarkScope::movie)) {
    refuse(movie ? "This is a movie: it has no seasons and episodes."
                 : "This is a series: name a season, or a season and an episode.");
  }
  if (movie && (mark.season || mark.episode)) refuse("This is a movie: it has no seasons and episodes.");
  if (movie) return;
  if (!mark.season || *mark.season < 0) refuse("Name the season by its number; 0 is for specials.");
  const bool wants_episode = mark.scope != MarkScope::season;
  if (wants_episode && (!mark.episode || *mark.episode < 0)) refuse("Name the episode by its number.");
  if (!wants_episode && mark.episode) refuse("A whole season is marked without an episode's number.");
}

bool is_meant(const Mark& mark, EpisodeNumber episode) {
  if (mark.scope == MarkScope::season) return episode.season == *mark.season;
  if (episode.season == 0 && *mark.season != 0) return false;
  if (*mark.season == 0 && episode.season != 0) return false;
  return episode <= EpisodeNumber{*mark.season, *mark.episode};
}

// Throws where the series has no such season or episode.
void check_known(store::Connection& db, EntryId entry, const Mark& mark, Date today) {
  if (mark.scope == MarkScope::movie) return;
  const auto seasons = store::seasons_of(db, entry, today);
  const auto season = std::ranges::find(seasons, *mark.season, &store::SeasonRow::season_number);
  if (season == seasons.end()) {
    throw Error{ErrorCode::not_found, "This series has no season " + std::to_string(*mark.season) + "."};
  }
  if (mark.scope == MarkScope::season) return;
  if (std::ranges::none_of(season->episodes, [&](const auto& row) { return row.episode_number == *mark.episode; })) {
    throw Error{ErrorCode::not_found, "This series has no episode " + std::to_string(*mark.season) + "x" +
                                          std::to_string(*mark.episode) + "."};
  }
}

// The day each episode came out, or the movie (no episode); those of the future are left out.
using ReleaseDays = std::map<std::optional<EpisodeNumber>, Date>;

ReleaseDays release_days(store::Connection& db, AccountId account, EntryId entry, Date today) {
  ReleaseDays days;
  const auto note = [&](const std::optional<EpisodeNumber>& episode, const std::optional<Date>& day) {
    if (day && *day <= today) days.emplace(episode, *day);
  };
  for (const auto& season : store::seasons_of(db, entry, today)) {
    for (const auto& row : season.episodes) note(EpisodeNumber{row.season_number, row.episode_number}, row.air_date);
  }
  const auto record = store::find_entry(db, account, entry);
  if (record && record->row.type == TitleType::movie) note(std::nullopt, record->row.release_date);
  return days;
}

}  // namespace

TitleKey LibraryEdits::title_of(store::Connection& db, EntryId entry) const {
  const auto title = store::title_of(db, account_, entry);
  if (!title) {
    throw Error{ErrorCode::not_found, "There is no entry " + std::to_string(entry.value()) + " in the library."};
  }
  return *title;
}

void LibraryEdits::project(store::Transaction& tx, TitleKey title) {
  project_title(tx, account_, title, account_zone(tx, account_), clock_.now(), RunId{});
}

// Nobody watched anything before there were moving pictures; the future is Trakt's to allow, not ours.
void LibraryEdits::check_date(const PlayDate& date) const {
  constexpr Date kFirst{std::chrono::year{1888}, std::chrono::January, std::chrono::day{1}};
  const auto earliest = date.day ? std::optional{Instant{std::chrono::sys_days{*date.day}}} : date.instant;
  if (!earliest) return;
  if (*earliest < std::chrono::sys_days{kFirst}) refuse("The date lies before there were moving pictures.");
  if (*earliest > clock_.now() + std::chrono::days{1}) refuse("The date lies in the future.");
}

void LibraryEdits::fetch_if_missing(TitleKey title, const std::stop_token& stop) {
  if (title.tmdb_id <= 0) refuse("\"tmdb_id\" must be TMDB's number of the title.");
  ensure_title({database_, catalogue_, clock_}, title, stop);
}

Added LibraryEdits::add_title(TitleKey title, const std::stop_token& stop) {
  fetch_if_missing(title, stop);
  store::Transaction tx{database_};
  refuse_if_stopped(stop);
  const bool is_new = !store::entry_of(tx, account_, title);
  const auto entry = join(tx, title);
  if (is_new) {
    set_listed(tx, title, true);
    project(tx, title);
  }
  tx.commit();
  return {entry, is_new};
}

// docs/contract.md#rule-7 the other way round: what is in the library to be watched is on the list.
void LibraryEdits::set_listed(store::Transaction& tx, TitleKey title, bool listed) {
  if (store::is_listed(tx, account_, title) == listed) return;
  if (listed) {
    if (!store::restore_watchlist(tx, account_, title)) store::list_here(tx, account_, title, clock_.now());
  } else {
    store::unlist_here(tx, account_, title, clock_.now());
  }
  store::push_listing(tx, account_, title, listed, clock_.now());
}

PlayId LibraryEdits::add_play(store::Transaction& tx, TitleKey title, const std::optional<EpisodeNumber>& episode,
                              const PlayDate& date) {
  const auto play = store::add_local_play(tx, account_, title, episode, date, account_zone(tx, account_));
  store::push_play(tx, account_, play, clock_.now());
  return play;
}

EntryId LibraryEdits::join(store::Transaction& tx, TitleKey title) {
  if (const auto known = store::entry_of(tx, account_, title)) return *known;
  const auto state = store::title_state(tx, title);
  if (!state) throw Error{ErrorCode::not_found, "The title vanished while it was added. Try again."};
  if (store::restore_watchlist(tx, account_, title)) {
    store::push_listing(tx, account_, title, true, clock_.now());
  }
  const auto entry = store::add_entry(tx, account_, title, state->row_id, clock_.now());
  project(tx, title);
  return entry;
}

std::vector<PlayId> LibraryEdits::mark_watched(EntryId entry, const Mark& mark) {
  store::Transaction tx{database_};
  auto plays = this->mark(tx, entry, title_of(tx, entry), mark);
  tx.commit();
  return plays;
}

Marked LibraryEdits::mark_watched(TitleKey title, const Mark& mark, const std::stop_token& stop) {
  check_date(mark.date);
  check_fits(title, mark);
  fetch_if_missing(title, stop);
  store::Transaction tx{database_};
  refuse_if_stopped(stop);
  Marked marked;
  marked.entry = join(tx, title);
  marked.plays = this->mark(tx, marked.entry, title, mark);
  tx.commit();
  return marked;
}

std::vector<PlayId> LibraryEdits::mark(store::Transaction& tx, EntryId entry, TitleKey title, const Mark& mark) {
  check_date(mark.date);
  check_fits(title, mark);
  const auto zone = account_zone(tx, account_);
  const auto today = zone.day_of(clock_.now());
  check_known(tx, entry, mark, today);
  std::vector<PlayId> plays;
  std::optional<Date> latest;
  const auto add = [&, released = mark.on_release ? release_days(tx, account_, entry, today)
                                                  : ReleaseDays{}](const std::optional<EpisodeNumber>& episode) {
    PlayDate date = mark.date;
    if (mark.on_release) {
      const auto known = released.find(episode);
      date = known == released.end() ? PlayDate{} : PlayDate{std::nullopt, known->second};
      latest = std::max(latest, date.day);
    }
    plays.push_back(add_play(tx, title, episode, date));
  };
  if (mark.scope == MarkScope::movie) {
    add(std::nullopt);
  } else if (mark.scope == MarkScope::episode) {
    add(EpisodeNumber{*mark.season, *mark.episode});
  } else {
    for (const auto episode : store::unwatched_episodes(tx, entry, today)) {
      if (is_meant(mark, episode)) add(episode);
    }
  }
  // Who goes on watching what was dropped at Trakt has taken it up; who notes an old viewing has not.
  const auto day = mark.on_release ? latest : mark.date.day;
  const auto watched = day ? std::optional{zone.last_instant_of(*day)} : mark.date.instant;
  if (watched && !plays.empty()) store::take_up_if_dropped_by(tx, account_, title, *watched);
  project(tx, title);
  return plays;
}

std::vector<PlayId> LibraryEdits::mark_unwatched(EntryId entry, const Mark& mark) {
  store::Transaction tx{database_};
  const auto title = title_of(tx, entry);
  check_fits(title, mark);
  std::vector<PlayId> plays;
  if (mark.scope == MarkScope::up_to) {
    for (const auto play : store::plays_of(tx, account_, title, std::nullopt, std::nullopt)) {
      const auto owner = store::owner_of(tx, account_, play);
      if (owner && owner->episode && is_meant(mark, *owner->episode)) plays.push_back(play);
    }
  } else {
    plays = store::plays_of(tx, account_, title, mark.season, mark.episode);
  }
  if (plays.empty()) check_known(tx, entry, mark, account_zone(tx, account_).day_of(clock_.now()));
  for (const auto play : plays) take_away(tx, play, clock_.now());
  project(tx, title);
  tx.commit();
  return plays;
}

void LibraryEdits::change(EntryId entry, const EntryEdit& edit) {
  constexpr int kBest = static_cast<int>(PersonalRating::outstanding);
  store::Transaction tx{database_};
  const auto title = title_of(tx, entry);
  if (edit.rating) {
    const auto& rating = *edit.rating;
    if (rating && (*rating < 1 || *rating > kBest)) refuse("A rating is 1 (Waste) to 5 (Outstanding).");
    store::set_own_rating(tx, entry, rating);
    store::push_rating(tx, account_, title, clock_.now());
  }
  if (edit.notes) {
    const auto& notes = *edit.notes;
    if (notes && characters(*notes) > kLongestNote) refuse("The note is longer than 10,000 characters.");
    store::set_notes(tx, entry, notes && notes->empty() ? std::nullopt : notes);
  }
  if (edit.is_favorite) store::set_favorite(tx, entry, *edit.is_favorite);
  if (edit.hidden_from_up_next) {
    if (title.type == TitleType::movie) refuse("A movie is not in Up next; only a series can be hidden there.");
    store::set_hidden_from_up_next(tx, entry, *edit.hidden_from_up_next);
  }
  if (edit.abandoned) {
    store::set_abandoned(tx, entry, *edit.abandoned ? std::optional{clock_.now()} : std::nullopt);
    // One that only Trakt's list of dropped titles spoke for stays: the user is about to watch it.
    if (!*edit.abandoned && store::take_up_dropped(tx, account_, title) && !store::has_facts(tx, account_, title)) {
      store::keep_entry(tx, entry, clock_.now());
    }
  }
  if (edit.watchlisted) {
    set_listed(tx, title, *edit.watchlisted);
    if (!*edit.watchlisted) store::keep_entry(tx, entry, clock_.now());
  }
  if (edit.rating || edit.abandoned || edit.watchlisted) project(tx, title);
  tx.commit();
}

void LibraryEdits::rate_part(EntryId entry, const PartOfSeries& part, const std::optional<int>& rating) {
  constexpr int kBest = 10;
  if (rating && (*rating < 1 || *rating > kBest)) refuse("A season's or an episode's rating is 1 to 10, as Trakt's.");
  store::Transaction tx{database_};
  const auto title = title_of(tx, entry);
  Mark mark;
  mark.scope = part.episode ? MarkScope::episode : MarkScope::season;
  mark.season = part.season;
  mark.episode = part.episode;
  check_fits(title, mark);
  check_known(tx, entry, mark, account_zone(tx, account_).day_of(clock_.now()));
  store::set_part_rating(tx, account_, title.tmdb_id, part.season, part.episode, rating, clock_.now());
  tx.commit();
}

void LibraryEdits::rate(EntryId entry, const std::optional<int>& rating) {
  EntryEdit edit;
  edit.rating.emplace(rating);
  change(entry, edit);
}

void LibraryEdits::set_notes(EntryId entry, const std::optional<std::string>& notes) {
  EntryEdit edit;
  edit.notes.emplace(notes);
  change(entry, edit);
}

void LibraryEdits::set_favorite(EntryId entry, bool is_favorite) {
  EntryEdit edit;
  edit.is_favorite = is_favorite;
  change(entry, edit);
}

void LibraryEdits::set_abandoned(EntryId entry, bool abandoned) {
  EntryEdit edit;
  edit.abandoned = abandoned;
  change(entry, edit);
}

}  // namespace cinemarco::exchange
