// SPDX-License-Identifier: MIT
// What a browser sees at the root: where things are.
#include "api/features.hpp"

namespace cinemarco::api {

namespace {

constexpr std::string_view kPage = R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Cinemarco</title>
<main>
<h1>Cinemarco</h1>
<p>Your record of what you have watched is served here.</p>
<ul>
<li><a href="/api/library?limit=50">Your library</a>
<li><a href="/api/up-next">Up next</a>
<li><a href="/api/plays">Every play</a>
<li><a href="/api/import">The import</a>
<li><a href="/api/openapi.json">All there is, as an OpenAPI document</a>
</ul>
</main>
</html>
)";

}  // namespace

void add_front_page(Operations& api, Services&) {
  api.get("/", "Where things are, for people",
          [] {
            http::Response response;
            response.content_type = "text/html; charset=utf-8";
            response.body = kPage;
            return response;
          })
      .open_to(Audience::everyone)
      .gives_type("text/html");
}

}  // namespace cinemarco::api
