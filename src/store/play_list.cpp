// SPDX-License-Identifier: MIT
#include "store/play_list.hpp"

#include "store/cursor.hpp"
#include "store/play_totals.hpp"

#include <fmt/format.h>

#include <limits>
#include <string_view>
#include <utility>

namespace cinemarco::store {

namespace {

constexpr std::string_view kColumns = R"sql(
  p.id, p.trakt_history_id, p.media_type, p.title_tmdb_id,
  CASE p.media_type
    WHEN 'movie' THEN (SELECT id FROM library_entries WHERE account_id = p.account_id AND movie_id = m.id)
    ELSE (SELECT id FROM library_entries WHERE account_id = p.account_id AND series_id = s.id) END,
  coalesce(m.title, s.name, p.title),
  p.season_number, p.episode_number, coalesce(nullif(x.name, ''), p.episode_title), coalesce(m.poster_path, s.poster_path), x.still_path, p.watched_at,
  p.arrived_by, p.action, p.removed_at, p.watched_day, p.ordered_at,
  coalesce(m.original_title, s.original_name)
  FROM plays p
  LEFT JOIN movies m ON p.media_type = 'movie' AND m.tmdb_id = p.title_tmdb_id
  LEFT JOIN series s ON p.media_type = 'episode' AND s.tmdb_id = p.title_tmdb_id
  LEFT JOIN episodes x ON x.series_id = s.id AND x.season_number = p.season_number
                      AND x.episode_number = p.episode_number)sql";

// ?1 account, ?2 type, ?3 from, ?4 to.
constexpr std::string_view kFilter = R"sql(
  p.account_id = ?1 AND p.removed_at IS NULL AND (?2 IS NULL OR p.media_type = ?2))sql";

const char* dated_query() {
  static const auto kText = fmt::format(
      "SELECT {} WHERE {} AND p.ordered_at IS NOT NULL AND (p.ordered_at, p.id) < (?5, ?6) "
      "AND p.ordered_at >= ifnull(?3, '') AND (?4 IS NULL OR p.ordered_at < ?4) "
      "ORDER BY p.ordered_at DESC, p.id DESC LIMIT ?7",
      kColumns, kFilter);
  return kText.c_str();
}

const char* undated_query() {
  static const auto kText = fmt::format(
      "SELECT {} WHERE {} AND p.ordered_at IS NULL AND ?3 IS NULL AND ?4 IS NULL AND ?5 IS NULL AND p.id < ?6 "
      "ORDER BY p.id DESC LIMIT ?7",
      kColumns, kFilter);
  return kText.c_str();
}

const char* entry_query() {
  static const auto kText = fmt::format(
      "SELECT {} WHERE p.account_id = ?1 AND p.removed_at IS NULL AND p.media_type = ?2 AND p.title_tmdb_id = ?3 "
      "ORDER BY p.season_number, p.episode_number, p.ordered_at DESC, p.id DESC",
      kColumns);
  return kText.c_str();
}

const char* trakt_title_query() {
  static const auto kText = fmt::format(
      "SELECT {} WHERE p.account_id = ?1 AND p.removed_at IS NULL AND p.media_type = ?2 AND p.trakt_id = ?3 "
      "AND p.title_tmdb_id IS (SELECT title_tmdb_id FROM trakt_titles WHERE account_id = ?1 AND trakt_id = ?3 AND "
      "media_type = iif(?2 = 'movie', 'movie', 'series')) "
      "ORDER BY p.ordered_at DESC, p.id DESC LIMIT ?4",
      kColumns);
  return kText.c_str();
}

const char* one_query() {
  static const auto kText = fmt::format("SELECT {} WHERE p.account_id = ?1 AND p.id = ?2", kColumns);
  return kText.c_str();
}

