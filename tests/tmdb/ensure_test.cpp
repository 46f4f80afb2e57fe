// SPDX-License-Identifier: MIT
// Pictures as a web page asks for them: many at once, the same ones again and again, and some that are gone.
#include "net/curl_http_client.hpp"
#include "sandbox/sandbox.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"
#include "tmdb/fakes.hpp"
#include "tmdb/pictures.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <string>
#include <thread>
#include <vector>

namespace cinemarco::tmdb {
namespace {

using test::caught;

struct Gallery {
  explicit Gallery(sandbox::Options options = {}) : sandbox{std::move(options)} {}
  [[nodiscard]] ImageRef poster() const {
    const auto& movies = sandbox.catalogue().movies;
    const auto movie = std::ranges::find_if(movies, [](const auto& candidate) { return !candidate.poster.empty(); });
    return *image_ref(ImageKind::poster, kPosterSize, movie->poster);
  }
  [[nodiscard]] std::uint64_t requests() const { return sandbox.counters().service("images"); }

  sandbox::Sandbox sandbox;
  cinemarco::test::TempDir folder;
  cinemarco::test::FakeClock clock;
  net::CurlHttpClient http{image_http()};
  net::Service service{image_service(), http, clock, nullptr};
  TmdbPictures pictures{folder.path(), sandbox.urls().tmdb_images, service};
};

TEST(EnsuredPicture, is_asked_for_once_by_fifty_threads) {
  Gallery gallery{{.latency = std::chrono::milliseconds{20}}};
  const auto poster = gallery.poster();
  std::atomic<int> served{0};
  std::barrier together{50};
  {
    std::vector<std::jthread> visitors;
    for (int i = 0; i < 50; ++i) {
      visitors.emplace_back([&] {
        together.arrive_and_wait();
        const auto file = gallery.pictures.ensure(poster, {});
        if (file == gallery.pictures.path(poster) && std::filesystem::file_size(file) > 0) ++served;
      });
    }
  }
  EXPECT_EQ(served, 50);
  EXPECT_EQ(gallery.requests(), 1U);
  EXPECT_EQ(gallery.pictures.ensure(poster, {}), gallery.pictures.path(poster));
  EXPECT_EQ(gallery.requests(), 1U) << "it is there";
}

TEST(EnsuredPicture, that_is_gone_is_not_asked_for_with_each_look) {
  Gallery gallery;
  gallery.sandbox.set_faults({{{.name = "image_404"}}});
  const auto poster = gallery.poster();
  std::atomic<int> refused{0};
  {
    std::vector<std::jthread> visitors;
    for (int i = 0; i < 50; ++i) {
      visitors.emplace_back([&] {
        for (int again = 0; again < 5; ++again) {
          const auto error = caught([&] { (void)gallery.pictures.ensure(poster, {}); });
          if (error && error->code == ErrorCode::not_found) ++refused;
        }
      });
    }
  }
  EXPECT_EQ(refused, 250);
  EXPECT_EQ(gallery.requests(), 1U);
  EXPECT_FALSE(gallery.pictures.has(poster));

  // The import's own fetch asks all the same, and what it brings is found.
  gallery.sandbox.set_faults({});
  gallery.pictures.fetch(poster, {});
  EXPECT_EQ(gallery.pictures.ensure(poster, {}), gallery.pictures.path(poster));
}

TEST(EnsuredPicture, that_came_broken_is_asked_for_again) {
  Gallery gallery;
  gallery.sandbox.set_faults({{{.name = "image_html", .times = 1}}});
  const auto poster = gallery.poster();
  EXPECT_EQ(caught([&] { (void)gallery.pictures.ensure(poster, {}); })->code, ErrorCode::invalid);
  EXPECT_EQ(gallery.pictures.ensure(poster, {}), gallery.pictures.path(poster));
  EXPECT_TRUE(gallery.pictures.has(poster));
}

TEST(EnsuredPicture, is_not_waited_for_by_who_is_stopped) {
  Gallery gallery;
  gallery.sandbox.set_faults({{{.name = "stall", .times = -1}}});
  std::vector<std::optional<test::Caught>> ends(5);
  {
    std::vector<std::jthread> visitors;
    for (auto& end : ends) {
      visitors.emplace_back([&](const std::stop_token& stop) {
        end = caught([&] { (void)gallery.pictures.ensure(gallery.poster(), stop); });
      });
    }
  }  // asks each to stop
  for (const auto& end : ends) {
    ASSERT_TRUE(end);
    EXPECT_EQ(end->code, ErrorCode::cancelled);
  }
}

TEST(EnsuredPicture, must_be_one_that_TMDB_can_have) {
  Gallery gallery;
  const auto good = gallery.poster();
  const ImageRef table[] = {
      {good.kind, good.size, "../../cinemarco.db"},
      {good.kind, good.size, "..%2f..%2fcinemarco.db"},
      {good.kind, "w343", good.file},
      {good.kind, "../w342", good.file},
      {good.kind, good.size, "/" + good.file},
      {good.kind, good.size, std::string("a\0b", 3) + good.file},
      {good.kind, good.size, ""},
      {good.kind, good.size, std::string(5000, 'a') + ".jpg"},
  };
  for (const auto& image : table) {
    EXPECT_EQ(caught([&] { (void)gallery.pictures.ensure(image, {}); })->code, ErrorCode::invalid) << image.file;
  }
  EXPECT_EQ(gallery.requests(), 0U);
}

}  // namespace
}  // namespace cinemarco::tmdb
