// SPDX-License-Identifier: MIT
// What the user changes in the library: titles, ratings, notes.
#include "api/features.hpp"
#include "api/library_reports.hpp"
#include "store/removed_titles.hpp"

namespace cinemarco::api {

namespace {

struct NewEntry {
  TitleType media_type = TitleType::movie;
  std::int64_t tmdb_id = 0;
};
BOOST_DESCRIBE_STRUCT(NewEntry, (), (media_type, tmdb_id))

// What is left out stays as it is; null takes it away.
struct EntryChange {
  json::Field<json::Within<1, 5>> personal_rating;  // null: Trakt's counts again
  json::Field<std::string> notes;
  std::optional<bool> is_favorite;
  std::optional<bool> abandoned;
  std::optional<bool> watchlisted;
  std::optional<bool> hidden_from_up_next;  // of a series
};
BOOST_DESCRIBE_STRUCT(EntryChange, (),
                      (personal_rating, notes, is_favorite, abandoned, watchlisted, hidden_from_up_next))

struct PartRating {
  int season_number = 0;
  std::optional<int> episode_number;          // not given: of the season
  std::optional<json::Within<1, 10>> rating;  // null: Trakt's counts again
};
BOOST_DESCRIBE_STRUCT(PartRating, (), (season_number, episode_number, rating))

struct RemovedEntry {
  std::vector<PlayId> removed_plays;  // POST /api/removed/{id}/restore brings them back, with the title
};
BOOST_DESCRIBE_STRUCT(RemovedEntry, (), (removed_plays))

struct RemovedTitle {
  EntryId id;  // under which it comes back
  TitleType media_type = TitleType::movie;
  std::int64_t tmdb_id = 0;
  std::string title;
  std::optional<std::string> original_title;
  std::optional<Date> release_date;
  std::optional<std::string> poster_path;
  std::int64_t plays = 0;
  bool was_rated = false, had_note = false;
  Instant removed_at;
};
BOOST_DESCRIBE_STRUCT(RemovedTitle, (),
                      (id, media_type, tmdb_id, title, original_title, release_date, poster_path, plays, was_rated,
                       had_note, removed_at))

struct RemovedTitles {
  std::vector<RemovedTitle> items;  // the newest first
};
BOOST_DESCRIBE_STRUCT(RemovedTitles, (), (items))

LibraryEntry read(Services& services, EntryId id) {
  store::Reader reader{services.database};
  return read_entry(reader, services.account, id, services.clock.now());
}

LibraryEntry change(Services& services, EntryId id, const EntryChange& wanted) {
  exchange::EntryEdit edit;
  if (wanted.personal_rating.given) {
    edit.rating.emplace();
    if (wanted.personal_rating.value) *edit.rating = *wanted.personal_rating.value;
  }
  if (wanted.notes.given) edit.notes.emplace(wanted.notes.value);
  edit.is_favorite = wanted.is_favorite;
  edit.abandoned = wanted.abandoned;
  edit.watchlisted = wanted.watchlisted;
  edit.hidden_from_up_next = wanted.hidden_from_up_next;
  services.edits.change(id, edit);
  return read(services, id);
}

RemovedTitles removed(Services& services) {
  store::Reader reader{services.database};
  RemovedTitles list;
  for (auto& row : store::removed_titles(reader, services.account)) {
    list.items.push_back({row.entry, row.title.type, row.title.tmdb_id, std::move(row.name),
                          std::move(row.original_name), row.release_date, std::move(row.poster_path), row.plays,
                          row.was_rated, row.had_note, row.removed_at});
  }
  return list;
}

}  // namespace

void add_library_edits(Operations& api, Services& services) {
  auto& add =
      api.post("/api/library", "Adds a title by TMDB's number and puts it on the watchlist",
               [&services](const Call& call, const Body<NewEntry>& wanted) {
                 const auto added = services.edits.add_title({wanted->media_type, wanted->tmdb_id}, call.stop);
                 return Created<LibraryEntry>{read(services, added.entry),
                                              "/api/library/" + std::to_string(added.entry.value()), added.is_new};
               });
  add.in(Lane::recordings).may_be_there = true;
  api.patch("/api/library/{id}", "Rates, notes, lists to be watched, marks as favourite, abandons or takes up again",
            [&services](EntryId id, const Body<EntryChange>& wanted) { return change(services, id, *wanted); });
  api.put("/api/library/{id}/parts/rating", "Rates a season or an episode, 1 to 10, here; Trakt is not told",
          [&services](EntryId id, const Body<PartRating>& wanted) {
            std::optional<int> rating;
            if (wanted->rating) rating = wanted->rating->value;
            services.edits.rate_part(id, {wanted->season_number, wanted->episode_number}, rating);
            return read(services, id);
          });
  api.del("/api/library/{id}", "Takes a title out of the library, with its plays", [&services](EntryId id) {
    OrGone<RemovedEntry> removed;
    if (auto plays = services.edits.remove_entry(made_once(id, "entry"))) removed.value.emplace(std::move(*plays));
    return removed;
  });
  api.get("/api/removed", "Titles that were taken out of the library here", [&services] { return removed(services); });
  api.post("/api/removed/{id}/restore", "Brings a title back as it was: its plays, rating, note, marks and its id",
           [&services](EntryId id) { return read(services, services.edits.restore_entry(id)); });
}

}  // namespace cinemarco::api
