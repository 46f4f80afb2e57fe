// SPDX-License-Identifier: MIT
// Is it there, and does its database answer?
#include "api/features.hpp"

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
  std::string version;
};
BOOST_DESCRIBE_STRUCT(Setup, (), (tmdb_key_set, trakt_application_set, time_zone, time_zone_warnings, version))

bool holds(const std::function<void()>& require) {
  try {
    require();
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

void add_health(Operations& api, Services& services) {
  api.get("/api/health", "Whether the program and its database answer",
          [&services] {
            store::Reader reader{services.database};
            return Health{"ok", CINEMARCO_VERSION};
          })
      .open_to(Audience::everyone);
  api.get("/api/setup", "What is set up, and what is missing", [&services] {
    store::Reader reader{services.database};
    return Setup{holds(services.require_tmdb_key), holds(services.require_trakt_application),
                 exchange::account_zone(reader, services.account).name(), services.zone_warnings(), CINEMARCO_VERSION};
  });
}

}  // namespace cinemarco::api
