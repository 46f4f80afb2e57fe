// SPDX-License-Identifier: MIT
#include "tmdb/pictures.hpp"

#include "domain/error.hpp"
#include "tmdb/atomic_file.hpp"
#include "tmdb/picture_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <span>
#include <system_error>
#include <utility>

namespace cinemarco::tmdb {
namespace {

namespace fs = std::filesystem;

// docs/tmdb.md#pictures, from /configuration; unchanged since 2014.
constexpr auto kPosterSizes =
    std::to_array<std::string_view>({"w92", "w154", "w185", "w342", "w500", "w780", "original"});
constexpr auto kBackdropSizes = std::to_array<std::string_view>({"w300", "w780", "w1280", "original"});
constexpr auto kProfileSizes = std::to_array<std::string_view>({"w45", "w185", "h632", "original"});
constexpr auto kStillSizes = std::to_array<std::string_view>({"w92", "w185", "w300", "original"});

// Entries of what is remembered of pictures.
constexpr std::size_t kRemembered = 10'000;

constexpr std::size_t kShortestName = 25;
constexpr std::size_t kLongestName = 27;

std::span<const std::string_view> sizes(ImageKind kind) noexcept {
  switch (kind) {
    case ImageKind::poster:
      return kPosterSizes;
    case ImageKind::backdrop:
      return kBackdropSizes;
    case ImageKind::profile:
      return kProfileSizes;
    case ImageKind::still:
      return kStillSizes;
  }
  return {};
}

bool is_file_name(std::string_view file) noexcept {
  if (!file.ends_with(".jpg") && !file.ends_with(".png")) return false;
  file.remove_suffix(4);
  return file.size() >= kShortestName && file.size() <= kLongestName && std::ranges::all_of(file, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
         });
}

std::string content_of(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return {};
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

bool is_valid(const ImageRef& image) noexcept {
  return is_file_name(image.file) && std::ranges::find(sizes(image.kind), image.size) != sizes(image.kind).end();
}

std::optional<ImageRef> image_ref(ImageKind kind, std::string_view size, std::string_view tmdb_path) {
  if (!tmdb_path.starts_with('/')) return std::nullopt;
  ImageRef image{kind, std::string{size}, std::string{tmdb_path.substr(1)}};
  if (!is_valid(image)) return std::nullopt;
  return image;
}

TmdbPictures::TmdbPictures(const fs::path& data_dir, std::string image_url, net::Service& service)
    : root_{data_dir / "images"}, image_url_{std::move(image_url)}, service_{service} {
  while (image_url_.ends_with('/')) image_url_.pop_back();
}

fs::path TmdbPictures::path(const ImageRef& image) const {
  if (!is_valid(image)) {
    throw Error{ErrorCode::invalid, fmt::format("TMDB has no {} of size {} named {}", to_string(image.kind),
                                                excerpt(image.size), excerpt(image.file))};
  }
  return root_ / to_string(image.kind) / image.size / image.file;
}

bool TmdbPictures::has(const ImageRef& image) const {
  if (!is_valid(image)) return false;
  const auto file = path(image);
  {
    const std::scoped_lock lock{mutex_};
    if (whole_.contains(file)) {
      std::error_code error;
      return fs::is_regular_file(file, error);
    }
  }
  if (!is_whole_picture(content_of(file))) return false;
  note_whole(file);
  return true;
}

void TmdbPictures::note_whole(const fs::path& file) const {
  const std::scoped_lock lock{mutex_};
  if (whole_.size() >= kRemembered) whole_.clear();
  whole_.insert(file);
}

void TmdbPictures::fetch(const ImageRef& image, std::stop_token stop) {
  fetch(image, Wanted::by_run, stop);
}

void TmdbPictures::fetch(const ImageRef& image, Wanted wanted, const std::stop_token& stop) {
  const auto file = path(image);
  net::HttpRequest request;
  request.url = fmt::format("{}/{}/{}", image_url_, image.size, image.file);
  request.headers.push_back({"accept", "image/*"});
  request.hurried = wanted == Wanted::by_person;
  if (request.hurried) request.within = kPictureWithin;
  const auto what = fmt::format("{} {}/{}", to_string(image.kind), image.size, image.file);
  for (int tries = 1;; ++tries) {
    const auto response = service_.call(request, stop);
    const auto context = fmt::format("GET {}: HTTP {}", request.url, response.status);
    if (response.status == 404) throw Error{ErrorCode::not_found, fmt::format("TMDB has no {}", what), context};
    if (response.status < 200 || response.status > 299) {
      throw Error{ErrorCode::upstream, fmt::format("TMDB refused the {} (HTTP {})", what, response.status), context};
    }
    const auto no_picture = [&](const std::string& reason) {
      return Error{ErrorCode::invalid, fmt::format("No picture came for the {}: {}", what, reason), context};
    };
    const auto type = response.header("content-type");
    if (!type || !type->starts_with("image/")) {
      throw no_picture(fmt::format("it came as {}", type.value_or("no type at all")));
    }
    if (!picture_format(response.body)) throw no_picture("its first bytes are no JPEG, PNG or WebP");
    if (is_whole_picture(response.body)) {
      write_atomically(file, response.body);
      note_whole(file);
      return;
    }
    if (tries == kPictureTries) {
      throw no_picture(fmt::format("its end is missing, {} times ({} bytes came)", tries, response.body.size()));
    }
  }
}

fs::path TmdbPictures::ensure(const ImageRef& image, std::stop_token stop) {
  auto file = path(image);
  if (has(image)) return file;
  return ensured_.run(file.string(), stop, [&] {
    if (has(image)) return file;
    {
      const std::scoped_lock lock{mutex_};
      const auto known = missing_.find(file);
      if (known != missing_.end() && std::chrono::steady_clock::now() < known->second) {
        throw Error{ErrorCode::not_found,
                    fmt::format("TMDB has no {} {}/{}", to_string(image.kind), image.size, image.file), "remembered"};
      }
      if (std::chrono::steady_clock::now() < in_trouble_until_) {
        throw Error{ErrorCode::upstream, "TMDB's pictures do not come at the moment. Try again in a minute.",
                    "remembered"};
      }
    }
    try {
      fetch(image, Wanted::by_person, stop);
    } catch (const Error& error) {
      const std::scoped_lock lock{mutex_};
      if (error.code() == ErrorCode::upstream) in_trouble_until_ = std::chrono::steady_clock::now() + kTroubleFor;
      if (error.code() == ErrorCode::not_found) {
        if (missing_.size() >= kRemembered) missing_.clear();
        missing_[file] = std::chrono::steady_clock::now() + kMissingFor;
      }
      throw;
    }
    return file;
  });
}

}  // namespace cinemarco::tmdb
