// SPDX-License-Identifier: MIT
#include "cli/app.hpp"

#include "cli/output.hpp"
#include "cli/text.hpp"
#include "domain/error.hpp"
#include "exchange/account_zone.hpp"
#include "exchange/brought_import.hpp"
#include "exchange/opening.hpp"
#include "exchange/own_import.hpp"
#include "exchange/uploads.hpp"
#include "sources/file.hpp"
#include "store/foreign_tables.hpp"
#include "store/mirrored_account.hpp"
#include "store/private_files.hpp"
#include "trakt/any_files.hpp"
#include "trakt/api_source.hpp"
#include "trakt/api_writer.hpp"
#include "trakt/export_source.hpp"
#include "trakt/export_writer.hpp"
#include "trakt/links.hpp"
#include "trakt/preview_source.hpp"
#include "trakt/zip_package.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <sys/stat.h>

namespace cinemarco::cli {

// Trakt's API and its sign-in are two hosts with a pace of their own.
struct App::TraktParts {
  trakt::TraktSettings settings;
  net::CurlHttpClient http;
  net::Service api;
  net::Service auth;
  trakt::SignIn sign_in;
  trakt::AccessTokens access_tokens;
  trakt::TraktClient client;

  TraktParts(trakt::TraktSettings given, Clock& clock, WaitStore& waits, TokenStore& tokens)
      : settings{std::move(given)},
        api{trakt::api_service(settings), http, clock, &waits},
        auth{trakt::auth_service(settings), http, clock, &waits},
        sign_in{settings, auth, api, tokens, clock},
        access_tokens{settings, auth, tokens, clock},
        client{settings, api, access_tokens, clock} {}
};

struct App::TmdbParts {
  tmdb::TmdbSettings settings;
  net::CurlHttpClient http;
  net::CurlHttpClient image_http;
  net::Service api;
  net::Service images;
  tmdb::TmdbClient client;
  tmdb::TmdbClient client_for_people;
  store::DatabaseCache cache;
  tmdb::TmdbCatalogue for_imports;
  tmdb::TmdbCatalogue for_look_ups;
  tmdb::TmdbDiscovery discovery;
  tmdb::TmdbPictures pictures;

  TmdbParts(tmdb::TmdbSettings given, const std::filesystem::path& data_folder, Clock& clock, WaitStore& waits,
            store::Database& database)
      : settings{std::move(given)},
        http{tmdb::api_http()},
        image_http{tmdb::image_http()},
        api{tmdb::api_service(settings), http, clock, &waits},
        images{tmdb::image_service(), image_http, clock, &waits},
        client{settings, api, clock},
        client_for_people{settings, api, clock, tmdb::Asker::person},
        cache{database, clock},
        for_imports{client, cache, clock, tmdb::Remembered::found_only},
        for_look_ups{client_for_people, cache, clock, tmdb::Remembered::not_found_too},
        discovery{client_for_people, cache, clock},
        pictures{data_folder, settings.image_url, images} {}
};

App::App(Config config) : config_{std::move(config)} {}

App::~App() = default;

const std::filesystem::path& App::data_folder() {
  if (!data_folder_) {
    auto folder = config_.data_folder();
    std::error_code error;
    const bool made = std::filesystem::create_directories(folder, error);
    if (error) {
      throw Error{ErrorCode::internal, "The data folder " + folder.string() + " cannot be made: " + error.message() +
                                           ". Set CINEMARCO_DATA_DIR to a folder that you may write to."};
    }
    if (made) ::chmod(folder.c_str(), S_IRWXU);
    data_folder_ = std::move(folder);
  }
  return *data_folder_;
}

store::Database& App::database() {
  if (!database_) {
    for (const auto& open : store::close_to_others(data_folder())) spdlog::warn("{}", open);
    database_ = exchange::open_library(data_folder(), backups(), clock_.now());
    opened_ = database_.get();
  }
  return *database_;
}

void App::hurry() {
  if (auto* database = opened_.load()) database->hurry();
}

AccountId App::account() {
  if (!account_) {
    const auto wanted = wanted_zone();
    const auto id = exchange::ensure_account(database(), wanted);
    settle_zone(id, wanted);
    account_ = id;
  }
  return *account_;
}

void App::settle_zone(AccountId id, const std::optional<TimeZone>& wanted) {
  try {
    const auto moved = exchange::settle_zone_unless_running(database(), data_folder(), id, wanted, clock_.now());
    if (moved) put(stderr, "{}\n", *moved);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::busy) throw;
    put(stderr, "The days are still told as before: {}\n", printable(error.what()));
  }
}

