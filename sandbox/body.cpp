// SPDX-License-Identifier: MIT
// Deflate runs that can be joined: each ends with a sync flush, the last block is empty, the checksums combine.
#include "sandbox/body.hpp"

#include <zlib.h>

#include <stdexcept>

namespace cinemarco::sandbox {
namespace {

constexpr std::string_view kGzipHead{"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10};
constexpr std::string_view kEmptyLastBlock{"\x03\x00", 2};
constexpr std::size_t kStoredBelow = 128;

/// One compressor for all pieces: making one costs more than compressing a small body.
class Deflater {
 public:
  Deflater() {
    if (deflateInit2(&stream_, 1, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::runtime_error("deflateInit2 failed");
    }
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  std::string run(std::string_view plain) {
    deflateReset(&stream_);
    std::string out(deflateBound(&stream_, plain.size()) + 64, '\0');
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream_.avail_in = static_cast<uInt>(plain.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    deflate(&stream_, Z_SYNC_FLUSH);
    out.resize(out.size() - stream_.avail_out);
    out.shrink_to_fit();
    return out;
  }

 private:
  z_stream stream_{};
};

std::string stored_block(std::string_view plain) {
  const auto length = static_cast<std::uint16_t>(plain.size());
  std::string out(5, '\0');
  out[1] = static_cast<char>(length & 0xffU);
  out[2] = static_cast<char>(length >> 8U);
  out[3] = static_cast<char>(~length & 0xffU);
  out[4] = static_cast<char>((static_cast<unsigned>(~length) >> 8U) & 0xffU);
  return out.append(plain);
}

void append_little_endian(std::string& out, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>((value >> shift) & 0xffU));
}

std::uint32_t checksum(std::string_view plain) {
  return static_cast<std::uint32_t>(
      crc32_z(crc32_z(0, nullptr, 0), reinterpret_cast<const Bytef*>(plain.data()), plain.size()));
}

std::string deflated_run(std::string_view plain) {
  if (plain.size() < kStoredBelow) return plain.empty() ? std::string{} : stored_block(plain);
  thread_local Deflater deflater;
  return deflater.run(plain);
}

}  // namespace

Piece::Piece(std::string plain) : plain_(std::move(plain)), crc_(checksum(plain_)) {}

const std::string& Piece::deflated() const {
  if (deflated_.empty()) deflated_ = deflated_run(plain_);
  return deflated_;
}

std::shared_ptr<const Body> join(const std::vector<const Piece*>& pieces) {
  std::string plain;
  std::string zipped{kGzipHead};
  std::size_t plain_size = 0;
  std::size_t zipped_size = kGzipHead.size() + 10;
  for (const auto* piece : pieces) {
    plain_size += piece->plain().size();
    zipped_size += piece->deflated().size();
  }
  plain.reserve(plain_size);
  zipped.reserve(zipped_size);
  auto crc = checksum({});
  for (const auto* piece : pieces) {
    plain.append(piece->plain());
    zipped.append(piece->deflated());
    crc = static_cast<std::uint32_t>(crc32_combine(crc, piece->crc(), static_cast<z_off_t>(piece->plain().size())));
  }
  zipped.append(kEmptyLastBlock);
  append_little_endian(zipped, crc);
  append_little_endian(zipped, static_cast<std::uint32_t>(plain_size));
  return std::make_shared<Body>(std::move(plain), std::move(zipped));
}

std::string gzip(std::string_view plain) {
  std::string out{kGzipHead};
  out.append(deflated_run(plain)).append(kEmptyLastBlock);
  append_little_endian(out, checksum(plain));
  append_little_endian(out, static_cast<std::uint32_t>(plain.size()));
  return out;
}

const std::string& Body::zipped() const {
  if (zipped_.empty()) zipped_ = gzip(plain_);
  return zipped_;
}

}  // namespace cinemarco::sandbox
