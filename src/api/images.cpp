// SPDX-License-Identifier: MIT
// TMDB's pictures from our own disk, fetched when they are first asked for.
#include "api/features.hpp"
#include "exchange/picture_queue.hpp"
#include "http/conditional.hpp"
#include "http/file_body.hpp"

namespace cinemarco {
BOOST_DESCRIBE_ENUM(ImageKind, poster, backdrop, profile, still)
}  // namespace cinemarco

namespace cinemarco::api {

namespace {

std::string type_of(std::string_view file) {
  if (file.ends_with(".png")) return "image/png";
  if (file.ends_with(".webp")) return "image/webp";
  return "image/jpeg";
}

// What does not come while somebody looks comes later, when nobody waits.
std::filesystem::path fetched(Services& services, const Call& call, const ImageRef& image) {
  try {
    return services.pictures.ensure(image, call.stop);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::upstream) exchange::ask_for_picture(services.database, image, services.clock.now());
    throw;
  }
}

// From the disk at once; one that is missing in the lane of those who wait for TMDB.
http::Response picture(Services& services, const Call& call, const ImageRef& image) {
  http::Response response;
  const auto outside = way(Lane::pictures);
  if (call.lane != outside.lane && !services.pictures.has(image)) {
    response.elsewhere = outside;
    return response;
  }
  response.content_type = type_of(image.file);
  // A picture never changes under its name (docs/tmdb.md#pictures).
  response.etag = "\"" + image.file + "\"";
  response.set("cache-control", "private, max-age=31536000, immutable");
  http::set_file(response, fetched(services, call, image));
  return response;
}

}  // namespace

void add_images(Operations& api, Services& services) {
  api.get("/images/{kind}/{size}/{file}", "A picture of TMDB, fetched if it is not here yet",
          [&services](const Call& call, ImageKind kind, std::string size, std::string file) {
            return picture(services, call, {kind, std::move(size), std::move(file)});
          })
      .in(Lane::disk)
      .gives_type("image/*");
}

}  // namespace cinemarco::api