std::optional<int> to_int(const std::optional<std::int64_t>& number) {
  return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

PlayRow read_row(const Use& row) {
  PlayRow play;
  play.id = PlayId{row.integer(0)};
  if (const auto history = row.optional_integer(1)) play.history_id = HistoryId{*history};
  play.type = row.text(2) == "movie" ? TitleType::movie : TitleType::series;
  play.tmdb_id = row.optional_integer(3);
  if (const auto entry = row.optional_integer(4)) play.entry = EntryId{*entry};
  play.title = row.optional_text(5).value_or("");
  play.season = to_int(row.optional_integer(6));
  play.episode = to_int(row.optional_integer(7));
  play.episode_name = row.optional_text(8);
  play.poster_path = row.optional_text(9);
  play.still_path = row.optional_text(10);
  play.watched_at = row.instant(11);
  play.arrived_by = arrived_by(row.text(12));
  play.action = row.optional_text(13).value_or("");
  play.removed = row.optional_text(14).has_value();
  play.watched_day = row.date(15);
  play.ordered_at = row.optional_text(16);
  play.original_title = row.optional_text(17);
  return play;
}

std::vector<PlayRow> read_rows(Use& rows) {
  std::vector<PlayRow> plays;
  while (rows.next()) plays.push_back(read_row(rows));
  return plays;
}

std::optional<std::string_view> media_type(const PlayFilter& filter) {
  if (!filter.type) return std::nullopt;
  return *filter.type == TitleType::movie ? "movie" : "episode";
}

}  // namespace

PlayPage list_plays(Connection& db, AccountId account, const PlayFilter& filter,
                    const std::optional<std::string>& cursor, int limit) {
  constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
  static constexpr std::string_view kList = "plays";
  auto after = cursor ? read_cursor(*cursor, kList) : Cursor{std::string{kList}, "\U0010FFFF", kLast};
  const auto type = media_type(filter);
  const int wanted = limit + 1;
  PlayPage page;
  if (after.value) {
    auto rows = db.use(dated_query());
    rows.bind(account, type, filter.from, filter.to, after.value, after.id, wanted);
    page.rows = read_rows(rows);
    after = {std::string{kList}, std::nullopt, kLast};
  }
  if (const int missing = wanted - static_cast<int>(page.rows.size()); missing > 0) {
    auto rows = db.use(undated_query());
    rows.bind(account, type, filter.from, filter.to, after.value, after.id, missing);
    for (auto& row : read_rows(rows)) page.rows.push_back(std::move(row));
  }
  if (static_cast<int>(page.rows.size()) > limit) {
    page.rows.pop_back();
    const auto& last = page.rows.back();
    page.next_cursor = to_text({std::string{kList}, last.ordered_at, last.id.value()});
  }
  page.total = count_plays(db, account, filter);
  return page;
}

std::vector<PlayRow> plays_of_entry(Connection& db, AccountId account, EntryId entry) {
  std::string type;
  std::int64_t tmdb_id = 0;
  {
    auto title = db.use(
        "SELECT e.media_type, coalesce(m.tmdb_id, s.tmdb_id) FROM library_entries e "
        "LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id "
        "WHERE e.account_id = ? AND e.id = ?");
    title.bind(account, entry);
    if (!title.next()) return {};
    type = title.text(0) == "movie" ? "movie" : "episode";
    tmdb_id = title.integer(1);
  }
  auto rows = db.use(entry_query());
  rows.bind(account, type, tmdb_id);
  return read_rows(rows);
}

std::optional<PlayRow> find_play(Connection& db, AccountId account, PlayId id) {
  auto row = db.use(one_query());
  row.bind(account, id);
  if (!row.next()) return std::nullopt;
  return read_row(row);
}

std::vector<PlayRow> plays_of_trakt_title(Connection& db, AccountId account, TitleType type, TraktId trakt_id,
                                          int limit) {
  auto rows = db.use(trakt_title_query());
  rows.bind(account, type == TitleType::movie ? "movie" : "episode", trakt_id, limit);
  return read_rows(rows);
}

}  // namespace cinemarco::store
