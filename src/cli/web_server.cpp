// SPDX-License-Identifier: MIT
#include "cli/web_server.hpp"

#include "api/application.hpp"
#include "api/features.hpp"
#include "api/lanes.hpp"
#include "cli/local_url.hpp"
#include "cli/small_memory.hpp"
#include "exchange/backups.hpp"
#include "exchange/kodi_listeners.hpp"
#include "exchange/picture_fetcher.hpp"
#include "exchange/run_lock.hpp"
#include "exchange/run_status.hpp"
#include "http/server.hpp"
#include "json/json.hpp"
#include "net/tcp_dialer.hpp"
#include "store/sync_state.hpp"
#include "store/wal_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <utility>

namespace cinemarco::cli {

namespace {

// Each connection takes a descriptor, one that is turned away too; the usual limit of 1,024 is soft. Leaves room for
// the database, pictures and outgoing requests.
void allow_many_connections(http::ServerOptions& options) {
  constexpr rlim_t kForTheRest = 200;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur =
      std::min<rlim_t>(limit.rlim_max, options.connections.all + options.turned_away_at_once + kForTheRest);
  ::setrlimit(RLIMIT_NOFILE, &limit);
  const auto left = limit.rlim_cur > 2 * kForTheRest ? limit.rlim_cur - kForTheRest : limit.rlim_cur / 2;
  options.turned_away_at_once = std::min<std::size_t>(options.turned_away_at_once, left / 4);
  options.connections.all = std::min<std::size_t>(options.connections.all, left - options.turned_away_at_once);
}

http::TrustedProxies proxies(const Config& config) {
  return *http::TrustedProxies::parse(config.value("CINEMARCO_TRUSTED_PROXY"));
}

http::ServerOptions server_options(App& app) {
  const auto& config = app.config();
  http::ServerOptions options;
  options.address = config.listen_address();
  options.port = config.listen_port();
  options.proxies = proxies(config);
  options.public_url = config.public_url();
  options.lanes = api::lane_workers();
  options.most_in_lane = api::most_in_lanes();
  options.disk_lane = api::way(api::Lane::disk).lane;
  // What strangers let us compute takes no processor from whoever asks for a page.
  options.background_lane = api::way(api::Lane::passwords).lane;
  options.enter_background = exchange::lower_thread_priority;
  options.upload_folder = exchange::upload_folder(app.data_folder());  // the one that Uploads sweeps
  options.upload_prefix = exchange::kUploadPrefix;                     // what it sweeps there
  allow_many_connections(options);
  return options;
}

exchange::RunServices run_services(App& app, exchange::Uploads& uploads) {
  return {
      .database = app.database(),
      .data_folder = app.data_folder(),
      .catalogue = app.catalogue(tmdb::Remembered::found_only),
      .pictures = app.pictures(),
      .clock = app.clock(),
      .zone = [&app] { return app.wanted_zone(); },
      .account = app.account(),
      .uploads = uploads,
      .open_source = [&app](const exchange::ImportRequest& request) { return app.open_source(request); },
      .open_live_source = [&app] { return app.open_live_source(); },
      .require_metadata = [&app] { app.require_tmdb_key(); },
      .waiting_until = [&app] { return app.waiting_until(); },
      .backups = app.backups(),
  };
}

exchange::PreviewServices preview_services(App& app, exchange::Uploads& uploads) {
  return {
      .database = app.database(),
      .clock = app.clock(),
      .account = app.account(),
      .uploads = uploads,
      .open_source = [&app](const exchange::ImportRequest& request) { return app.open_preview_source(request); },
      .waiting_until = [&app] { return app.waiting_until(); },
      .catalogue = [&app] { return app.catalogue_if_key(); },
      .forget_pages = [&app] { app.forget_pages(); },
  };
}

exchange::Bounds bounds(const Config& config) {
  return {config.bytes("CINEMARCO_CACHE_MB"), config.bytes("CINEMARCO_PICTURES_MB")};
}

// Microseconds: more than there are events between two starts.
std::uint64_t first_event(App& app) {
  const auto now = std::chrono::floor<std::chrono::microseconds>(app.clock().now().time_since_epoch());
  return static_cast<std::uint64_t>(now.count());
}

// Two servers on one folder would both sync, and each would show what it knew before the other's edits.
exchange::RunLock take_folder(const std::filesystem::path& data_folder) {
  const auto uploads = exchange::upload_folder(data_folder);
  std::error_code error;
  if (std::filesystem::create_directory(uploads, error)) ::chmod(uploads.c_str(), S_IRWXU);
  auto lock = exchange::RunLock::try_acquire(uploads);
  if (lock) return std::move(*lock);
  throw Error{ErrorCode::conflict, "Another `cinemarco serve` is running on " + data_folder.string() +
                                       ". Use that one or stop it, or set CINEMARCO_DATA_DIR to another folder."};
}

}  // namespace

// In the order in which they need each other; the server last, so that it ends first.
struct WebServer::Parts {
  App& app;
  exchange::RunLock alone;  // of servers on this folder
  store::Passwords passwords;
  api::Access access;
  exchange::Uploads uploads;
  std::shared_ptr<http::EventStream> import_events = std::make_shared<http::EventStream>(first_event(app));
  std::shared_ptr<http::EventStream> preview_events = std::make_shared<http::EventStream>(first_event(app));
  std::shared_ptr<http::EventStream> sync_events = std::make_shared<http::EventStream>(first_event(app));
  exchange::RunSupervisor runs;
  exchange::PreviewRuns previews;
  exchange::SyncScheduler scheduler;
  exchange::Maintenance maintenance;
  exchange::DailyBackups backups;
  exchange::PictureFetcher pictures;
  store::WalFolder wal_folder{app.database(), app.clock()};
  exchange::LibraryEdits edits;
  exchange::ListEdits list_edits;
  api::LibraryVersion version;
  api::Metrics metrics;
  api::Repeats repeats;
  exchange::NowWatching now_watching;
  exchange::LiveEvents live_events;
  exchange::Inbox inbox;
  net::TcpDialer dialer;
  exchange::KodiListeners kodis;
  api::Services services;
  api::Operations operations;
  std::unique_ptr<api::Application> application;
  std::unique_ptr<http::Server> server;

