// SPDX-License-Identifier: MIT
#include "exchange/projector.hpp"

#include "domain/projection.hpp"
#include "store/accounts.hpp"
#include "store/library.hpp"
#include "store/mirror.hpp"
#include "store/titles.hpp"

#include <optional>
#include <vector>

namespace cinemarco::exchange {

void project_title(store::Transaction& tx, AccountId account, TitleKey title, const TimeZone& zone, Instant now,
                   RunId run) {
  const auto stored = store::title_state(tx, title);
  if (!stored) return;
  if (!store::has_facts(tx, account, title) && !store::has_entry(tx, account, title)) return;
  const auto plays = store::play_facts(tx, account, title);
  const auto facts = store::entry_facts(tx, account, title);
  if (title.type == TitleType::movie) {
    store::save_projection(tx, account, MovieId{stored->row_id}, facts, project_movie(plays, facts, zone), run);
  } else {
    const SeriesId series{stored->row_id};
    store::save_projection(tx, account, series, facts,
                           project_series(plays, facts, store::air_dates(tx, series), zone, zone.day_of(now),
                                          store::series_dates(tx, series)),
                           run);
  }
}

void project_for_today(store::Database& database, AccountId account, Instant now) {
  std::optional<TimeZone> zone;
  std::vector<TitleKey> titles;
  {
    store::Reader reader{database};
    if (const auto found = TimeZone::find(store::time_zone_of(reader, account))) zone = *found;
    if (zone) titles = store::series_overtaken_by(reader, account, zone->day_of(now));
  }
  for (const auto title : titles) {
    store::Transaction tx{database};
    project_title(tx, account, title, *zone, now, RunId{});
    tx.commit();
  }
}

}  // namespace cinemarco::exchange
