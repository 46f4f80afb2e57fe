// SPDX-License-Identifier: MIT
#include "api/site.hpp"

#include "api/access.hpp"
#include "http/host.hpp"

namespace cinemarco::api {

std::string site_of(const Call& call, const http::PublicUrl& public_url) {
  if (public_url.is_set()) return public_url.text();
  const auto host = http::parse_host(call.request.header("host"));
  if (!host) return std::string{kUsualSite};
  const bool v6 = host->name.contains(':');
  const auto name = v6 ? "[" + host->name + "]" : host->name;
  return (call.caller.https ? "https://" : "http://") + name + (host->port ? ":" + std::to_string(*host->port) : "");
}

}  // namespace cinemarco::api
