// SPDX-License-Identifier: MIT
// Plays: the whole history, one title's, and what the user marks as watched.
#include "api/features.hpp"
#include "api/library_reports.hpp"
#include "api/moments.hpp"
#include "api/paging.hpp"
#include "api/play_dates.hpp"
#include "store/play_totals.hpp"
#include "store/plays_by_clock.hpp"

namespace cinemarco::exchange {
BOOST_DESCRIBE_ENUM(MarkScope, movie, episode, season, up_to)
}  // namespace cinemarco::exchange

namespace cinemarco::api {

namespace {

using exchange::Mark;
using exchange::MarkScope;

struct PlaysQuery {
  std::optional<TitleType> type;
  std::optional<DayOrInstant> from, to;  // from this instant on, and before that one; days count whole
  std::optional<std::string> cursor;
  std::optional<Limit> limit;  // 50 where not given
  // As the account's clock showed them; plays of unknown date are in neither.
  std::optional<json::Within<1, 7>> weekday;  // from Monday
  std::optional<json::Within<0, 23>> hour;    // those of which only the day is known are in none
};
BOOST_DESCRIBE_STRUCT(PlaysQuery, (), (type, from, to, cursor, limit, weekday, hour))

struct PlayPage {
  std::vector<PlayItem> items;
  std::int64_t total = 0;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(PlayPage, (), (items, total, next_cursor))

struct MonthsQuery {
  std::optional<TitleType> type;
};
BOOST_DESCRIBE_STRUCT(MonthsQuery, (), (type))

struct MonthItem {
  std::string month;  // "2024-05", in the account's time zone
  std::int64_t plays = 0;
};
BOOST_DESCRIBE_STRUCT(MonthItem, (), (month, plays))

struct MonthList {
  std::vector<MonthItem> items;  // the newest first; plays of unknown date are in none
};
BOOST_DESCRIBE_STRUCT(MonthList, (), (items))

struct PlayList : Paging {
  std::vector<PlayItem> items;
};
BOOST_DESCRIBE_STRUCT(PlayList, (Paging), (items))

struct NewPlay {
  std::optional<MarkScope> scope;  // what the numbers say, where it is not given: a movie, a season, an episode
  std::optional<int> season_number, episode_number;
  std::string watched_at;  // an instant, a day, "now", "released" (each on the day it came out) or "unknown"
};
BOOST_DESCRIBE_STRUCT(NewPlay, (), (scope, season_number, episode_number, watched_at))

struct NewPlayOfTitle {
  TitleType media_type = TitleType::movie;
  std::int64_t tmdb_id = 0;
  std::optional<MarkScope> scope;
  std::optional<int> season_number, episode_number;
  std::string watched_at;
};
BOOST_DESCRIBE_STRUCT(NewPlayOfTitle, (), (media_type, tmdb_id, scope, season_number, episode_number, watched_at))

struct UnwatchQuery {
  std::optional<MarkScope> scope;
  std::optional<int> season_number, episode_number;
};
BOOST_DESCRIBE_STRUCT(UnwatchQuery, (), (scope, season_number, episode_number))

struct PlayChange {
  std::string watched_at;
};
BOOST_DESCRIBE_STRUCT(PlayChange, (), (watched_at))

struct PlayIds {
  std::vector<PlayId> plays;
};
BOOST_DESCRIBE_STRUCT(PlayIds, (), (plays))

MarkScope scope_of(const std::optional<MarkScope>& scope, const std::optional<int>& season,
                   const std::optional<int>& episode) {
  if (scope) return *scope;
  if (episode) return MarkScope::episode;
  return season ? MarkScope::season : MarkScope::movie;
}

template <class T>
Mark mark_of(const T& wanted, Mark mark = {}) {
  mark.scope = scope_of(wanted.scope, wanted.season_number, wanted.episode_number);
  mark.season = wanted.season_number;
  mark.episode = wanted.episode_number;
  return mark;
}

template <class T>
Mark wanted_mark(Services& services, const T& wanted) {
  return mark_of(wanted, mark_of_date(services, wanted.watched_at));
}

PlayPage page(Services& services, const PlaysQuery& query) {
  store::Reader reader{services.database};
  const auto zone = exchange::account_zone(reader, services.account);
  store::PlayFilter filter{query.type, std::nullopt, std::nullopt};
  if (query.from) filter.from = begin_of(*query.from, zone);
  if (query.to) filter.to = end_of(*query.to, zone);
  const int limit = query.limit.value_or(Limit{kUsualPage});
  store::ClockFilter clock;
  if (query.weekday) clock.weekday = query.weekday->value;
  if (query.hour) clock.hour = query.hour->value;
  auto found = clock.weekday || clock.hour
                   ? store::list_plays_by_clock(reader, services.account, filter, clock, zone, query.cursor, limit)
                   : store::list_plays(reader, services.account, filter, query.cursor, limit);
  PlayPage answer;
  for (auto& row : found.rows) answer.items.push_back(to_item(std::move(row)));
  answer.total = found.total;
  answer.next_cursor = std::move(found.next_cursor);
  return answer;
}

MonthList months(Services& services, const MonthsQuery& query) {
  MonthList list;
  store::Reader reader{services.database};
  const auto begin_of_month = [zone = exchange::account_zone(reader, services.account)](std::chrono::year_month month) {
    return begin_of({month / std::chrono::day{1}}, zone);
  };
  for (const auto& found : store::plays_by_month(reader, services.account, query.type, begin_of_month)) {
    const auto first_day = format_date(found.month / std::chrono::day{1});
    list.items.push_back({first_day.substr(0, 7), found.plays});
  }
  return list;
}

PlayItem one(Services& services, PlayId id) {
  store::Reader reader{services.database};
  auto row = store::find_play(reader, services.account, id);
  if (!row || row->removed) throw Error{ErrorCode::not_found, "There is no play " + std::to_string(id.value()) + "."};
  return to_item(std::move(*row));
}

PlayList of_entry(Services& services, EntryId id, const PageQuery& query) {
  store::Reader reader{services.database};
  if (!store::find_entry(reader, services.account, id)) {
    throw Error{ErrorCode::not_found, "There is no entry " + std::to_string(id.value()) + " in the library."};
  }
  PlayList answer;
  auto rows = store::plays_of_entry(reader, services.account, id);
  static_cast<Paging&>(answer) =
      cut_page(rows, query, "plays:" + std::to_string(id.value()), [](const auto& row) { return row.id.value(); });
  for (auto& row : rows) answer.items.push_back(to_item(std::move(row)));
  return answer;
}

void add_reading(Operations& api, Services& services) {
  api.get("/api/plays/months", "How many plays each month has",
          [&services](const Query<MonthsQuery>& query) { return months(services, *query); })
      .cacheable_until_write();
  api.get("/api/plays", "Every play, newest first, page by page",
          [&services](const Query<PlaysQuery>& query) { return page(services, *query); })
      .cacheable_until_write();
  api.get("/api/plays/{id}", "One play", [&services](PlayId id) { return one(services, id); }).cacheable_until_write();
  api.get("/api/library/{id}/plays", "The plays of one title",
          [&services](EntryId id, const Query<PageQuery>& query) { return of_entry(services, id, *query); })
      .cacheable_until_write();
}

// A season of which everything was watched before gets no play.
Created<PlayIds> made(std::vector<PlayId> plays, EntryId entry) {
  const bool any = !plays.empty();
  return {{std::move(plays)}, "/api/library/" + std::to_string(entry.value()) + "/plays", any};
}

void add_marking(Operations& api, Services& services) {
  auto& mark_entry = api.post("/api/library/{id}/plays",
                              "Marks a movie, an episode, a season or everything up to an episode as watched",
                              [&services](EntryId id, const Body<NewPlay>& wanted) {
                                return made(services.edits.mark_watched(id, wanted_mark(services, *wanted)), id);
                              });
  mark_entry.may_be_there = true;
  auto& mark_title =
      api.post("/api/plays", "The same for a title by TMDB's number, which joins the library if it is not there",
               [&services](const Call& call, const Body<NewPlayOfTitle>& wanted) {
                 const auto mark = wanted_mark(services, *wanted);
                 auto marked = services.edits.mark_watched({wanted->media_type, wanted->tmdb_id}, mark, call.stop);
                 return made(std::move(marked.plays), marked.entry);
               });
  mark_title.in(Lane::recordings).may_be_there = true;
  api.del("/api/library/{id}/plays", "Marks as unwatched: takes away all plays of what is named",
          [&services](EntryId id, const Query<UnwatchQuery>& query) {
            return PlayIds{services.edits.mark_unwatched(id, mark_of(*query))};
          });
  api.patch("/api/plays/{id}", "Changes a play's date; a play of Trakt is replaced by one of your own",
            [&services](PlayId id, const Body<PlayChange>& wanted) {
              if (wanted->watched_at == kReleased) {
                throw Error{ErrorCode::invalid, "\"released\" fits what is marked; a play that is there takes a day."};
              }
              return one(services, services.edits.change_date(id, play_date(services, wanted->watched_at)));
            });
  api.del("/api/plays/{id}", "Takes a play away",
          [&services](PlayId id) { return OrGone<void>{services.edits.remove_play(id)}; });
  api.post("/api/plays/remove", "Removes plays, all of them or none",
           [&services](const Body<PlayIds>& wanted) { services.edits.remove_plays(wanted->plays); });
  api.post("/api/plays/restore", "Restores removed plays",
           [&services](const Body<PlayIds>& wanted) { services.edits.restore_plays(wanted->plays); });
}

}  // namespace

void add_plays(Operations& api, Services& services) {
  add_reading(api, services);
  add_marking(api, services);
}

}  // namespace cinemarco::api