  explicit Parts(App& given)
      : app{given},
        alone{take_folder(given.data_folder())},
        passwords{app.database(), app.account(), app.config().password_file()},
        access{app.database(), app.account(), passwords, app.clock(), proxies(app.config()), app.config().public_url()},
        uploads{app.database(), app.account(), app.clock(), exchange::upload_folder(app.data_folder())},
        runs{run_services(app, uploads),
             [this](const exchange::RunStatus& status) {
               publish(status);
               rest_after(status);
             }},
        previews{preview_services(app, uploads),
                 [this](const exchange::RunStatus& status) {
                   preview_events->publish(json::to_text(status));
                   rest_after(status);
                 }},
        scheduler{{
            .database = app.database(),
            .account = app.account(),
            .clock = app.clock(),
            .tokens = app.tokens(),
            .runs = runs,
            .waiting_until = [this] { return app.waiting_until(); },
            .random = net::system_random(),
            .keep_signed_in = [this](std::stop_token stop) { app.keep_signed_in(std::move(stop)); },
        }},
        maintenance{{
            .database = app.database(),
            .cache = app.cache(),
            .catalogue = app.catalogue(tmdb::Remembered::found_only),
            .pictures = app.pictures(),
            .clock = app.clock(),
            .account = app.account(),
            .bounds = bounds(app.config()),
            .run_is_active = [this] { return runs.is_running(); },
        }},
        backups{{app.database(), app.account(), app.clock()}, app.backups()},
        pictures{{app.database(), app.pictures(), app.clock(), app.data_folder() / "images",
                  [this] { return !runs.is_running(); }}},
        edits{app.database(), app.catalogue(tmdb::Remembered::not_found_too), app.clock(), app.account()},
        list_edits{app.database(), app.catalogue(tmdb::Remembered::not_found_too), app.clock(), app.account()},
        version{app.database(), app.clock(), [this] { return app.zone(); }, [this] { return runs.is_running(); }},
        repeats{app.database(), app.account(), app.clock()},
        live_events{app.database(),  app.catalogue(tmdb::Remembered::not_found_too),
                    app.discovery(), app.clock(),
                    app.account(),   now_watching},
        inbox{app.database(), app.clock(), app.account(), live_events, [this] { version.changed(); }},
        kodis{app.database(), app.clock(), app.account(), inbox, dialer},
        services{
            .database = app.database(),
            .account = app.account(),
            .clock = app.clock(),
            .catalogue = app.catalogue(tmdb::Remembered::not_found_too),
            .discovery = app.discovery(),
            .pictures = app.pictures(),
            .cache = app.cache(),
            .bounds = bounds(app.config()),
            .trakt = app.sign_in(),
            .tokens = app.tokens(),
            .runs = runs,
            .previews = previews,
            .scheduler = scheduler,
            .edits = edits,
            .list_edits = list_edits,
            .uploads = uploads,
            .inbox = inbox,
            .now_watching = now_watching,
            .access = access,
            .metrics = metrics,
            .import_events = import_events,
            .preview_events = preview_events,
            .sync_events = sync_events,
            .require_trakt_application = [this] { app.require_trakt_application(); },
            .require_tmdb_key = [this] { app.require_tmdb_key(); },
            .admission = [this](exchange::OtherAccount other) { return app.admission(other); },
            .readings = [this] { return readings(); },
            .zone_warnings = [this] { return app.zone_warnings(); },
            .packers = app.packers(),
            .public_url = app.config().public_url(),
            .wanted_zone = [this] { return app.wanted_zone(); },
        } {
    api::require_password_for(app.config().listen_address(), passwords.is_set());
    uploads.open();
    publish(runs.status("import"));
    publish(runs.status("sync"));
    preview_events->publish(json::to_text(previews.state().status));
    api::add_all(operations, services);
    application =
        std::make_unique<api::Application>(operations, access, version, metrics, repeats, services.public_url);
    auto options = server_options(app);
    options.after_a_crowd = [this] { rest(); };
    server = std::make_unique<http::Server>(std::move(options), *application);
    access.start();
    scheduler.start();
    maintenance.start();
    backups.start();
    inbox.start();
    kodis.start();
    pictures.start();
    wal_folder.start();
  }

