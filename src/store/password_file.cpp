// SPDX-License-Identifier: MIT
#include "store/password_file.hpp"

#include "domain/error.hpp"
#include "store/small_file.hpp"
#include "store/whose_file.hpp"

#include <utility>

namespace cinemarco::store {

namespace {

// More than a password may have; what is longer is refused by its length.
constexpr std::size_t kMostRead = 4096;

Error refused(const std::filesystem::path& file, const std::string& what) {
  return {ErrorCode::configuration, "CINEMARCO_PASSWORD_FILE is " + file.string() + ", which " + what};
}

}  // namespace

std::string read_password_file(const std::filesystem::path& file) {
  auto read = read_small_file(file, kMostRead);
  if (!read) throw refused(file, "cannot be read. Put the web app's password into it.");
  if (const auto hand = changed_by_others(file, read->state)) {
    throw refused(file, hand->why + ", so that others could choose the password. " + hand->remedy + ".");
  }
  auto& password = read->text;
  if (password.ends_with('\n')) password.pop_back();
  if (password.ends_with('\r')) password.pop_back();
  if (password.empty()) throw refused(file, "is empty. Put the web app's password into it.");
  return std::move(password);
}

}  // namespace cinemarco::store
