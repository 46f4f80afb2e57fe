// SPDX-License-Identifier: MIT
// TMDB's pictures on disk: images/{poster|backdrop|profile|still}/{size}/{file}. A picture never changes under its name
// (docs/tmdb.md#pictures), so what is there is good for ever.
#pragma once

#include "domain/pictures.hpp"
#include "net/service.hpp"
#include "tmdb/single_flight.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>

namespace cinemarco::tmdb {

// What an import fetches.
inline constexpr std::string_view kPosterSize = "w342";
inline constexpr std::string_view kBackdropSize = "w780";

// A page full of pictures that TMDB no longer has must not ask for them with each look.
inline constexpr std::chrono::minutes kMissingFor{10};

// True for a size that TMDB offers for the kind and a file of TMDB's own form. Only such a picture has a path and a
// URL.
[[nodiscard]] bool is_valid(const ImageRef& image) noexcept;

// "/abc….jpg", as TMDB states it, as a picture; empty if it is none that we may fetch (SVG is none).
[[nodiscard]] std::optional<ImageRef> image_ref(ImageKind kind, std::string_view size, std::string_view tmdb_path);

// So long a picture may take where somebody looks at its place; after one that did not come, so long nobody else waits.
inline constexpr std::chrono::milliseconds kPictureWithin{4'000};
inline constexpr std::chrono::seconds kTroubleFor{30};

// So often a picture is asked for that comes without its end.
inline constexpr int kPictureTries = 3;

// Safe from several threads and processes.
class TmdbPictures final : public Pictures {
 public:
  // Pictures lie in `data_dir`/images. `image_url` is TMDB_IMAGE_URL. The service must outlive this.
  TmdbPictures(const std::filesystem::path& data_dir, std::string image_url, net::Service& service);

  // A file that is there and whole.
  [[nodiscard]] bool has(const ImageRef& image) const override;
  // Where the picture lies, or would. Throws Error{invalid} for a picture that TMDB cannot have.
  [[nodiscard]] std::filesystem::path path(const ImageRef& image) const;
  // Asks even for one that is there. Throws Error: invalid (before any request: no picture of TMDB; after it: no whole
  // picture came), not_found, upstream, rate_limited, cancelled, internal (it could not be written).
  void fetch(const ImageRef& image, std::stop_token stop) override;
  // One that TMDB did not have is not asked for again for kMissingFor. Tried once; where the pictures' host was in
  // trouble a moment ago, not at all (Error{upstream}).
  [[nodiscard]] std::filesystem::path ensure(const ImageRef& image, std::stop_token stop) override;
  [[nodiscard]] PictureUsage usage() const override;
  // By the files' access times, where the file system keeps them (it need not do so more than once a day), else by
  // when they came.
  std::int64_t trim(std::int64_t most_bytes) override;
  [[nodiscard]] std::int64_t requests() const override { return service_.requests(); }

  // Removes half-written files that nobody is writing any more; says how many.
  std::size_t clean_up();

 private:
  enum class Wanted { by_run, by_person };
  void fetch(const ImageRef& image, Wanted wanted, const std::stop_token& stop);
  void note_whole(const std::filesystem::path& file) const;

  std::filesystem::path root_;
  std::string image_url_;
  net::Service& service_;
  SingleFlight<std::filesystem::path> ensured_;
  mutable std::mutex mutex_;
  mutable std::set<std::filesystem::path> whole_;                                   // were read to their end
  std::map<std::filesystem::path, std::chrono::steady_clock::time_point> missing_;  // until when it counts as missing
  std::chrono::steady_clock::time_point in_trouble_until_{};                        // the host
};

}  // namespace cinemarco::tmdb
