// SPDX-License-Identifier: MIT
#include "http/proxy.hpp"

#include "http/forwarded.hpp"
#include "http/network.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <boost/beast/core/string.hpp>

#include <algorithm>
#include <vector>

namespace cinemarco::http {

namespace {

namespace ip = boost::asio::ip;

// What the proxies say, the nearest last.
struct Told {
  std::vector<std::string> addresses;
  std::string proto, host;
};

// `Forwarded` counts where the older header of addresses is missing: a proxy that writes that one may pass a client's
// own `Forwarded` on.
Told told_by(const RequestHead& head) {
  const auto last = [&head](std::string_view name) {
    const auto list = list_of(head, name);
    return list.empty() ? std::string{} : list.back();
  };
  Told told{list_of(head, "x-forwarded-for"), last("x-forwarded-proto"), last("x-forwarded-host")};
  const auto hops = told.addresses.empty() ? forwarded(head) : std::vector<Hop>{};
  for (const auto& hop : hops) told.addresses.push_back(hop.address);
  if (!hops.empty() && told.proto.empty()) told.proto = hops.back().proto;
  if (!hops.empty() && told.host.empty()) told.host = hops.back().host;
  return told;
}

}  // namespace

struct TrustedProxies::Ranges {
  std::vector<ip::network_v4> v4;
  std::vector<ip::network_v6> v6;
};

std::expected<TrustedProxies, ParseError> TrustedProxies::parse(std::string_view text) {
  auto ranges = std::make_shared<Ranges>();
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
      if (!error) ranges->v6.push_back(network.canonical());
    } else {
      const auto network = ip::make_network_v4(range ? name : name + "/32", error);
      if (!error) ranges->v4.push_back(network.canonical());
    }
    if (error) return std::unexpected{ParseError{"", excerpt(name) + " is no address and no range of addresses"}};
  }
  TrustedProxies proxies;
  proxies.ranges_ = std::move(ranges);
  return proxies;
}

bool TrustedProxies::contains(std::string_view address) const {
  if (!ranges_ || (ranges_->v4.empty() && ranges_->v6.empty())) return false;
  const auto parsed = read_address(address);
  if (!parsed) return false;
  // A range holds an address if the address' own range of one lies in it.
  if (parsed->is_v4()) {
    const ip::network_v4 one{parsed->to_v4(), 32};
    return std::ranges::any_of(ranges_->v4,
                               [&one](const auto& range) { return one == range || one.is_subnet_of(range); });
  }
  const ip::network_v6 one{parsed->to_v6(), 128};
  return std::ranges::any_of(ranges_->v6,
                             [&one](const auto& range) { return one == range || one.is_subnet_of(range); });
}

Origin origin_of(const RequestHead& head, const TrustedProxies& proxies) {
  Origin origin;
  origin.address = head.peer;
  origin.host = head.header("host");
  if (!proxies.contains(head.peer)) return origin;
  // Each proxy appends whom it heard from; the last one that we don't trust is the client.
  const auto told = told_by(head);
  for (auto hop = told.addresses.rbegin(); hop != told.addresses.rend(); ++hop) {
    const auto address = read_address(*hop);
    if (!address) break;
    origin.address = address->to_string();
    if (!proxies.contains(origin.address)) break;
  }
  origin.https = boost::beast::iequals(told.proto, "https");
  if (!told.host.empty()) origin.host = told.host;
  return origin;
}

}  // namespace cinemarco::http
