// SPDX-License-Identifier: MIT
#include "store/secret_box.hpp"

#include <sodium.h>

#include <algorithm>
#include <cerrno>
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

// Written whole under a name of its own in the same folder, then given its place; where another process was first, its
// key stays.
void make_key(const std::filesystem::path& file) {
  std::array<unsigned char, 32> key{};
  ::randombytes_buf(key.data(), key.size());
  const int descriptor = ::open(file.parent_path().c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) refuse(file, std::string{"cannot be made: "} + std::strerror(errno) + ".");
  const bool written =
      ::write(descriptor, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(descriptor) == 0;
  ::sodium_memzero(key.data(), key.size());
  const auto self = "/proc/self/fd/" + std::to_string(descriptor);
  const bool linked =
      written && (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, file.c_str(), AT_SYMLINK_FOLLOW) == 0 || errno == EEXIST);
  const int failure = errno;
  ::close(descriptor);
  if (!linked) refuse(file, std::string{"cannot be written: "} + std::strerror(failure) + ".");
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
  if (!known || (state.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    refuse(key_file, "can be read by others. Close it with: chmod 600 " + key_file.string());
  }
  if (size != static_cast<ssize_t>(key_.size())) {
    refuse(key_file, "is damaged. Remove it, then sign in to Trakt again.");
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
