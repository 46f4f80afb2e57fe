// SPDX-License-Identifier: MIT
#include "store/password_file.hpp"

#include "domain/error.hpp"
#include "store/small_file.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cinemarco::store {

namespace {

// More than a password may have; what is longer is refused by its length.
constexpr std::size_t kMostRead = 4096;

Error refused(const std::filesystem::path& file, const std::string& what) {
  return {ErrorCode::configuration, "CINEMARCO_PASSWORD_FILE is " + file.string() + ", which " + what};
}

// Whose it is tells nothing: a file that is mounted into a container belongs to a user of the machine around it.
bool others_may_write(const struct stat& state) {
  return (state.st_mode & S_IWOTH) != 0 || ((state.st_mode & S_IWGRP) != 0 && state.st_gid != ::getegid());
}

}  // namespace

std::string read_password_file(const std::filesystem::path& file) {
  auto read = read_small_file(file, kMostRead);
  if (!read) throw refused(file, "cannot be read. Put the web app's password into it.");
  if (others_may_write(read->state)) {
    throw refused(file,
                  "other users may write, so that they could choose the password. Run: chmod go-w " + file.string());
  }
  auto& password = read->text;
  if (password.ends_with('\n')) password.pop_back();
  if (password.ends_with('\r')) password.pop_back();
  if (password.empty()) throw refused(file, "is empty. Put the web app's password into it.");
  return std::move(password);
}

}  // namespace cinemarco::store
