// SPDX-License-Identifier: MIT
// The API's own description.
#include "api/features.hpp"
#include "api/openapi.hpp"
#include "api/site.hpp"

namespace cinemarco::api {

void add_openapi(Operations& api, Services& services) {
  const auto document = std::make_shared<std::string>();
  api.get("/api/openapi.json", "This document",
          [document, &services](const Call& call) {
            http::Response response;
            response.content_type = "application/json";
            response.body = *document;
            // Its place is taken by the address of the one who asks.
            const auto place = response.body.find(kUsualSite);
            response.body.replace(place, kUsualSite.size(), site_of(call, services.public_url));
            return response;
          })
      .open_to(Audience::everyone);
  *document = openapi_document(api, std::string{kUsualSite});
}

}  // namespace cinemarco::api
