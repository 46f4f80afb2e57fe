// SPDX-License-Identifier: MIT
// The password of the web app: hashed with Argon2id in the database, wherever it was told.
#pragma once

#include "store/database.hpp"

#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::store {

inline constexpr std::size_t kShortestPassword = 8;    // characters
inline constexpr std::size_t kLongestPassword = 1024;  // bytes

enum class Tokens { go_on, are_revoked };

// Safe from any thread. A hash takes 19 MB and 30 ms: whoever calls for others bounds how many there are at once
// (api/lanes).
class Passwords {
 public:
  // Where `file` is given (CINEMARCO_PASSWORD_FILE), its content less a line end at its end is the password. It is read
  // at each question, and hashed once each time that it holds another password; that ends all sessions, as `set` does.
  // The database must outlive the object.
  Passwords(Database& database, AccountId account, std::optional<std::filesystem::path> file);

  // `tell` is called when the file brought another password. Before anybody else uses the object.
  void when_file_changes(std::function<void()> tell) { tell_ = std::move(tell); }

  // Throws Error{configuration} where the file cannot be read, is empty, too short or too long, or can be written by
  // others; so does `verify`.
  [[nodiscard]] bool is_set();
  // The hash that stands for the password from now on; empty: it is a wrong one.
  [[nodiscard]] std::optional<std::string> verify(std::string_view password);
  // Whether that hash still stands for the password: it was not changed, neither here nor by another program. The
  // second looks in a transaction, and cannot know of a change in the file.
  [[nodiscard]] bool still_stands(const std::string& proof) { return hash() == proof; }
  [[nodiscard]] bool still_stands(Transaction& tx, const std::string& proof) const;
  // False: the file brought another password, and what it ends is not written yet, for the database is held.
  [[nodiscard]] bool is_written();
  // Ends all sessions. Throws Error: invalid (too short or too long), conflict (it is in a file), busy after `wait`.
  void set(std::string_view password, Tokens tokens = Tokens::go_on, std::chrono::milliseconds wait = kWriteWait);
  // Throws Error{conflict}.
  void remove();

 private:
  void refuse_file() const;
  // The hash by which a password is known; empty: there is none.
  [[nodiscard]] std::optional<std::string> hash();
  [[nodiscard]] std::string hash_of_file();
  [[nodiscard]] bool keep(const std::string& hash, std::chrono::milliseconds wait);
  [[nodiscard]] bool renew(const std::string& former, const std::string& hash);

  Database& database_;
  AccountId account_;
  std::optional<std::filesystem::path> file_;
  std::function<void()> tell_;
  std::mutex mutex_;  // of what follows: what is known of the file
  std::string seen_;  // its password's mark, for telling another one; never written
  std::string file_hash_;
  bool is_kept_ = true;  // in the database
};

}  // namespace cinemarco::store
