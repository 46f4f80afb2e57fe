// SPDX-License-Identifier: MIT
#include "exchange/source_matching.hpp"

#include "exchange/account_zone.hpp"
#include "exchange/ensure_title.hpp"
#include "exchange/projector.hpp"
#include "store/entries.hpp"
#include "store/library.hpp"
#include "store/source_facts.hpp"
#include "store/source_titles.hpp"
#include "store/titles.hpp"
#include "store/viewings.hpp"

#include <utility>

namespace cinemarco::exchange {

namespace {

store::SourceTitle title_of(store::Connection& db, AccountId account, SourceTitleId id) {
  auto title = store::find_source_title(db, account, id);
  if (title) return std::move(*title);
  throw Error{ErrorCode::not_found, "No title of another source has the number " + std::to_string(id.value()) +
                                        ". `cinemarco unmatched list` shows those that wait."};
}

void project(store::Transaction& tx, const MatchPorts& ports, TitleKey title) {
  const auto zone = account_zone(tx, ports.account);
  project_title(tx, ports.account, title, zone, ports.clock.now(), RunId{});
  store::delete_entry_without_facts(tx, ports.account, title);
}

}  // namespace

EntryId match_source_title(const MatchPorts& ports, SourceTitleId id, std::int64_t tmdb_id, std::stop_token stop) {
  const auto known = [&] {
    store::Reader reader{ports.database};
    return title_of(reader, ports.account, id);
  }();
  const TitleKey title{known.title.type, tmdb_id};
  ensure_title({ports.database, ports.catalogue, ports.clock}, title, stop);
  store::Transaction tx{ports.database};
  const auto before = title_of(tx, ports.account, id).number;
  store::choose_number(tx, id, tmdb_id);
  const store::PlayOfSource who{ports.account, RunId{}, known.source, account_zone(tx, ports.account)};
  store::move_plays(tx, who, id, tmdb_id);
  do {
    project(tx, ports, title);  // a listing makes the entry that a note then finds
  } while (store::apply_facts(tx, ports.account, RunId{}, id, title, ports.clock.now()));
  if (before && *before != tmdb_id) project(tx, ports, {title.type, *before});
  const auto entry = store::entry_of(tx, ports.account, title);
  if (!entry) {
    throw Error{ErrorCode::not_found,
                "Nothing was watched or listed of this title; a rating or a note alone brings none into the library."};
  }
  tx.commit();
  return *entry;
}

SourceTitleId choose_source_title(const MatchPorts& ports, std::string_view source, const BroughtTitle& title,
                                  std::int64_t tmdb_id, std::stop_token stop) {
  ensure_title({ports.database, ports.catalogue, ports.clock}, {title.ref.type, tmdb_id}, stop);
  store::Transaction tx{ports.database};
  const auto noted = store::note_source_title(tx, ports.account, source, title);
  store::choose_number(tx, noted.id, tmdb_id);
  tx.commit();
  return noted.id;
}

void unmatch_source_title(const MatchPorts& ports, SourceTitleId id) {
  store::Transaction tx{ports.database};
  const auto known = title_of(tx, ports.account, id);
  if (!known.by_user) throw Error{ErrorCode::not_found, "You have not matched this title."};
  store::choose_number(tx, id, std::nullopt);
  store::set_aside_plays(tx, id);
  if (known.number) project(tx, ports, {known.title.type, *known.number});
  tx.commit();
}

}  // namespace cinemarco::exchange
