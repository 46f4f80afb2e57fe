// SPDX-License-Identifier: MIT
#include "store/secrets.hpp"

#include "domain/error.hpp"

#include <sodium.h>

#include <array>

namespace cinemarco::store {

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
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(),
                     reinterpret_cast<const unsigned char*>(secret.data()),  // NOLINT: C's type
                     secret.size(), nullptr, 0);
  std::string text(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  text.pop_back();
  return text;
}

}  // namespace cinemarco::store
