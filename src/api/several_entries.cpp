// SPDX-License-Identifier: MIT
// Several titles of the library, changed at once: all of them or none.
#include "api/features.hpp"
#include "api/play_dates.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cinemarco::api {

namespace {

enum class SeveralAction { watch, favorite, unfavorite, remove, restore };
BOOST_DESCRIBE_ENUM(SeveralAction, watch, favorite, unfavorite, remove, restore)

struct SeveralEntries {
  std::vector<EntryId> entries;  // 1000 at most
  SeveralAction action = SeveralAction::watch;
  std::optional<std::string> watched_at;  // of `watch`: as of a play; now, where it is not given
};
BOOST_DESCRIBE_STRUCT(SeveralEntries, (), (entries, action, watched_at))

struct SeveralChanged {
  std::vector<EntryId> entries;  // those that changed
  std::vector<PlayId> plays;     // that were made, or went along
};
BOOST_DESCRIBE_STRUCT(SeveralChanged, (), (entries, plays))

exchange::Several carry_out(Services& services, const SeveralEntries& wanted) {
  switch (wanted.action) {
    case SeveralAction::watch:
      return services.edits.mark_all_watched(wanted.entries, mark_of_date(services, wanted.watched_at.value_or("now")));
    case SeveralAction::favorite:
      return services.edits.set_all_favorite(wanted.entries, true);
    case SeveralAction::unfavorite:
      return services.edits.set_all_favorite(wanted.entries, false);
    case SeveralAction::remove:
      return services.edits.remove_entries(wanted.entries);
    case SeveralAction::restore:
      return services.edits.restore_entries(wanted.entries);
  }
  std::unreachable();
}

SeveralChanged change(Services& services, const SeveralEntries& wanted) {
  constexpr std::size_t kMost = 1000;
  if (wanted.entries.empty()) throw Error{ErrorCode::invalid, "\"entries\" names no title."};
  if (wanted.entries.size() > kMost) {
    throw Error{ErrorCode::invalid, "\"entries\" names more than 1,000 titles. Change them in several requests."};
  }
  auto done = carry_out(services, wanted);
  return {std::move(done.entries), std::move(done.plays)};
}

}  // namespace

void add_several_entries(Operations& api, Services& services) {
  api.post("/api/library/several",
           "Marks several titles as watched, as favourites or as none, removes them or brings them back: all or none",
           [&services](const Body<SeveralEntries>& wanted) { return change(services, *wanted); });
}

}  // namespace cinemarco::api
