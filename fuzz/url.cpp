// SPDX-License-Identifier: MIT
// Addresses of services, redirects among them: what is shown holds no key, and what is called this machine is it.
#include "net/url.hpp"

#include "fuzz/input.hpp"

#include <curl/curl.h>

#include <memory>

namespace {

using namespace cinemarco;
using fuzz::require;

// As libcurl, which goes there, reads it; empty where it does not.
std::string host_for_curl(const std::string& address) {
  const std::unique_ptr<CURLU, void (*)(CURLU*)> url{::curl_url(), ::curl_url_cleanup};
  if (::curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return {};
  char* text = nullptr;
  if (::curl_url_get(url.get(), CURLUPART_HOST, &text, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, void (*)(void*)> owner{text, ::curl_free};
  return text;
}

bool is_this_machine(const std::string& host) {
  return host == "localhost" || host.ends_with(".localhost") || host == "[::1]" || host.starts_with("127.");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto rest = fuzz::text_of(data, size);
  if (rest.contains('\0')) return 0;  // no such address is sent, and libcurl reads texts of C
  const std::string base{fuzz::take_line(rest)};
  const std::string other{fuzz::take_line(rest)};
  const auto shown = net::without_query(base);
  require(shown.size() <= base.size() && !shown.contains('?') && !shown.contains('#'), "no query is shown");
  const auto host = host_for_curl(base);
  if (net::is_http(base) && net::is_loopback(base) && !host.empty()) {
    require(is_this_machine(host), "what is called this machine is it");
  }
  if (const auto target = net::resolve(base, other)) {
    require(!net::same_origin(base, *target) || host_for_curl(*target) == host, "one origin has one host");
  }
  require(net::percent_encode(base).size() <= 3 * base.size(), "three bytes for one");
  return 0;
}
