// SPDX-License-Identifier: MIT
// What the handlers work with. All of it is safe from any thread and outlives them.
#pragma once

#include "api/access.hpp"
#include "api/metrics.hpp"
#include "domain/catalogue.hpp"
#include "domain/clock.hpp"
#include "domain/discovery.hpp"
#include "domain/package.hpp"
#include "domain/pictures.hpp"
#include "domain/sign_in.hpp"
#include "domain/token_store.hpp"
#include "exchange/account_zone.hpp"
#include "exchange/inbox.hpp"
#include "exchange/library_edits.hpp"
#include "exchange/list_edits.hpp"
#include "exchange/maintenance.hpp"
#include "exchange/preview_run.hpp"
#include "exchange/run_supervisor.hpp"
#include "exchange/sync_scheduler.hpp"
#include "exchange/uploads.hpp"
#include "http/event_stream.hpp"
#include "store/cache.hpp"
#include "store/database.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cinemarco::api {

struct Services {
  store::Database& database;
  AccountId account;
  Clock& clock;
  Catalogue& catalogue;
  Discovery& discovery;
  Pictures& pictures;
  store::DatabaseCache& cache;
  exchange::Bounds bounds;
  TraktConnection& trakt;
  TokenStore& tokens;
  exchange::RunSupervisor& runs;
  exchange::PreviewRuns& previews;
  exchange::SyncScheduler& scheduler;
  exchange::LibraryEdits& edits;
  exchange::ListEdits& list_edits;
  exchange::Uploads& uploads;
  exchange::Inbox& inbox;
  exchange::NowWatching& now_watching;
  Access& access;
  Metrics& metrics;
  std::shared_ptr<http::EventStream> import_events;
  std::shared_ptr<http::EventStream> preview_events;
  std::shared_ptr<http::EventStream> sync_events;
  // Throws Error{configuration} that names the variable and the page where a key is had.
  std::function<void()> require_trakt_application;
  std::function<void()> require_tmdb_key;
  // Whether somebody who signs in is wanted here. Throws Error{busy} as exchange::admission.
  std::function<Admission(exchange::OtherAccount)> admission;
  std::function<Readings()> readings;
  // For people: the time zone cannot be told, or its tables are old.
  std::function<std::vector<std::string>()> zone_warnings;
  Packers packers;
  http::PublicUrl public_url;
  exchange::ZoneSetting wanted_zone;
};

}  // namespace cinemarco::api
