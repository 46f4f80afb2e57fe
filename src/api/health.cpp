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

}  // namespace

void add_health(Operations& api, Services& services) {
  api.get("/api/health", "Whether the program and its database answer",
          [&services] {
            store::Reader reader{services.database};
            return Health{"ok", CINEMARCO_VERSION};
          })
      .open_to(Audience::everyone);
}

}  // namespace cinemarco::api
