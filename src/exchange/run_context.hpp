// SPDX-License-Identifier: MIT
// What every stage of a run works with.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/clock.hpp"
#include "domain/history_source.hpp"
#include "domain/pictures.hpp"
#include "domain/time_zone.hpp"
#include "exchange/progress.hpp"
#include "exchange/run_control.hpp"
#include "store/database.hpp"
#include "store/runs.hpp"

namespace cinemarco::exchange {

// The outside of a run. References must outlive it.
struct RunPorts {
  store::Database& database;
  HistorySource& source;
  Catalogue& catalogue;
  Pictures& pictures;
  Clock& clock;
};

// Adds what the source and the catalogue have requested since the last time to the run's row: it is alive. Call within
// a write transaction only.
class RequestLedger {
 public:
  explicit RequestLedger(const RunPorts& ports) : ports_{ports}, booked_{now()} {}
  void book(store::Transaction& tx, RunId run) {
    const auto current = now();
    store::add_requests(tx, run, {current.trakt - booked_.trakt, current.tmdb - booked_.tmdb, 0});
    store::note_alive(tx, run, ports_.clock.now());
    booked_ = current;
  }

 private:
  [[nodiscard]] store::RequestCounts now() const { return {ports_.source.requests(), ports_.catalogue.requests(), 0}; }
  RunPorts ports_;
  store::RequestCounts booked_;
};

struct RunContext {
  RunPorts ports;
  AccountId account;
  RunId run;
  TimeZone zone;
  RunControl& control;
  RunProgress& progress;
  RequestLedger& ledger;
};

}  // namespace cinemarco::exchange
