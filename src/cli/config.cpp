// SPDX-License-Identifier: MIT
#include "cli/config.hpp"

#include "cli/dotenv_file.hpp"
#include "domain/error.hpp"
#include "domain/language.hpp"
#include "domain/system_zone.hpp"
#include "domain/zone_tables.hpp"
#include "http/host.hpp"
#include "http/proxy.hpp"
#include "net/url.hpp"
#include "tmdb/settings.hpp"
#include "trakt/links.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace cinemarco::cli {

namespace {

constexpr std::array kOptions{
    Option{"TMDB_API_KEY", "", Secret::yes, "TMDB key (v3) or read token (v4)", tmdb::kKeyPage},
    Option{"TRAKT_CLIENT_ID", "", Secret::no, "your Trakt application", trakt::kAppPage},
    Option{"TRAKT_CLIENT_SECRET", "", Secret::yes, "its secret, if it has one"},
    Option{"TRAKT_REDIRECT_URI", "urn:ietf:wg:oauth:2.0:oob", Secret::no, "redirect of the authorization-code flow"},
    Option{"TRAKT_API_URL", "https://api.trakt.tv", Secret::no, "Trakt's API"},
    Option{"TRAKT_AUTH_URL", "https://auth.trakt.tv", Secret::no, "Trakt's sign-in"},
    Option{"TMDB_API_URL", "https://api.themoviedb.org/3", Secret::no, "TMDB's API"},
    Option{"TMDB_IMAGE_URL", "https://image.tmdb.org/t/p", Secret::no, "TMDB's pictures"},
    Option{"CINEMARCO_DATA_DIR", "~/.local/share/cinemarco", Secret::no, "database, pictures and key"},
    Option{"CINEMARCO_LISTEN", "127.0.0.1:5000", Secret::no, "address of the server"},
    Option{"CINEMARCO_PUBLIC_URL", "", Secret::no,
           "address under which people reach it, such as https://films.example.org/cinemarco"},
    Option{"CINEMARCO_TIME_ZONE", "", Secret::no, "IANA name; decides on which day a play falls; else the system's"},
    Option{"CINEMARCO_LANGUAGE", kUsualLanguage, Secret::no,
           "language of titles, texts and pictures: a full tag, such as pt-BR"},
    Option{"CINEMARCO_TMDB_RATE", "", Secret::no, "ceiling in requests per second; 0 = none"},
    Option{"CINEMARCO_TRAKT_RATE", "", Secret::no, "ceiling in requests per second; 0 = none"},
    Option{"CINEMARCO_CACHE_MB", "512", Secret::no, "room for TMDB's answers, in megabytes"},
    Option{"CINEMARCO_PICTURES_MB", "4096", Secret::no, "room for pictures, in megabytes"},
    Option{"CINEMARCO_BACKUPS", "on", Secret::no, "backups made unasked; off ends that"},
    Option{"CINEMARCO_PASSWORD_FILE", "", Secret::no, "file with the web app's password"},
    Option{"CINEMARCO_TRUSTED_PROXY", "", Secret::no,
           "addresses or ranges of the reverse proxy whose X-Forwarded-* headers count"},
    Option{"CINEMARCO_LOG", "info", Secret::no, "debug, info, warn or error"},
};

std::optional<double> parse_rate(std::string_view text) {
  double rate = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rate);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(rate) || rate < 0) return std::nullopt;
  return rate;
}

// Whole megabytes, up to a million of them.
std::optional<std::int64_t> parse_megabytes(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && number >= 1 && number <= 1'000'000 ? std::optional{number} : std::nullopt;
}

struct Listen {
  std::string address;
  std::uint16_t port = 0;
};

// "127.0.0.1:5000", "[::1]:5000", "localhost:5000", ":0".
std::optional<Listen> parse_listen(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  Listen listen{std::string{text.substr(0, colon)}, 0};
  const auto digits = text.substr(colon + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), listen.port);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  auto& address = listen.address;
  if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
  if (address.empty() || address == "localhost") address = "127.0.0.1";
  if (!http::is_address(address)) return std::nullopt;
  return listen;
}

[[noreturn]] void refuse(std::string_view name, const std::string& value, const std::string& expected) {
  throw Error{ErrorCode::configuration, std::string{name} + " is \"" + value + "\"; expected " + expected + "."};
}

// Keys in clear go to this machine only, where a stand-in is.
void check_url(std::string_view name, const std::string& text) {
  if (text.starts_with("https://") || (net::is_http(text) && net::is_loopback(text))) return;
  refuse(name, net::without_query(text),
         "an address that begins with https://; http:// is for this machine alone, such as http://127.0.0.1:8080");
}

