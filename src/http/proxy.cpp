// SPDX-License-Identifier: MIT
#include "http/proxy.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace cinemarco::http {

namespace {

namespace ip = boost::asio::ip;

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// All values of a header that may come several times or as a list, in order.
std::vector<std::string> list_of(const RequestHead& head, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& header : head.headers) {
    if (header.name != name) continue;
    std::string_view rest{header.value};
    while (!rest.empty()) {
      const auto item = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), item.size() + 1));
      if (const auto value = trim(item); !value.empty()) values.emplace_back(value);
    }
  }
  return values;
}

}  // namespace

std::expected<TrustedProxies, ParseError> TrustedProxies::parse(std::string_view text) {
  TrustedProxies proxies;
  while (!text.empty()) {
    const auto item = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), item.size() + 1));
    const std::string name{trim(item)};
    if (name.empty()) continue;
    boost::system::error_code error;
    const bool v6 = name.contains(':');
    const bool range = name.contains('/');
    if (v6) {
      const auto network = ip::make_network_v6(range ? name : name + "/128", error);
      if (!error) proxies.v6_.push_back(network.canonical());
    } else {
      const auto network = ip::make_network_v4(range ? name : name + "/32", error);
      if (!error) proxies.v4_.push_back(network.canonical());
    }
    if (error) return std::unexpected{ParseError{"", excerpt(name) + " is no address and no range of addresses"}};
  }
  return proxies;
}

bool TrustedProxies::contains(std::string_view address) const {
  boost::system::error_code error;
  const auto parsed = ip::make_address(std::string{address}, error);
  if (error) return false;
  // A range holds an address if the address' own range of one lies in it.
  if (parsed.is_v4()) {
    const ip::network_v4 one{parsed.to_v4(), 32};
    return std::ranges::any_of(v4_, [&one](const auto& range) { return one == range || one.is_subnet_of(range); });
  }
  const ip::network_v6 one{parsed.to_v6(), 128};
  return std::ranges::any_of(v6_, [&one](const auto& range) { return one == range || one.is_subnet_of(range); });
}

Origin origin_of(const RequestHead& head, const TrustedProxies& proxies) {
  Origin origin;
  origin.address = head.peer;
  origin.host = head.header("host");
  if (!proxies.contains(head.peer)) return origin;
  // Each proxy appends whom it heard from; the last one that we don't trust is the client.
  const auto hops = list_of(head, "x-forwarded-for");
  for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
    boost::system::error_code error;
    ip::make_address(*hop, error);
    if (error) break;
    origin.address = *hop;
    if (!proxies.contains(*hop)) break;
  }
  const auto schemes = list_of(head, "x-forwarded-proto");
  origin.https = !schemes.empty() && schemes.back() == "https";
  if (const auto hosts = list_of(head, "x-forwarded-host"); !hosts.empty()) origin.host = hosts.back();
  return origin;
}

}  // namespace cinemarco::http
