// SPDX-License-Identifier: MIT
#include "trakt/export_meter.hpp"

#include "domain/error.hpp"

#include <fmt/format.h>

#include <utility>

namespace cinemarco::trakt {
namespace {

std::string megabytes(std::uint64_t bytes) {
  return fmt::format("{} MB", bytes / (1024 * 1024));
}

[[noreturn]] void refuse(const std::string& why) {
  throw Error{ErrorCode::invalid, fmt::format("The export is not read: {}. No export of Trakt is like that. {}", why,
                                              how_to_get_an_export())};
}

}  // namespace

void Meter::begin(std::string name) {
  name_ = std::move(name);
  entry_ = 0;
}

void Meter::add(std::uint64_t bytes) {
  entry_ += bytes;
  total_ += bytes;
  if (entry_ > bounds_.entry_bytes) {
    refuse(fmt::format("{} in it is larger than {}", name_, megabytes(bounds_.entry_bytes)));
  }
  if (total_ > bounds_.total_bytes) refuse(fmt::format("it holds more than {}", megabytes(bounds_.total_bytes)));
  if (packed_ > 0 && total_ > bounds_.free_bytes && total_ / packed_ >= bounds_.ratio) {
    refuse(fmt::format("{} in it unpacks to more than {} times the size of the file", name_, bounds_.ratio));
  }
}

void Meter::skip(std::uint64_t bytes) {
  skipped_ += bytes;
  if (skipped_ > bounds_.skipped_bytes) {
    refuse(fmt::format("it holds more than {}", megabytes(bounds_.skipped_bytes)));
  }
}

void check_stop(const std::stop_token& stop) {
  if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "stopped"};
}

}  // namespace cinemarco::trakt
