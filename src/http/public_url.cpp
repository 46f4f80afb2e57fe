// SPDX-License-Identifier: MIT
#include "http/public_url.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <algorithm>
#include <ranges>
#include <utility>

namespace cinemarco::http {

namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view{"-._~/"}.contains(c);
}

std::ptrdiff_t segments_of(std::string_view base) {
  return std::ranges::count(base, '/');
}

}  // namespace

std::expected<PublicUrl, ParseError> PublicUrl::parse(std::string_view text) {
  PublicUrl result;
  if (text.empty()) return result;
  const std::unexpected<ParseError> no_address{ParseError{"", excerpt(text) + " is no such address"}};
  const auto url = boost::urls::parse_uri(text);
  const auto has_scheme = text.starts_with("https://") || text.starts_with("http://");
  if (!url || !has_scheme || url->has_query() || url->has_fragment()) return no_address;
  const std::string_view authority{url->encoded_authority().data(), url->encoded_authority().size()};
  const auto host = parse_host(authority);
  if (!host) return no_address;
  std::string_view base{url->encoded_path().data(), url->encoded_path().size()};
  while (base.ends_with('/')) base.remove_suffix(1);
  const bool hidden = base.contains("//") || base.contains("/./") || base.contains("/../") || base.ends_with("/.") ||
                      base.ends_with("/..");
  if (hidden || !std::ranges::all_of(base, is_plain)) return no_address;
  result.origin_ = std::string{text.substr(0, text.find("://") + 3)}.append(authority);
  result.base_ = base;
  result.host_ = *host;
  return result;
}

bool PublicUrl::owns(std::string_view address) const {
  return is_set() && address.starts_with(is_https() ? "https://" : "http://") && is_page_of(address, host_);
}

void PublicUrl::leave_base(RequestHead& head) const {
  if (base_.empty() || !head.target.starts_with(base_)) return;
  const auto rest = std::string_view{head.target}.substr(base_.size());
  if (!rest.empty() && rest.front() != '/' && rest.front() != '?') return;
  head.target = rest.starts_with('/') ? std::string{rest} : "/" + std::string{rest};
  head.path.erase(head.path.begin(), head.path.begin() + segments_of(base_));
}

}  // namespace cinemarco::http
