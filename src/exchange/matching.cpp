// SPDX-License-Identifier: MIT
#include "exchange/matching.hpp"

#include "exchange/account_zone.hpp"
#include "exchange/ensure_title.hpp"
#include "exchange/projector.hpp"
#include "store/entries.hpp"
#include "store/library.hpp"
#include "store/mirror.hpp"
#include "store/unmatched.hpp"

#include <algorithm>

namespace cinemarco::exchange {

namespace {

// The titles that lost rows, or gained them.
void project_all(store::Transaction& tx, const MatchPorts& ports, TitleType type,
                 const std::vector<std::int64_t>& numbers) {
  const auto zone = account_zone(tx, ports.account);
  for (const auto number : numbers) {
    const TitleKey title{type, number};
    project_title(tx, ports.account, title, zone, ports.clock.now(), RunId{});
    store::delete_entry_without_facts(tx, ports.account, title);
  }
}

}  // namespace

EntryId match_by_hand(const MatchPorts& ports, TitleType type, TraktId trakt_id, std::int64_t tmdb_id,
                      std::stop_token stop) {
  const TitleKey title{type, tmdb_id};
  const auto numbers = [&](store::Connection& db) {
    auto found = store::numbers_of(db, ports.account, type, trakt_id);
    if (!found.empty()) return found;
    throw Error{ErrorCode::not_found, "No play and no place on the watchlist is of Trakt's " +
                                          std::string{to_string(type)} + " " + std::to_string(trakt_id.value()) +
                                          "; a rating alone brings no title into the library."};
  };
  {
    store::Reader reader{ports.database};
    static_cast<void>(numbers(reader));
  }
  ensure_title({ports.database, ports.catalogue, ports.clock}, title, stop);
  store::Transaction tx{ports.database};
  auto before = numbers(tx);
  std::erase(before, tmdb_id);
  store::save_match(tx, type, trakt_id, tmdb_id, "user");
  project_all(tx, ports, type, {tmdb_id});
  move_user_choices(tx, ports.account, account_zone(tx, ports.account), ports.clock.now(), RunId{});
  project_all(tx, ports, type, before);
  const auto entry = store::entry_of(tx, ports.account, title);
  if (!entry) throw Error{ErrorCode::internal, "The title was matched, and has no entry. Try again."};
  tx.commit();
  return *entry;
}

void unmatch(const MatchPorts& ports, TitleType type, TraktId trakt_id) {
  store::Transaction tx{ports.database};
  const auto known = store::list_matched_by_user(tx, ports.account);
  const auto match =
      std::ranges::find_if(known, [&](const auto& one) { return one.type == type && one.trakt_id == trakt_id; });
  if (match == known.end()) throw Error{ErrorCode::not_found, "You have not matched this title."};
  store::drop_match(tx, type, trakt_id);
  move_user_choices(tx, ports.account, account_zone(tx, ports.account), ports.clock.now(), RunId{});
  auto numbers = store::numbers_of(tx, ports.account, type, trakt_id);
  numbers.push_back(match->tmdb_id);
  project_all(tx, ports, type, numbers);
  tx.commit();
}

}  // namespace cinemarco::exchange
