// SPDX-License-Identifier: MIT
#include "trakt/spool.hpp"

#include "domain/error.hpp"
#include "trakt/export_meter.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <stdlib.h>
#include <unistd.h>

namespace cinemarco::trakt {

namespace fs = std::filesystem;

Spool::Spool(const fs::path& pipe, std::uint64_t most_bytes, const std::stop_token& stop) {
  auto pattern = (fs::temp_directory_path() / "cinemarco-pipe-XXXXXX").string();
  descriptor_ = ::mkostemp(pattern.data(), O_CLOEXEC);
  if (descriptor_ < 0) {
    throw Error{ErrorCode::internal, fmt::format("No file can be made for what {} brings: {}. Make room in TMPDIR, or "
                                                 "give a file instead",
                                                 pipe.string(), std::strerror(errno))};
  }
  file_ = pattern;
  const fs::path nameless{fmt::format("/proc/self/fd/{}", descriptor_)};
  if (std::error_code error; fs::exists(nameless, error)) {
    fs::remove(file_, error);
    file_ = nameless;
  }
  try {
    std::ifstream from{pipe, std::ios::binary};
    if (!from)
      throw Error{ErrorCode::invalid, fmt::format("{} cannot be opened: {}", pipe.string(), std::strerror(errno))};
    std::ofstream to{file_, std::ios::binary | std::ios::trunc};
    std::array<char, 64UL * 1024UL> block{};
    for (std::uint64_t bytes = 0; from && to;) {
      check_stop(stop);
      from.read(block.data(), block.size());
      to.write(block.data(), from.gcount());
      bytes += static_cast<std::uint64_t>(from.gcount());
      if (bytes > most_bytes) {
        throw Error{ErrorCode::invalid, fmt::format("{} brings more than any export of Trakt holds. {}", pipe.string(),
                                                    how_to_get_an_export())};
      }
    }
    if (!to.flush()) {
      throw Error{ErrorCode::internal, fmt::format("What {} brings cannot be stored in {}. Make room there, or set "
                                                   "TMPDIR to another folder",
                                                   pipe.string(), file_.parent_path().string())};
    }
  } catch (...) {
    close();
    throw;
  }
}

Spool::~Spool() {
  close();
}

void Spool::close() {
  std::error_code ignored;
  if (!file_.string().starts_with("/proc/")) fs::remove(file_, ignored);
  ::close(descriptor_);
}

}  // namespace cinemarco::trakt
