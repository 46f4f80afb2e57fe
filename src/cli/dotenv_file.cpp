// SPDX-License-Identifier: MIT
#include "cli/dotenv_file.hpp"

#include "domain/error.hpp"
#include "store/whose_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace cinemarco::cli {

namespace {

constexpr std::size_t kLargest = 1'000'000;  // bytes
constexpr const char* kElsewhere = "Nothing of it was read. Move it away, or go to another folder";

class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why, const std::string& remedy) {
  throw Error{ErrorCode::configuration, "The settings file " + file.string() + " " + why + ". " + remedy + "."};
}

std::string read_all(int descriptor, const std::filesystem::path& file) {
  std::string text;
  std::array<char, 4096> piece{};
  while (true) {
    const auto count = ::read(descriptor, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse(file, std::string{"cannot be read: "} + std::strerror(errno), kElsewhere);
    if (count == 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(count));
    if (text.size() > kLargest) refuse(file, "is larger than settings can be", kElsewhere);
  }
}

}  // namespace

Dotenv read_dotenv(const std::filesystem::path& file) {
  // Not blocking: a pipe of somebody else's would hold up every command for ever.
  const Descriptor opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
  if (opened.number() < 0 && (errno == ENOENT || errno == ENOTDIR)) return {};
  const auto shown = std::filesystem::absolute(file);
  if (opened.number() < 0) refuse(shown, std::string{"cannot be read: "} + std::strerror(errno), kElsewhere);
  struct stat state{};
  if (::fstat(opened.number(), &state) != 0 || !S_ISREG(state.st_mode)) refuse(shown, "is no regular file", kElsewhere);
  if (const auto hand = store::changed_by_others(shown, state)) {
    refuse(shown, hand->why + ", so it may not be yours: nothing of it was read", hand->remedy);
  }
  return parse_dotenv(read_all(opened.number(), shown));
}

}  // namespace cinemarco::cli
