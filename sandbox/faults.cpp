// SPDX-License-Identifier: MIT
// The table of faults (what docs/trakt.md and docs/tmdb.md tell of) and the counting of each.
#include "sandbox/faults.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace cinemarco::sandbox {
namespace {

constexpr std::string_view kTrakt = "/trakt/";
constexpr std::string_view kHistory = "/trakt/sync/history";
constexpr std::string_view kToken = "/auth/oauth/token";
constexpr std::string_view kTmdb = "/3/";
constexpr std::string_view kImages = "/t/p/";

constexpr FaultKind kKinds[] = {
    {"page_count_lies", -1, kTrakt, false, "Page-Count and Item-Count are VALUE pages too low (1)"},
    {"short_pages", -1, kTrakt, false, "every VALUEth row (10) is dropped after LIMIT"},
    {"empty_middle_page", -1, kTrakt, false, "page VALUE (2) is empty, the rows come later"},
    {"missing_pagination_headers", -1, kTrakt, false,
     "VALUE full: the whole list for every page; pages: only no headers"},
    {"duplicate_rows_across_pages", -1, kTrakt, false, "a page begins with the last row of the one before"},
    {"drift", 1, kHistory, false, "before page 2: VALUE remove (the newest play) or add (one)"},
    {"empty_answer", -1, kTrakt, false, "a list of nothing, VALUE counted: whose count says otherwise"},
    {"hidden_rows", -1, kTrakt, false, "the first VALUE rows (1) are counted and not shown"},
    {"item_count_lies", -1, kTrakt, false, "Item-Count is VALUE rows (1) too high, or too low"},
    {"odd_rows", -1, kTrakt, false, "one more row: a rating without ids, a person on the watchlist"},
    {"broken_row", -1, kTrakt, false, "one more row, of wrong types, among the good ones"},
    {"html_200", 1, "", true, "200 with an HTML page"},
    {"truncated_json", 1, "", true, "200 with half of the JSON"},
    {"500", 1, "", true, "server error"},
    {"502", 1, "", true, "server error"},
    {"503", 1, "", true, "server error"},
    {"504", 1, "", true, "server error"},
    {"520", 1, "", true, "Cloudflare cannot reach the origin"},
    {"429_json", 1, kTrakt, true, "rate limit with X-Ratelimit and Retry-After (VALUE in JSON: seconds, 1)"},
    {"429_html", 1, kTrakt, true, "Cloudflare's ban page with Retry-After (VALUE in JSON: seconds, 300)"},
    {"429_no_retry_after", 1, "", true, "rate limit without a word on how long"},
    {"stall", 1, "", true, "never answers"},
    {"reset", 1, "", true, "closes the connection"},
    {"lost_write_answer", 1, kTrakt, false,
     "a POST is carried out and its answer lost: VALUE reset, 429, 500 … (reset)"},
    {"403_html", -1, kTrakt, false, "Cloudflare's block page"},
    {"403_app_deleted", -1, kTrakt, false, "the API app is gone"},
    {"404", -1, kTrakt, false, "no such list"},
    {"405", -1, kTrakt, false, "a list that is not given"},
    {"420", -1, kTrakt, false, "account limit, empty body"},
    {"423", -1, kTrakt, false, "account locked"},
    {"426", -1, kTrakt, false, "VIP only"},
    {"token_expired_mid_walk", 1, kTrakt, true, "all access tokens end now"},
    {"invalid_grant", 1, kToken, true, "the refresh token is refused"},
    {"lost_refresh_response", 1, kToken, true, "tokens are rotated, the answer is lost"},
    {"tmdb_gzip_without_header", -1, kTmdb, false, "gzip bytes without Content-Encoding"},
    {"tmdb_missing_part", -1, kTmdb, false, "the appended part VALUE (credits, season/2 …) is left out"},
    {"tmdb_404", -1, kTmdb, false, "VALUE: ids, comma separated, that are gone"},
    {"tmdb_401", -1, kTmdb, false, "key not accepted"},
    {"tmdb_429", 1, kTmdb, true, "CloudFront's 429 without Retry-After"},
    {"image_truncated", 1, kImages, true, "half of the bytes, then the connection ends"},
    {"image_404", -1, kImages, false, "no such file"},
    {"image_html", 1, kImages, true, "200 with an HTML page"},
};

const FaultKind& kind_of(std::string_view name) {
  const auto found = std::ranges::find(kKinds, name, &FaultKind::name);
  if (found == std::ranges::end(kKinds)) throw std::invalid_argument(fmt::format("no fault is called '{}'", name));
  return *found;
}

void read_ids(Fault& fault) {
  if (fault.name != "tmdb_404") return;
  for (auto rest = std::string_view{fault.value}; !rest.empty();) {
    const auto one = rest.substr(0, rest.find(','));
    fault.ids.push_back(number_or(std::string{one}, 0));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
  }
}

std::string as_text(const boost::json::value& value) {
  if (value.is_string()) return std::string{value.as_string()};
  if (value.is_bool() || value.is_null()) return {};
  return boost::json::serialize(value);
}

Fault fault_from_object(const boost::json::object& object) {
  Fault fault;
  for (const auto& [key, value] : object) {
    if (key == "name") fault.name = as_text(value);
    if (key == "value") fault.value = as_text(value);
    if (key == "path") fault.path = as_text(value);
    if (key == "times") fault.times = value.to_number<int>();
    if (key == "after") fault.after = value.to_number<int>();
    if (key == "ids") {
      for (const auto& id : value.as_array()) fault.ids.push_back(id.to_number<std::int64_t>());
    }
  }
  kind_of(fault.name);
  read_ids(fault);
  return fault;
}

}  // namespace

