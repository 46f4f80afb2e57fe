// SPDX-License-Identifier: MIT
#include "store/plays_by_clock.hpp"

#include "store/cursor.hpp"
#include "store/mirror_facts.hpp"

#include <chrono>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::store {

namespace {

constexpr std::string_view kList = "plays by clock";

bool is_at(const ClockFilter& filter, const TimeZone& zone, const std::optional<Instant>& instant,
           const std::optional<Date>& day) {
  if (filter.hour) {
    if (!instant) return false;
    const auto clock = zone.wall_clock(*instant);  // "2024-01-15 20:30"
    if ((clock[11] - '0') * 10 + (clock[12] - '0') != *filter.hour) return false;
  }
  if (!filter.weekday) return true;
  const auto date = instant ? std::optional{zone.day_of(*instant)} : day;
  return date &&
         std::chrono::weekday{std::chrono::sys_days{*date}}.iso_encoding() == static_cast<unsigned>(*filter.weekday);
}

}  // namespace

PlayPage list_plays_by_clock(Connection& db, AccountId account, const PlayFilter& filter, const ClockFilter& clock,
                             const TimeZone& zone, const std::optional<std::string>& cursor, int limit) {
  const auto after = cursor ? read_cursor(*cursor, kList)
                            : Cursor{std::string{kList}, "\U0010FFFF", std::numeric_limits<std::int64_t>::max()};
  PlayPage page;
  std::vector<Cursor> found;  // of this page, and one more where there is another
  {
    auto rows = db.use(R"sql(
      SELECT id, ordered_at, watched_at, watched_day FROM plays
      WHERE account_id = ?1 AND removed_at IS NULL AND (?2 IS NULL OR media_type = ?2) AND ordered_at IS NOT NULL
        AND ordered_at >= ifnull(?3, '') AND (?4 IS NULL OR ordered_at < ?4)
      ORDER BY ordered_at DESC, id DESC)sql");
    rows.bind(account, filter.type ? std::optional{play_type(*filter.type)} : std::nullopt, filter.from, filter.to);
    while (rows.next()) {
      if (!is_at(clock, zone, rows.instant(2), rows.date(3))) continue;
      ++page.total;
      Cursor place{std::string{kList}, rows.text(1), rows.integer(0)};
      const bool is_behind = std::pair{place.value, place.id} < std::pair{after.value, after.id};
      if (is_behind && std::cmp_less_equal(found.size(), limit)) found.push_back(std::move(place));
    }
  }
  if (std::cmp_greater(found.size(), limit)) {
    found.pop_back();
    page.next_cursor = to_text(found.back());
  }
  for (const auto& place : found) page.rows.push_back(find_play(db, account, PlayId{place.id}).value());
  return page;
}

}  // namespace cinemarco::store
