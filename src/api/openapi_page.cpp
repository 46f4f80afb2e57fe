// SPDX-License-Identifier: MIT
// The API's own description.
#include "api/features.hpp"
#include "api/openapi.hpp"

namespace cinemarco::api {

void add_openapi(Operations& api) {
  const auto document = std::make_shared<std::string>();
  api.get("/api/openapi.json", "This document",
          [document] {
            http::Response response;
            response.content_type = "application/json";
            response.body = *document;
            return response;
          })
      .open_to(Audience::everyone);
  *document = openapi_document(api);
}

}  // namespace cinemarco::api
