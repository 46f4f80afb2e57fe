// SPDX-License-Identifier: MIT
#include "trakt/kept_pages.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <stdlib.h>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace cinemarco::trakt {

namespace {

constexpr std::array<std::string_view, 3> kOfPages{"x-pagination-page-count", "x-pagination-limit",
                                                   "x-pagination-item-count"};

bool write_all(int file, std::string_view text, std::int64_t offset) {
  while (!text.empty()) {
    const auto written = ::pwrite(file, text.data(), text.size(), offset);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
    offset += written;
  }
  return true;
}

bool read_all(int file, std::string& text, std::int64_t offset) {
  for (std::size_t done = 0; done < text.size();) {
    const auto count = ::pread(file, text.data() + done, text.size() - done, offset + static_cast<std::int64_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return true;
}

}  // namespace

KeptPages::KeptPages(const std::filesystem::path& folder, const std::string& prefix, std::uint64_t most_bytes)
    : most_bytes_{most_bytes} {
  auto name = (folder / (prefix + "XXXXXX")).string();
  file_ = ::mkostemp(name.data(), O_CLOEXEC);  // mode 0600
  if (file_ >= 0 && ::unlink(name.c_str()) != 0) let_go();
}

KeptPages::~KeptPages() {
  let_go();
}

void KeptPages::keep(const std::string& address, const net::HttpResponse& response) {
  const std::scoped_lock lock{mutex_};
  if (file_ < 0) return;
  Place place{static_cast<std::int64_t>(bytes_), response.body.size(), response.status, {}};
  for (const auto& header : response.headers) {
    if (std::ranges::find(kOfPages, header.name) != kOfPages.end()) place.headers.push_back(header);
  }
  const bool has_room = bytes_ + place.size <= most_bytes_;
  if (!has_room || !write_all(file_, response.body, place.offset)) return let_go();
  bytes_ += place.size;
  places_.insert_or_assign(address, std::move(place));
}

std::optional<net::HttpResponse> KeptPages::find(const std::string& address) const {
  const std::scoped_lock lock{mutex_};
  const auto found = places_.find(address);
  if (found == places_.end()) return std::nullopt;
  const auto& place = found->second;
  net::HttpResponse response{place.status, place.headers, std::string(place.size, '\0')};
  if (!read_all(file_, response.body, place.offset)) return std::nullopt;
  return response;
}

bool KeptPages::is_empty() const {
  const std::scoped_lock lock{mutex_};
  return places_.empty();
}

void KeptPages::let_go() {
  places_.clear();
  if (file_ >= 0) ::close(std::exchange(file_, -1));
}

}  // namespace cinemarco::trakt