bool leads_elsewhere(std::string_view name) {
  return name.ends_with("_URL") || name.ends_with("_URI") || name == "CINEMARCO_LISTEN" ||
         name == "CINEMARCO_DATA_DIR" || name == "CINEMARCO_PASSWORD_FILE" || name == "CINEMARCO_TRUSTED_PROXY";
}

}  // namespace

std::span<const Option> options() {
  return kOptions;
}

Config::Config(const Environment& environment, const std::filesystem::path& dotenv_file, std::filesystem::path root)
    : root_{std::move(root)} {
  const auto [dotenv, problems] = read_dotenv(dotenv_file);
  for (const auto& problem : problems) {
    warnings_.push_back("In " + dotenv_file.string() + ", " + problem + ". It was skipped.");
  }
  for (const auto& option : kOptions) {
    const std::string name{option.name};
    Setting setting{std::string{option.fallback}, option.fallback.empty() ? "not set" : "default"};
    // An empty value counts as not set: `TMDB_API_KEY=` in a template must not hide what the other place says.
    if (const auto found = dotenv.find(name); found != dotenv.end() && !found->second.empty()) {
      setting = {found->second, ".env"};
    }
    if (auto set = environment(name); set && !set->empty()) setting = {std::move(*set), "environment"};
    // What systemd made for this service (systemd.exec(5)); several are separated by colons.
    const auto state = option.name == "CINEMARCO_DATA_DIR" ? environment("STATE_DIRECTORY") : std::nullopt;
    if (setting.origin == "default" && state && !state->empty()) {
      setting = {state->substr(0, state->find(':')), "STATE_DIRECTORY"};
    }
    settings_.emplace(name, std::move(setting));
  }
  home_ = environment("HOME").value_or("");
  system_zone_ = environment("TZ");
  check();
}

Config Config::from_process() {
  return Config{[](const std::string& name) -> std::optional<std::string> {
                  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): before any thread
                  return value == nullptr ? std::nullopt : std::optional<std::string>{value};
                },
                ".env"};
}

void Config::check() const {
  for (const auto* name : {"CINEMARCO_TMDB_RATE", "CINEMARCO_TRAKT_RATE"}) {
    if (const auto text = value(name); !text.empty() && !parse_rate(text)) {
      refuse(name, text, "requests per second, such as 4, or 0 for no ceiling");
    }
  }
  for (const auto* name : {"CINEMARCO_CACHE_MB", "CINEMARCO_PICTURES_MB"}) {
    if (const auto text = value(name); !parse_megabytes(text)) refuse(name, text, "whole megabytes, such as 512");
  }
  if (const auto backups = value("CINEMARCO_BACKUPS"); backups != "on" && backups != "off") {
    refuse("CINEMARCO_BACKUPS", backups, "on or off");
  }
  for (const auto* name : {"TRAKT_API_URL", "TRAKT_AUTH_URL", "TMDB_API_URL", "TMDB_IMAGE_URL"}) {
    check_url(name, value(name));
  }
  if (const auto level = value("CINEMARCO_LOG");
      level != "debug" && level != "info" && level != "warn" && level != "error") {
    refuse("CINEMARCO_LOG", level, "debug, info, warn or error");
  }
  if (const auto listen = value("CINEMARCO_LISTEN"); !parse_listen(listen)) {
    refuse("CINEMARCO_LISTEN", listen, "an address and a port, such as 127.0.0.1:5000, [::1]:5000 or :0");
  }
  if (const auto url = value("CINEMARCO_PUBLIC_URL"); !http::PublicUrl::parse(url)) {
    refuse("CINEMARCO_PUBLIC_URL", net::without_query(url),
           "a whole address, such as https://films.example.org or https://films.example.org/cinemarco, with no more in "
           "its path than letters, digits and -._~");
  }
  if (const auto proxies = value("CINEMARCO_TRUSTED_PROXY"); !http::TrustedProxies::parse(proxies)) {
    refuse("CINEMARCO_TRUSTED_PROXY", proxies,
           "addresses or ranges, such as 127.0.0.1 or 10.0.0.0/8, with commas between");
  }
  if (const auto language = value("CINEMARCO_LANGUAGE"); !language_tag(language)) {
    refuse("CINEMARCO_LANGUAGE", language,
           "a language of ISO 639-1 and, behind a hyphen, a region of ISO 3166-1, such as pt-BR or de-DE; the language "
           "alone, such as de, will do");
  }
  if (const auto zone = value("CINEMARCO_TIME_ZONE"); !zone.empty() && !TimeZone::find(zone)) {
    if (TimeZone::tables_exist()) {
      refuse("CINEMARCO_TIME_ZONE", zone, "a name of the time-zone database, such as Europe/Berlin");
    }
    throw Error{ErrorCode::configuration,
                "CINEMARCO_TIME_ZONE is \"" + zone + "\". " + std::string{kNoZoneTables} + "."};
  }
}

