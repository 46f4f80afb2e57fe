// SPDX-License-Identifier: MIT
#include "store/list_rows.hpp"

#include <utility>

namespace cinemarco::store {

namespace {

std::optional<int> small(const std::optional<std::int64_t>& number) {
  return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

}  // namespace

std::vector<KnownRow> known_rows(Connection& db, ListId list) {
  auto rows = db.use(
      "SELECT id, media_type, trakt_id, tmdb_id, tvdb_id, imdb_id, title, year, season_number, episode_number, "
      "position, arrived_by = 'trakt', removed_at IS NOT NULL, missing_since FROM list_items WHERE list_id = ? "
      "ORDER BY position, id");
  rows.bind(list);
  std::vector<KnownRow> known;
  while (rows.next()) {
    KnownRow one;
    one.id = ListItemId{rows.integer(0)};
    one.thing.type = listed_type(rows.text(1)).value_or(ListedType::movie);
    if (const auto trakt = rows.optional_integer(2)) one.thing.ids.trakt = TraktId{*trakt};
    one.thing.ids.tmdb = rows.optional_integer(3);
    one.thing.ids.tvdb = rows.optional_integer(4);
    one.thing.ids.imdb = rows.optional_text(5);
    one.thing.title = rows.optional_text(6).value_or("");
    one.thing.year = small(rows.optional_integer(7));
    one.thing.season = small(rows.optional_integer(8));
    one.thing.episode = small(rows.optional_integer(9));
    one.position = rows.integer(10);
    one.is_of_trakt = rows.integer(11) != 0;
    one.is_removed = rows.integer(12) != 0;
    one.missing_since = rows.instant(13);
    known.push_back(std::move(one));
  }
  return known;
}

}  // namespace cinemarco::store
