// SPDX-License-Identifier: MIT
// Secrets that open the door: random ones, and the hashes by which they are known again.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace cinemarco::store {

// 256 random bits as base64url text of 43 characters.
[[nodiscard]] std::string random_secret();

// BLAKE2b-256 as hex. Fit for random secrets only: it is fast. Passwords have their own (store/passwords.hpp).
[[nodiscard]] std::string secret_hash(std::string_view secret);
// The same of a file's content. Throws Error{internal} where it cannot be read.
[[nodiscard]] std::string file_hash(const std::filesystem::path& file);

}  // namespace cinemarco::store
