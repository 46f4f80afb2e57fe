// SPDX-License-Identifier: MIT
// Out of the wrappings of docs/live.md#how-they-send.
#include "domain/lower_case.hpp"
#include "json/json.hpp"
#include "live/fields.hpp"
#include "live/messages.hpp"

#include <map>
#include <optional>

namespace cinemarco::live {

namespace {

constexpr std::size_t kMostParts = 100;

using Form = std::map<std::string, std::string>;

std::unexpected<ParseError> bad(std::string message) {
  return std::unexpected{ParseError{"", std::move(message)}};
}

// The value of `; name=value` or `; name="value"`.
std::string parameter(std::string_view header, std::string_view name) {
  const auto known = lower_case(header);
  const auto wanted = std::string{name} + "=";
  for (auto at = known.find(wanted); at != std::string::npos; at = known.find(wanted, at + 1)) {
    if (at > 0 && known[at - 1] != ';' && known[at - 1] != ' ') continue;
    auto value = header.substr(at + wanted.size());
    if (value.starts_with('"')) return std::string{value.substr(1, value.find('"', 1) - 1)};
    return std::string{value.substr(0, value.find_first_of("; \t\r\n"))};
  }
  return {};
}

// The texts of a multipart form; a part with a file name is a picture, and passed over.
std::expected<Form, ParseError> multipart(std::string_view body, std::string_view content_type) {
  const auto boundary = parameter(content_type, "boundary");
  if (boundary.empty()) return bad("its content type names no boundary");
  const auto delimiter = "--" + boundary;
  Form form;
  auto at = body.find(delimiter);
  for (std::size_t parts = 0; at != std::string_view::npos; ++parts) {
    if (parts > kMostParts) return bad("it has more than 100 parts");
    const auto begin = at + delimiter.size();
    if (body.substr(begin).starts_with("--")) return form;
    const auto head_end = body.find("\r\n\r\n", begin);
    const auto end = body.find("\r\n" + delimiter, begin);
    if (head_end == std::string_view::npos || end == std::string_view::npos || end < head_end) break;
    const auto head = body.substr(begin, head_end - begin);
    const auto name = parameter(head, "name");
    constexpr std::size_t kBlankLine = 4;
    const auto content = end < head_end + kBlankLine ? std::string_view{}
                                                     : body.substr(head_end + kBlankLine, end - head_end - kBlankLine);
    const bool is_file = !parameter(head, "filename").empty() || lower_case(head).contains("content-type: image/");
    if (!is_file) form.emplace(name, content);
    at = end + 2;
  }
  return bad("its multipart form has no end");
}

std::optional<int> hex(char c) {
  constexpr int kTen = 10;
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + kTen;
  if (c >= 'A' && c <= 'F') return c - 'A' + kTen;
  return std::nullopt;
}

std::string decoded(std::string_view text) {
  constexpr int kSixteen = 16;
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size()) {
      const auto high = hex(text[at + 1]);
      const auto low = hex(text[at + 2]);
      if (high && low) {
        plain += static_cast<char>(*high * kSixteen + *low);
        at += 2;
        continue;
      }
    }
    plain += text[at] == '+' ? ' ' : text[at];
  }
  return plain;
}

Form urlencoded(std::string_view body) {
  Form form;
  while (!body.empty() && form.size() < kMostParts) {
    const auto pair = body.substr(0, body.find('&'));
    body.remove_prefix(std::min(body.size(), pair.size() + 1));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    form.emplace(decoded(pair.substr(0, equals)), decoded(pair.substr(equals + 1)));
  }
  return form;
}

// A field may itself hold JSON.
boost::json::value member(const std::string& text) {
  if (text.starts_with('{')) {
    if (auto nested = json::parse_mended(text)) return std::move(*nested);
  }
  return boost::json::value(text);
}

std::expected<std::string, ParseError> message_of(const Form& form) {
  for (const auto* field : {"payload", "data"}) {
    if (const auto found = form.find(field); found != form.end()) return found->second;
  }
  if (form.empty()) return bad("its form is empty");
  boost::json::object object;
  for (const auto& [name, text] : form) object[name] = member(text);
  return boost::json::serialize(object);
}

}  // namespace

std::expected<std::string, ParseError> message_in(std::string_view body, std::string_view content_type) {
  const auto type = lower_case(content_type);
  if (type.starts_with("multipart/form-data")) {
    const auto form = multipart(body, content_type);
    return form ? message_of(*form) : std::unexpected{form.error()};
  }
  const auto first = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return bad("it is empty");
  // Some call JSON a form, or plain text.
  if (body[first] == '{') return std::string{body.substr(first)};
  if (type.starts_with("application/x-www-form-urlencoded")) return message_of(urlencoded(body));
  return bad("it is neither JSON nor a form");
}

}  // namespace cinemarco::live
