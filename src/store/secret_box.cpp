// SPDX-License-Identifier: MIT
#include "store/secret_box.hpp"

#include "store/private_files.hpp"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace cinemarco::store {

namespace {

constexpr std::size_t kNonce = crypto_secretbox_xchacha20poly1305_NONCEBYTES;
constexpr std::size_t kMac = crypto_secretbox_xchacha20poly1305_MACBYTES;
constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
static_assert(crypto_secretbox_xchacha20poly1305_KEYBYTES == 32);

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // NOLINT: libsodium's own byte type
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw Error{ErrorCode::internal, "The key file " + file.string() + " " + why};
}

// Where hard links cannot be made (exFAT), the name itself is taken, if nobody was first.
bool give_name(const std::string& made, const std::filesystem::path& file) {
  if (::link(made.c_str(), file.c_str()) == 0 || errno == EEXIST) return true;
  if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) == 0 || errno == EEXIST)
    return true;
  return (errno == EINVAL || errno == ENOSYS) && !std::filesystem::exists(file) &&
         ::rename(made.c_str(), file.c_str()) == 0;
}

// Written whole under a name of its own in the same folder, then given its place; where another process was first, its
// key stays. Neither O_TMPFILE nor /proc: many file systems and containers have none.
void make_key(const std::filesystem::path& file) {
  std::array<unsigned char, 32> key{};
  ::randombytes_buf(key.data(), key.size());
  auto made = file.string() + ".XXXXXX";
  const int descriptor = ::mkostemp(made.data(), O_CLOEXEC);  // mode 0600
  if (descriptor < 0) refuse(file, std::string{"cannot be made: "} + std::strerror(errno) + ".");
  const bool written =
      ::write(descriptor, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(descriptor) == 0;
  ::sodium_memzero(key.data(), key.size());
  const bool named = written && give_name(made, file);
  const int failure = errno;
  ::close(descriptor);
  ::unlink(made.c_str());
  if (!named) refuse(file, std::string{"cannot be written: "} + std::strerror(failure) + ".");
}

void check_mode(const std::filesystem::path& file, mode_t mode) {
  if ((mode & (S_IRWXG | S_IRWXO)) == 0) return;
  if (keeps_modes(file.parent_path())) {
    refuse(file, "can be read by others. Close it with: chmod 600 " + file.string());
  }
  spdlog::warn("This file system gives every file one mode: whoever may read {} can read the key in it",
               file.parent_path().string());
}

}  // namespace

SecretBox::SecretBox(const std::filesystem::path& key_file) : file_{key_file} {
  if (::sodium_init() < 0) throw Error{ErrorCode::internal, "The cryptography library could not be started."};
  if (!std::filesystem::exists(key_file)) make_key(key_file);
  const int descriptor = ::open(key_file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) refuse(key_file, std::string{"cannot be read: "} + std::strerror(errno) + ".");
  struct stat state{};
  std::array<unsigned char, 33> content{};
  const bool known = ::fstat(descriptor, &state) == 0;
  const auto size = ::read(descriptor, content.data(), content.size());
  ::close(descriptor);
  if (!known) refuse(key_file, "cannot be examined.");
  check_mode(key_file, state.st_mode);
  if (size != static_cast<ssize_t>(key_.size())) {
    throw Error{ErrorCode::trakt_sign_in, "The key file " + key_file.string() +
                                              " is damaged, so the sign-in cannot be " +
                                              "read. Remove it, then sign in to Trakt again."};
  }
  std::copy_n(content.begin(), key_.size(), key_.begin());
  ::sodium_memzero(content.data(), content.size());
}

SecretBox::~SecretBox() {
  ::sodium_memzero(key_.data(), key_.size());
}

std::string SecretBox::seal(std::string_view plain) const {
  std::vector<unsigned char> sealed(kNonce + kMac + plain.size());
  ::randombytes_buf(sealed.data(), kNonce);
  ::crypto_secretbox_xchacha20poly1305_easy(sealed.data() + kNonce, bytes(plain), plain.size(), sealed.data(),
                                            key_.data());
  std::string text(::sodium_base64_encoded_len(sealed.size(), kVariant), '\0');
  ::sodium_bin2base64(text.data(), text.size(), sealed.data(), sealed.size(), kVariant);
  text.pop_back();  // its terminating zero
  return text;
}

std::expected<std::string, ParseError> SecretBox::open(std::string_view sealed) const {
  std::vector<unsigned char> raw(sealed.size());
  std::size_t size = 0;
  if (::sodium_base642bin(raw.data(), raw.size(), sealed.data(), sealed.size(), nullptr, &size, nullptr, kVariant) !=
          0 ||
      size < kNonce + kMac) {
    return std::unexpected{ParseError{"", "not a sealed secret"}};
  }
  std::string plain(size - kNonce - kMac, '\0');
  auto* out = reinterpret_cast<unsigned char*>(plain.data());  // NOLINT: libsodium's own byte type
  if (::crypto_secretbox_xchacha20poly1305_open_easy(out, raw.data() + kNonce, size - kNonce, raw.data(),
                                                     key_.data()) != 0) {
    return std::unexpected{ParseError{"", "sealed with another key"}};
  }
  return plain;
}

}  // namespace cinemarco::store
