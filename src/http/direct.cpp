// SPDX-License-Identifier: MIT
#include "http/direct.hpp"

#include "domain/error.hpp"
#include "http/host.hpp"

#include <algorithm>
#include <array>

namespace cinemarco::http {

namespace {

constexpr auto kForwarding = std::to_array<std::string_view>({"forwarded",
                                                              "via",
                                                              "x-client-ip",
                                                              "x-cluster-client-ip",
                                                              "x-originating-ip",
                                                              "x-remote-ip",
                                                              "x-remote-addr",
                                                              "x-proxyuser-ip",
                                                              "x-azure-clientip",
                                                              "x-azure-socketip",
                                                              "x-nf-client-connection-ip",
                                                              "x-cloud-trace-context",
                                                              "x-scheme",
                                                              "x-url-scheme",
                                                              "x-remote-user",
                                                              "front-end-https",
                                                              "true-client-ip",
                                                              "incap-client-ip",
                                                              "proxy-client-ip",
                                                              "wl-proxy-client-ip",
                                                              "ali-cdn-real-ip",
                                                              "client-ip",
                                                              "cdn-loop",
                                                              "do-connecting-ip",
                                                              "https",
                                                              "max-forwards",
                                                              "surrogate-capability",
                                                              "x-https",
                                                              "x-nginx-proxy",
                                                              "x-realip",
                                                              "x-varnish",
                                                              "z-forwarded-for",
                                                              "x-ms-client-principal"});
constexpr auto kForwardingFamilies = std::to_array<std::string_view>(
    {"x-forward",    "x-original-", "x-real-",         "cf-",          "fly-",     "x-amzn-",
     "x-appengine-", "x-arr-",      "x-auth-request-", "x-authentik-", "x-envoy-", "fastly-",
     "x-pomerium-",  "x-vercel-",   "tailscale-",      "cloudfront-",  "remote-",  "ssl-",
     "ssl_",         "x-goog-",     "x-ssl",           "x-webauth-",   "x_forward"});

// Without a password nobody but a proxy speaks https for us.
bool is_own_page(std::string_view address, const Host& host) {
  return is_page_of(address, host) && !address.starts_with("https:");
}

std::string contradicted(std::string_view name, const RequestHead& head) {
  std::string lower{name};
  lower.front() = static_cast<char>(lower.front() + ('a' - 'A'));
  return "This request comes from another site's page or through a proxy: " + std::string{name} + " says " +
         excerpt(head.header(lower)) + ", Host says " + excerpt(head.header("host")) +
         ". Without a password only this machine's own pages and programs come in; set one with `cinemarco account "
         "password`.";
}

std::string proxied(std::string_view how) {
  return "This request came through a proxy (" + std::string{how} +
         "), and there is no password yet: without one Cinemarco answers this machine only. Set one with `cinemarco "
         "account password`.";
}

}  // namespace

bool is_of_another_site(const RequestHead& head) {
  const auto site = head.header("sec-fetch-site");
  return !site.empty() && site != "same-origin" && site != "none";
}

bool is_forwarding_header(std::string_view name) noexcept {
  return std::ranges::find(kForwarding, name) != kForwarding.end() ||
         std::ranges::any_of(kForwardingFamilies, [name](auto family) { return name.starts_with(family); });
}

std::optional<std::string> sign_of_a_stranger(const RequestHead& head) {
  if (!is_loopback_address(head.peer)) {
    return "This request comes from another machine, and there is no password yet. Set one with `cinemarco account "
           "password`.";
  }
  for (const auto& header : head.headers) {
    if (is_forwarding_header(header.name)) return proxied("it has a header " + excerpt(header.name));
  }
  // The plainest nginx says it; no browser and no curl does.
  if (head.version < 11) return proxied("it speaks HTTP/1.0");
  const auto host = parse_host(head.header("host"));
  if (!host) return "The Host header names no host.";
  if (!is_loopback_name(host->name)) {
    return "Without a password Cinemarco answers to names of this machine only, such as localhost, and not to " +
           excerpt(host->name) + ". Set one with `cinemarco account password`.";
  }
  if (is_of_another_site(head)) return std::string{kOtherSite};
  // A page that is ours by its browser's word and not by its name was served under another one.
  if (head.has("origin") && !is_own_page(head.header("origin"), *host)) return contradicted("Origin", head);
  const auto site = head.header("sec-fetch-site");
  const bool own = site.empty() || site == "same-origin";
  if (own && !head.header("referer").empty() && !is_own_page(head.header("referer"), *host)) {
    return contradicted("Referer", head);
  }
  return std::nullopt;
}

}  // namespace cinemarco::http
