// SPDX-License-Identifier: MIT
#include "store/calendar.hpp"

namespace cinemarco::store {

namespace {

CalendarItem read_item(const Use& row) {
  CalendarItem item;
  item.day = row.date(0).value_or(Date{});
  item.title = {row.text(1) == "movie" ? TitleType::movie : TitleType::series, row.integer(2)};
  item.entry = EntryId{row.integer(3)};
  item.name = row.text(4);
  if (const auto season = row.optional_integer(5)) {
    item.episode = EpisodeNumber{static_cast<int>(*season), static_cast<int>(row.integer(6))};
  }
  item.episode_name = row.optional_text(7);
  item.poster_path = row.optional_text(8);
  item.is_watched = row.integer(9) != 0;
  item.told_at = row.instant(10).value_or(Instant{});
  item.retold = static_cast<int>(row.integer(11));
  item.original_name = row.optional_text(12);
  return item;
}

}  // namespace

std::vector<CalendarItem> calendar_items(Connection& db, AccountId account, DayRange days) {
  auto rows = db.use(R"sql(
    SELECT day, media_type, tmdb_id, entry_id, title, season_number, episode_number, episode_name, poster_path,
           is_watched, told_at, retold,
           CASE media_type WHEN 'movie' THEN (SELECT original_title FROM movies m WHERE m.tmdb_id = i.tmdb_id)
                           ELSE (SELECT original_name FROM series s WHERE s.tmdb_id = i.tmdb_id) END
    FROM calendar_items i WHERE account_id = ?1 AND day BETWEEN ?2 AND ?3
    ORDER BY day, title, season_number, episode_number, entry_id)sql");
  rows.bind(account, days.from, days.to);
  std::vector<CalendarItem> items;
  while (rows.next()) items.push_back(read_item(rows));
  return items;
}

// Each kind by itself, so that its index gives the last ones first.
std::optional<Date> day_of_past_items(Connection& db, AccountId account, Date today, int count) {
  auto row = db.use(R"sql(
    SELECT min(day) FROM (
      SELECT day FROM (
        SELECT * FROM (SELECT day FROM calendar_episodes WHERE account_id = ?1 AND day < ?2 ORDER BY day DESC LIMIT ?3)
        UNION ALL
        SELECT * FROM (SELECT day FROM calendar_movies WHERE account_id = ?1 AND day < ?2 ORDER BY day DESC LIMIT ?3))
      ORDER BY day DESC LIMIT ?3))sql");
  row.bind(account, today, count);
  row.next();
  return row.date(0);
}

}  // namespace cinemarco::store
