// SPDX-License-Identifier: MIT
// Naming each request by what it asks for, whatever numbers it holds.
#include "sandbox/counters.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace cinemarco::sandbox {
namespace {

std::string_view segment(std::string_view path, std::size_t index) {
  for (std::size_t i = 0;; ++i) {
    const auto slash = path.find('/');
    if (i == index) return path.substr(0, slash);
    if (slash == std::string_view::npos) return {};
    path.remove_prefix(slash + 1);
  }
}

std::string joined(std::string_view a, std::string_view b) {
  std::string result{a};
  if (!b.empty()) result.append("/").append(b);
  return result;
}

std::uint64_t value_of(const std::map<std::string, std::uint64_t, std::less<>>& map, std::string_view name) {
  const auto found = map.find(name);
  return found == map.end() ? 0 : found->second;
}

std::string tmdb_kind(std::string_view path) {
  const auto what = segment(path, 0);
  if (what == "tv" && segment(path, 2) == "season") return "tmdb/season";
  if ((what == "tv" || what == "movie" || what == "person") && !segment(path, 2).empty()) {
    return joined(joined("tmdb", what), segment(path, 2));
  }
  if (what == "search" || what == "trending") return joined(joined("tmdb", what), segment(path, 1));
  return joined("tmdb", what);
}

}  // namespace

std::uint64_t Counters::service(std::string_view name) const {
  return value_of(services, name);
}
std::uint64_t Counters::kind(std::string_view name) const {
  return value_of(kinds, name);
}

std::string kind_of(const Request& request, Service service) {
  auto path = std::string_view{request.path};
  switch (service) {
    case Service::trakt: {
      path.remove_prefix(std::string_view{"/trakt/"}.size());
      const bool under_user = path.starts_with("users/") && segment(path, 1) != "settings";
      const auto what = segment(path, under_user ? 2 : 1);
      const auto type = segment(path, under_user ? 3 : 2);
      auto kind = joined(what, type);
      return request.method == "GET" ? kind : request.method + " " + kind;
    }
    case Service::auth:
      path.remove_prefix(std::string_view{"/auth/"}.size());
      return std::string{path};
    case Service::tmdb:
      path.remove_prefix(std::string_view{"/3/"}.size());
      return tmdb_kind(path);
    case Service::images:
      return joined("image", segment(path, 3));
    case Service::control:
      break;
  }
  return "control";
}

std::string to_json(const Counters& counters) {
  const auto object_of = [](const auto& map) {
    boost::json::object object;
    for (const auto& [key, value] : map) object.emplace(key, value);
    return object;
  };
  return boost::json::serialize(boost::json::object{{"services", object_of(counters.services)},
                                                    {"kinds", object_of(counters.kinds)},
                                                    {"max_in_flight", object_of(counters.max_in_flight)},
                                                    {"statuses", object_of(counters.statuses)},
                                                    {"token_refreshes", counters.token_refreshes}});
}

}  // namespace cinemarco::sandbox