  void publish(const exchange::RunStatus& status) {
    version.changed();
    if (status.state != "running") pictures.wake();
    (status.kind == "sync" ? sync_events : import_events)->publish(json::to_text(status));
  }

  // A run, or a crowd, takes tens of megabytes that the server alone does not need, and glibc keeps what was freed.
  void rest() {
    app.database().rest();
    give_memory_back();
  }
  void rest_after(const exchange::RunStatus& status) {
    if (status.state != "running") rest();
  }

  api::Readings readings() {
    api::Readings result;
    result.services = app.service_readings();
    result.cache_hits = app.cache().hits();
    result.cache_misses = app.cache().misses();
    result.run_active = runs.is_running();
    result.run_state = runs.is_running() ? "running" : runs.status("import").state;
    store::Reader reader{app.database()};
    result.last_sync_at = store::load_sync_state(reader, app.account()).last_sync_at;
    const auto stats = server ? server->stats() : http::ServerStats{};
    result.connections = stats.open;
    result.event_streams = stats.streams;
    result.connections_turned_away = stats.turned_away;
    return result;
  }
};

WebServer::WebServer(App& app) {
  app.prepare();
  tune_for_answers();
  parts_ = std::make_unique<Parts>(app);
}

WebServer::~WebServer() {
  stop();
}

std::string WebServer::url() const {
  return local_url(parts_->app.config().listen_address(), parts_->server->port());
}

std::string WebServer::who_may_come_in() const {
  const auto address = parts_->app.config().listen_address();
  const auto people = parts_->services.public_url;
  const std::string elsewhere = people.is_set() ? "People reach it at " + people.text() + ". "
                                : is_every_address(address)
                                    ? "Other machines find it under this machine's name or address. "
                                    : "";
  if (parts_->passwords.is_set()) {
    return elsewhere + "Whoever has the password or a token may come in; a proxy in front must pass Host on.";
  }
  return elsewhere +
         "There is no password: only browsers and programs on this machine may come in, through no proxy. Before you "
         "put "
         "a proxy in front, set one: cinemarco account password";
}

bool WebServer::is_awake(std::chrono::milliseconds patience) const {
  return parts_->server->is_awake(patience);
}

void WebServer::stop() {
  parts_->app.database().hurry();
  // Side by side: each may have to wait out something of its own.
  const std::jthread scheduler{[this] { parts_->scheduler.stop(); }};
  const std::jthread maintenance{[this] { parts_->maintenance.stop(); }};
  const std::jthread backups{[this] { parts_->backups.stop(); }};
  const std::jthread live{[this] {
    parts_->kodis.stop();
    parts_->inbox.stop();
  }};
  const std::jthread pictures{[this] { parts_->pictures.stop(); }};
  const std::jthread runs{[this] { parts_->runs.stop(); }};
  const std::jthread previews{[this] { parts_->previews.stop(); }};
  parts_->server->stop();
}

}  // namespace cinemarco::cli