TimeZone App::zone() {
  const auto id = account();
  store::Reader reader{database()};
  return exchange::account_zone(reader, id);
}

std::vector<std::string> App::zone_warnings() {
  return config_.zone_warnings(zone().name(), clock_.now());
}

SignInState App::sign_in_state() {
  try {
    return cinemarco::sign_in_state(tokens());
  } catch (const Error& error) {  // not even the key is readable
    if (error.code() != ErrorCode::trakt_sign_in) throw;
    return {.connected = true, .needs_reauth = true, .message = error.what()};
  }
}

void App::warn_of_zone() {
  for (const auto& warning : zone_warnings()) put(stderr, "{}\n", warning);
}

TokenStore& App::tokens() {
  if (!tokens_) {
    secret_box_ = std::make_unique<store::SecretBox>(data_folder() / "secret.key");
    tokens_ = std::make_unique<store::SettingsTokenStore>(database(), *secret_box_, account());
  }
  return *tokens_;
}

App::TraktParts& App::trakt_parts() {
  if (!trakt_) {
    if (!waits_) waits_ = std::make_unique<store::DatabaseWaitStore>(database());
    trakt::TraktSettings settings;
    settings.api_url = config_.url("TRAKT_API_URL");
    settings.auth_url = config_.url("TRAKT_AUTH_URL");
    settings.client_id = live_key("TRAKT_CLIENT_ID");
    settings.client_secret = live_key("TRAKT_CLIENT_SECRET");
    settings.redirect_uri = config_.value("TRAKT_REDIRECT_URI");
    settings.rate = config_.rate("CINEMARCO_TRAKT_RATE");
    trakt_ = std::make_unique<TraktParts>(std::move(settings), clock_, *waits_, tokens());
  }
  return *trakt_;
}

App::TmdbParts& App::tmdb_parts() {
  if (!tmdb_) {
    static_cast<void>(account());  // a command that opens the library finds its days in the zone of the settings
    if (!waits_) waits_ = std::make_unique<store::DatabaseWaitStore>(database());
    tmdb::TmdbSettings settings;
    settings.api_url = config_.url("TMDB_API_URL");
    settings.image_url = config_.url("TMDB_IMAGE_URL");
    settings.api_key = live_key("TMDB_API_KEY");
    settings.rate = config_.rate("CINEMARCO_TMDB_RATE");
    settings.language = config_.language();
    tmdb_ = std::make_unique<TmdbParts>(std::move(settings), data_folder(), clock_, *waits_, database());
  }
  return *tmdb_;
}

trakt::SignIn& App::sign_in() {
  return trakt_parts().sign_in;
}

trakt::TraktClient& App::trakt() {
  return trakt_parts().client;
}

tmdb::TmdbCatalogue& App::catalogue(tmdb::Remembered remembered) {
  return remembered == tmdb::Remembered::found_only ? tmdb_parts().for_imports : tmdb_parts().for_look_ups;
}

Catalogue* App::catalogue_if_key() {
  return key("TMDB_API_KEY").empty() ? nullptr : &catalogue(tmdb::Remembered::found_only);
}

tmdb::TmdbDiscovery& App::discovery() {
  return tmdb_parts().discovery;
}

store::DatabaseCache& App::cache() {
  return tmdb_parts().cache;
}

tmdb::TmdbPictures& App::pictures() {
  return tmdb_parts().pictures;
}

std::string App::key(std::string_view variable) {
  if (auto set = config_.value(variable); !set.empty()) return set;
  return tokens().load_secret(variable).value_or("");
}

LiveText App::live_key(std::string_view variable) {
  static_cast<void>(tokens());  // made by this thread; asked by others
  return LiveText{[this, name = std::string{variable}] { return key(name); }};
}

void App::require_tmdb_key() {
  if (!key("TMDB_API_KEY").empty()) return;
  throw Error{ErrorCode::configuration,
              fmt::format("TMDB_API_KEY is not set. Get a free key at {} and put TMDB_API_KEY=… into .env or the "
                          "environment.",
                          tmdb::kKeyPage)};
}

