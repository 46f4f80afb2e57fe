// SPDX-License-Identifier: MIT
#include "tmdb/picture_format.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cinemarco::tmdb {
namespace {

using namespace std::string_literals;

// SOI, an APP1 segment that holds a whole thumbnail, SOS, entropy-coded bytes with a stuffed 0xFF and a restart, EOI.
const std::string kThumbnail = "\xFF\xD8\xFF\xDA\x00\x02tt\xFF\xD9"s;
const std::string kJpeg =
    "\xFF\xD8\xFF\xE1\x00\x0C"s + kThumbnail + "\xFF\xDA\x00\x04??scan\xFF\x00\xFF\xD3more\xFF\xD9"s;
const std::string kPng = "\x89PNG\r\n\x1a\n"s + "\x00\x00\x00\x02IDATxxCRC_"s + "\x00\x00\x00\x00IEND\xAE\x42\x60\x82"s;
const std::string kWebp = "RIFF\x0A\x00\x00\x00WEBPVP8 xx"s;

TEST(PictureFormat, is_told_by_the_first_bytes) {
  EXPECT_EQ(picture_format("\xFF\xD8\xFF"), "JPEG");
  EXPECT_EQ(picture_format(kPng), "PNG");
  EXPECT_EQ(picture_format(kWebp), "WebP");
  for (const auto& none : {""s, "\xFF"s, "\x89PNG"s, "GIF89a"s, "RIFF\x10\x20\x30\x40WAVEfmt "s, "<svg/>"s}) {
    EXPECT_FALSE(picture_format(none)) << none;
    EXPECT_FALSE(is_whole_picture(none)) << none;
  }
}

TEST(PictureFormat, a_picture_is_whole_when_its_own_end_is_there) {
  for (const auto& whole : {kJpeg, kPng, kWebp}) {
    EXPECT_TRUE(is_whole_picture(whole)) << whole;
    EXPECT_TRUE(is_whole_picture(whole + std::string(100, '\0'))) << whole;
    EXPECT_TRUE(is_whole_picture(whole + "\r\ntrailer")) << whole;
  }
}

TEST(PictureFormat, a_picture_that_is_cut_anywhere_is_not_whole) {
  for (const auto& whole : {kPng, kWebp}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      EXPECT_FALSE(is_whole_picture(whole.substr(0, size))) << whole << " cut at " << size;
    }
  }
  const auto thumbnail_ends = kJpeg.find("\xFF\xD9") + 2;
  for (std::size_t size = 0; size < kJpeg.size(); ++size) {
    if (size == thumbnail_ends) continue;  // ends like a picture
    EXPECT_FALSE(is_whole_picture(kJpeg.substr(0, size))) << "cut at " << size;
  }
}

}  // namespace
}  // namespace cinemarco::tmdb
