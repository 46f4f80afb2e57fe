// SPDX-License-Identifier: MIT
// Names and addresses that clients and proxies tell: Host, Origin, X-Forwarded-For, Forwarded, trusted ranges.
#include "fuzz/input.hpp"
#include "http/forwarded.hpp"
#include "http/host.hpp"
#include "http/network.hpp"
#include "http/proxy.hpp"

#include <boost/asio/ip/address.hpp>

namespace {

using namespace cinemarco;
using fuzz::require;

void check_host(std::string_view text) {
  const auto host = http::parse_host(text);
  if (!host) return;
  require(!host->name.empty() && host->port != 0, "a host has a name");
  const bool is_v6 = http::is_address(host->name) && host->name.contains(':');
  const auto again = http::parse_host(is_v6 ? "[" + host->name + "]" : host->name);
  require(again && again->name == host->name, "a host is called by its name");
  if (http::is_loopback_address(host->name)) require(http::is_loopback_name(host->name), "a loopback address is one");
}

void check_address(std::string_view text) {
  const auto address = http::read_address(text);
  require(!http::household_of(text).empty() || text.empty(), "everybody lives somewhere");
  if (!address) return;
  require(http::read_address(address->to_string()) == address, "an address is read as it is written");
  const auto home = http::household_of(text);
  require(home == http::household_of(address->to_string()), "a household has one name");
  const auto all = http::TrustedProxies::parse(address->is_v4() ? "0.0.0.0/0" : "::/0");
  require(all && all->contains(text), "every address is among all of them");
}

void check_list(std::string_view value) {
  http::RequestHead head;
  head.headers = {{"x-forwarded-for", std::string{value}}, {"forwarded", std::string{value}}};
  std::size_t bytes = 0;
  for (const auto& item : http::list_of(head, "x-forwarded-for")) bytes += item.size();
  require(bytes <= value.size(), "no more comes out than went in");
  bytes = 0;
  for (const auto& hop : http::forwarded(head)) bytes += hop.address.size() + hop.proto.size() + hop.host.size();
  require(bytes <= value.size(), "no more comes out than went in");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  check_host(text);
  check_address(text);
  check_list(text);
  static_cast<void>(http::is_page_of(text, {"localhost", 5000}));
  if (const auto proxies = http::TrustedProxies::parse(text); !proxies) fuzz::require_utf8(proxies.error().message);
  return 0;
}
