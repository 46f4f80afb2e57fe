// SPDX-License-Identifier: MIT
// The password of the web app: hashed with Argon2id in the database, or in a file of the user's.
#pragma once

#include "store/database.hpp"

#include <filesystem>
#include <mutex>
#include <optional>
#include <string_view>

namespace cinemarco::store {

inline constexpr std::size_t kShortestPassword = 8;
inline constexpr std::size_t kLongestPassword = 1024;

// Safe from any thread. One hash at a time: each takes 64 MB.
class Passwords {
 public:
  // Where `file` is given (CINEMARCO_PASSWORD_FILE), its content less a line end at its end is the password. It is read
  // each time, so that it may be changed while the server runs. The database must outlive the object.
  Passwords(Database& database, AccountId account, std::optional<std::filesystem::path> file);

  // Throws Error{configuration} where the file cannot be read or is empty; so does `verify`.
  [[nodiscard]] bool is_set();
  [[nodiscard]] bool verify(std::string_view password);
  // Ends all sessions. Throws Error: invalid (too short or too long), conflict (it is in a file).
  void set(std::string_view password);
  // Throws Error{conflict}.
  void remove();

 private:
  void refuse_file() const;
  Database& database_;
  AccountId account_;
  std::optional<std::filesystem::path> file_;
  std::mutex hashing_;
};

}  // namespace cinemarco::store
