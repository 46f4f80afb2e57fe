// SPDX-License-Identifier: MIT
#include "http/file_body.hpp"

#include "http/problem.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cinemarco::http {

namespace {

constexpr std::uint64_t kReadAtOnce = 256 * 1024;  // posters have a tenth of it

Response cannot_be_read(int reason) {
  const bool none_free = reason == EMFILE || reason == ENFILE;
  auto response = refusal(503, none_free ? "The server has as many files and connections open as the system lets it. "
                                           "Try again in a few seconds, or raise its limit of open files."
                                         : "What was asked for cannot be read from the disk just now. Try again in a "
                                           "few seconds.");
  response.set("retry-after", "5");
  return response;
}

}  // namespace

FileBody::~FileBody() {
  ::close(descriptor_);
}

std::size_t FileBody::read(std::string& piece) const {
  const auto count = ::read(descriptor_, piece.data(), piece.size());
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

void set_file(Response& response, const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    response = cannot_be_read(errno);
    return;
  }
  struct stat facts{};
  const bool known = ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
  auto body = std::make_shared<FileBody>(descriptor, known ? static_cast<std::uint64_t>(facts.st_size) : 0);
  if (!known) {
    response = cannot_be_read(0);
  } else if (body->size() <= kReadAtOnce) {
    response.body.resize(body->size());
    if (body->read(response.body) != body->size()) response = cannot_be_read(0);
  } else {
    response.file = std::move(body);
  }
}

}  // namespace cinemarco::http
