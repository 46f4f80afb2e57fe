// SPDX-License-Identifier: MIT
#include "net/http_client.hpp"

#include <curl/curl.h>

#include <filesystem>
#include <system_error>

namespace cinemarco::net {

namespace {

// Holds names such as "5cd81ad7.0", by which OpenSSL finds a certificate without reading all of them.
bool is_hashed(const std::string& directory) {
  std::error_code error;
  std::filesystem::directory_iterator entry{directory, error};
  for (; !error && entry != std::filesystem::directory_iterator{}; entry.increment(error)) {
    if (entry->path().extension() == ".0") return true;
  }
  return false;
}

}  // namespace

Certificates system_certificates() {
  static const auto kSystem = [] {
    const auto* built = ::curl_version_info(CURLVERSION_NOW);
    Certificates found;
    if (built->capath != nullptr && is_hashed(built->capath)) found.directory = built->capath;
    if (built->cainfo != nullptr) found.bundle = built->cainfo;
    return found;
  }();
  return kSystem;
}

}  // namespace cinemarco::net
