// SPDX-License-Identifier: MIT
// Videos of a title, filtered by language, and who shows it, by region (docs/tmdb.md#videos-and-where-to-watch).
#include "sandbox/tmdb.hpp"
#include "sandbox/tmdb_json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cinemarco::sandbox {
namespace json = boost::json;
namespace {

/// Every fifth title has neither videos nor anybody who shows it.
bool is_bare(std::int64_t tmdb) {
  return tmdb % 5 == 4;
}

struct Video {
  std::string_view language, region, name, site, type;  // language "": none
  bool official;
};
constexpr Video kVideos[] = {
    {"en", "US", "Behind the Scenes", "YouTube", "Featurette", true},
    {"en", "US", "Fan-made Trailer", "YouTube", "Trailer", false},
    {"en", "US", "Official Teaser", "YouTube", "Teaser", true},
    {"en", "US", "Official Trailer", "YouTube", "Trailer", true},
    {"en", "US", "Trailer", "Dailymotion", "Trailer", true},
    {"pt", "BR", "Trailer Legendado", "Vimeo", "Trailer", false},
    {"", "", "Montage", "Vimeo", "Clip", false},
};

json::object provider(int id, std::string_view name) {
  return {{"logo_path", fmt::format("/logo{}.jpg", id)},
          {"provider_id", id},
          {"provider_name", name},
          {"display_priority", id % 20}};
}

Response listed(const json::object& body) {
  auto response = json_response(200, json::serialize(body));
  response.headers = "server: openresty\r\ncache-control: public, max-age=28800\r\n";
  return response;
}

}  // namespace

Response Tmdb::videos(const Request& request, std::int64_t tmdb) {
  auto languages = std::string{request.parameter_or("include_video_language", "")};
  if (languages.empty()) languages = std::string{request.parameter_or("language", "en").substr(0, 2)};
  const auto wanted = "," + languages + ",";
  json::array rows;
  for (const auto& video : kVideos) {
    const auto asked = fmt::format(",{},", video.language.empty() ? "null" : video.language);
    if (is_bare(tmdb) || !wanted.contains(asked)) continue;
    rows.push_back(json::object{{"iso_639_1", video.language},
                                {"iso_3166_1", video.region},
                                {"name", video.name},
                                {"key", fmt::format("{}-{}", tmdb, rows.size() + 1)},
                                {"site", video.site},
                                {"size", 1080},
                                {"type", video.type},
                                {"official", video.official},
                                {"published_at", "2019-10-15T18:59:47.000Z"},
                                {"id", fmt::format("639d5326be6d88007f1{:05}", tmdb % 100'000)}});
  }
  return listed({{"id", tmdb}, {"results", std::move(rows)}});
}

Response Tmdb::providers(std::string_view kind, std::int64_t tmdb) {
  json::object regions;
  if (!is_bare(tmdb)) {
    const auto link = [&](std::string_view region) {
      return fmt::format("https://www.themoviedb.org/{}/{}/watch?locale={}", kind, tmdb, region);
    };
    regions["BR"] = json::object{{"link", link("BR")}, {"flatrate", json::array{provider(307, "Globoplay")}}};
    regions["US"] = json::object{{"link", link("US")},
                                 {"flatrate", json::array{provider(8, "Netflix"), provider(15, "Hulu")}},
                                 {"ads", json::array{provider(73, "Tubi TV")}},
                                 {"rent", json::array{provider(2, "Apple TV"), provider(10, "Amazon Video")}},
                                 {"buy", json::array{provider(2, "Apple TV")}}};
  }
  return listed({{"id", tmdb}, {"results", std::move(regions)}});
}

}  // namespace cinemarco::sandbox
