// SPDX-License-Identifier: MIT
#include "store/password_file.hpp"

#include "domain/error.hpp"

#include <array>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cinemarco::store {

namespace {

// More than a password may have; what is longer is refused by its length.
constexpr std::size_t kMostRead = 4096;

class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& file) : number_{::open(file.c_str(), O_RDONLY | O_CLOEXEC)} {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

Error refused(const std::filesystem::path& file, const std::string& what) {
  return {ErrorCode::configuration, "CINEMARCO_PASSWORD_FILE is " + file.string() + ", which " + what};
}

bool others_may_write(const struct stat& state) {
  return (state.st_mode & S_IWOTH) != 0 || ((state.st_mode & S_IWGRP) != 0 && state.st_gid != ::getegid());
}

std::string read_all(int descriptor) {
  std::string text;
  std::array<char, kMostRead> piece{};
  while (text.size() < kMostRead) {
    const auto count = ::read(descriptor, piece.data(), piece.size());
    if (count <= 0) break;
    text.append(piece.data(), static_cast<std::size_t>(count));
  }
  return text;
}

}  // namespace

std::string read_password_file(const std::filesystem::path& file) {
  const Descriptor descriptor{file};
  struct stat state{};
  if (descriptor.number() < 0 || ::fstat(descriptor.number(), &state) != 0 || S_ISDIR(state.st_mode)) {
    throw refused(file, "cannot be read. Put the web app's password into it.");
  }
  if (others_may_write(state)) {
    throw refused(file,
                  "other users may write, so that they could choose the password. Run: chmod go-w " + file.string());
  }
  auto password = read_all(descriptor.number());
  if (password.ends_with('\n')) password.pop_back();
  if (password.ends_with('\r')) password.pop_back();
  if (password.empty()) throw refused(file, "is empty. Put the web app's password into it.");
  return password;
}

}  // namespace cinemarco::store
