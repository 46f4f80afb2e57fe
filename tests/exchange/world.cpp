// SPDX-License-Identifier: MIT
#include "exchange/world.hpp"

#include "store/accounts.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace cinemarco::test {

namespace {

const Instant kToday = *parse_instant("2026-11-23T12:00:00Z");

trakt::TraktSettings trakt_settings(const sandbox::Urls& urls) {
  trakt::TraktSettings settings;
  settings.api_url = urls.trakt_api;
  settings.auth_url = urls.trakt_auth;
  settings.client_id = sandbox::kClientId;
  settings.client_secret = sandbox::kClientSecret;
  settings.rate = 0;
  return settings;
}

tmdb::TmdbSettings tmdb_settings(const sandbox::Urls& urls, std::string language) {
  return {urls.tmdb_api, urls.tmdb_images, sandbox::kTmdbKey, 0, std::move(language)};
}

store::Database open_database(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  return store::Database{folder / "cinemarco.db"};
}

AccountId make_account(store::Database& database) {
  store::Transaction tx{database};
  const auto account = store::ensure_account(tx, "Europe/Berlin").id;
  tx.commit();
  return account;
}

}  // namespace

Home::Home(const sandbox::Urls& urls, std::filesystem::path folder, std::string language)
    : folder_{std::move(folder)},
      clock_{kToday},
      database_{open_database(folder_)},
      account_{make_account(database_)},
      box_{folder_ / "secret.key"},
      tokens_{database_, box_, account_},
      waits_{database_},
      cache_{database_, clock_},
      trakt_settings_{trakt_settings(urls)},
      tmdb_settings_{tmdb_settings(urls, std::move(language))},
      trakt_api_{trakt::api_service(trakt_settings_), http_, clock_, &waits_},
      trakt_auth_{trakt::auth_service(trakt_settings_), http_, clock_, &waits_},
      tmdb_api_{tmdb::api_service(tmdb_settings_), http_, clock_, &waits_},
      images_{tmdb::image_service(), http_, clock_, &waits_},
      access_tokens_{trakt_settings_, trakt_auth_, tokens_, clock_},
      trakt_client_{trakt_settings_, trakt_api_, access_tokens_, clock_},
      tmdb_client_{tmdb_settings_, tmdb_api_, clock_},
      catalogue_{tmdb_client_, cache_, clock_, tmdb::Remembered::found_only},
      discovery_{tmdb_client_, cache_, clock_},
      pictures_{folder_, tmdb_settings_.image_url, images_} {}

Home::Home(sandbox::Sandbox& sandbox, std::filesystem::path folder, std::string language)
    : Home{sandbox.urls(), std::move(folder), std::move(language)} {
  if (!tokens_.load_tokens()) sign_in(sandbox);
}

void Home::sign_in(sandbox::Sandbox& sandbox, exchange::OtherAccount other) {
  TraktUser user;
  sandbox.edit([&](sandbox::Account& account) { user = {account.name(), account.name(), account.uuid()}; });
  exchange::admission(database_, folder_, account_, other, clock_)(user);
  const auto pair = sandbox.issue_tokens();
  tokens_.save_tokens({pair.access_token, pair.refresh_token, clock_.now() + std::chrono::hours{24 * 7}});
}

std::unique_ptr<HistorySource> Home::source(const exchange::ImportRequest& request) {
  if (request.source() == SourceKind::export_file)
    return std::make_unique<trakt::ExportSource>(request.files(), request.name());
  return std::make_unique<trakt::ApiSource>(trakt_client_, pages_.look());
}

exchange::ImportOutcome Home::import(const exchange::ImportRequest& request, exchange::Resume resume,
                                     std::stop_token stop) {
  const auto plan = exchange::plan_import(database_, folder_, request, resume, zone_, clock_.now());
  if (!plan) throw Error{ErrorCode::not_found, "nothing to resume"};
  const auto from = source(plan->request);
  return exchange::run_import({database_, *from, catalogue_, pictures_, clock_}, *plan, progress_, std::move(stop));
}

exchange::ImportOutcome Home::import_asking(const exchange::ImportRequest& request) {
  const auto plan = exchange::plan_import(database_, folder_, request, exchange::Resume::no, zone_, clock_.now());
  const auto from = source(plan->request);
  exchange::meet_owner(database_, account_, *from, request.other, clock_, {});
  return exchange::run_import({database_, *from, catalogue_, pictures_, clock_}, *plan, progress_, {});
}

exchange::ImportOutcome Home::import_export(const std::filesystem::path& file) {
  exchange::ImportRequest request;
  request.export_path = file.string();
  return import(request);
}

exchange::ImportOutcome Home::sync(const exchange::SyncRequest& request, std::stop_token stop) {
  const auto plan = exchange::plan_sync(database_, folder_, request, zone_, clock_.now());
  trakt::ApiSource source{trakt_client_};
  trakt::ApiWriter writer{trakt_client_};
  const exchange::SyncPorts ports{database_, source, writer, catalogue_, pictures_, clock_};
  return exchange::run_sync(ports, plan, exchange::begin_sync(ports, plan), progress_, {std::move(stop), {}});
}

exchange::Preview Home::preview(const exchange::ImportRequest& request) {
  const auto from = source(request);
  return exchange::preview_import(database_, *from, request, account_, zone_,
                                  exchange::check_owner(database_, account_, *from, request.other, {}), progress_, {});
}

exchange::RunServices Home::services(exchange::Uploads& uploads) {
  return {database_,
          folder_,
          catalogue_,
          pictures_,
          clock_,
          [this] { return std::optional{zone_}; },
          account_,
          uploads,
          [this](const exchange::ImportRequest& request) { return source(request); },
          [this] {
            return exchange::LiveTrakt{std::make_unique<trakt::ApiSource>(trakt_client_),
                                       std::make_unique<trakt::ApiWriter>(trakt_client_)};
          },
          [] {},
          [this] {
            auto latest = trakt_api_.waiting_until();
            for (const auto& other : {tmdb_api_.waiting_until(), images_.waiting_until()})
              latest = std::max(latest, other);
            return latest;
          }};
}

exchange::PreviewServices Home::preview_services(exchange::Uploads& uploads) {
  const auto open = [this](const exchange::ImportRequest& request) -> std::unique_ptr<HistorySource> {
    if (request.source() == SourceKind::export_file) return source(request);
    return std::make_unique<trakt::PreviewSource>(trakt_client_, pages_, folder_, exchange::kUploadPrefix);
  };
  return {database_,
          clock_,
          account_,
          uploads,
          open,
          [this] { return trakt_api_.waiting_until(); },
          [this] { return &catalogue_; },
          [this] { pages_.put(nullptr); }};
}

sandbox::Options small_account() {
  sandbox::Options options;
  options.account = "large";
  options.size = {.movies = 40, .watchlist_movies = 5, .series = 6, .seasons = 3, .episodes = 6, .plays = 0};
  return options;
}

sandbox::Faults faults(const std::vector<std::string>& flags) {
  sandbox::Faults result;
  for (const auto& flag : flags) result.list.push_back(sandbox::fault_from_flag(flag));
  return result;
}

}  // namespace cinemarco::test
