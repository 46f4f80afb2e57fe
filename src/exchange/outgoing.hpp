// SPDX-License-Identifier: MIT
// What would be told to Trakt, as the API and the command line show it.
#pragma once

#include "store/outbox.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::exchange {

struct OutgoingItem {
  std::int64_t id = 0;
  std::string change;      // add_play, remove_play, rate, unrate, list, unlist
  std::string state;       // waiting, unconfirmed (sent, and Trakt is asked whether it arrived), rejected
  std::string media_type;  // movie, series
  std::optional<std::int64_t> tmdb_id;
  std::string title;
  std::optional<int> season_number, episode_number;
  std::optional<Instant> watched_at;  // of a play; null: date unknown
  std::optional<int> rating;          // 1–10, as Trakt has it
  Instant made_at;
  std::optional<std::string> reason;  // why Trakt did not take it
};
BOOST_DESCRIBE_STRUCT(OutgoingItem, (),
                      (id, change, state, media_type, tmdb_id, title, season_number, episode_number, watched_at, rating,
                       made_at, reason))

struct OutgoingList {
  bool push = false;       // false: nothing of it is sent until the user wants it
  std::int64_t total = 0;  // of all items
  std::vector<OutgoingItem> items;
  std::optional<std::string> next_cursor;  // null: these are the last
};
BOOST_DESCRIBE_STRUCT(OutgoingList, (), (push, total, items, next_cursor))

// How many items there are in all.
[[nodiscard]] std::int64_t count_outgoing(store::Connection& db, AccountId account);
// At most `limit`, one or more, from behind `cursor`, in the order in which they were made. Plays that Trakt has taken
// and has yet to show are none. Throws Error{invalid} for a cursor of another list.
[[nodiscard]] OutgoingList outgoing(store::Connection& db, AccountId account, int limit,
                                    const std::optional<std::string>& cursor = {});

}  // namespace cinemarco::exchange
