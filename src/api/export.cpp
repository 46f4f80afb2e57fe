// SPDX-License-Identifier: MIT
// All the user's data as one file.
#include "api/attachment.hpp"
#include "api/features.hpp"
#include "exchange/way_out.hpp"

namespace cinemarco::exchange {
BOOST_DESCRIBE_ENUM(WayOut, json, trakt, csv, letterboxd, yamtrack)
}  // namespace cinemarco::exchange

namespace cinemarco::api {

namespace {

struct ExportQuery {
  std::optional<exchange::WayOut> format;  // json, where it is not said
};
BOOST_DESCRIBE_STRUCT(ExportQuery, (), (format))

// Written whole first, so that what goes wrong is said and no half file is taken for an export. Its name is gone before
// it is sent: nothing is left over, however the sending ends.
http::Response export_library(Services& services, const Call& call, const ExportQuery& query) {
  const auto file = services.uploads.make_file();
  try {
    const auto ending = exchange::export_as_one({services.database, services.account, services.clock, services.packers},
                                                query.format.value_or(exchange::WayOut::json), file, call.stop);
    const auto day = format_instant(services.clock.now()).substr(0, 10);
    auto response = attachment(file, "cinemarco-" + day + ending);
    std::filesystem::remove(file);
    return response;
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    throw;
  }
}

}  // namespace

void add_export(Operations& api, Services& services) {
  api.get("/api/export", "All your data as a file, for Cinemarco or for others",
          [&services](const Call& call, const Query<ExportQuery>& query) {
            return export_library(services, call, *query);
          })
      .in(Lane::disk)
      .gives_type(kFileType);
}

}  // namespace cinemarco::api
