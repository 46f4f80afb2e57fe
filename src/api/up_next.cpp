// SPDX-License-Identifier: MIT
// The next episode of every series in progress.
#include "store/up_next.hpp"

#include "api/features.hpp"
#include "api/paging.hpp"

namespace cinemarco::api {

namespace {

struct NextEpisode {
  int season_number = 0, episode_number = 0;
  std::string name;
  std::optional<std::string> overview;
  std::optional<Date> air_date;
  std::optional<int> runtime_minutes;
  std::optional<std::string> still_path;
};
BOOST_DESCRIBE_STRUCT(NextEpisode, (),
                      (season_number, episode_number, name, overview, air_date, runtime_minutes, still_path))

struct UpNextItem {
  EntryId id;  // of the series in the library
  std::int64_t tmdb_id = 0;
  std::string name;
  std::optional<std::string> poster_path, backdrop_path;
  NextEpisode next_episode;
  int episodes_watched = 0;  // of season 1 and later …
  int episodes_aired = 0;    // … and so many there are
  std::optional<Date> date_last_watched;
};
BOOST_DESCRIBE_STRUCT(UpNextItem, (),
                      (id, tmdb_id, name, poster_path, backdrop_path, next_episode, episodes_watched, episodes_aired,
                       date_last_watched))

struct UpNext : Paging {
  std::vector<UpNextItem> items;
};
BOOST_DESCRIBE_STRUCT(UpNext, (Paging), (items))

UpNextItem to_item(store::UpNextRow&& row) {
  auto& next = row.next;
  return {row.id,
          row.tmdb_id,
          std::move(row.name),
          std::move(row.poster_path),
          std::move(row.backdrop_path),
          {next.season_number, next.episode_number, std::move(next.name), std::move(next.overview), next.air_date,
           next.runtime_minutes, std::move(next.still_path)},
          row.watched,
          row.aired,
          row.last_watched};
}

}  // namespace

void add_up_next(Operations& api, Services& services) {
  api.get("/api/up-next", "The next episode of every series in progress, most recently watched first",
          [&services](const Query<PageQuery>& query) {
            const int limit = query->limit.value_or(Limit{kUsualPage});
            store::Reader reader{services.database};
            const auto today = exchange::account_zone(reader, services.account).day_of(services.clock.now());
            auto page = store::page_up_next(reader, services.account, today, query->cursor, limit);
            UpNext answer;
            answer.total = page.total;
            answer.next_cursor = std::move(page.next_cursor);
            for (auto& row : page.rows) answer.items.push_back(to_item(std::move(row)));
            return answer;
          })
      .cacheable_until_write();
}

}  // namespace cinemarco::api
