// SPDX-License-Identifier: MIT
#include "net/inflate.hpp"

#include <zlib.h>

#include <array>
#include <memory>

namespace cinemarco::net {

bool looks_like_gzip(std::string_view body) noexcept {
  return body.starts_with("\x1f\x8b");
}

std::optional<InflateFailure> inflate_in_place(std::string& body, std::size_t limit) {
  constexpr int kGzipWindow = 15 + 16;
  z_stream stream{};
  if (::inflateInit2(&stream, kGzipWindow) != Z_OK) return InflateFailure::damaged;
  const std::unique_ptr<z_stream, int (*)(z_stream*)> end{&stream, ::inflateEnd};
  stream.next_in = reinterpret_cast<Bytef*>(body.data());  // NOLINT: zlib's own byte type
  stream.avail_in = static_cast<uInt>(body.size());
  std::string plain;
  std::array<char, 16 * 1024> chunk{};
  while (true) {
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());  // NOLINT: as above
    stream.avail_out = static_cast<uInt>(chunk.size());
    const int state = ::inflate(&stream, Z_NO_FLUSH);
    if (state != Z_OK && state != Z_STREAM_END) return InflateFailure::damaged;
    plain.append(chunk.data(), chunk.size() - stream.avail_out);
    if (plain.size() > limit) return InflateFailure::too_large;
    if (state == Z_STREAM_END) {
      // A stream may have several members (RFC 1952, 2.2).
      const std::string_view rest{body.data() + (body.size() - stream.avail_in), stream.avail_in};
      if (!looks_like_gzip(rest)) break;
      if (::inflateReset(&stream) != Z_OK) return InflateFailure::damaged;
    } else if (stream.avail_in == 0 && stream.avail_out != 0) {
      return InflateFailure::damaged;
    }
  }
  body = std::move(plain);
  return std::nullopt;
}

}  // namespace cinemarco::net
