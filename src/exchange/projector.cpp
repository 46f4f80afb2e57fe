// SPDX-License-Identifier: MIT
#include "exchange/projector.hpp"

#include "domain/projection.hpp"
#include "exchange/account_zone.hpp"
#include "store/library.hpp"
#include "store/mirror.hpp"
#include "store/settings.hpp"
#include "store/title_moves.hpp"
#include "store/titles.hpp"
#include "store/write_each.hpp"

#include <string_view>
#include <vector>

namespace cinemarco::exchange {

namespace {

// The day that all series were looked at for: a setting.
constexpr std::string_view kProjectedFor = "projected_for_day";

}  // namespace

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

std::set<TitleKey> titles_to_project(store::Connection& db, AccountId account, TitleType type) {
  const auto named = store::titles_with_facts(db, account, type);
  const auto listed = store::titles_with_entry(db, account, type);
  std::set<TitleKey> titles{named.begin(), named.end()};
  titles.insert(listed.begin(), listed.end());
  return titles;
}

void project_stored_titles(store::Database& database, AccountId account, const TimeZone& zone, Clock& clock, RunId run,
                           const std::function<bool()>& stopped) {
  for (const auto type : {TitleType::movie, TitleType::series}) {
    const auto titles = [&] {
      store::Reader reader{database};
      return titles_to_project(reader, account, type);
    }();
    store::write_each(database, titles, [&](store::Transaction& tx, TitleKey title) {
      if (stopped()) return store::Next::stop;
      project_title(tx, account, title, zone, clock.now(), run);
      store::delete_entry_without_facts(tx, account, title);
      return store::Next::go_on;
    });
  }
}

void move_user_choices(store::Transaction& tx, AccountId account, const TimeZone& zone, Instant now, RunId run) {
  for (const auto& move : store::title_moves(tx, account)) {
    project_title(tx, account, move.to, zone, now, run);
    if (store::carry_words(tx, account, move)) {
      project_title(tx, account, move.to, zone, now, run);
    } else {
      store::end_empty_move(tx, account, move);
    }
    project_title(tx, account, move.from, zone, now, run);
    store::delete_entry_without_facts(tx, account, move.from);
  }
}

void project_for_today(store::Database& database, AccountId account, Instant now) {
  std::vector<TitleKey> titles;
  Date today;
  {
    store::Reader reader{database};
    today = account_zone(reader, account).day_of(now);
    if (store::setting(reader, account, kProjectedFor) == format_date(today)) return;
    titles = store::series_with_outdated_status(reader, account, today);
  }
  store::write_each(database, titles, [&](store::Transaction& tx, TitleKey title) {
    project_title(tx, account, title, account_zone(tx, account), now, RunId{});
    return store::Next::go_on;
  });
  store::Transaction tx{database};
  store::set_setting(tx, account, kProjectedFor, format_date(today));
  tx.commit();
}

}  // namespace cinemarco::exchange
