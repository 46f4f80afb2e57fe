// SPDX-License-Identifier: MIT
// The next episode of every series in progress.
#include "store/up_next.hpp"

#include "api/features.hpp"
#include "api/kept_items.hpp"
#include "api/paging.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

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
  std::optional<std::string> original_name, poster_path, backdrop_path;
  NextEpisode next_episode;
  int episodes_watched = 0;  // of season 1 and later …
  int episodes_aired = 0;    // … and so many there are
  std::optional<Date> date_last_watched;
};
BOOST_DESCRIBE_STRUCT(UpNextItem, (),
                      (id, tmdb_id, name, original_name, poster_path, backdrop_path, next_episode, episodes_watched,
                       episodes_aired, date_last_watched))

struct UpNext : Paging {
  std::vector<UpNextItem> items;
};
BOOST_DESCRIBE_STRUCT(UpNext, (Paging), (items))

UpNextItem to_item(store::UpNextRow&& row) {
  auto& next = row.next;
  return {row.id,
          row.tmdb_id,
          std::move(row.name),
          std::move(row.original_name),
          std::move(row.poster_path),
          std::move(row.backdrop_path),
          {next.season_number, next.episode_number, std::move(next.name), std::move(next.overview), next.air_date,
           next.runtime_minutes, std::move(next.still_path)},
          row.watched,
          row.aired,
          row.last_watched};
}

struct Kept {
  KeptItems items;  // of what has no next episode, an empty text
  KeptNumber total;
};

// An UpNext, written here: of its items most are known as JSON.
http::Response page(Services& services, Kept& kept, const Call& call, const PageQuery& query) {
  store::Reader reader{services.database};
  const auto today = exchange::account_zone(reader, services.account).day_of(services.clock.now());
  const KeptItems::Make make = [&](EntryId series) {
    auto row = store::find_up_next(reader, series, today);
    return row ? json::to_text(to_item(*std::move(row))) : std::string{};
  };
  kept.items.begin(call.version);
  std::vector<std::string> items;
  auto found = store::page_up_next(reader, services.account, query.cursor, query.limit.value_or(Limit{kUsualPage}),
                                   [&](EntryId series) {
                                     auto item = kept.items.find(call.version, series, make);
                                     if (item.empty()) return false;
                                     items.push_back(std::move(item));
                                     return true;
                                   });
  items.resize(found.entries.size());
  const auto total = found.is_all ? static_cast<std::int64_t>(items.size()) : kept.total.find(call.version, [&] {
    return store::count_up_next(reader, services.account, today);
  });
  http::Response response;
  response.content_type = "application/json";
  response.body = fmt::format(R"({{"items":[{}],{})", fmt::join(items, ","),
                              json::to_text(Paging{total, std::move(found.next_cursor)}).substr(1));
  return response;
}

}  // namespace

void add_up_next(Operations& api, Services& services) {
  auto& list = api.get("/api/up-next", "The next episode of every series in progress, most recently watched first",
                       [&services, kept = std::make_shared<Kept>()](const Call& call, const Query<PageQuery>& query) {
                         return page(services, *kept, call, *query);
                       });
  list.cacheable_until_write();
  api.describe_answer<UpNext>(list);
}

}  // namespace cinemarco::api
