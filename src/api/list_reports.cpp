// SPDX-License-Identifier: MIT
#include "api/list_reports.hpp"

#include "domain/error.hpp"

#include <chrono>
#include <utility>

namespace cinemarco::api {

ListReport to_report(store::ListRow&& row) {
  return {row.id,
          std::move(row.name),
          std::move(row.description),
          std::move(row.source),
          row.trakt_id,
          std::move(row.slug),
          std::move(row.privacy),
          std::move(row.sort_by),
          std::move(row.sort_how),
          row.item_count,
          row.created_at,
          row.updated_at,
          std::move(row.poster_paths),
          std::nullopt};
}

ListItemReport to_report(store::ListItemRow&& row) {
  ListItemReport item;
  auto& thing = row.thing;
  item.id = row.id;
  item.position = row.position;
  item.media_type = thing.type;
  item.tmdb_id = thing.ids.tmdb;
  if (thing.ids.trakt) item.trakt_id = thing.ids.trakt->value();
  item.imdb_id = std::move(thing.ids.imdb);
  item.entry_id = row.entry;
  item.title = std::move(thing.title);
  item.year = thing.year;
  if (!item.year && row.release_date) item.year = static_cast<int>(row.release_date->year());
  item.release_date = row.release_date;
  item.season_number = thing.season;
  item.episode_number = thing.episode;
  item.episode_name = std::move(row.episode_name);
  item.poster_path = std::move(row.poster_path);
  item.note = std::move(row.note);
  item.listed_at = row.listed_at;
  return item;
}

ListReport read_list(store::Connection& db, AccountId account, ListId list) {
  auto row = store::find_list(db, account, list);
  if (!row) throw Error{ErrorCode::not_found, "There is no list " + std::to_string(list.value()) + "."};
  return to_report(std::move(*row));
}

ListItemReport read_list_item(store::Connection& db, AccountId account, ListId list, ListItemId item) {
  auto row = store::find_list_item(db, account, list, item);
  if (!row) {
    throw Error{ErrorCode::not_found,
                "List " + std::to_string(list.value()) + " has no row " + std::to_string(item.value()) + "."};
  }
  return to_report(std::move(*row));
}

}  // namespace cinemarco::api
