// SPDX-License-Identifier: MIT
#include "http/target.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/rfc/pchars.hpp>

#include <algorithm>

namespace cinemarco::http {

namespace {

std::unexpected<ParseError> bad(std::string message) {
  return std::unexpected{ParseError{"target", std::move(message)}};
}

// What RFC 3986 does not allow and everybody sends: "amélie", "[REC]", "a|b".
std::string encoded(std::string_view text) {
  constexpr auto kAllowed = boost::urls::pchars + '/' + '?' + '%';
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (kAllowed(byte)) {
      result += c;
      continue;
    }
    result.append({'%', kDigits[byte >> 4U], kDigits[byte & 15U]});
  }
  return result;
}

// Takes "http://host:80" away from the front, if it is there.
std::string take_host(std::string_view& text) {
  const auto colon = text.find("://");
  if (text.starts_with('/') || colon == std::string_view::npos) return {};
  const auto scheme = text.substr(0, colon);
  if (scheme != "http" && scheme != "https") return {};
  const auto end = std::min(text.find_first_of("/?", colon + 3), text.size());
  std::string host{text.substr(colon + 3, end - colon - 3)};
  if (!host.empty()) text.remove_prefix(end);
  return host;
}

}  // namespace

std::expected<Target, ParseError> read_target(std::string_view text) {
  Target target;
  if (text == "*") {
    target.text = text;
    return target;
  }
  if (text.contains('#')) return bad("an address is sent without its \"#\" and what follows; write %23 for the sign");
  target.host = take_host(text);
  const bool has_path = text.starts_with('/');
  if (!has_path && target.host.empty()) return bad("the address " + excerpt(text) + " does not begin with \"/\"");
  target.text = (has_path ? "" : "/") + encoded(text);
  const auto url = boost::urls::parse_origin_form(target.text);
  if (!url) return bad("a \"%\" in an address begins two hexadecimal digits; write %25 for the sign itself");
  // A slash at the end names the same thing as none.
  for (auto segment : url->encoded_segments()) {
    auto decoded = segment.decode();
    if (!decoded.empty()) target.path.push_back(std::move(decoded));
  }
  for (auto param : url->encoded_params()) {
    if (param.key.empty() && param.value.empty()) continue;  // of "?", "a=1&"
    boost::urls::encoding_opts form;
    form.space_as_plus = true;
    target.query.emplace(param.key.decode(form), param.value.decode(form));
  }
  return target;
}

}  // namespace cinemarco::http
