// SPDX-License-Identifier: MIT
#include "exchange/ensure_title.hpp"

#include "domain/error.hpp"
#include "store/titles.hpp"

namespace cinemarco::exchange {

namespace {

// Whoever asked left, or was told that nothing was changed: then nothing may be.
void refuse_if_stopped(const std::stop_token& stop) {
  if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "Cancelled."};
}

void fetch(const TitlePorts& ports, TitleKey title, const std::stop_token& stop) {
  if (title.type == TitleType::movie) {
    const auto movie = ports.catalogue.movie(TmdbMovieId{title.tmdb_id}, stop);
    refuse_if_stopped(stop);
    store::Transaction tx{ports.database};
    store::save_movie(tx, movie, ports.clock.now());
    tx.commit();
  } else {
    const auto series = ports.catalogue.series(TmdbSeriesId{title.tmdb_id}, stop);
    refuse_if_stopped(stop);
    store::Transaction tx{ports.database};
    store::save_series(tx, series, ports.clock.now());
    tx.commit();
  }
}

}  // namespace

void ensure_title(const TitlePorts& ports, TitleKey title, const std::stop_token& stop) {
  {
    store::Reader reader{ports.database};
    if (store::title_state(reader, title)) return;
  }
  fetch(ports, title, stop);
}

void renew_title(const TitlePorts& ports, TitleKey title, const std::stop_token& stop) {
  ports.catalogue.forget(title);
  fetch(ports, title, stop);
}

}  // namespace cinemarco::exchange
