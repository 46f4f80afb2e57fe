// SPDX-License-Identifier: MIT
#include "store/passwords.hpp"

#include "store/secrets.hpp"
#include "store/sessions.hpp"
#include "store/settings.hpp"

#include <sodium.h>

#include <fstream>
#include <sstream>
#include <string>

namespace cinemarco::store {

namespace {

constexpr std::string_view kKey = "password_hash";

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  std::stringstream text;
  text << stream.rdbuf();
  auto password = text.str();
  if (password.ends_with('\n')) password.pop_back();
  if (password.ends_with('\r')) password.pop_back();
  if (!stream.is_open() || password.empty()) {
    throw Error{ErrorCode::configuration, "CINEMARCO_PASSWORD_FILE is " + file.string() + ", which " +
                                              (stream.is_open() ? "is empty" : "cannot be read") +
                                              ". Put the web app's password into it."};
  }
  return password;
}

}  // namespace

Passwords::Passwords(Database& database, AccountId account, std::optional<std::filesystem::path> file)
    : database_{database}, account_{account}, file_{std::move(file)} {
  if (sodium_init() < 0) throw Error{ErrorCode::internal, "libsodium cannot start: no source of random numbers."};
}

bool Passwords::is_set() {
  if (file_) {
    static_cast<void>(read_file(*file_));
    return true;
  }
  Reader reader{database_};
  return setting(reader, account_, kKey).has_value();
}

bool Passwords::verify(std::string_view password) {
  // Both hashed: of equal length, so that comparing takes the same time whatever was typed.
  if (file_) return secret_hash(password) == secret_hash(read_file(*file_));
  std::optional<std::string> hash;
  {
    Reader reader{database_};
    hash = setting(reader, account_, kKey);
  }
  if (!hash || password.size() > kLongestPassword) return false;
  const std::scoped_lock lock{hashing_};
  return crypto_pwhash_str_verify(hash->c_str(), password.data(), password.size()) == 0;
}

void Passwords::refuse_file() const {
  if (!file_) return;
  throw Error{ErrorCode::conflict,
              "The password stands in " + file_->string() + " (CINEMARCO_PASSWORD_FILE). Change it there."};
}

void Passwords::set(std::string_view password) {
  refuse_file();
  if (password.size() < kShortestPassword) throw Error{ErrorCode::invalid, "A password has at least 8 characters."};
  if (password.size() > kLongestPassword) throw Error{ErrorCode::invalid, "A password has at most 1,024 characters."};
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  {
    const std::scoped_lock lock{hashing_};
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
      throw Error{ErrorCode::internal, "There is no memory left to hash the password: it takes 64 MB."};
    }
  }
  hash.resize(hash.find('\0'));
  Transaction tx{database_};
  set_setting(tx, account_, kKey, hash);
  end_all_sessions(tx, account_);
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
