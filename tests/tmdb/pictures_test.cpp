// SPDX-License-Identifier: MIT
#include "tmdb/pictures.hpp"

#include "support/temp_dir.hpp"
#include "tmdb/atomic_file.hpp"
#include "tmdb/fakes.hpp"
#include "tmdb/picture_format.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/file.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace cinemarco::tmdb {
namespace {

namespace fs = std::filesystem;
using test::caught;

const std::string kFile = "pB8BM7pdSp6B6Ih7QZ4DrQ3PmJK.jpg";
const ImageRef kPoster{ImageKind::poster, "w342", kFile};
const std::string kPath = "/t/p/w342/" + kFile;
const std::string kJpeg = std::string{"\xFF\xD8\xFF\xE0"} + std::string(2000, 'j') + "\xFF\xD9";

net::HttpResponse picture(std::string body, std::string type = "image/jpeg") {
  auto length = std::to_string(body.size());
  return {200, {{"content-type", std::move(type)}, {"content-length", std::move(length)}}, std::move(body)};
}

std::string content(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

std::vector<std::string> files_under(const fs::path& root) {
  std::vector<std::string> result;
  if (!fs::exists(root)) return result;
  for (const auto& entry : fs::recursive_directory_iterator{root}) {
    if (entry.is_regular_file()) result.push_back(fs::relative(entry.path(), root).string());
  }
  return result;
}

struct Gallery {
  cinemarco::test::TempDir folder;
  test::ScriptedHttp http;
  cinemarco::test::FakeClock clock;
  net::Service service{image_service(), http, clock, nullptr, [] { return 0.0; }};
  TmdbPictures pictures{folder.path(), "https://images.test/t/p/", service};
};

TEST(Pictures, a_picture_comes_once_and_lies_where_the_web_app_looks) {
  Gallery gallery;
  gallery.http.answer(kPath, picture(kJpeg));
  EXPECT_FALSE(gallery.pictures.has(kPoster));
  gallery.pictures.fetch(kPoster, {});
  EXPECT_TRUE(gallery.pictures.has(kPoster));
  EXPECT_EQ(content(gallery.folder.path() / "images" / "poster" / "w342" / kFile), kJpeg);
  EXPECT_EQ(gallery.pictures.path(kPoster), gallery.folder.path() / "images" / "poster" / "w342" / kFile);
  EXPECT_EQ(files_under(gallery.folder.path()).size(), 1U) << "no temporary file stays";
  EXPECT_EQ(gallery.http.requests().at(0).url, "https://images.test" + kPath);
  EXPECT_EQ(gallery.pictures.requests(), 1);
}

TEST(Pictures, every_kind_has_its_sizes_and_only_those) {
  struct Case {
    ImageKind kind;
    std::vector<std::string> sizes;
  };
  const std::vector<Case> cases{
      {ImageKind::poster, {"w92", "w154", "w185", "w342", "w500", "w780", "original"}},
      {ImageKind::backdrop, {"w300", "w780", "w1280", "original"}},
      {ImageKind::profile, {"w45", "w185", "h632", "original"}},
      {ImageKind::still, {"w92", "w185", "w300", "original"}},
  };
  for (const std::string size : {"w45", "w92", "w154", "w185", "w300", "w342", "w500", "w780", "w1280", "h632",
                                 "original", "w150", "", "..", "W342"}) {
    for (const auto& [kind, sizes] : cases) {
      const bool listed = std::ranges::find(sizes, size) != sizes.end();
      EXPECT_EQ(is_valid({kind, size, kFile}), listed) << to_string(kind) << ' ' << size;
    }
  }
  EXPECT_TRUE(is_valid({ImageKind::poster, std::string{kPosterSize}, kFile}));
  EXPECT_TRUE(is_valid({ImageKind::backdrop, std::string{kBackdropSize}, kFile}));
}

TEST(Pictures, a_name_that_tmdb_cannot_have_given_is_refused_before_any_request) {
  Gallery gallery;
  for (const std::string file :
       {"", "a.jpg", "../../../../../../secret.key", "/pB8BM7pdSp6B6Ih7QZ4DrQ3PmJK.jpg",
        "pB8BM7pdSp6B6Ih7QZ4DrQ3PmJK.svg", "pB8BM7pdSp6B6Ih7QZ4DrQ3PmJK", "pB8BM7pdSp6B6Ih7QZ4DrQ3PmJKx.jpg",
        "pB8BM7pdSp6B6Ih7QZ4D/Q3PmJK.jpg", "pB8BM7pdSp6B6Ih7QZ4DrQ3Pm..jpg", "pB8BM7pdSp6B6Ih7QZ4DrQ3PmJK.jpg.png",
        "pB8BM7pdSp6B6Ih7QZ4DrQ3PmJK.JPG", "pB8BM7pdSp6B6Ih7QZ4DrQ3.jpg"}) {
    const ImageRef image{ImageKind::poster, "w342", file};
    EXPECT_FALSE(gallery.pictures.has(image)) << file;
    const auto error = caught([&] { gallery.pictures.fetch(image, {}); });
    ASSERT_TRUE(error) << file;
    EXPECT_EQ(error->code, ErrorCode::invalid) << file;
  }
  EXPECT_EQ(gallery.http.count(), 0U);
}

TEST(Pictures, a_path_of_tmdb_becomes_a_picture_or_nothing) {
  EXPECT_EQ(image_ref(ImageKind::poster, "w342", "/" + kFile), kPoster);
  EXPECT_TRUE(image_ref(ImageKind::still, "w300", "/ydlY3iPfeOAvu8gVqrxPoMvzNCn.png"));
  for (const std::string path : {"", "/", kFile.c_str(), "//pB8BM7pdSp6B6Ih7QZ4DrQ3PmJK.jpg",
                                 "/pB8BM7pdSp6B6Ih7QZ4DrQ3PmJK.svg", "poster path"}) {
    EXPECT_FALSE(image_ref(ImageKind::poster, "w342", path)) << path;
  }
  EXPECT_FALSE(image_ref(ImageKind::poster, "w300", "/" + kFile));
}

TEST(Pictures, only_a_whole_picture_is_kept) {
  struct Case {
    std::string description;
    net::HttpResponse response;
    ErrorCode code;
  };
  auto truncated = picture(kJpeg);
  truncated.body.resize(900);
  const std::vector<Case> cases{
      {"a page", picture("<html>blocked</html>", "text/html"), ErrorCode::invalid},
      {"a page that says it is a picture", picture("<html>blocked</html>"), ErrorCode::invalid},
      {"a picture of no type", {200, {}, kJpeg}, ErrorCode::invalid},
      {"a picture called a text", picture(kJpeg, "text/plain"), ErrorCode::invalid},
      {"an SVG", picture("<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"), ErrorCode::invalid},
      {"half a picture", truncated, ErrorCode::invalid},
      {"nothing", picture(""), ErrorCode::invalid},
      {"a RIFF that is no WebP", picture("RIFF\x10\x20\x30\x40WAVEfmt "), ErrorCode::invalid},
      {"gone", {404, {{"content-type", "text/html"}}, "<h1>File not Found</h1>"}, ErrorCode::not_found},
      {"a size it no longer serves", {400, {}, "Image size not supported"}, ErrorCode::upstream},
      {"forbidden", {403, {}, ""}, ErrorCode::upstream},
  };
  for (const auto& [description, response, code] : cases) {
    Gallery gallery;
    gallery.http.answer(kPath, response);
    const auto error = caught([&] { gallery.pictures.fetch(kPoster, {}); });
    ASSERT_TRUE(error) << description;
    EXPECT_EQ(error->code, code) << description << ": " << error->message;
    EXPECT_FALSE(gallery.pictures.has(kPoster)) << description;
    EXPECT_TRUE(files_under(gallery.folder.path()).empty()) << description;
  }
}

TEST(Pictures, what_was_there_survives_a_refused_answer) {
  Gallery gallery;
  gallery.http.answer(kPath, picture(kJpeg));
  gallery.http.answer(kPath, picture("<html></html>", "text/html"));
  gallery.pictures.fetch(kPoster, {});
  (void)caught([&] { gallery.pictures.fetch(kPoster, {}); });
  EXPECT_EQ(content(gallery.pictures.path(kPoster)), kJpeg);
}

TEST(Pictures, an_empty_file_or_a_folder_is_no_picture) {
  Gallery gallery;
  const auto file = gallery.pictures.path(kPoster);
  fs::create_directories(file.parent_path());
  std::ofstream{file};
  EXPECT_FALSE(gallery.pictures.has(kPoster));
  fs::remove(file);
  fs::create_directories(file / "x");
  EXPECT_FALSE(gallery.pictures.has(kPoster));
}

TEST(Pictures, says_what_to_do_where_it_cannot_write) {
  Gallery gallery;
  gallery.http.answer(kPath, picture(kJpeg));
  std::ofstream{gallery.folder / "images"} << "in the way";
  const auto error = caught([&] { gallery.pictures.fetch(kPoster, {}); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::internal);
  EXPECT_TRUE(error->message.contains(gallery.folder.path().string())) << error->message;
  EXPECT_TRUE(error->message.contains("CINEMARCO_DATA_DIR")) << error->message;
}

TEST(AtomicFile, a_write_that_breaks_off_leaves_neither_file_nor_leftover) {
  cinemarco::test::TempDir folder;
  // A file-size limit breaks the write in the middle, as a full disk does.
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1000, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const auto error = caught([&] { write_atomically(folder / "a.jpg", std::string(5000, 'x')); });
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::internal);
  EXPECT_TRUE(files_under(folder.path()).empty());
}

TEST(AtomicFile, readers_see_the_old_or_the_new_and_never_a_part) {
  cinemarco::test::TempDir folder;
  const auto file = folder / "a.jpg";
  const std::string old_bytes(300'000, 'o');
  const std::string new_bytes(300'000, 'n');
  write_atomically(file, old_bytes);
  std::jthread writer{[&] {
    for (int i = 0; i < 20; ++i) write_atomically(file, i % 2 == 0 ? new_bytes : old_bytes);
  }};
  for (int i = 0; i < 50; ++i) {
    const auto seen = content(file);
    ASSERT_TRUE(seen == old_bytes || seen == new_bytes) << seen.size();
  }
}

TEST(Pictures, the_leftovers_of_crashes_are_removed_and_nothing_else) {
  Gallery gallery;
  EXPECT_EQ(gallery.pictures.clean_up(), 0U) << "before the first picture";
  gallery.http.answer(kPath, picture(kJpeg));
  gallery.pictures.fetch(kPoster, {});
  const auto folder = gallery.pictures.path(kPoster).parent_path();
  std::ofstream{folder / ".part-crashed"} << "half";
  std::ofstream{folder / ".part-beingwritten"} << "another process is at it";
  const int writer = ::open((folder / ".part-beingwritten").c_str(), O_WRONLY | O_CLOEXEC);
  ASSERT_EQ(::flock(writer, LOCK_EX), 0);
  EXPECT_EQ(gallery.pictures.clean_up(), 1U) << "of this very moment";
  EXPECT_FALSE(fs::exists(folder / ".part-crashed"));
  EXPECT_TRUE(fs::exists(folder / ".part-beingwritten"));
  EXPECT_TRUE(gallery.pictures.has(kPoster));
  ::close(writer);  // as when its process dies
  EXPECT_EQ(gallery.pictures.clean_up(), 1U);
}

TEST(Pictures, one_that_came_cut_is_asked_for_again) {
  Gallery gallery;
  gallery.http.answer(kPath, picture(kJpeg.substr(0, 900)));  // its length agrees: something on the way cut it
  gallery.http.answer(kPath, picture(kJpeg));
  gallery.pictures.fetch(kPoster, {});
  EXPECT_EQ(content(gallery.pictures.path(kPoster)), kJpeg);
  EXPECT_EQ(gallery.http.count(), 2U);
}

TEST(Pictures, the_length_that_was_promised_says_nothing) {
  Gallery gallery;
  gallery.http.answer(kPath, {200, {{"content-type", "image/jpeg"}, {"content-length", "7"}}, kJpeg});
  gallery.pictures.fetch(kPoster, {});
  EXPECT_TRUE(gallery.pictures.has(kPoster));
}

TEST(Pictures, half_a_picture_on_disk_is_none_and_is_fetched_again) {
  Gallery gallery;
  gallery.http.answer(kPath, picture(kJpeg));
  const auto file = gallery.pictures.path(kPoster);
  fs::create_directories(file.parent_path());
  std::ofstream{file, std::ios::binary} << kJpeg.substr(0, 900);
  EXPECT_FALSE(gallery.pictures.has(kPoster));
  EXPECT_EQ(content(gallery.pictures.ensure(kPoster, {})), kJpeg);
  EXPECT_TRUE(gallery.pictures.has(kPoster));
}

TEST(Pictures, many_threads_may_fetch_the_same) {
  Gallery gallery;
  gallery.http.answer(kPath, picture(kJpeg));
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back([&] { gallery.pictures.fetch(kPoster, {}); });
  }
  EXPECT_EQ(content(gallery.pictures.path(kPoster)), kJpeg);
  EXPECT_EQ(files_under(gallery.folder.path()).size(), 1U);
}

}  // namespace
}  // namespace cinemarco::tmdb
