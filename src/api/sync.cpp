// SPDX-License-Identifier: MIT
// How far the library is in step with Trakt.
#include "api/features.hpp"
#include "store/runs.hpp"
#include "store/settings.hpp"

namespace cinemarco::api {

namespace {

struct SyncStatus {
  bool connected = false;
  std::optional<std::string> last_sync_at;
  std::optional<std::string> last_import_at;
};
BOOST_DESCRIBE_STRUCT(SyncStatus, (), (connected, last_sync_at, last_import_at))

SyncStatus status(Services& services) {
  SyncStatus result;
  result.connected = services.tokens.load_tokens().has_value() && !services.tokens.needs_reauth();
  store::Reader reader{services.database};
  result.last_sync_at = store::setting(reader, services.account, "trakt_last_sync_at");
  for (const auto& run : store::list_runs(reader, services.account, 200)) {
    if (run.kind != "import" || !run.finished_at) continue;
    result.last_import_at = format_instant(*run.finished_at);
    break;
  }
  return result;
}

}  // namespace

void add_sync(Operations& api, Services& services) {
  api.get("/api/sync", "How far the library is in step with Trakt", [&services] { return status(services); });
}

}  // namespace cinemarco::api
