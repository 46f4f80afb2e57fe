// SPDX-License-Identifier: MIT
// Bytes of an answer, plain and gzipped; pieces are compressed once and joined without compressing again.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::sandbox {

/// A finished body. Its gzip form is made at the first call and kept. For one thread at a time.
class Body {
 public:
  explicit Body(std::string plain) : plain_(std::move(plain)) {}
  Body(std::string plain, std::string zipped) : plain_(std::move(plain)), zipped_(std::move(zipped)) {}

  const std::string& plain() const { return plain_; }
  const std::string& zipped() const;

 private:
  std::string plain_;
  mutable std::string zipped_;
};

/// A part of a body, as a run of deflate blocks that ends on a byte, so that parts can follow one another.
class Piece {
 public:
  explicit Piece(std::string plain);
  const std::string& plain() const { return plain_; }
  const std::string& deflated() const;
  std::uint32_t crc() const { return crc_; }

 private:
  std::string plain_;
  mutable std::string deflated_;
  std::uint32_t crc_;
};

/// The pieces one after the other, as one body in both forms.
std::shared_ptr<const Body> join(const std::vector<const Piece*>& pieces);

/// A whole gzip file of the bytes.
std::string gzip(std::string_view plain);

}  // namespace cinemarco::sandbox
