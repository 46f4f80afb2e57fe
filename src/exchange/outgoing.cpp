// SPDX-License-Identifier: MIT
#include "exchange/outgoing.hpp"

#include "exchange/sync_settings.hpp"
#include "store/cursor.hpp"

#include <utility>

namespace cinemarco::exchange {

namespace {

std::string change_of(const store::Outgoing& item) {
  switch (item.kind) {
    case PushKind::rating:
      return item.value ? "rate" : "unrate";
    case PushKind::watchlist:
      return item.value == 1 ? "list" : "unlist";
    case PushKind::add_play:
    case PushKind::remove_play:
      break;
  }
  return std::string{to_string(item.kind)};
}

OutgoingItem to_item(store::Outgoing&& from) {
  OutgoingItem item;
  item.id = from.id;
  item.change = change_of(from);
  item.state = to_string(from.state);
  item.media_type = to_string(from.title.type);
  item.tmdb_id = from.title.ids.tmdb;
  item.title = std::move(from.title.title);
  if (from.episode) {
    item.season_number = from.episode->season;
    item.episode_number = from.episode->episode;
  }
  item.watched_at = from.watched_at;
  if (from.kind == PushKind::rating) item.rating = from.value;
  item.made_at = from.made_at;
  item.reason = std::move(from.reason);
  return item;
}

}  // namespace

std::int64_t count_outgoing(store::Connection& db, AccountId account) {
  std::int64_t total = 0;
  for (const auto state : {PushState::waiting, PushState::unconfirmed, PushState::rejected}) {
    total += store::count_outbox(db, account, state);
  }
  return total;
}

OutgoingList outgoing(store::Connection& db, AccountId account, int limit, const std::optional<std::string>& cursor) {
  constexpr std::string_view kList = "outbox";
  OutgoingList list;
  list.push = load_sync_settings(db, account).push;
  list.total = count_outgoing(db, account);
  store::OutboxFilter filter;
  filter.limit = limit + 1;
  if (cursor) filter.after = store::read_cursor(*cursor, kList).id;
  auto found = store::outbox(db, account, filter);
  if (std::cmp_greater(found.size(), limit)) {
    found.pop_back();
    list.next_cursor = store::to_text({std::string{kList}, std::nullopt, found.back().id});
  }
  for (auto& item : found) {
    if (item.state != PushState::sent) list.items.push_back(to_item(std::move(item)));
  }
  return list;
}

}  // namespace cinemarco::exchange
