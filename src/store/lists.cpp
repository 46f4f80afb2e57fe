// SPDX-License-Identifier: MIT
#include "store/lists.hpp"

#include <limits>
#include <map>
#include <utility>

namespace cinemarco::store {

namespace {

constexpr const char* kListsOfOne = R"sql(
  SELECT l.id, l.name, l.description, l.source, l.trakt_id, l.slug, l.privacy, l.sort_by, l.sort_how, l.created_at,
         l.updated_at, (SELECT count(*) FROM list_items i WHERE i.list_id = l.id AND i.removed_at IS NULL)
  FROM lists l
  WHERE l.account_id = ?1 AND l.removed_at IS NULL AND l.gone_at IS NULL AND (?2 IS NULL OR l.id = ?2)
  ORDER BY l.name COLLATE NOCASE, l.id)sql";

constexpr const char* kPosters = R"sql(
  SELECT list_id, poster_path FROM (
    SELECT i.list_id, coalesce(m.poster_path, s.poster_path) AS poster_path,
           row_number() OVER (PARTITION BY i.list_id ORDER BY i.position) AS nth
    FROM list_items i
    JOIN lists l ON l.id = i.list_id
    LEFT JOIN movies m ON i.media_type = 'movie' AND m.tmdb_id = i.tmdb_id
    LEFT JOIN series s ON i.media_type IN ('series', 'season', 'episode') AND s.tmdb_id = i.tmdb_id
    WHERE l.account_id = ?1 AND (?2 IS NULL OR l.id = ?2) AND i.removed_at IS NULL
      AND coalesce(m.poster_path, s.poster_path) IS NOT NULL)
  WHERE nth <= ?3 ORDER BY list_id, nth)sql";

constexpr const char* kItems = R"sql(
  SELECT i.id, i.position, i.media_type, i.tmdb_id, i.trakt_id, i.tvdb_id, i.imdb_id,
         coalesce(m.title, s.name, i.title, ''), i.year, i.season_number, i.episode_number,
         coalesce(m.release_date, s.first_air_date), coalesce(m.poster_path, s.poster_path), e.name,
         (SELECT x.id FROM library_entries x WHERE x.account_id = ?1 AND (x.movie_id = m.id OR x.series_id = s.id)),
         i.note, i.listed_at
  FROM list_items i
  JOIN lists l ON l.id = i.list_id
  LEFT JOIN movies m ON i.media_type = 'movie' AND m.tmdb_id = i.tmdb_id
  LEFT JOIN series s ON i.media_type IN ('series', 'season', 'episode') AND s.tmdb_id = i.tmdb_id
  LEFT JOIN episodes e ON i.media_type = 'episode' AND e.series_id = s.id AND e.season_number = i.season_number
                      AND e.episode_number = i.episode_number
  WHERE l.account_id = ?1 AND l.id = ?2 AND l.removed_at IS NULL AND l.gone_at IS NULL AND i.removed_at IS NULL
    AND i.position > ?3 AND (?4 IS NULL OR i.id = ?4)
  ORDER BY i.position, i.id LIMIT ?5)sql";

std::optional<int> small(const std::optional<std::int64_t>& number) {
  return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

std::vector<ListRow> read_lists(Connection& db, AccountId account, const std::optional<ListId>& list) {
  std::vector<ListRow> lists;
  std::map<std::int64_t, std::size_t> places;
  auto rows = db.use(kListsOfOne);
  rows.bind(account, list);
  while (rows.next()) {
    ListRow row;
    row.id = ListId{rows.integer(0)};
    row.name = rows.text(1);
    row.description = rows.optional_text(2);
    row.source = rows.text(3);
    row.trakt_id = rows.optional_integer(4);
    row.slug = rows.optional_text(5);
    row.privacy = rows.optional_text(6);
    row.sort_by = rows.optional_text(7);
    row.sort_how = rows.optional_text(8);
    row.created_at = rows.instant(9);
    row.updated_at = rows.instant(10);
    row.item_count = rows.integer(11);
    places[row.id.value()] = lists.size();
    lists.push_back(std::move(row));
  }
  auto posters = db.use(kPosters);
  posters.bind(account, list, kListPosters);
  while (posters.next()) {
    if (const auto place = places.find(posters.integer(0)); place != places.end()) {
      lists[place->second].poster_paths.push_back(posters.text(1));
    }
  }
  return lists;
}

ListItemRow read_item(const Use& row) {
  ListItemRow item;
  item.id = ListItemId{row.integer(0)};
  item.position = row.integer(1);
  auto& thing = item.thing;
  thing.type = listed_type(row.text(2)).value_or(ListedType::movie);
  thing.ids.tmdb = row.optional_integer(3);
  if (const auto trakt = row.optional_integer(4)) thing.ids.trakt = TraktId{*trakt};
  thing.ids.tvdb = row.optional_integer(5);
  thing.ids.imdb = row.optional_text(6);
  thing.title = row.text(7);
  thing.year = small(row.optional_integer(8));
  thing.season = small(row.optional_integer(9));
  thing.episode = small(row.optional_integer(10));
  item.release_date = row.date(11);
  item.poster_path = row.optional_text(12);
  item.episode_name = row.optional_text(13);
  if (const auto entry = row.optional_integer(14)) item.entry = EntryId{*entry};
  item.note = row.optional_text(15);
  item.listed_at = row.instant(16);
  return item;
}

}  // namespace

std::vector<ListRow> all_lists(Connection& db, AccountId account) {
  return read_lists(db, account, std::nullopt);
}

std::optional<ListRow> find_list(Connection& db, AccountId account, ListId list) {
  auto found = read_lists(db, account, list);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<ListItemRow> list_items(Connection& db, AccountId account, ListId list, std::int64_t after, int limit) {
  auto rows = db.use(kItems);
  rows.bind(account, list, after, std::optional<ListItemId>{}, limit);
  std::vector<ListItemRow> items;
  while (rows.next()) items.push_back(read_item(rows));
  return items;
}

std::optional<ListItemRow> find_list_item(Connection& db, AccountId account, ListId list, ListItemId item) {
  auto row = db.use(kItems);
  row.bind(account, list, std::numeric_limits<std::int64_t>::min(), item, 1);
  return row.next() ? std::optional{read_item(row)} : std::nullopt;
}

std::vector<OnList> lists_with(Connection& db, AccountId account, TitleKey title) {
  auto rows = db.use(R"sql(
    SELECT l.id, l.name, min(i.id) FROM list_items i JOIN lists l ON l.id = i.list_id
    WHERE l.account_id = ?1 AND l.removed_at IS NULL AND l.gone_at IS NULL AND i.removed_at IS NULL
      AND i.media_type = ?2 AND i.tmdb_id = ?3
    GROUP BY l.id ORDER BY l.name COLLATE NOCASE, l.id)sql");
  rows.bind(account, to_string(title.type), title.tmdb_id);
  std::vector<OnList> lists;
  while (rows.next()) lists.push_back({ListId{rows.integer(0)}, rows.text(1), ListItemId{rows.integer(2)}});
  return lists;
}

}  // namespace cinemarco::store
