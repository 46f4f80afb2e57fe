// SPDX-License-Identifier: MIT
#include "store/secrets.hpp"

#include "domain/error.hpp"

#include <sodium.h>

#include <array>
#include <fstream>

namespace cinemarco::store {

namespace {

using Hash = std::array<unsigned char, crypto_generichash_BYTES>;

const unsigned char* bytes_of(const char* text) {
  return reinterpret_cast<const unsigned char*>(text);  // NOLINT: C's type
}

std::string as_hex(const Hash& hash) {
  std::string text(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  text.pop_back();
  return text;
}

}  // namespace

std::string random_secret() {
  if (sodium_init() < 0) throw Error{ErrorCode::internal, "libsodium cannot start: no source of random numbers."};
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();  // the C string's end
  return text;
}

std::string secret_hash(std::string_view secret) {
  Hash hash{};
  crypto_generichash(hash.data(), hash.size(), bytes_of(secret.data()), secret.size(), nullptr, 0);
  return as_hex(hash);
}

std::string file_hash(const std::filesystem::path& file) {
  constexpr std::size_t kPiece = 256 * 1024;
  std::ifstream stream{file, std::ios::binary};
  if (!stream) throw Error{ErrorCode::internal, "The file " + file.string() + " cannot be read."};
  crypto_generichash_state state{};
  crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
  std::string piece(kPiece, '\0');
  while (stream) {
    stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    crypto_generichash_update(&state, bytes_of(piece.data()), static_cast<unsigned long long>(stream.gcount()));
  }
  Hash hash{};
  crypto_generichash_final(&state, hash.data(), hash.size());
  return as_hex(hash);
}

}  // namespace cinemarco::store
