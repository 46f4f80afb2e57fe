// SPDX-License-Identifier: MIT
// The media servers that may tell of viewings, and what became of what they told.
#include "store/hooks.hpp"

#include "api/described.hpp"
#include "api/features.hpp"
#include "api/paging.hpp"
#include "api/site.hpp"
#include "exchange/hook_answers.hpp"
#include "store/inbox.hpp"

#include <algorithm>

namespace cinemarco {
BOOST_DESCRIBE_ENUM(LiveServer, plex, jellyfin, emby, kodi)
}
namespace cinemarco::store {
BOOST_DESCRIBE_ENUM(Outcome, play, rating, duplicate, ignored, refused, waiting)
}
namespace cinemarco::exchange {
BOOST_DESCRIBE_ENUM(HookAnswer, again, keep, remove)
}

namespace cinemarco::api {

namespace {

struct HookItem {
  std::int64_t id = 0;
  std::string name;
  LiveServer for_ = LiveServer::plex;
  std::optional<std::string> user;     // whose viewings count; null: everybody's
  std::vector<std::string> libraries;  // which of its libraries count; empty: all
  std::optional<std::string> listen;   // HOST:PORT of a Kodi that is listened to
  Instant created_at;
  std::optional<Instant> last_event_at;
};
BOOST_DESCRIBE_STRUCT(HookItem, (), (id, name, for_, user, libraries, listen, created_at, last_event_at))

struct HookList : Paging {
  std::vector<HookItem> hooks;
};
BOOST_DESCRIBE_STRUCT(HookList, (Paging), (hooks))

struct HookQuestion {
  std::string name;
  LiveServer for_ = LiveServer::plex;
  std::optional<std::string> user;
  std::vector<std::string> libraries;
  std::optional<std::string> listen;  // HOST or HOST:PORT of a Kodi
};
BOOST_DESCRIBE_STRUCT(HookQuestion, (), (name, for_, user, libraries, listen))

struct MadeHook {
  std::int64_t id = 0;
  std::string name;
  LiveServer for_ = LiveServer::plex;
  std::optional<std::string> url;  // shown this once; null of a Kodi that is listened to
};
BOOST_DESCRIBE_STRUCT(MadeHook, (), (id, name, for_, url))

struct HookEvent {
  std::int64_t id = 0;
  Instant received_at;
  store::Outcome outcome = store::Outcome::waiting;
  std::optional<std::string> reason;  // a sentence
  std::optional<PlayId> play_id;      // the first play where there are several
  std::optional<std::string> title;   // as the server calls it
};
BOOST_DESCRIBE_STRUCT(HookEvent, (), (id, received_at, outcome, reason, play_id, title))

struct HookEvents {
  std::vector<HookEvent> events;
  std::optional<std::string> next_cursor;  // null: this is the last page
};
BOOST_DESCRIBE_STRUCT(HookEvents, (), (events, next_cursor))

struct EventAnswer {
  exchange::HookAnswer answer = exchange::HookAnswer::again;
  // With `again`: which title it is, where that could not be told.
  std::optional<TitleType> media_type;
  std::optional<std::int64_t> tmdb_id;
  std::optional<int> season_number, episode_number;
};
BOOST_DESCRIBE_STRUCT(EventAnswer, (), (answer, media_type, tmdb_id, season_number, episode_number))

HookEvent to_item(store::EventRow row) {
  return {row.id, row.received_at, row.outcome, std::move(row.reason), row.play, std::move(row.title)};
}

HookList hooks(Services& services, const PageQuery& query) {
  HookList list;
  store::Reader reader{services.database};
  auto found = store::list_hooks(reader, services.account);
  static_cast<Paging&>(list) = cut_page(found, query, "hooks", [](const auto& hook) { return hook.id; });
  for (auto& [id, wish, created_at, last_event_at] : found) {
    list.hooks.push_back({id, std::move(wish.name), wish.server, std::move(wish.user), std::move(wish.libraries),
                          std::move(wish.listen), created_at, last_event_at});
  }
  return list;
}

Created<MadeHook> make(Services& services, const Call& call, const HookQuestion& wanted) {
  const auto made = exchange::make_hook(services.database, services.account,
                                        {wanted.name, wanted.for_, wanted.user, wanted.libraries, wanted.listen},
                                        services.clock.now());
  MadeHook answer{made.hook.id, made.hook.wish.name, made.hook.wish.server, std::nullopt};
  if (!made.hook.wish.listen) answer.url = site_of(call, services.public_url) + "/hooks/" + made.secret;
  return {std::move(answer), "/api/hooks/" + std::to_string(made.hook.id)};
}

store::Hook hook_of(store::Connection& db, AccountId account, std::int64_t id) {
  auto hook = store::find_hook(db, account, made_once(id, "hook"));
  if (!hook) throw Error{ErrorCode::not_found, "There is no hook " + std::to_string(id) + "."};
  return std::move(*hook);
}

HookEvents events(Services& services, std::int64_t id, const PageQuery& query) {
  store::Reader reader{services.database};
  const auto hook = hook_of(reader, services.account, id);
  const auto before = query.cursor ? store::read_cursor(*query.cursor, "hook events").id : 0;
  const auto limit = query.limit ? query.limit->value : kUsualPage;
  HookEvents page;
  for (auto& row : store::list_events(reader, hook.id, before, limit + 1))
    page.events.push_back(to_item(std::move(row)));
  if (std::cmp_greater(page.events.size(), limit)) {
    page.events.pop_back();
    page.next_cursor = store::to_text({"hook events", std::nullopt, page.events.back().id});
  }
  return page;
}

std::optional<store::MatchedByHand> match_of(const EventAnswer& answer) {
  if (!answer.tmdb_id && !answer.media_type) return std::nullopt;
  if (!answer.tmdb_id || !answer.media_type || *answer.tmdb_id <= 0) {
    throw Error{ErrorCode::invalid, "Say which title it is by \"media_type\" and \"tmdb_id\"."};
  }
  store::MatchedByHand match{{*answer.media_type, *answer.tmdb_id}, std::nullopt};
  const bool numbered = answer.season_number && answer.episode_number;
  if (numbered != (*answer.media_type == TitleType::series)) {
    throw Error{ErrorCode::invalid, "A series takes \"season_number\" and \"episode_number\", a movie neither."};
  }
  if (numbered) match.episode = EpisodeNumber{*answer.season_number, *answer.episode_number};
  return match;
}

HookEvent answer_event(Services& services, std::int64_t id, std::int64_t event, const EventAnswer& answer) {
  {
    store::Reader reader{services.database};
    static_cast<void>(hook_of(reader, services.account, id));
  }
  exchange::answer_event(services.database, services.edits, id, event, answer.answer, match_of(answer));
  services.inbox.wake();
  store::Reader reader{services.database};
  return to_item(store::find_event(reader, id, event).value_or(store::EventRow{}));
}

}  // namespace

void add_hooks(Operations& api, Services& services) {
  api.get("/api/hooks", "The media servers that may tell of viewings",
          [&services](const Query<PageQuery>& query) { return hooks(services, *query); });
  api.post("/api/hooks", "Lets a media server tell of viewings; its address is shown this once",
           [&services](const Call& call, const Body<HookQuestion>& wanted) { return make(services, call, *wanted); })
      .holds_secrets();
  api.del("/api/hooks/{id}", "Revokes a media server's address", [&services](std::int64_t id) {
    store::Transaction tx{services.database};
    const bool was_there = store::revoke_hook(tx, services.account, made_once(id, "hook"), services.clock.now());
    tx.commit();
    return OrGone<void>{was_there};
  });
  api.get("/api/hooks/{id}/events", "What a media server told, newest first, and what became of it",
          [&services](std::int64_t id, const Query<PageQuery>& query) { return events(services, id, *query); });
  api.post("/api/hooks/{id}/events/{event_id}",
           "Tries a refused message again, or says whether the play of what was unmarked there is removed or kept",
           [&services](std::int64_t id, std::int64_t event, const Body<EventAnswer>& answer) {
             return answer_event(services, id, event, *answer);
           });
}

}  // namespace cinemarco::api
