// SPDX-License-Identifier: MIT
// Sizes, file names and the cache of drawn pictures; many titles of a made-up account share a few cheap ones.
#include "sandbox/images.hpp"

#include "sandbox/drawing.hpp"
#include "sandbox/editions.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>

namespace cinemarco::sandbox {
namespace {

struct Size {
  std::string_view name;
  int width;
};
// One list for every kind of picture, as at the real CDN; "original" and h632 depend on the kind.
constexpr std::array<Size, 12> kSizes{{{"w45", 45},
                                       {"w92", 92},
                                       {"w154", 154},
                                       {"w185", 185},
                                       {"w300", 300},
                                       {"w342", 342},
                                       {"w500", 500},
                                       {"w780", 780},
                                       {"w1280", 1280},
                                       {"h632", 421},
                                       {"w600_and_h900_bestv2", 600},
                                       {"original", 0}}};
constexpr std::size_t kCheapBytes = 20'000;
constexpr int kCheapWidth = 342;
constexpr std::uint64_t kCheapPictures = 8;

int original_width(PictureKind kind) {
  return kind == PictureKind::backdrop ? 1280 : kind == PictureKind::still ? 640 : 1000;
}

void append_big_endian(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8)
    out.push_back(static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xffU));
}

/// Grows a PNG to a size with a private chunk that every reader skips.
std::string padded(std::string png, std::size_t size) {
  constexpr std::size_t kEndChunk = 12;
  if (png.size() + kEndChunk >= size) return png;
  std::string chunk = "paDd";
  chunk.append(size - png.size() - kEndChunk, '.');
  std::string whole;
  append_big_endian(whole, static_cast<std::uint32_t>(chunk.size() - 4));
  whole += chunk;
  append_big_endian(whole,
                    static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(chunk.data()), chunk.size())));
  return png.insert(png.size() - kEndChunk, whole);
}

}  // namespace

std::shared_ptr<const Body> Images::drawn(const std::string& file, const Picture& picture, int width) {
  const int at_most = picture.cheap ? std::min(width, kCheapWidth) : width;
  auto key = picture.cheap
                 ? fmt::format("{}:{}:{}", static_cast<int>(picture.kind), picture.seed % kCheapPictures, at_most)
                 : fmt::format("{}:{}", file, at_most);
  auto& body = drawn_[std::move(key)];
  if (body) return body;
  if (picture.cheap) {
    const Picture plain{.kind = picture.kind, .title = {}, .subtitle = {}, .seed = picture.seed % kCheapPictures};
    body = std::make_shared<Body>(padded(draw_png(plain, at_most), kCheapBytes));
  } else {
    body = std::make_shared<Body>(draw_png(picture, at_most));
  }
  return body;
}

Response Images::handle(const Request& request) {
  auto rest = std::string_view{request.path}.substr(std::string_view{"/t/p/"}.size());
  const auto slash = rest.find('/');
  const auto size = rest.substr(0, slash);
  const auto* known = std::ranges::find(kSizes, size, &Size::name);
  if (known == kSizes.end()) return text_response(400, "Image size not supported");
  auto name = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
  while (name.starts_with('/')) name.remove_prefix(1);
  auto found = catalogue_->pictures.find(std::string{name});
  std::string subtitle;
  if (found == catalogue_->pictures.end()) {
    for (const auto& original : possible_originals(std::string{name})) {
      if (found = catalogue_->pictures.find(original); found != catalogue_->pictures.end()) break;
    }
    subtitle = name.substr(0, 4);
  }
  if (found == catalogue_->pictures.end()) return html_response(404, "<html><body>File Not Found</body></html>");
  auto picture = found->second;
  if (!subtitle.empty()) picture.subtitle = subtitle;  // another picture than the English one
  Response response;
  response.content_type = "image/png";
  response.body = drawn(std::string{name}, picture, known->width == 0 ? original_width(picture.kind) : known->width);
  response.headers = "cache-control: public, max-age=31536000\r\nx-cache: Hit from cloudfront\r\n";
  if (!faults_.empty() && faults_.fire("image_truncated", request.path) != nullptr) response.fate = Fate::cut_short;
  return response;
}

}  // namespace cinemarco::sandbox