void App::require_trakt_application() {
  if (!key("TRAKT_CLIENT_ID").empty()) return;
  throw Error{ErrorCode::configuration,
              fmt::format("TRAKT_CLIENT_ID is not set. Make an application at {} (needs Trakt VIP) and put "
                          "TRAKT_CLIENT_ID=… into .env or the environment. Without one, import Trakt's free export: "
                          "{}; then `cinemarco import FILE.zip`.",
                          trakt::kAppPage, trakt::export_steps())};
}

void App::require_trakt_sign_in() {
  if (tokens().needs_reauth()) {
    throw Error{ErrorCode::trakt_sign_in, trakt::sign_in_is_over()};
  }
  if (!tokens().load_tokens()) {
    throw Error{ErrorCode::trakt_sign_in,
                "Not connected to Trakt. Sign in with `cinemarco trakt connect`, or import Trakt's own export: "
                "`cinemarco import FILE.zip`."};
  }
}

// Only the live API needs an application and a sign-in.
void App::require_source(const exchange::ImportRequest& request) {
  if (request.source() == SourceKind::export_file) return;
  require_trakt_application();
  require_trakt_sign_in();
}

Packers App::packers() const {
  return {&trakt::write_zip, &trakt::write_export};
}

exchange::Backups App::backups() const {
  return config_.value("CINEMARCO_BACKUPS") == "off" ? exchange::Backups::off : exchange::Backups::on;
}

exchange::LiveTrakt App::open_live_source() {
  require_source({});
  return {std::make_unique<trakt::ApiSource>(trakt()), std::make_unique<trakt::ApiWriter>(trakt())};
}

std::unique_ptr<HistorySource> App::open_source(const exchange::ImportRequest& request) {
  require_source(request);
  if (exchange::is_own_export(request)) return exchange::open_own_export(request);
  if (request.source() == SourceKind::export_file) {
    if (auto file = open_brought(request)) return exchange::brought_source(std::move(file));
    return std::make_unique<trakt::ExportSource>(request.files(), request.name());
  }
  return std::make_unique<trakt::ApiSource>(trakt(), pages_.look());
}

// Null: Trakt's own, or nobody's that is known here.
std::unique_ptr<BroughtFile> App::open_brought(const exchange::ImportRequest& request) {
  if (request.once || request.as == "trakt") return nullptr;
  if (request.as.empty() && trakt::is_package_of_trakt(request.files(), {})) return nullptr;
  return sources::recognise(trakt::open_any_files(request.files(), request.name()), &store::open_foreign_tables,
                            {request.as, request.user, request.also}, {});
}

std::unique_ptr<HistorySource> App::open_preview_source(const exchange::ImportRequest& request) {
  if (request.source() == SourceKind::export_file) return open_source(request);
  require_source(request);
  return std::make_unique<trakt::PreviewSource>(trakt(), pages_, exchange::upload_folder(data_folder()),
                                                exchange::kUploadPrefix);
}

void App::keep_signed_in(std::stop_token stop) {
  if (!key("TRAKT_CLIENT_ID").empty()) static_cast<void>(trakt_parts().access_tokens.get(std::move(stop)));
}

std::optional<TraktUser> App::mirrored_user() {
  const auto id = account();
  store::Reader reader{database()};
  return store::mirrored_user(reader, id);
}

Admission App::admission(exchange::OtherAccount other) {
  return exchange::admission(database(), data_folder(), account(), other, clock_);
}

void App::prepare() {
  static_cast<void>(trakt_parts());
  static_cast<void>(tmdb_parts());
}

std::vector<const net::Service*> App::services() const {
  std::vector<const net::Service*> made;
  if (trakt_) made.insert(made.end(), {&trakt_->api, &trakt_->auth});
  if (tmdb_) made.insert(made.end(), {&tmdb_->api, &tmdb_->images});
  return made;
}

std::optional<Instant> App::waiting_until() const {
  std::optional<Instant> latest;
  for (const auto* service : services()) {
    if (const auto until = service->waiting_until()) latest = std::max(latest.value_or(*until), *until);
  }
  return latest;
}

std::vector<api::ServiceReading> App::service_readings() const {
  std::vector<api::ServiceReading> readings;
  const auto now = clock_.now();
  for (const auto* service : services()) {
    const auto until = service->waiting_until();
    const auto wait = until ? std::max(*until - now, std::chrono::milliseconds{0}) : std::chrono::milliseconds{0};
    readings.push_back({service->name(), service->requests(), std::chrono::duration<double>(wait).count()});
  }
  return readings;
}

}  // namespace cinemarco::cli
