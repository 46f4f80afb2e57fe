// SPDX-License-Identifier: MIT
#include "cli/service_manager.hpp"

#include <spdlog/spdlog.h>

#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace cinemarco::cli {

void notify_service_manager(std::string_view state) {
  const char* path = std::getenv("NOTIFY_SOCKET");  // NOLINT(concurrency-mt-unsafe): nobody sets it meanwhile
  if (path == nullptr || (path[0] != '/' && path[0] != '@')) return;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto length = std::strlen(path);
  if (length >= sizeof address.sun_path) return;
  std::memcpy(address.sun_path, path, length);
  if (path[0] == '@') address.sun_path[0] = '\0';  // the abstract namespace
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const auto sent = socket < 0 ? -1
                               : ::sendto(socket, state.data(), state.size(), MSG_NOSIGNAL,
                                          reinterpret_cast<const sockaddr*>(&address),  // NOLINT: POSIX
                                          static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length));
  if (sent < 0) {
    spdlog::warn(
        "systemd cannot be told {} over NOTIFY_SOCKET ({}): {}. With Type=notify it takes this for a failed start; a "
        "unit with RestrictAddressFamilies= needs AF_UNIX in it",
        state, path, std::strerror(errno));
  }
  if (socket >= 0) ::close(socket);
}

std::optional<std::chrono::milliseconds> watchdog_beat() {
  const auto number = [](const char* name) {
    const char* text = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it meanwhile
    std::int64_t value = 0;
    if (text != nullptr) std::from_chars(text, text + std::strlen(text), value);
    return value;
  };
  const std::chrono::microseconds limit{number("WATCHDOG_USEC")};
  const auto meant = number("WATCHDOG_PID");
  const auto beat = std::chrono::floor<std::chrono::milliseconds>(limit / 2);
  if (beat.count() <= 0 || (meant != 0 && meant != ::getpid())) return std::nullopt;
  return beat;
}

}  // namespace cinemarco::cli
