// SPDX-License-Identifier: MIT
#include "http/deflate.hpp"

#include "domain/error.hpp"

#include <zlib.h>

#include <algorithm>
#include <memory>

namespace cinemarco::http {

std::string gzip(std::string_view plain) {
  constexpr int kGzipWindow = 15 + 16;
  constexpr int kLevel = 5;  // JSON: a tenth larger than level 9, in a third of its time
  constexpr int kMemory = 8;
  z_stream stream{};
  if (::deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw Error{ErrorCode::internal, "There is no memory left to compress an answer."};
  }
  const std::unique_ptr<z_stream, int (*)(z_stream*)> end{&stream, ::deflateEnd};
  std::string packed(::deflateBound(&stream, plain.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));  // NOLINT: zlib only reads it
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());  // NOLINT: zlib's own byte type
  stream.avail_out = static_cast<uInt>(packed.size());
  ::deflate(&stream, Z_FINISH);
  packed.resize(packed.size() - stream.avail_out);
  return packed;
}

bool accepts(std::string_view accept_encoding, std::string_view coding) {
  while (!accept_encoding.empty()) {
    auto item = accept_encoding.substr(0, accept_encoding.find(','));
    accept_encoding.remove_prefix(std::min(accept_encoding.size(), item.size() + 1));
    item.remove_prefix(std::min(item.size(), item.find_first_not_of(" \t")));
    const auto name = item.substr(0, item.find_first_of("; \t"));
    if (name != coding && name != "*") continue;
    const auto quality = item.find("q=");
    if (quality == std::string_view::npos) return true;
    return item.substr(quality + 2).find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

}  // namespace cinemarco::http
