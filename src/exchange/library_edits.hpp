// SPDX-License-Identifier: MIT
// What the user changes in the library. A mark is a play like any other and goes through the projection; what was taken
// away stays so, whatever Trakt says later. What Trakt is to be told goes into the outbox with the change itself.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/clock.hpp"
#include "domain/play_date.hpp"
#include "domain/projection.hpp"
#include "store/database.hpp"

#include <optional>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace cinemarco::exchange {

enum class MarkScope { movie, episode, season, up_to };

struct Mark {
  MarkScope scope = MarkScope::movie;
  std::optional<int> season, episode;
  PlayDate date;
  // Each on the day it came out instead of `date`; what has no such day gets no date.
  bool on_release = false;
};

// What is given changes; an empty value takes it away.
struct EntryEdit {
  std::optional<std::optional<int>> rating;  // 1–5; empty: Trakt's counts again
  std::optional<std::optional<std::string>> notes;
  std::optional<bool> is_favorite, abandoned, watchlisted;
  std::optional<bool> hidden_from_up_next;  // of a series
};

struct Marked {
  EntryId entry;
  std::vector<PlayId> plays;
};

// A season, or an episode of it.
struct PartOfSeries {
  int season = 0;
  std::optional<int> episode;
};

// What became of several titles.
struct Several {
  std::vector<EntryId> entries;  // that changed
  std::vector<PlayId> plays;     // that were made, or taken away
};

struct Added {
  EntryId entry;
  bool is_new = false;
};

// Safe from any thread; each change is one transaction; once `stop` is requested nothing is changed any more. Every
// call throws Error: not_found (no such entry or play), invalid (it does not fit the title, or a value is out of its
// range).
class LibraryEdits {
 public:
  // References must outlive the object.
  LibraryEdits(store::Database& database, Catalogue& catalogue, Clock& clock, AccountId account)
      : database_{database}, catalogue_{catalogue}, clock_{clock}, account_{account} {}

  // Fetches what is not stored of the title and puts it on the watchlist; one that is in the library already is left as
  // it is. Throws also what the catalogue throws.
  Added add_title(TitleKey title, const std::stop_token& stop);
  // A movie or an episode gets one play, be it the first or another. Of a season, or of everything up to an episode,
  // each aired and unwatched episode gets one; specials only where season 0 is named. A season or an episode that the
  // series does not have is not_found.
  std::vector<PlayId> mark_watched(EntryId entry, const Mark& mark);
  // The same of a title that joins the library if it is not there; one that is refused adds nothing.
  Marked mark_watched(TitleKey title, const Mark& mark, const std::stop_token& stop);
  // Takes away every play of what is named; gives those that it took. not_found as above, unless there are plays of it.
  std::vector<PlayId> mark_unwatched(EntryId entry, const Mark& mark);

  // A play made here changes in place until Trakt is told of it. One of Trakt is taken away and one made here stands
  // for it, since the mirror says what Trakt says. Gives the play that counts now.
  PlayId change_date(PlayId play, const PlayDate& date);
  // False: it was taken away before.
  bool remove_play(PlayId play);
  // All or none; those that were taken away before stay so.
  void remove_plays(std::span<const PlayId> plays);
  // All or none.
  void restore_plays(std::span<const PlayId> plays);

  // All or none.
  void change(EntryId entry, const EntryEdit& edit);
  void rate(EntryId entry, const std::optional<int>& rating);  // 1–5; empty: Trakt's counts again
  void set_notes(EntryId entry, const std::optional<std::string>& notes);
  void set_favorite(EntryId entry, bool is_favorite);
  void set_abandoned(EntryId entry, bool abandoned);
  // 1–10; empty: Trakt's counts again. Trakt is not told of it.
  void rate_part(EntryId entry, const PartOfSeries& part, const std::optional<int>& rating);

  // Of several titles, all or none; what is so already does not change.
  // Movies that were never watched, and the aired episodes that were not, specials aside. Of `mark` the date counts.
  Several mark_all_watched(std::span<const EntryId> entries, const Mark& mark);
  Several set_all_favorite(std::span<const EntryId> entries, bool is_favorite);
  Several remove_entries(std::span<const EntryId> entries);
  Several restore_entries(std::span<const EntryId> entries);
  // Takes the title out with all its plays, and gives these. Empty: there is no such entry, or no longer.
  std::optional<std::vector<PlayId>> remove_entry(EntryId entry);
  // Undoes that: the same id, plays, rating, note, favourite, dropped state and place on the watchlist. Gives the
  // entry, which is another one where the title was added anew meanwhile. Throws Error{not_found}.
  EntryId restore_entry(EntryId entry);

 private:
  [[nodiscard]] TitleKey title_of(store::Connection& db, EntryId entry) const;
  void fetch_if_missing(TitleKey title, const std::stop_token& stop);
  [[nodiscard]] EntryId join(store::Transaction& tx, TitleKey title);
  [[nodiscard]] std::vector<PlayId> mark(store::Transaction& tx, EntryId entry, TitleKey title, const Mark& mark);
  std::vector<PlayId> remove(store::Transaction& tx, EntryId entry, TitleKey title);
  EntryId restore(store::Transaction& tx, EntryId entry);
  PlayId add_play(store::Transaction& tx, TitleKey title, const std::optional<EpisodeNumber>& episode,
                  const PlayDate& date);
  void take_away(store::Transaction& tx, PlayId play, Instant now);
  // Gives the titles of the plays, which are to be projected.
  [[nodiscard]] std::set<TitleKey> bring_back(store::Transaction& tx, std::span<const PlayId> plays);
  void set_listed(store::Transaction& tx, TitleKey title, bool listed);
  void project(store::Transaction& tx, TitleKey title);
  void check_date(const PlayDate& date) const;

  store::Database& database_;
  Catalogue& catalogue_;
  Clock& clock_;
  AccountId account_;
};

}  // namespace cinemarco::exchange
