// SPDX-License-Identifier: MIT
// The wiring: each part is made when a command first needs it, and lives as long as the command.
#pragma once

#include "api/metrics.hpp"
#include "cli/config.hpp"
#include "domain/clock.hpp"
#include "domain/history_source.hpp"
#include "domain/live_text.hpp"
#include "domain/package.hpp"
#include "domain/sign_in_state.hpp"
#include "domain/token_store.hpp"
#include "exchange/import_request.hpp"
#include "exchange/syncer.hpp"
#include "net/curl_http_client.hpp"
#include "net/service.hpp"
#include "store/accounts.hpp"
#include "store/cache.hpp"
#include "store/database.hpp"
#include "store/settings.hpp"
#include "tmdb/catalogue.hpp"
#include "tmdb/discovery.hpp"
#include "tmdb/pictures.hpp"
#include "trakt/auth.hpp"
#include "trakt/client.hpp"
#include "trakt/kept_pages.hpp"

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace cinemarco::cli {

// One thread makes the parts; the parts say themselves who may use them.
class App {
 public:
  explicit App(Config config);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] Clock& clock() { return clock_; }
  // Made on first use, mode 0700. Throws Error{internal}.
  [[nodiscard]] const std::filesystem::path& data_folder();
  [[nodiscard]] store::Database& database();
  // The user wants to leave: nobody waits for the database for longer than a second. From any thread.
  void hurry();
  // Its zone moves to that of the settings at the first question, which takes a second in a big library and is said on
  // stderr. Throws Error{configuration} where the system's tables don't have its zone.
  [[nodiscard]] AccountId account();
  // The account's, of this moment.
  [[nodiscard]] TimeZone zone();
  // What the settings say now.
  [[nodiscard]] std::optional<TimeZone> wanted_zone() const { return config_.time_zone().zone; }
  // Sentences for people: the zone cannot be told, the tables are old.
  [[nodiscard]] std::vector<std::string> zone_warnings();
  // The same on stderr.
  void warn_of_zone();
  [[nodiscard]] TokenStore& tokens();
  // One that cannot be read is a state, not a failure.
  [[nodiscard]] SignInState sign_in_state();
  [[nodiscard]] trakt::SignIn& sign_in();
  [[nodiscard]] trakt::TraktClient& trakt();
  [[nodiscard]] tmdb::TmdbCatalogue& catalogue(tmdb::Remembered remembered);
  // Null where there is no key for TMDB.
  [[nodiscard]] Catalogue* catalogue_if_key();
  [[nodiscard]] tmdb::TmdbDiscovery& discovery();
  [[nodiscard]] tmdb::TmdbPictures& pictures();
  [[nodiscard]] store::DatabaseCache& cache();
  // Throws Error{configuration} that names the variable and the page where a key is had.
  void require_tmdb_key();
  void require_trakt_application();
  // Throws Error{trakt_sign_in} that says how to sign in.
  void require_trakt_sign_in();

  // What the request names. Throws Error: configuration, trakt_sign_in, invalid.
  [[nodiscard]] std::unique_ptr<HistorySource> open_source(const exchange::ImportRequest& request);
  [[nodiscard]] std::unique_ptr<BroughtFile> open_brought(const exchange::ImportRequest& request);
  // The same for a preview in a server: what it reads of the live account waits for the next import.
  [[nodiscard]] std::unique_ptr<HistorySource> open_preview_source(const exchange::ImportRequest& request);
  void forget_pages() { pages_.put(nullptr); }
  // Trakt's live API. Throws Error: configuration, trakt_sign_in.
  [[nodiscard]] exchange::LiveTrakt open_live_source();
  // How files that leave the house are written.
  [[nodiscard]] Packers packers() const;
  // Whether backups are made unasked.
  [[nodiscard]] exchange::Backups backups() const;
  // The same checks, without opening anything.
  void require_source(const exchange::ImportRequest& request);

  // Renews Trakt's token if it is time. Throws what signing in throws.
  void keep_signed_in(std::stop_token stop);

  // Whose Trakt account is mirrored, as far as it was told.
  [[nodiscard]] std::optional<TraktUser> mirrored_user();
  // Whether somebody who signs in is wanted here. Throws Error{busy} as exchange::admission.
  [[nodiscard]] Admission admission(exchange::OtherAccount other);

  // Makes every part, so that several threads may use them from now on.
  void prepare();

  // Until when a service makes us wait, the latest of them.
  [[nodiscard]] std::optional<Instant> waiting_until() const;
  // Of each outside service that was made.
  [[nodiscard]] std::vector<api::ServiceReading> service_readings() const;

 private:
  struct TraktParts;
  struct TmdbParts;
  // What the settings say, else what was pasted into the page.
  [[nodiscard]] std::string key(std::string_view variable);
  [[nodiscard]] LiveText live_key(std::string_view variable);
  void settle_zone(AccountId id, const std::optional<TimeZone>& wanted);
  [[nodiscard]] TraktParts& trakt_parts();
  [[nodiscard]] TmdbParts& tmdb_parts();
  // Those that were made.
  [[nodiscard]] std::vector<const net::Service*> services() const;

  Config config_;
  SystemClock clock_;
  trakt::PageShelf pages_;
  std::optional<std::filesystem::path> data_folder_;
  std::unique_ptr<store::Database> database_;
  std::atomic<store::Database*> opened_ = nullptr;  // for whoever is on another thread
  std::optional<AccountId> account_;
  std::unique_ptr<store::SecretBox> secret_box_;
  std::unique_ptr<store::SettingsTokenStore> tokens_;
  std::unique_ptr<store::DatabaseWaitStore> waits_;
  std::unique_ptr<TraktParts> trakt_;
  std::unique_ptr<TmdbParts> tmdb_;
};

}  // namespace cinemarco::cli
