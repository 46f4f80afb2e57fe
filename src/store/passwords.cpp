// SPDX-License-Identifier: MIT
#include "store/passwords.hpp"

#include "store/api_tokens.hpp"
#include "store/password_file.hpp"
#include "store/secrets.hpp"
#include "store/sessions.hpp"
#include "store/settings.hpp"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstddef>

namespace cinemarco::store {

namespace {

constexpr std::string_view kKey = "password_hash";
// Whoever asks for a page waits meanwhile; what could not be written is tried again with the next one.
constexpr std::chrono::milliseconds kFirstKeep{300};

// Argon2id as OWASP's Password Storage Cheat Sheet advises for little memory (m = 19 MiB, t = 2): two at once must fit
// into a small machine beside everything else.
constexpr std::size_t kHashMemory = 19 * 1024 * 1024;
constexpr unsigned long long kHashPasses = 2;

// Empty: the length is fine.
std::optional<std::string> wrong_length(std::string_view password) {
  // Bytes that go on with a character of UTF-8 begin none.
  const auto characters =
      std::ranges::count_if(password, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  if (characters < static_cast<std::ptrdiff_t>(kShortestPassword)) return "A password has at least 8 characters.";
  if (password.size() > kLongestPassword) return "A password has at most 1,024 bytes.";
  return std::nullopt;
}

std::string argon2id(std::string_view password) {
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), kHashPasses, kHashMemory) != 0) {
    throw Error{ErrorCode::internal, "There is no memory left to hash the password: it takes 19 MB."};
  }
  hash.resize(hash.find('\0'));
  return hash;
}

bool matches(const std::string& hash, std::string_view password) {
  return password.size() <= kLongestPassword &&
         crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

// Made by a Cinemarco that spent another amount.
bool is_of_former_cost(const std::string& hash) {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), kHashPasses, kHashMemory) != 0;
}

std::optional<std::string> stored_hash(Database& database, AccountId account) {
  Reader reader{database};
  return setting(reader, account, kKey);
}

}  // namespace

Passwords::Passwords(Database& database, AccountId account, std::optional<std::filesystem::path> file)
    : database_{database}, account_{account}, file_{std::move(file)} {
  if (sodium_init() < 0) throw Error{ErrorCode::internal, "libsodium cannot start: no source of random numbers."};
}

bool Passwords::is_set() {
  return hash().has_value();
}

std::optional<std::string> Passwords::verify(std::string_view password) {
  auto known = hash();
  if (!known || !matches(*known, password)) return std::nullopt;
  if (!file_ && is_of_former_cost(*known)) {
    if (auto present = argon2id(password); renew(*known, present)) return present;
  }
  return known;
}

bool Passwords::still_stands(Transaction& tx, const std::string& proof) const {
  return file_ || setting(tx, account_, kKey) == proof;
}

bool Passwords::is_written() {
  const std::scoped_lock lock{mutex_};
  return !file_ || is_kept_;
}

std::optional<std::string> Passwords::hash() {
  if (file_) return hash_of_file();
  return stored_hash(database_, account_);
}

std::string Passwords::hash_of_file() {
  const auto password = read_password_file(*file_);
  auto mark = secret_hash(password);
  const std::scoped_lock lock{mutex_};
  if (mark != seen_) {
    if (const auto wrong = wrong_length(password)) {
      throw Error{ErrorCode::configuration,
                  *wrong + " The one in " + file_->string() + " (CINEMARCO_PASSWORD_FILE) is " +
                      (password.size() > kLongestPassword ? "longer" : "shorter") + ": put another one into it."};
    }
    // After a restart it is the same one, as a rule.
    auto stored = stored_hash(database_, account_);
    const bool is_same = stored && matches(*stored, password);
    file_hash_ = is_same && !is_of_former_cost(*stored) ? *stored : argon2id(password);
    is_kept_ = is_same ? file_hash_ == *stored || renew(*stored, file_hash_) : keep(file_hash_, kFirstKeep);
    seen_ = std::move(mark);
    if (!is_same && tell_) tell_();
  } else if (!is_kept_) {
    is_kept_ = keep(file_hash_, std::chrono::milliseconds{0});
  }
  return file_hash_;
}

// False: another program holds the database.
bool Passwords::keep(const std::string& hash, std::chrono::milliseconds wait) {
  try {
    Transaction tx{database_, Durability::normal, wait};
    set_setting(tx, account_, kKey, hash);
    end_all_sessions(tx, account_);
    tx.commit();
    return true;
  } catch (const Error& error) {
    spdlog::debug("the password of the file is not written yet: {}", error.what());
    return false;
  }
}

// The password is the same: nobody is logged out. Where the database is held, the next log-in does it.
bool Passwords::renew(const std::string& former, const std::string& hash) {
  try {
    Transaction tx{database_, Durability::normal, std::chrono::milliseconds{0}};
    if (setting(tx, account_, kKey) != former) return false;  // changed meanwhile
    set_setting(tx, account_, kKey, hash);
    tx.commit();
    return true;
  } catch (const Error& error) {
    spdlog::debug("the password's hash is not renewed yet: {}", error.what());
    return false;
  }
}

void Passwords::refuse_file() const {
  if (!file_) return;
  throw Error{ErrorCode::conflict,
              "The password stands in " + file_->string() + " (CINEMARCO_PASSWORD_FILE). Change it there."};
}

void Passwords::set(std::string_view password, Tokens tokens, std::chrono::milliseconds wait) {
  refuse_file();
  if (const auto wrong = wrong_length(password)) throw Error{ErrorCode::invalid, *wrong};
  const auto hash = argon2id(password);
  Transaction tx{database_, Durability::normal, wait};
  set_setting(tx, account_, kKey, hash);
  end_all_sessions(tx, account_);
  if (tokens == Tokens::are_revoked) revoke_all_tokens(tx, account_);
  tx.commit();
}

void Passwords::remove() {
  refuse_file();
  Transaction tx{database_};
  erase_setting(tx, account_, kKey);
  end_all_sessions(tx, account_);
  tx.commit();
}

}  // namespace cinemarco::store