std::string Config::value(std::string_view name) const {
  return settings_.find(name)->second.value;
}

std::string Config::origin(std::string_view name) const {
  if (name == "CINEMARCO_TIME_ZONE" && value(name).empty()) {
    const auto told = time_zone();
    return told.zone ? told.by : "not set";
  }
  return settings_.find(name)->second.origin;
}

std::string Config::shown(std::string_view name) const {
  if (name == "CINEMARCO_TIME_ZONE") {
    const auto told = time_zone();
    return told.zone ? told.zone->name() : "";
  }
  if (name == "CINEMARCO_DATA_DIR") return data_folder().string();
  if (name == "CINEMARCO_LANGUAGE") return language();
  for (const auto& option : kOptions) {
    if (option.name == name && option.secret == Secret::yes && !value(name).empty()) return "********";
  }
  return value(name);
}

Config::FromFile Config::from_file() const {
  FromFile names;
  for (const auto& option : kOptions) {
    if (origin(option.name) == ".env")
      (leads_elsewhere(option.name) ? names.leading : names.others).push_back(option.name);
  }
  return names;
}

std::filesystem::path Config::data_folder() const {
  const auto text = value("CINEMARCO_DATA_DIR");
  if (!text.starts_with("~/")) return std::filesystem::absolute(text);
  if (home_.empty()) {
    throw Error{ErrorCode::configuration,
                "There is no HOME folder to keep the data in. Set CINEMARCO_DATA_DIR to a folder of your choice."};
  }
  return std::filesystem::path{home_} / text.substr(2);
}

Config::ZoneTold Config::time_zone() const {
  const std::string_view setting = "CINEMARCO_TIME_ZONE";
  if (const auto name = value(setting); !name.empty()) {
    return {
        value_or_throw(TimeZone::find(name), ErrorCode::configuration, "CINEMARCO_TIME_ZONE: "), origin(setting), {}};
  }
  auto told = system_zone(root_, system_zone_);
  auto zone = told.name ? TimeZone::find(*told.name) : std::unexpected{ParseError{}};
  if (told.name && !zone) told.doubt = zone.error().text() + ".";
  return {zone ? std::optional{*zone} : std::nullopt, std::move(told.told_by), std::move(told.doubt)};
}

std::vector<std::string> Config::zone_warnings(const std::string& present, Instant now) const {
  std::vector<std::string> warnings;
  if (auto told = time_zone(); !told.doubt.empty()) {
    if (!told.zone) told.doubt += " Until then the days are those of " + present + ".";
    warnings.push_back(std::move(told.doubt));
  }
  if (const auto zone = TimeZone::find(present); zone && zone->is_short()) {
    warnings.emplace_back(
        "The system's time-zone tables are of the short form (zic -b slim), from which days in summer "
        "cannot be told: install Debian's tzdata.");
  }
  if (auto old = warn_of_old_tables(TimeZone::tables_version(), Date{std::chrono::floor<std::chrono::days>(now)})) {
    warnings.push_back(std::move(*old));
  }
  return warnings;
}

std::string Config::listen_address() const {
  return parse_listen(value("CINEMARCO_LISTEN"))->address;  // checked when it was read
}

std::uint16_t Config::listen_port() const {
  return parse_listen(value("CINEMARCO_LISTEN"))->port;
}

http::PublicUrl Config::public_url() const {
  return *http::PublicUrl::parse(value("CINEMARCO_PUBLIC_URL"));  // checked when it was read
}

std::optional<std::filesystem::path> Config::password_file() const {
  const auto file = value("CINEMARCO_PASSWORD_FILE");
  return file.empty() ? std::nullopt : std::optional<std::filesystem::path>{file};
}

std::optional<double> Config::rate(std::string_view name) const {
  return parse_rate(value(name));
}

std::int64_t Config::bytes(std::string_view name) const {
  constexpr std::int64_t kMegabyte = 1'000'000;
  return *parse_megabytes(value(name)) * kMegabyte;  // checked when it was read
}

std::string Config::language() const {
  return *language_tag(value("CINEMARCO_LANGUAGE"));  // checked when it was read
}

std::string Config::url(std::string_view name) const {
  auto text = value(name);
  while (text.ends_with('/')) text.pop_back();
  return text;
}

}  // namespace cinemarco::cli
