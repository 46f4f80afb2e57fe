// SPDX-License-Identifier: MIT
// The API's own description.
#include "api/features.hpp"
#include "api/openapi.hpp"
#include "http/host.hpp"

namespace cinemarco::api {

namespace {

// Stands in the document where the address of the one who asks is put.
constexpr std::string_view kServer = "http://127.0.0.1:5000";

std::string server_of(const Call& call, const http::PublicUrl& public_url) {
  if (public_url.is_set()) return public_url.text();
  const auto host = http::parse_host(call.request.header("host"));
  if (!host) return std::string{kServer};
  const bool v6 = host->name.contains(':');
  const auto name = v6 ? "[" + host->name + "]" : host->name;
  return (call.caller.https ? "https://" : "http://") + name + (host->port ? ":" + std::to_string(*host->port) : "");
}

}  // namespace

void add_openapi(Operations& api, Services& services) {
  const auto document = std::make_shared<std::string>();
  api.get("/api/openapi.json", "This document",
          [document, &services](const Call& call) {
            http::Response response;
            response.content_type = "application/json";
            response.body = *document;
            const auto place = response.body.find(kServer);
            response.body.replace(place, kServer.size(), server_of(call, services.public_url));
            return response;
          })
      .open_to(Audience::everyone);
  *document = openapi_document(api, std::string{kServer});
}

}  // namespace cinemarco::api