std::span<const FaultKind> fault_kinds() {
  return kKinds;
}

int number_or(const std::string& text, int other) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} ? value : other;
}

Fault fault_from_flag(std::string_view flag) {
  const auto equals = flag.find('=');
  Fault fault;
  fault.name = flag.substr(0, equals);
  const auto& kind = kind_of(fault.name);
  if (equals != std::string_view::npos) fault.value = flag.substr(equals + 1);
  if (kind.value_is_times && !fault.value.empty()) {
    fault.times = number_or(fault.value, 1);
    fault.value.clear();
  }
  read_ids(fault);
  return fault;
}

Faults faults_from_json(std::string_view text) {
  const auto root = boost::json::parse(text).as_object();
  Faults faults;
  if (const auto* list = root.if_contains("faults")) {
    for (const auto& entry : list->as_array()) faults.list.push_back(fault_from_object(entry.as_object()));
    return faults;
  }
  for (const auto& [key, value] : root) {
    const std::string name{key};
    const auto tail = as_text(value);
    faults.list.push_back(fault_from_flag(tail.empty() ? name : fmt::format("{}={}", name, tail)));
  }
  return faults;
}

void FaultPlan::set(Faults faults) {
  rules_.clear();
  for (auto& fault : faults.list) {
    const auto& kind = kind_of(fault.name);
    const int times = fault.times != 0 ? fault.times : kind.times;
    const int wait = fault.after;
    rules_.push_back({.fault = std::move(fault), .prefix = kind.prefix, .left = times, .wait = wait});
  }
}

bool FaultPlan::applies(Rule& rule, std::string_view path) {
  const auto prefix = rule.fault.path.empty() ? rule.prefix : std::string_view{rule.fault.path};
  if (rule.left == 0 || !path.starts_with(prefix)) return false;
  if (rule.wait > 0) {
    --rule.wait;
    return false;
  }
  if (rule.left > 0) --rule.left;
  return true;
}

const Fault* FaultPlan::fire(std::string_view name, std::string_view path) {
  for (auto& rule : rules_) {
    if (rule.fault.name == name && applies(rule, path)) return &rule.fault;
  }
  return nullptr;
}

const Fault* FaultPlan::fire_any_of(std::span<const std::string_view> names, std::string_view path) {
  for (auto& rule : rules_) {
    if (std::ranges::find(names, rule.fault.name) != names.end() && applies(rule, path)) return &rule.fault;
  }
  return nullptr;
}

}  // namespace cinemarco::sandbox
