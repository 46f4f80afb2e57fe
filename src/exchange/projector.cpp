// SPDX-License-Identifier: MIT
#include "exchange/projector.hpp"

#include "domain/projection.hpp"
#include "store/library.hpp"
#include "store/mirror.hpp"
#include "store/titles.hpp"

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
                           project_series(plays, facts, store::air_dates(tx, series), zone, zone.day_of(now)), run);
  }
}

}  // namespace cinemarco::exchange
