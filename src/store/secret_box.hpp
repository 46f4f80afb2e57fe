// SPDX-License-Identifier: MIT
// Seals small secrets with the key in `secret.key`, so that a copied database gives no token away.
#pragma once

#include "domain/error.hpp"

#include <array>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

namespace cinemarco::store {

// libsodium's secretbox (XChaCha20-Poly1305) with a random nonce, as base64 text. Safe from several threads.
class SecretBox {
 public:
  // Reads the key, or makes it (mode 0600, written whole or not at all, also when two processes start at once).
  // Throws Error{internal} for a key of wrong size or a file others may read, naming the file and the remedy.
  explicit SecretBox(const std::filesystem::path& key_file);
  ~SecretBox();
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] std::string seal(std::string_view plain) const;
  [[nodiscard]] std::expected<std::string, ParseError> open(std::string_view sealed) const;

 private:
  std::filesystem::path file_;
  std::array<unsigned char, 32> key_{};
};

}  // namespace cinemarco::store
