// SPDX-License-Identifier: MIT
// The calendar as other programs subscribe to it: iCalendar (RFC 5545).
#pragma once

#include "store/calendar.hpp"

#include <string>
#include <vector>

namespace cinemarco::exchange {

// So many past items a feed holds at least: readers keep old events where a feed turns empty, or refuse it.
inline constexpr int kPastItemsInFeed = 10;

// The days of the feed: those that a calendar shows unasked, and further back where these hold too few past items.
[[nodiscard]] DayRange feed_days(store::Connection& db, AccountId account, Date today);

// One all-day event an item. An episode keeps its UID for good, by TMDB's numbers; DTSTAMP and SEQUENCE are those of
// the event's own last change, for some readers keep an old day unless one of these differs.
[[nodiscard]] std::string calendar_feed(const std::vector<store::CalendarItem>& items);

}  // namespace cinemarco::exchange
