// SPDX-License-Identifier: MIT
// Pages of Trakt's lists as they came, kept by a preview so that the import after it need not ask for them again.
#pragma once

#include "domain/history_source.hpp"
#include "domain/trakt_user.hpp"
#include "net/http_client.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace cinemarco::trakt {

// In a file without a name. Safe from any thread.
class KeptPages {
 public:
  static constexpr std::uint64_t kMostBytes = 256ULL * 1024 * 1024;  // some 400,000 plays; who has more reads twice

  // The file lies in `folder`, under a name that begins with `prefix` as long as it has one. Where none can be made,
  // nothing is kept.
  KeptPages(const std::filesystem::path& folder, const std::string& prefix, std::uint64_t most_bytes = kMostBytes);
  ~KeptPages();
  KeptPages(const KeptPages&) = delete;
  KeptPages& operator=(const KeptPages&) = delete;

  // `address`: path and query. Beyond `most_bytes`, or where there is no more room, everything is let go.
  void keep(const std::string& address, const net::HttpResponse& response);
  // With the headers that tell of pages, and no others. Empty: it is not kept.
  [[nodiscard]] std::optional<net::HttpResponse> find(const std::string& address) const;
  [[nodiscard]] bool is_empty() const;

 private:
  struct Place {
    std::int64_t offset = 0;
    std::size_t size = 0;
    int status = 0;
    std::vector<net::Header> headers;
  };
  void let_go();

  std::uint64_t most_bytes_;
  mutable std::mutex mutex_;
  int file_ = -1;
  std::uint64_t bytes_ = 0;
  std::map<std::string, Place> places_;
};

// Whose pages they are, and of which state of each section: no other account and no other state may be taken for it.
struct ProvenPages {
  std::shared_ptr<const KeptPages> pages;
  TraktUser user;
  std::map<Section, std::string> versions;  // of sections that did not change while they were read
};

// Where a preview leaves its pages for the next import. Safe from any thread.
class PageShelf {
 public:
  void put(std::shared_ptr<const ProvenPages> pages) {
    const std::scoped_lock lock{mutex_};
    pages_ = std::move(pages);
  }
  [[nodiscard]] std::shared_ptr<const ProvenPages> look() const {
    const std::scoped_lock lock{mutex_};
    return pages_;
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const ProvenPages> pages_;
};

}  // namespace cinemarco::trakt
