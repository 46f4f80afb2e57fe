// SPDX-License-Identifier: MIT
// A stand-in for Trakt and TMDB, and homes: data folders of Cinemarco with everything wired as the program wires it.
#pragma once

#include "exchange/importer.hpp"
#include "exchange/preview.hpp"
#include "exchange/preview_run.hpp"
#include "exchange/run_supervisor.hpp"
#include "exchange/syncer.hpp"
#include "net/curl_http_client.hpp"
#include "sandbox/sandbox.hpp"
#include "store/cache.hpp"
#include "store/settings.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"
#include "tmdb/catalogue.hpp"
#include "tmdb/discovery.hpp"
#include "tmdb/pictures.hpp"
#include "trakt/api_source.hpp"
#include "trakt/api_writer.hpp"
#include "trakt/export_source.hpp"
#include "trakt/preview_source.hpp"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace cinemarco::test {

// One run of the program on one data folder: made anew, it finds what the last one left. Waits move the fake clock.
class Home {
 public:
  Home(sandbox::Sandbox& sandbox, std::filesystem::path folder, std::string language = std::string{kUsualLanguage});
  // In a folder that is signed in already, from another process than the sandbox's.
  Home(const sandbox::Urls& urls, std::filesystem::path folder, std::string language = std::string{kUsualLanguage});

  exchange::ImportOutcome import(const exchange::ImportRequest& request = {},
                                 exchange::Resume resume = exchange::Resume::no, std::stop_token stop = {});
  exchange::ImportOutcome import_export(const std::filesystem::path& file);
  exchange::ImportOutcome sync(const exchange::SyncRequest& request = {}, std::stop_token stop = {});
  exchange::Preview preview(const exchange::ImportRequest& request = {});
  // An import as the program begins it: whose account it is first of all. Throws what meet_owner throws.
  exchange::ImportOutcome import_asking(const exchange::ImportRequest& request = {});
  // What a supervisor of this home's runs needs.
  [[nodiscard]] exchange::RunServices services(exchange::Uploads& uploads);
  // The same of its previews, which leave their pages for the next source.
  [[nodiscard]] exchange::PreviewServices preview_services(exchange::Uploads& uploads);
  [[nodiscard]] AccountId account() { return account_; }

  // As the user does; the constructor does it for a new folder. Throws what exchange::admission's throws.
  void sign_in(sandbox::Sandbox& sandbox, exchange::OtherAccount other = exchange::OtherAccount::stop);
  // From the next import on.
  void move_to(const std::string& zone) { zone_ = *TimeZone::find(zone); }
  // At the same hour in the same place.
  void follow(Home& other) {
    clock_.advance(other.clock_.now() - clock_.now());
    zone_ = other.zone_;
  }

  [[nodiscard]] std::filesystem::path database_file() const { return folder_ / "cinemarco.db"; }
  [[nodiscard]] store::Database& database() { return database_; }
  [[nodiscard]] FakeClock& clock() { return clock_; }
  [[nodiscard]] Catalogue& catalogue() { return catalogue_; }
  [[nodiscard]] Discovery& discovery() { return discovery_; }
  [[nodiscard]] Pictures& pictures() { return pictures_; }
  [[nodiscard]] TokenStore& tokens() { return tokens_; }
  [[nodiscard]] exchange::RunProgress& progress() { return progress_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  [[nodiscard]] std::unique_ptr<HistorySource> source(const exchange::ImportRequest& request);

  std::filesystem::path folder_;
  TimeZone zone_ = *TimeZone::find("Europe/Berlin");
  FakeClock clock_;
  store::Database database_;
  AccountId account_;
  store::SecretBox box_;
  store::SettingsTokenStore tokens_;
  store::DatabaseWaitStore waits_;
  store::DatabaseCache cache_;
  trakt::TraktSettings trakt_settings_;
  tmdb::TmdbSettings tmdb_settings_;
  net::CurlHttpClient http_;
  net::Service trakt_api_;
  net::Service trakt_auth_;
  net::Service tmdb_api_;
  net::Service images_;
  trakt::AccessTokens access_tokens_;
  trakt::TraktClient trakt_client_;
  tmdb::TmdbClient tmdb_client_;
  tmdb::TmdbCatalogue catalogue_;
  tmdb::TmdbDiscovery discovery_;
  tmdb::TmdbPictures pictures_;
  exchange::RunProgress progress_;
  trakt::PageShelf pages_;
};

// A sandbox and folders for homes.
struct World {
  explicit World(sandbox::Options options = {}) : sandbox{std::move(options)} {}
  Home home(const std::string& name = "home", std::string language = std::string{kUsualLanguage}) {
    return {sandbox, folder / name, std::move(language)};
  }
  sandbox::Sandbox sandbox;
  TempDir folder;
};

// A made-up account that is quick to import: for tests that import often.
[[nodiscard]] sandbox::Options small_account();

// As they are written on the sandbox's command line: "429_json=1".
[[nodiscard]] sandbox::Faults faults(const std::vector<std::string>& flags);

}  // namespace cinemarco::test
