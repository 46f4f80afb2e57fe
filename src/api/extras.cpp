// SPDX-License-Identifier: MIT
// What a title's page links to: its trailer, and where it can be watched. TMDB is asked when the page is opened.
#include "api/features.hpp"
#include "domain/language.hpp"
#include "store/entries.hpp"

#include <utility>

namespace cinemarco::api {

namespace {

struct ExtrasQuery {
  std::optional<std::string> region;  // of ISO 3166-1; the language's, or US, where not given
};
BOOST_DESCRIBE_STRUCT(ExtrasQuery, (), (region))

struct TrailerReport {
  std::string name;
  std::string site;  // YouTube, Vimeo
  std::string url;
  std::optional<std::string> language;
  bool is_official = false;
};
BOOST_DESCRIBE_STRUCT(TrailerReport, (), (name, site, url, language, is_official))

struct ProviderReport {
  std::int64_t provider_id = 0;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ProviderReport, (), (provider_id, name))

// Whoever shows it says whose it is: `source`.
struct WatchReport {
  std::string source;  // JustWatch
  std::string link;    // TMDB's page with the ways there
  std::vector<ProviderReport> flatrate, free, ads, rent, buy;
};
BOOST_DESCRIBE_STRUCT(WatchReport, (), (source, link, flatrate, free, ads, rent, buy))

struct ExtrasReport {
  std::string region;
  std::optional<TrailerReport> trailer;
  std::optional<WatchReport> watch;  // null: nobody shows it in that region
  bool stale = false;                // past its time, and TMDB cannot be asked
};
BOOST_DESCRIBE_STRUCT(ExtrasReport, (), (region, trailer, watch, stale))

constexpr const char* kUsualRegion = "US";

std::string region_of(const Services& services, const ExtrasQuery& query) {
  if (query.region) {
    if (auto region = region_code(*query.region)) return *region;
    throw Error{ErrorCode::invalid, "A region is two letters of ISO 3166-1, such as US or BR."};
  }
  const auto own = cinemarco::region_of(services.catalogue.language());
  return own.empty() ? kUsualRegion : std::string{own};
}

std::vector<ProviderReport> to_reports(std::vector<Provider>&& providers) {
  std::vector<ProviderReport> reports;
  reports.reserve(providers.size());
  for (auto& one : providers) reports.push_back({one.id, std::move(one.name)});
  return reports;
}

ExtrasReport extras(Services& services, TitleKey title, const ExtrasQuery& query, const std::stop_token& stop) {
  ExtrasReport report;
  report.region = region_of(services, query);
  auto [trailer, trailer_is_stale] = services.discovery.trailer(title, stop);
  if (trailer) {
    report.trailer = TrailerReport{std::move(trailer->name), std::move(trailer->site), std::move(trailer->url),
                                   std::move(trailer->language), trailer->is_official};
  }
  auto where = services.discovery.where_to_watch(title, report.region, stop);
  report.stale = trailer_is_stale || where.stale;
  if (!where.link.empty()) {
    report.watch = WatchReport{"JustWatch",
                               std::move(where.link),
                               to_reports(std::move(where.flatrate)),
                               to_reports(std::move(where.free)),
                               to_reports(std::move(where.ads)),
                               to_reports(std::move(where.rent)),
                               to_reports(std::move(where.buy))};
  }
  return report;
}

TitleKey title_of(Services& services, EntryId entry) {
  store::Reader reader{services.database};
  if (const auto title = store::title_of(reader, services.account, entry)) return *title;
  throw Error{ErrorCode::not_found, "There is no entry " + std::to_string(entry.value()) + " in the library."};
}

}  // namespace

void add_extras(Operations& api, Services& services) {
  api.get("/api/library/{id}/extras", "A title's trailer, and where it can be watched",
          [&services](const Call& call, EntryId id, const Query<ExtrasQuery>& query) {
            return extras(services, title_of(services, id), *query, call.stop);
          })
      .in(Lane::look_ups);
  api.get("/api/tmdb/movie/{id}/extras", "A movie's trailer, and where it can be watched",
          [&services](const Call& call, std::int64_t id, const Query<ExtrasQuery>& query) {
            return extras(services, {TitleType::movie, id}, *query, call.stop);
          })
      .in(Lane::look_ups);
  api.get("/api/tmdb/tv/{id}/extras", "A series' trailer, and where it can be watched",
          [&services](const Call& call, std::int64_t id, const Query<ExtrasQuery>& query) {
            return extras(services, {TitleType::series, id}, *query, call.stop);
          })
      .in(Lane::look_ups);
}

}  // namespace cinemarco::api
