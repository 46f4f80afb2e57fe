// SPDX-License-Identifier: MIT
// Is it there, and does its database answer?
#include "api/features.hpp"
#include "store/title_ages.hpp"

#include <algorithm>
#include <utility>

namespace cinemarco::api {

namespace {

struct Health {
  std::string status;  // ok
  std::string version;
};
BOOST_DESCRIBE_STRUCT(Health, (), (status, version))

// What is set, without asking anybody.
struct Setup {
  bool tmdb_key_set = false;  // GET /api/tmdb/key says whether TMDB accepts it
  bool trakt_application_set = false;
  std::string time_zone;                        // the account's, in which every day is told
  std::vector<std::string> time_zone_warnings;  // sentences: it cannot be told, or the system's tables are old
  std::string language;                         // in which TMDB is asked, such as pt-BR
  std::int64_t titles_to_come = 0;              // of the library, which TMDB was asked for in another language
  std::string version;
};
BOOST_DESCRIBE_STRUCT(Setup, (),
                      (tmdb_key_set, trakt_application_set, time_zone, time_zone_warnings, language, titles_to_come,
                       version))

// Keys that are pasted into the page. They are sealed like Trakt's tokens; what the environment or .env sets goes
// before.
struct PastedKeys {
  std::optional<std::string> tmdb_api_key, trakt_client_id, trakt_client_secret;  // empty: forgotten
};
BOOST_DESCRIBE_STRUCT(PastedKeys, (), (tmdb_api_key, trakt_client_id, trakt_client_secret))

void check_key(const std::string& key) {
  constexpr std::size_t kLongest = 2000;
  const auto harmless = [](char c) { return c > ' ' && c < '\x7f'; };
  if (key.size() <= kLongest && std::ranges::all_of(key, harmless)) return;
  throw Error{ErrorCode::invalid, "A key has no blanks and no letters beyond ASCII. Copy it again, whole."};
}

// By the variables' own names, as cli/app reads them.
void paste(Services& services, const PastedKeys& keys) {
  const std::pair<const char*, const std::optional<std::string>&> all[] = {
      {"TMDB_API_KEY", keys.tmdb_api_key},
      {"TRAKT_CLIENT_ID", keys.trakt_client_id},
      {"TRAKT_CLIENT_SECRET", keys.trakt_client_secret}};
  for (const auto& [name, key] : all) {
    if (key) check_key(*key);
  }
  for (const auto& [name, key] : all) {
    if (key) services.tokens.save_secret(name, key->empty() ? std::nullopt : key);
  }
}

bool holds(const std::function<void()>& require) {
  try {
    require();
    return true;
  } catch (const Error&) {
    return false;
  }
}

Setup setup(Services& services) {
  const bool tmdb = holds(services.require_tmdb_key);
  const bool trakt = holds(services.require_trakt_application);
  store::Reader reader{services.database};
  const auto language = services.catalogue.language();
  return Setup{tmdb,
               trakt,
               exchange::account_zone(reader, services.account).name(),
               services.zone_warnings(),
               std::string{language},
               store::foreign_titles(reader, language),
               CINEMARCO_VERSION};
}

}  // namespace

void add_health(Operations& api, Services& services) {
  api.get("/api/health", "Whether the program and its database answer",
          [&services] {
            store::Reader reader{services.database};
            return Health{"ok", CINEMARCO_VERSION};
          })
      .open_to(Audience::everyone);
  api.get("/api/setup", "What is set up, and what is missing", [&services] { return setup(services); });
  api.put("/api/setup", "Keeps keys to TMDB and Trakt, sealed; what the environment or .env sets goes before",
          [&services](const Body<PastedKeys>& keys) {
            paste(services, *keys);
            return setup(services);
          });
}

}  // namespace cinemarco::api
