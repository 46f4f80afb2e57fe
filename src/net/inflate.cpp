// SPDX-License-Identifier: MIT
#include "net/inflate.hpp"

#include "domain/error.hpp"

#include <algorithm>
#include <cstdint>
#include <libdeflate.h>
#include <memory>

namespace cinemarco::net {

namespace {

using Decompressor = std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)>;

// One for each thread: it is made of tables that every stream fills anew.
libdeflate_decompressor& decompressor() {
  thread_local const Decompressor kMine{::libdeflate_alloc_decompressor(), ::libdeflate_free_decompressor};
  if (!kMine) throw Error{ErrorCode::internal, "There is no memory left to unpack an answer."};
  return *kMine;
}

// What a member's last four bytes say of its plain size (RFC 1952, 2.3.1), where it is the only one and below 4 GB; no
// more than could be packed into so few bytes.
std::size_t stated_size(std::string_view body) {
  constexpr std::size_t kTrailer = 8;
  constexpr std::size_t kMostPacked = 1'032;  // bytes in one (zlib's technical details)
  if (body.size() < kTrailer) return 0;
  std::size_t size = 0;
  for (std::size_t i = 1; i <= 4; ++i) size = size << 8U | static_cast<std::uint8_t>(body[body.size() - i]);
  return std::min(size, body.size() * kMostPacked);
}

}  // namespace

bool looks_like_gzip(std::string_view body) noexcept {
  return body.starts_with("\x1f\x8b");
}

std::optional<InflateFailure> inflate_in_place(std::string& body, std::size_t limit) {
  constexpr std::size_t kAtLeast = 4'096;
  std::string_view rest = body;
  std::string plain;
  std::size_t made = 0;
  plain.resize(std::clamp(stated_size(body), std::min(kAtLeast, limit), limit));
  // A stream may have several members (RFC 1952, 2.2).
  while (looks_like_gzip(rest)) {
    std::size_t taken = 0;
    std::size_t given = 0;
    const auto result = ::libdeflate_gzip_decompress_ex(&decompressor(), rest.data(), rest.size(), plain.data() + made,
                                                        plain.size() - made, &taken, &given);
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
      if (plain.size() == limit) return InflateFailure::too_large;
      plain.resize(std::min(limit, 2 * plain.size()));
      continue;
    }
    if (result != LIBDEFLATE_SUCCESS) return InflateFailure::damaged;
    rest.remove_prefix(taken);
    made += given;
  }
  plain.resize(made);
  body = std::move(plain);
  return std::nullopt;
}

}  // namespace cinemarco::net
